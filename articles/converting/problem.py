"""What a converter says instead of a result. The words are `articles.intake.wording`'s."""


class Unreadable(Exception):
    """The file cannot be read. `code` says why; `details` are what the sentence needs."""

    def __init__(self, code, **details):
        super().__init__(code)
        self.code = code
        self.details = details
