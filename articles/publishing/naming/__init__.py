"""Correcting a name: a wrong name and the right one come in; both languages, right, go out.

`words` finds it in any words; `plan` wherever an article or the registry says it; `marks` brings
the marks on it along; `actions` asks, and does it once another person has countersigned.
"""
