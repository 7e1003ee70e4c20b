"""Machine translation: a paragraph's words go out as protected codes, come back, and are verified.

None is set by default: `offline` fills from what the house itself has approved. An engine is a
small class that knows one service's request and answer; `http` sends, `verifying` trusts nothing.
"""
