"""Notices: an entry of the record comes in; the people it concerns are told, each as they wish.

Every act is told from `articles.audit.record`, in the act's own transaction; `rules` says whom.
"""

from articles.notices.actions import choose, digest, read, tell

__all__ = ["choose", "digest", "read", "tell"]
