"""The one way in which we speak to servers of others: TLS verified where the address asks for it."""

import http.client
import ssl
from urllib.parse import urlsplit


def connect(address, timeout):
    """(an HTTP connection not yet opened, the path with its query) of an address. `timeout`: seconds
    for the connection and for each answer."""
    parts = urlsplit(address)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if parts.scheme == "https":
        context = ssl.create_default_context()
        secure = http.client.HTTPSConnection(
            parts.hostname, parts.port, timeout=timeout, context=context
        )
        return secure, path
    return http.client.HTTPConnection(parts.hostname, parts.port, timeout=timeout), path
