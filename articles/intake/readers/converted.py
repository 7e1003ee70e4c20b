"""Every format but plain text: read by a converter, in a limited process of its own."""

from articles.converting.problem import Unreadable
from articles.converting.process import convert
from articles.exceptions import Invalid
from articles.intake.readers.base import Reading
from articles.intake.wording import note, refusal
from articles.text.sanitise import sanitise


class ConvertedFile:
    """One kind of file: its `endings`, its media type, and the converter that reads it."""

    def __init__(self, kind, media_type, *endings):
        self.kind = kind
        self.media_type = media_type
        self.endings = endings

    def read(self, data):
        try:
            converted = convert(self.kind, data)
        except Unreadable as problem:
            raise Invalid(refusal(problem)) from None
        return Reading(
            body=sanitise(converted.html),
            headline=converted.about.get("headline", ""),
            byline=converted.about.get("byline", ""),
            summary=converted.about.get("summary", ""),
            section=converted.about.get("section", ""),
            notes=[note(code, details) for code, details in converted.notes],
            photos=converted.photos,
            blank=converted.blank,
        )


CONVERTED = [
    ConvertedFile("md", "text/markdown", ".md", ".markdown"),
    ConvertedFile("html", "text/html", ".html", ".htm"),
    ConvertedFile(
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".docx",
    ),
    ConvertedFile("odt", "application/vnd.oasis.opendocument.text", ".odt"),
    ConvertedFile("rtf", "application/rtf", ".rtf"),
    ConvertedFile("pdf", "application/pdf", ".pdf"),
]
