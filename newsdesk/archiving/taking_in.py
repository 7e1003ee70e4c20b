"""One old article at a time: its original kept, its texts started, its addresses led on."""

import hashlib
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from articles.audit import record
from articles.exceptions import Invalid
from articles.models import Redirect, Section, Upload
from articles.translating import actions as translating
from articles.writing import actions as writing
from articles.writing.content import Content

LONGEST = {"byline": 200, "dateline": 120, "photo_credit": 300, "publisher": 200, "licence": 200}
ADDRESS = 500


class Taker:
    """Takes stories in as one person. `section` is the key of the section for those without one."""

    def __init__(self, *, by, section):
        self.by = by
        self.sections = {one.key: one for one in Section.objects.all()}
        if section not in self.sections:
            raise Invalid(_("There is no section “%(key)s”.") % {"key": section})
        self.default = section
        self.known = set(
            Upload.objects.exclude(articles=None).values_list("sha256", flat=True).iterator()
        )

    def knows(self, original):
        """Whether an article was made of these bytes already."""
        return hashlib.sha256(original).hexdigest() in self.known

    @transaction.atomic
    def take(self, story):
        """Make an article of a Story and return it: all of it, or nothing."""
        upload = self._keep(story)
        language = story.written_in
        draft = story.texts[language]
        found = {name: getattr(draft, name) for name in ("byline", "dateline", "photo_credit")}
        article = writing.start(
            replace(draft, headline=_headline(story, draft)),
            section=self.sections.get(story.section, self.sections[self.default]),
            language=language,
            by=self.by,
            upload=upload,
            photos=story.photos,
            source_url=self._source(story),
            **{key: value[: LONGEST[key]] for key, value in (found | story.fields).items()},
        )
        for code in story.texts:
            if code != language:
                self._other_language(article, code, story)
        old = self._lead_on(article, story)
        record(
            "archive.import",
            by=self.by,
            article=article,
            name=story.name,
            sha256=upload.sha256,
            published=story.published,
            addresses=old,
        )
        self.known.add(upload.sha256)
        return article

    def _keep(self, story):
        upload = Upload(
            name=story.name[-200:],
            media_type=story.media_type,
            size=len(story.original),
            sha256=story.sha256,
            created_by=self.by,
        )
        name = f"{story.sha256}.bin"
        if there := _left_behind(upload, name, story.original):
            upload.file = there
            upload.save()
        else:
            upload.file.save(name, ContentFile(story.original), save=True)
        return upload

    def _other_language(self, article, code, story):
        draft = story.texts[code]
        text = translating.start(article, code, by=self.by)
        source = article.texts.get(language=article.source_language).revision
        content = Content(_headline(story, draft), draft.summary, draft.body)
        writing.save(
            text,
            content,
            based_on=0,
            by=self.by,
            reason=_("Brought in with the archive"),
            source_revision=source,
        )

    def _lead_on(self, article, story):
        """Redirect each old address to the article's short one, which answers once it is shown."""
        made = []
        for code, address in story.addresses.items():
            old = old_path(address)
            if old and not Redirect.objects.filter(old=old).exists():
                language = code or article.source_language
                Redirect.objects.create(old=old, new=f"/{language}/articles/{article.pk}/")
                made.append(old)
        return made

    @staticmethod
    def _source(story):
        whole = [a for a in story.addresses.values() if a.startswith(("http://", "https://"))]
        return whole[0][:1000] if whole else ""


def _left_behind(upload, name, original):
    """The name of a whole file that an earlier run wrote and did not come to note; "" else."""
    storage = upload.file.storage
    name = upload.file.field.generate_filename(upload, name)
    if not storage.exists(name) or Upload.objects.filter(file=name).exists():
        return ""
    with storage.open(name) as file:
        return name if file.read() == original else ""


def old_path(address):
    """The path of an old address, with its query; "" for one that cannot be led on.

    >>> old_path("https://example.com/news/1.html"), old_path("news/1"), old_path("javascript:x")
    ('/news/1.html', '/news/1', '')
    """
    parts = urlsplit(address.strip())
    if parts.scheme not in ("", "http", "https"):
        return ""
    path = "/" + unquote(parts.path).lstrip("/")
    path += f"?{parts.query}" if parts.query else ""
    return path if 1 < len(path) <= ADDRESS else ""


def _headline(story, draft):
    """What the file says, or the name it has: an old article is never held up for its headline."""
    return draft.headline or story.name.rsplit("/", 1)[-1][:300]
