"""One small class per format, and one list of them: adding a format is adding a line."""

from articles.intake.readers.converted import CONVERTED
from articles.intake.readers.plain import PlainText

READERS = [PlainText(), *CONVERTED]
