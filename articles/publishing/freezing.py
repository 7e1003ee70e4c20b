"""Several languages of one article frozen together, each knowing the others' editions."""

from articles import clock
from articles.models import Edition
from articles.publishing import ledger, snapshot
from articles.publishing.mentions import save_rows
from articles.search import index


class Freezer:
    """The next editions of `candidates` {language: Candidate}, made in one transaction.

    Make it with the article locked. `kinds` says what each becomes: whatever readers have not seen
    yet in a language is its first publication.
    """

    def __init__(self, article, candidates, *, kind, notes, by):
        self.article, self.candidates, self.by = article, candidates, by
        self.notes = {code: words.strip() for code, words in notes.items() if words.strip()}
        shown = Edition.objects.filter(article=article).shown(
            max(c.at for c in candidates.values())
        )
        self._shown = {}
        for edition in shown.order_by("number"):
            self._shown.setdefault(edition.language, []).append(edition)
        self.kinds = {
            code: kind if code in self._shown else Edition.Kind.FIRST for code in candidates
        }

    def freeze(self):
        """Write the editions and their rows, the source language's first, and return them."""
        source = self.article.source_language
        order = sorted(self.candidates, key=lambda code: code != source)
        made = {}
        for code in order:
            made[code] = self._save(code, made.get(source) or self._newest(source))
        return [made[code] for code in self.candidates]

    def content(self, code):
        """The content of the next edition in one language."""
        candidate = self.candidates[code]
        before = candidate.editions[0] if candidate.editions else None
        return snapshot.freeze(
            candidate,
            number=self._number(code),
            kind=self.kinds[code],
            notes=self.notes if self.kinds[code] != Edition.Kind.FIRST else {},
            previous=before.sha256 if before else "",
            answers=self._answers(code),
        )

    def nothing_new(self):
        """Whether readers would learn nothing: the same words in every language, and no note.

        The same words alone are allowed where they answer the other language's correction: they say
        that this language had it right.
        """
        return all(self._says_nothing(code) for code in self.candidates)

    def _says_nothing(self, code):
        now = self._newest(code)
        if now is None or self.notes.get(code):
            return False
        content = self.content(code)
        others = [other for other in content["answers"] if other not in self.candidates]
        heard = now.content["answers"]
        return snapshot.same_words(content, now.content) and all(
            content["answers"][other] == heard.get(other) for other in others
        )

    def _save(self, code, source_edition):
        content = self.content(code)
        first = self._shown.get(code)
        at = self.candidates[code].at
        edition = Edition(
            article=self.article,
            language=code,
            revision=self.candidates[code].revision,
            source_edition=source_edition if code != self.article.source_language else None,
            content=content,
            sha256=ledger.digest(content),
            first_published_at=min(e.shown_from for e in first) if first else at,
            created_by=self.by,
            created_at=clock.now(),
            **{
                column: read(content)
                for column, read in ledger.REPEATED.items()
                if column not in ("article_id", "language")
            },
        )
        edition.save(force_insert=True)
        save_rows(edition)
        index.add(edition)
        return edition

    def _newest(self, code):
        return self._shown[code][-1] if code in self._shown else None

    def _number(self, code):
        editions = self.candidates[code].editions
        return editions[0].number + 1 if editions else 1

    def _answers(self, code):
        answers = {}
        for other in {*self._shown, *self.candidates} - {code}:
            if other in self.candidates:
                answers[other] = self._number(other)
            else:
                answers[other] = self._newest(other).number
        return answers
