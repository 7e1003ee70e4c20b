"""The names of the roles. What each may do is the table in `articles.permissions`."""

JOURNALIST = "journalist"
TRANSLATOR = "translator"
REVIEWER = "reviewer"
EDITOR = "editor"
ADMIN = "admin"

ROLES = (JOURNALIST, TRANSLATOR, REVIEWER, EDITOR, ADMIN)
