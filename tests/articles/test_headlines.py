"""Words in a headline are found whatever their case, in either language, on either database."""

import pytest

from articles.headlines import headlines_with
from articles.models import Article, ArticleText
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("trat", True),
        ("RANONG 51", True),
        ("51%", True),
        ("cafés", True),
        ("ประมง", True),
        ("ประมง 51", True),
        ("trat_", False),
        ("ตราด", False),
    ],
)
def test_words_are_found_in_either_headline(mali, words, found):
    article = factories.make_article(mali, headline="Trat and Ranong 51% full, cafés say")
    Article.objects.filter(pk=article.pk).update(headline_th="ประมง 51 ลำ")
    assert Article.objects.filter(headlines_with(words)).exists() is found
    assert ArticleText.objects.filter(headlines_with(words, "article__")).exists() is found
