class NoAnswer(Exception):
    """A model gave nothing that can be used. `words`: what happened and what to do, to be read."""

    def __init__(self, words):
        super().__init__(words)
        self.words = words
