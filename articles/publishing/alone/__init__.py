"""Publishing alone: at night one person may publish a text that nobody else has checked.

Never an approval: an exception, on record, told to everybody and to readers, with a second look due.
"""
