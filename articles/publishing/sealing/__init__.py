"""Sealing: a court's order and its words come in; the words are nowhere, and the proofs stand.

`blanks` takes words out of any value; `reach` knows every table of the newsroom; `actions` asks,
and, by another person, carries out.
"""
