"""Converting: a file's bytes come in; its HTML, its photos and codes of what was lost go out.

No Django and no database: all of it runs in a child process with little memory, little time and no
network, which `process` starts and `child` is.
"""
