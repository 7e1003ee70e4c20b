"""Who may begin a translation, hand it out, take it and give it back."""

import pytest
from django.core.exceptions import PermissionDenied

from articles.exceptions import Conflict, Invalid, Refused
from articles.models import AuditEntry
from articles.permissions import Permission, may
from articles.roles import TRANSLATOR
from articles.translating import actions
from tests import factories


def verbs(article):
    return list(AuditEntry.objects.filter(article=article).values_list("verb", flat=True))


def test_an_editor_starts_a_translation_for_a_translator(article, somchai, anan):
    text = actions.start(article, "th", by=somchai, assignee=anan)
    assert (text.language, text.assignee, text.revision_number) == ("th", anan, 0)
    assert "translation.start" in verbs(article)
    assert may(anan, Permission.TRANSLATE, article)


def test_the_source_language_an_unknown_one_and_a_second_start_are_refused(article, somchai):
    for language in ("en", "fr"):
        with pytest.raises(Invalid):
            actions.start(article, language, by=somchai)
    actions.start(article, "th", by=somchai)
    with pytest.raises(Invalid):
        actions.start(article, "th", by=somchai)


def test_a_journalist_and_a_reviewer_do_not_start_one(article, mali, ploy):
    for person in (mali, ploy):
        with pytest.raises(PermissionDenied):
            actions.start(article, "th", by=person)


def test_somebody_who_does_not_translate_cannot_be_given_one(article, somchai, ploy):
    with pytest.raises(Invalid):
        actions.start(article, "th", by=somchai, assignee=ploy)


def test_only_an_editor_assigns(article, somchai, anan, mali):
    text = actions.start(article, "th", by=somchai)
    with pytest.raises(PermissionDenied):
        actions.assign(text, anan, by=anan)
    assert actions.assign(text, anan, by=somchai).assignee == anan
    with pytest.raises(PermissionDenied):
        actions.unassign(text, by=mali)
    assert actions.unassign(text, by=somchai).assignee is None


def test_a_translator_takes_what_nobody_has_and_may_give_it_back(article, somchai, anan):
    text = actions.start(article, "th", by=somchai)
    assert not may(anan, Permission.READ, article)
    actions.take(text, by=anan)
    assert may(anan, Permission.TRANSLATE, article)
    actions.give_back(text, by=anan)
    assert not may(anan, Permission.READ, article)
    assert verbs(article).count("translation.assign") == 2


def test_what_a_colleague_took_first_cannot_be_taken(thai, anan):
    other = factories.make_person("Dao", TRANSLATOR)
    with pytest.raises(Conflict, match="Anan"):
        actions.take(thai, by=other)
    with pytest.raises(Refused):
        actions.give_back(thai, by=other)


def test_a_confidential_story_is_not_open_to_every_translator(mali, somchai, anan):
    article = factories.make_article(mali, confidential=True)
    text = actions.start(article, "th", by=somchai)
    with pytest.raises(Refused):
        actions.take(text, by=anan)


def test_a_reviewer_does_not_take_one(article, somchai, ploy):
    text = actions.start(article, "th", by=somchai)
    with pytest.raises(PermissionDenied):
        actions.take(text, by=ploy)
