"""Reading: live editions come in, and nothing else; pages, feeds and data for readers go out.

Only `articles.models.edition` and `articles.models.release` are read here, so that a draft cannot
leak: no code of this room can reach one. No cookie is set, and neither session nor person is asked.
"""
