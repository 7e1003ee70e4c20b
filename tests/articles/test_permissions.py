"""What the permission table cannot ask: people, texts and lists as the rules themselves see them."""

import pytest
from django.db import transaction
from django.http import Http404

from articles.models import Article
from articles.permissions import Permission, locked_text_for, may, text_for, visible_texts
from articles.roles import JOURNALIST
from tests import factories


def test_whoever_was_deactivated_may_nothing(article, somchai):
    assert may(somchai, Permission.READ, article)
    somchai.is_active = False
    assert not may(somchai, Permission.READ, article)


@pytest.mark.parametrize("door", [text_for, locked_text_for])
def test_a_language_that_is_not_there_is_not_found(door, article, somchai):
    with pytest.raises(Http404), transaction.atomic():
        door(somchai, article.pk, "th", Permission.READ)
    found, text = door(somchai, article.pk, "en", Permission.READ)
    assert (found, text.language) == (article, "en")


def test_an_assignment_counts_whether_its_texts_were_read_before_or_not(article, anan):
    assert not may(anan, Permission.READ, article)
    article.texts.create(language="th", assignee=anan)
    assert may(anan, Permission.READ, article)
    [read_before] = Article.objects.prefetch_related("texts")
    assert may(anan, Permission.READ, read_before)


def test_a_journalists_lists_hold_their_own_and_their_sections(article, mali):
    colleague = factories.make_person("colleague", JOURNALIST)
    assert article.texts.get() in visible_texts(mali)
    assert not visible_texts(colleague).exists()
    article.section.staff.add(colleague)
    del colleague._section_ids
    assert article.texts.get() in visible_texts(colleague)
