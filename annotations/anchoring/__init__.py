"""Anchoring: a text's spans and its next revision come in; where their words stand now goes out.

`engine` decides, knowing both texts whole and no database; `carry` does it for the annotations of
a text when a revision is saved; `verifying` finds, and mends, what was missed.
"""
