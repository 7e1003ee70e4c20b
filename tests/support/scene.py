"""What the permission table asks for: a newsroom in the middle of its work.

`Scene(people).arguments(name, case)` is the keyword arguments of an address. A parameter's value is
the property of its name; a case changes some of them. Nothing is made before it is asked for.
"""

import io
from datetime import timedelta
from functools import cached_property

from django.core.files.base import ContentFile
from django.urls import get_resolver
from django.utils import timezone
from PIL import Image

from annotations.discussing import actions as discussing
from annotations.marking import searching
from annotations.models import Layer, Round
from annotations.registry.approving import decide as decide_on_wording
from annotations.registry.merging import merge
from annotations.reviewing import actions as reviewing
from annotations.rounds import actions as rounds
from annotations.rounds.deciding import adjudicate
from articles import outbox
from articles.intake import actions as intake
from articles.models import (
    ArticleText,
    NameCorrection,
    NewsroomSettings,
    Notification,
    Outbox,
    Photo,
)
from articles.newsroom import Newsroom as Settings
from articles.newsroom import forget
from articles.photos import actions as photos
from articles.publishing import actions as publishing
from articles.publishing.alone import shifts
from articles.publishing.alone.actions import publish_alone
from articles.publishing.listing import actions as listing
from articles.reports.actions import send as send_report
from tests import factories
from tests.annotations.making import make_claim, make_entity, make_mark, make_value
from tests.articles.publishing.story import Newsroom, decide, make_thai


class Scene:
    stem = "0" * 32  # of no picture

    def __init__(self, mali, anan, ploy, somchai):
        self.mali, self.anan, self.ploy, self.somchai = mali, anan, ploy, somchai
        self.newsroom = Newsroom(mali, anan, ploy, somchai)

    def arguments(self, name, case=""):
        changed = getattr(self, f"case_{case}")() if case else {}
        parameters = get_resolver().reverse_dict.getlist(name)[0][0][0][1]
        return {
            parameter: changed[parameter] if parameter in changed else getattr(self, parameter)
            for parameter in parameters
        }

    # --- Mali's article, half way: in English and, by Anan, in Thai -----------------------------

    @cached_property
    def article(self):
        article = factories.make_article(self.mali, section=factories.make_section())
        make_thai(article, by=self.anan)
        return article

    @cached_property
    def text(self):
        return self.article.texts.get(language="en")

    @cached_property
    def annotation(self):
        entity = make_entity(self.mali)
        return make_mark(self.text, self.mali, entity=entity)

    @cached_property
    def upload(self):
        return intake.receive_text("Headline\n\nOne paragraph of news.", by=self.mali)

    language = "en"
    kind_key = "person"
    number = 1
    section = "crime"
    form = "rss"
    older, newer = 1, 2

    @property
    def article_id(self):
        """The working article; for readers' addresses the case `public` is what is asked."""
        return self.article.pk

    @property
    def text_id(self):
        return self.article.texts.get(language="th").pk

    @property
    def annotation_id(self):
        return self.annotation.pk

    @property
    def search_id(self):
        return searching.start(self.annotation.entity, by=self.mali).pk

    @property
    def entity_id(self):
        return self.annotation.entity_id

    @property
    def merge_id(self):
        twin = make_entity(self.mali, name_en="Thai Police", name_th="")
        return merge(twin, self.annotation.entity, by=self.ploy).pk

    @property
    def approval_id(self):
        entity = make_entity(self.mali, name_en="Border Police", name_th="")
        return decide_on_wording(entity, entity.wordings.get(), "approved", by=self.ploy).pk

    @property
    def decision_id(self):
        return decide(make_value(self.text, self.mali), "approved", by=self.ploy).decisions.get().pk

    @property
    def text_decision_id(self):
        return reviewing.approve_text(self.text, revision=1, by=self.ploy).pk

    @property
    def upload_id(self):
        return self.upload.pk

    @cached_property
    def photo_id(self):
        file = io.BytesIO()
        Image.new("RGB", (8, 8)).save(file, "PNG")
        return photos.add(self.article, "police.png", file.getvalue(), by=self.mali).pk

    uidb64, token = "MQ", "no-token"
    guide, picture = "journalist", "reader-th"

    @cached_property
    def person_id(self):
        """Somebody new each time is acted on, so that no other line misses anybody."""
        return factories.make_person("Leaver").pk

    @property
    def claim_id(self):
        return make_claim(self.text, self.mali).pk

    @property
    def report_id(self):
        """A reader's report on an article that was published."""
        article = self.newsroom.marked_story()
        [edition] = self.newsroom.publish(article, ["en"])
        return send_report(edition, words="Wrong.").pk

    @cached_property
    def exception_id(self):
        """What Somchai published alone, of his own article in another section."""
        article = factories.make_article(self.somchai, section=factories.make_section("night"))
        forget(Settings({"allows_exceptions": True}))
        [edition] = publish_alone(article, ["en"], by=self.somchai, reason="At night")
        return edition.four_eyes_exception.pk

    @cached_property
    def shift_id(self):
        """Mali's, as a deputy, of tomorrow."""
        begins = timezone.now() + timedelta(days=1)
        ends = begins + timedelta(hours=8)
        return shifts.appoint(self.mali, starts_at=begins, ends_at=ends, by=self.somchai).pk

    @property
    def key(self):
        return self.text.revision.block_ids[0]

    word, name, scheme = "no-such-link", "none.webp", "dark"

    @property
    def message_id(self):
        """A mail that could not be sent."""
        row = outbox.put("email", {"to": ["mali@news.example"], "subject": "Due", "text": "Due."})
        Outbox.objects.filter(pk=row.pk).update(error="mail: refused", tried_at=timezone.now())
        return row.pk

    @property
    def correction_id(self):
        """Of a name that stands nowhere any more: a conflict for whoever may countersign it."""
        gone = {"key": "entity:0:name_en", "article": None, "language": "en", "label": "name"}
        fields = [gone | {"before": "Police", "after": "The police"}]
        return NameCorrection.objects.create(
            pairs=[["en", "Police", "The police"]], fields=fields, first=self.somchai
        ).pk

    @cached_property
    def seal_id(self):
        return self.article.seals.create(words=["Cambodia"], order="A court", first=self.somchai).pk

    @property
    def link_id(self):
        return publishing.share(self.article, whom="A lawyer", days=1, by=self.somchai)[0].pk

    @property
    def listing_id(self):
        return listing.put_in_order("front", "", [self.article.pk], by=self.somchai).pk

    @cached_property
    def round_id(self):
        """A round of Mali, Anan and Ploy, all of whom still mark, in a newsroom that has rounds."""
        NewsroomSettings.objects.update_or_create(pk=1, defaults={"several_annotators": True})
        return rounds.start(self.text, [self.mali, self.anan, self.ploy], by=self.somchai).pk

    # --- Cases ----------------------------------------------------------------------------------

    def case_th(self):
        return {"language": "th"}

    def case_claim(self):
        claim = make_claim(self.text, self.mali)
        return {"annotation_id": claim.annotations.get().pk}

    def case_free(self):
        """A translation that waits for somebody to take it."""
        article = factories.make_article(self.mali)
        return {"text_id": ArticleText.objects.create(article=article, language="th").pk}

    def case_kept(self):
        """What was brought in and made into Mali's article."""
        self.article.upload = self.upload
        self.article.save()
        return {"upload_id": self.upload.pk}

    def case_front(self):
        return {"kind": "front", "place": "-"}

    def case_related(self):
        return {"kind": "related", "place": str(self.article.pk)}

    def case_on(self):
        NewsroomSettings.objects.update_or_create(pk=1, defaults={"several_annotators": True})
        return {}

    def case_rounds(self):
        """Everybody of the round has submitted."""
        for layer in Layer.objects.filter(round=self.round_id):
            rounds.submit(layer, by=layer.annotator)
        return {}

    def case_decided(self):
        self.case_rounds()
        adjudicate(Round.objects.get(pk=self.round_id), {}, by=self.somchai)
        return {}

    def case_notice(self):
        notice = Notification.objects.create(
            person=self.mali, event="returned", article=self.article, language="en", by=self.ploy
        )
        return {"notice_id": notice.pk}

    def case_thread(self):
        return {"thread_id": discussing.begin(self.article, "Why?", by=self.mali).pk}

    def case_resolved(self):
        thread = discussing.begin(self.article, "Why?", by=self.mali)
        return {"thread_id": discussing.resolve(thread, by=self.mali).pk}

    def case_secret(self):
        """A discussion between Mali and Somchai alone."""
        who = {"confidential": True, "readers": [self.somchai]}
        return {"thread_id": discussing.begin(self.article, "Why?", by=self.mali, **who).pk}

    def case_view(self):
        return {"view_id": self.mali.saved_views.create(name="Mine", query="q=police").pk}

    def case_scheduled(self):
        article = self.newsroom.story()
        self.newsroom.publish(article, at=timezone.now() + timedelta(days=1))
        return {"article_id": article.pk, "release_id": article.releases.first().pk}

    def case_shared(self):
        link, word = publishing.share(self.article, whom="A lawyer", days=1, by=self.somchai)
        return {"word": word, "link_id": link.pk}

    def case_draft(self):
        """Readers ask for the working article: all of it exists, and none of it was published."""
        return {
            "slug": self.article.slug_en or "police",
            "stem": "0" * 32,
            "ending": "webp",
            "key": "nobody",
        }

    def case_public(self):
        """An article that was published with a photo, and corrected once."""
        article = self.newsroom.marked_story(byline="Mali")
        self._photo(article)
        [edition] = self.newsroom.publish(article, ["en"])
        self.newsroom.correct(article, "en", "on Monday", "on Tuesday")
        rendition = edition.content["photos"][0]["renditions"][0]["name"]
        return {
            "article_id": article.pk,
            "entity_id": self.newsroom.police.pk,
            "claim_id": self.newsroom.claim.pk,
            "slug": edition.slug,
            "key": "mali",
            "stem": rendition.removeprefix("renditions/").removesuffix(".webp"),
            "ending": "webp",
        }

    def case_both(self):
        """An article that was published in both languages."""
        article = self.newsroom.story()
        self.newsroom.publish(article)
        return {"article_id": article.pk}

    def _photo(self, article):
        file = io.BytesIO()
        Image.new("RGB", (8, 8)).save(file, "PNG")
        article.lead_photo = Photo.objects.create(
            article=article,
            file=ContentFile(file.getvalue(), name="police.png"),
            sha256="0" * 64,
            width=8,
            height=8,
            credit="The newsroom",
            caption_en="Police",
            caption_th="ตำรวจ",
            alt_en="A policeman",
            alt_th="ตำรวจหนึ่งนาย",
            created_by=self.mali,
        )
        article.save()
