"""People: an admin's wish comes in; somebody can sign in, can sign in again, or no longer can.

Nobody's password is ever known to anybody else: a link that works once lets them choose it.
"""
