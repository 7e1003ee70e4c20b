"""Answers that the scripts of other sites may read."""

from functools import wraps


def for_any_site(view):
    """Let any site read the answer: nothing in it depends on who asks."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return answered
