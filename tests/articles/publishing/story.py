"""A story as it is right before publication, for the tests of publishing and reading.

Marks and decisions are written row by row, so that these tests need none of the rooms between.
"""

from annotations import bodies
from annotations.models import Annotation, AnnotationVersion, Claim, Decision, Entity, Kind
from articles.models import Alignment, ArticleText
from articles.publishing import actions, readiness
from articles.writing import actions as writing
from articles.writing.content import Content
from tests import factories

SUMMARY_TH = "ตำรวจไทยและกัมพูชาจะทำงานร่วมกัน"


def make_thai(article, *, by):
    """The Thai text of an article, whole and aligned, not yet approved."""
    text = ArticleText.objects.create(article=article, language="th", assignee=by)
    content = Content(factories.HEADLINE_TH, SUMMARY_TH, factories.BODY_TH, "")
    writing.save(text, content, based_on=0, by=by)
    align(text, by=by)
    return text


def align(text, *, by):
    """Say that every block of the translation stands for the source's block of the same id."""
    source = text.article.texts.get(language=text.article.source_language)
    text.alignments.all().delete()
    for block in source.revision.document.blocks:
        Alignment.objects.create(
            text=text,
            source_blocks=[block.id],
            target_blocks=[block.id],
            translated_from=block.text,
            source_number=source.revision_number,
            by=by,
        )


def edit(text, old, new, *, by):
    """Save the text with some words replaced wherever they stand."""
    text.refresh_from_db()
    now = text.revision
    content = Content(
        now.headline.replace(old, new),
        now.summary.replace(old, new),
        now.body.replace(old, new),
        now.slug,
    )
    assert content.headline != now.headline or old not in now.headline
    return writing.save(text, content, based_on=text.revision_number, by=by)


def make_entity(kind, english, thai, *, by, **fields):
    return Entity.objects.create(
        kind=Kind.objects.get(key=kind), name_en=english, name_th=thai, created_by=by, **fields
    )


def make_claim(article, *, by, english, thai, status="attributed", evidence=(), **fields):
    claim = Claim.objects.create(
        article=article,
        statement_en=english,
        statement_th=thai,
        status=status,
        created_by=by,
        **fields,
    )
    for url in evidence:
        claim.evidence.create(url=url, publisher="The Nation", note="Report", created_by=by)
    return claim


def mark(text, words, *, kind, by, entity=None, claim=None, value=None):
    """A mark that waits for review, on the first place where the words stand."""
    text.refresh_from_db()
    block = next(b for b in text.revision.document.blocks if words in b.text)
    start = block.text.index(words)
    annotation = Annotation.objects.create(
        text=text,
        kind=Kind.objects.get(key=kind),
        entity=entity,
        claim=claim,
        value=value,
        start_block=block.id,
        start=start,
        end_block=block.id,
        end=start + len(words),
        exact=words,
        version_number=1,
        created_by=by,
    )
    AnnotationVersion.objects.create(
        annotation=annotation,
        number=1,
        author=by,
        cause=AnnotationVersion.Cause.MADE,
        start_block=block.id,
        start=start,
        end_block=block.id,
        end=start + len(words),
        exact=words,
        body=bodies.snapshot(annotation),
        revision=text.revision,
    )
    return annotation


def decide(annotation, verdict, *, by):
    Decision.objects.create(
        annotation=annotation,
        version=annotation.versions.first(),
        by=by,
        verdict=verdict,
    )
    annotation.state = verdict
    annotation.save(update_fields=["state"])
    return annotation


def approved_mark(text, words, *, by, reviewer, **fields):
    return decide(mark(text, words, by=by, **fields), "approved", by=reviewer)


class Newsroom:
    """Mali's article in English and Anan's in Thai, approved by Ploy, for Somchai to publish."""

    def __init__(self, mali, anan, ploy, somchai):
        self.mali, self.anan, self.ploy, self.somchai = mali, anan, ploy, somchai

    def story(self, **fields):
        """An article ready in both languages, without marks."""
        article = factories.make_article(self.mali, **fields)
        make_thai(article, by=self.anan)
        self.approve(article)
        return article

    def marked_story(self, **fields):
        """An article ready in both languages, with an entity, a value and a claim in each."""
        article = self.story(**fields)
        english, thai = article.texts.get(language="en"), article.texts.get(language="th")
        self.police = make_entity(
            "organisation",
            "Royal Thai Police",
            "สำนักงานตำรวจแห่งชาติ",
            by=self.mali,
            description_en="Thailand's national police force.",
            description_th="ตำรวจแห่งชาติของไทย",
        )
        self.claim = make_claim(
            article,
            by=self.mali,
            english="Joint operations start within two months.",
            thai="ปฏิบัติการร่วมจะเริ่มภายในสองเดือน",
            status="corroborated",
            evidence=["https://news.example/joint-operations"],
            claimant=self.police,
        )
        money = {"amount": 700000, "currency": "THB", "modifier": "over"}
        for text, by, police, claimed, sum_ in [
            (
                english,
                self.mali,
                "Royal Thai Police",
                "Joint operations start within two months",
                "over 700,000 baht",
            ),
            (
                thai,
                self.anan,
                "สำนักงานตำรวจแห่งชาติ",
                "ปฏิบัติการร่วมจะเริ่มภายในสองเดือน",
                "กว่า 7 แสนบาท",
            ),
        ]:
            who = {"by": by, "reviewer": self.ploy}
            approved_mark(text, police, kind="organisation", entity=self.police, **who)
            approved_mark(text, claimed, kind="claim", claim=self.claim, **who)
            approved_mark(text, sum_, kind="money", value=money, **who)
        return article

    def approve(self, article, *languages):
        for text in article.texts.all():
            if not languages or text.language in languages:
                factories.approve_all(text, by=self.ploy)

    def waive_all(self, article, language):
        """Somchai answers for everything in the way of one language that may be waived."""
        found = readiness.obstacles(article, language)
        keys = [one.key for one in found if one.waivable]
        return actions.waive(article, language, keys, by=self.somchai, reason="It is right so")

    def publish(self, article, languages=("en", "th"), **options):
        return actions.publish(article, languages, by=self.somchai, **options)

    def correct(self, article, language, old, new, **options):
        """Edit, approve and publish one language again, as a correction."""
        text = article.texts.get(language=language)
        edit(text, old, new, by=self.mali if language == "en" else self.anan)
        factories.approve_all(text, by=self.ploy)
        options.setdefault("notes", {"en": "A figure was wrong.", "th": "ตัวเลขผิด"})
        options.setdefault("kind", "correction")
        return actions.correct(article, [language], by=self.somchai, **options)

    def withdraw(self, article, languages=None, **options):
        options.setdefault("reason", "The source took it back")
        return actions.withdraw(article, languages, by=self.somchai, **options)
