"""Several annotators: in come people who mark one text each for themselves; out go how far they
agree, and, once a reviewer has decided, annotations like any other.

Hidden until the newsroom's settings switch it on.
"""
