"""An article in both languages, side by side."""

from django.http import Http404
from django.utils.safestring import SafeString
from django.views.decorators.http import conditional_page, require_safe

from annotations.rendering import Options, render_block
from articles import tags
from articles.reading import addresses, queries, sidebyside
from articles.reading.keeping import keep
from articles.reading.page import LANGUAGES, answer, name_of
from articles.reading.story import thawed
from articles.reading.views.article import not_shown

# Blocks stand alone in a cell: no list around an item, and one heading of the first rank a page.
ELEMENTS = {"headline": "h2", "summary": "p", "li": "p"}


@require_safe
@conditional_page
def both(request, language, article_id):
    """Rows of what belongs together, the page's language first; a clear page where nothing was
    frozen that says what does."""
    live = queries.live_editions(article_id)
    edition = live.get(language)
    if edition is None:
        return not_shown(request, language, article_id, live)
    twin = next((live[code] for code in live if code != language), None)
    if twin is None:
        raise Http404
    keep(request, tags.article(article_id))
    rows = sidebyside.rows_of(edition, twin)
    context = {
        "edition": edition,
        "article_url": addresses.article(edition),
        "names": [(one.language, name_of(one.language)) for one in (edition, twin)],
        "rows": [[_cell(one, row) for one in (edition, twin)] for row in rows or ()],
        "aligned": rows is not None,
        "pending": [name_of(e.language) for e in (edition, twin) if e.second_check_pending],
    }
    twins = {code: addresses.both(live[code]) for code in LANGUAGES if code in live}
    return answer(request, "articles/reading/both.html", context, language=language, twins=twins)


def _cell(edition, row):
    """One side of a row: its words, and where they stand in the article."""
    ids = row.ids.get(edition.language, [])
    options = Options(elements=ELEMENTS, block_id=f"{edition.language}-")
    blocks = [thawed(block) for block in edition.content["blocks"] if block["id"] in ids]
    return {
        "language": edition.language,
        "html": SafeString("".join(render_block(block, (), options) for block in blocks)),
        "url": f"{addresses.article(edition)}#{ids[0]}" if ids else "",
    }
