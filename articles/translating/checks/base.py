"""A paragraph as checks see it, and what they say of it."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Passage:
    """One row in both languages.

    `facts`: the row's `parity.Fact`s that are red, what stands elsewhere in the translation taken
    into account. `terms`: the `names.Term`s of its source; `missing_names`: those of them that the
    whole translation does not have under any accepted name; `missing_terms`: of the glossary.
    `remembered`: the source words that the memory has this very translation for, where they are not
    these. `source_tags`, `target_tags`: (name, address) of the inline tags, each as often as it opens.
    """

    source: str
    target: str
    source_language: str
    target_language: str
    kind: str = "p"
    origin: str = "person"
    facts: tuple = ()
    terms: tuple = ()
    missing_names: tuple[str, ...] = ()
    missing_terms: tuple[str, ...] = ()
    remembered: str = ""
    source_tags: tuple[tuple[str, str], ...] = ()
    target_tags: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check says: `words` are those it is about, `wrong` → `right` mends them."""

    check_id: str
    severity: Severity
    message: object
    words: str = ""
    wrong: str = ""
    right: str | None = None

    @property
    def is_error(self):
        return self.severity == Severity.ERROR

    @property
    def has_fix(self):
        return self.right is not None

    def digest(self, passage):
        """Names this finding in these very words: in other words it is another one."""
        parts = (self.check_id, self.words, passage.source, passage.target)
        return sha256("\0".join(parts).encode()).hexdigest()


class Check:
    """`find(passage)` yields the words it is about, or (wrong, right) where it can be mended.

    `language`: only translations into this one; "" for all.
    """

    id = ""
    severity = Severity.WARNING
    message = ""
    language = ""

    def findings(self, passage):
        if self.language in ("", passage.target_language):
            for found in self.find(passage):
                yield self._finding(found)

    def find(self, passage):
        raise NotImplementedError

    def _finding(self, found):
        if isinstance(found, str):
            return Finding(self.id, self.severity, self.message, words=found)
        wrong, right = found
        return Finding(self.id, self.severity, self.message, wrong.strip(), wrong, right)
