"""What a text is made of, in pure Python: no Django, no database, no network.

In comes whatever people paste or type. Out comes text with one spelling of every character,
cut into blocks, graphemes, words and sentences, every place in it counted in Unicode code
points, half-open. Heavy things (the Thai dictionary) load when first asked for.
"""
