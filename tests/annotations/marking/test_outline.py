"""A long text at a glance: how many marks and suggestions stand in which paragraphs."""

import pytest

from annotations.marking.outline import MOST, outline
from annotations.marking.workspace import Workspace
from tests import factories
from tests.annotations.making import make_entity, make_value

pytestmark = pytest.mark.django_db


def written(mali, count):
    lines = "".join(f"<p>Paragraph {n} says the Royal Thai Police left.</p>" for n in range(count))
    article = factories.make_article(mali, body=lines)
    return article, article.texts.get()


@pytest.mark.parametrize("count", [12, 100, 1000])
def test_a_long_text_is_parted_whole_and_every_mark_is_counted_once(mali, count):
    make_entity(mali)
    article, text = written(mali, count)
    make_value(text, mali, "Paragraph 7 says", "quantity")
    workspace = Workspace(article, text)
    parts = outline(workspace)
    assert len(parts) <= MOST
    edges = [(part.first, part.last) for part in parts]
    assert edges[0][0] == 1 and edges[-1][1] == count + 2  # the headline and the summary, too
    assert all(last + 1 == first for (_, last), (first, _) in zip(edges, edges[1:], strict=False))
    assert sum(part.marks for part in parts) == sum(part.waiting for part in parts) == 1
    offered = len(workspace.suggestions)
    assert sum(part.suggestions for part in parts) == offered >= count
    [where] = [part for part in parts if part.marks]
    assert where.first <= 10 <= where.last


def test_a_short_text_needs_none_and_a_long_one_shows_it(mali, client_of):
    article, text = written(mali, 3)
    assert outline(Workspace(article, text)) == []
    article, text = written(mali, 30)
    make_value(text, mali, "Paragraph 7 says", "quantity")
    html = client_of(mali).get(f"/desk/articles/{article.pk}/mark/en/").content.decode()
    block = text.annotations.get().start_block
    assert f'href="#{block}"' in html and "what is marked where" in html
