"""The page store: what readers ask for comes in before Django sees it; kept bytes go out.

    edge        the WSGI callable in front of Django        answers     200, 206, 304, 410, HEAD
    keys        which requests may be answered from here    page        bytes, compressed, tagged
    memory      pages of this process, bounded in bytes     disk        pages of all, as files
    freshness   which tags were touched, by our own count   watcher     polls the database's rows
    health      alive, ready, degraded                      report      what the desk is told

A page is kept only if its view declared what it depends on (`articles.reading.keeping`), and is
served only while this process has heard from the database within a second, or knows that it is down.
"""
