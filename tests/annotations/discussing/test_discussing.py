"""Discussions: who is told, who may read, and what becomes of them when the words change."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from annotations.discussing import actions, subjects
from annotations.models import Comment, Thread
from articles.exceptions import Invalid, Refused
from articles.models import AuditEntry, Notification
from articles.writing import actions as writing
from articles.writing.content import Content
from tests import factories
from tests.annotations.making import make_claim, make_mark


def told(person, event):
    return Notification.objects.filter(person=person, event=event).count()


def page(client, article, query=""):
    answer = client.get(reverse("article_threads", args=[article.pk]) + query)
    return answer.content.decode()


def test_somebody_named_is_told_and_so_is_a_role(article, mali, ploy, somchai):
    thread = actions.begin(article, "@ploy and @editor: who said so?", by=mali)
    assert told(ploy, "mentioned") == told(somchai, "mentioned") == 1
    actions.comment(thread, "The police did.", by=ploy)
    assert told(mali, "commented") == 1 and told(somchai, "commented") == 0
    actions.resolve(thread, by=ploy)
    assert told(mali, "resolved") == 1
    with pytest.raises(Refused):
        actions.resolve(thread, by=mali)
    actions.comment(thread, "Not so fast.", by=mali)
    thread.refresh_from_db()
    assert thread.resolved_at is None
    with pytest.raises(Refused):
        actions.reopen(thread, by=mali)


def test_who_may_not_read_the_article_is_not_told_by_being_named(article, mali, anan):
    thread = actions.begin(article, "@anan look here", by=mali)
    assert thread.comments.get().mentions == [] and told(anan, "mentioned") == 0


def test_empty_words_markup_and_strangers_are_refused(article, mali, anan):
    for words in ("  ", "<b>x</b>", "x" * 4001):
        with pytest.raises(Invalid):
            actions.begin(article, words, by=mali)
    with pytest.raises(PermissionDenied):
        actions.begin(article, "Hello", by=anan)
    assert not Thread.objects.exists() and not Comment.objects.exists()


def test_a_confidential_discussion_is_seen_by_those_named_alone(
    article, mali, ploy, somchai, client_of
):
    secret = {"confidential": True, "readers": [somchai]}
    thread = actions.begin(article, "The source is @ploy", by=mali, **secret)
    assert told(ploy, "mentioned") == 0 and told(somchai, "commented") == 1
    assert "The source" in page(client_of(somchai), article)
    assert "The source" not in page(client_of(ploy), article)
    with pytest.raises(Refused):
        actions.comment(thread, "Me too", by=ploy)
    entry = AuditEntry.objects.get(verb="thread.comment")
    assert "source" not in str(entry.data), "the record says who wrote, never what"


def test_a_confidential_discussion_names_people_who_may_read(article, mali, anan):
    with pytest.raises(Invalid, match="Name those"):
        actions.begin(article, "x", by=mali, confidential=True)
    with pytest.raises(Invalid, match="may not read"):
        actions.begin(article, "x", by=mali, confidential=True, readers=[anan])
    with pytest.raises(Invalid, match="Reload"):
        actions.readers_of(article, [anan.pk])


def test_a_discussion_of_a_paragraph_survives_its_edit_and_says_so(article, text, mali, ploy):
    block = text.revision.block_ids[1]
    thread = actions.begin(article, "Which case?", by=ploy, about=subjects.of_block(text, block))
    assert subjects.of(thread).lost == ""
    body = Content.of(text.revision).body.replace("one case", "a case in Trat")
    writing.save(text, replace(Content.of(text.revision), body=body), based_on=1, by=mali)
    thread = Thread.objects.get()
    assert "changed since" in subjects.of(thread).lost
    assert subjects.of(thread).url.endswith(f"#{block}")
    writing.save(text, replace(Content.of(text.revision), body="<p>New.</p>"), based_on=2, by=mali)
    thread = Thread.objects.get()
    assert "no longer" in subjects.of(thread).lost and "one case" in subjects.of(thread).words


def test_one_on_a_mark_or_a_claim_leads_to_its_words(article, text, mali, client_of):
    mark = make_mark(text, mali)
    claim = make_claim(text, mali).annotations.get().claim
    her = client_of(mali)
    address = reverse("article_threads", args=[article.pk])
    assert mark.exact in page(her, article, f"?annotation={mark.pk}")
    her.post(address, {"annotation": mark.pk, "words": "Is it they?"})
    her.post(address, {"claim": claim.pk, "words": "Says who?"})
    her.post(address, {"block": "headline", "language": "en", "words": "Too long"})
    found = page(her, article)
    assert f"#mark-{mark.pk}" in found and "Operations start soon." in found
    for query in ("?annotation=0", "?claim=x", "?block=b999&language=en", "?block=b1&language=th"):
        assert her.get(address + query).status_code == 404


def test_a_discussion_by_http_from_beginning_to_end(article, mali, somchai, client_of):
    factories.make_person("reader")
    her, his = client_of(mali), client_of(somchai)
    address = reverse("article_threads", args=[article.pk])
    sent = {"words": "A word with you", "confidential": "on", "readers": somchai.pk}
    thread = Thread.objects.get() if her.post(address, sent).status_code == 302 else None
    his.post(reverse("thread_comment", args=[thread.pk]), {"words": "Yes?"})
    his.post(reverse("thread_resolve", args=[thread.pk]))
    assert "A word with you" not in page(her, article)
    assert "A word with you" in page(her, article, "?resolved")
    her.post(reverse("thread_reopen", args=[thread.pk]))
    assert "Yes?" in page(her, article)
