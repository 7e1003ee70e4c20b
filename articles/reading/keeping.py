"""What a readers' page depends on, so that its bytes may be kept and served without asking us.

A page that does not call `keep` is drawn anew for everybody who asks: forgetting it costs speed and
never shows a reader anything old.
"""

TAGS = "newsdesk.tags"  # in the request's environ, where the page store in front of Django looks
QUERY = "newsdesk.query"


def keep(request, *tags, query=()):
    """Declare that the answer to this request depends on `tags` (`articles.tags`) and nothing else.

    Every article whose words it shows, every list it was chosen from. May be called again to add.
    `query`: the parameters of the address that it was drawn by; with any other it is not kept.
    """
    request.META.setdefault(TAGS, set()).update(tags)
    # Every page hands the readers' wish for plain words on to its links (articles.reading.plain).
    request.META.setdefault(QUERY, set()).update({*query, "marks"})


def forget(request):
    """Let the answer not be kept after all: it is no readers' page."""
    request.META.pop(TAGS, None)
    request.META.pop(QUERY, None)
