"""Photos: a picture comes in; its words, its focal point and its renditions go out.

The file that came in is kept and never served: it may say where somebody lives.
"""
