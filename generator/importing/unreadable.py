"""A file that cannot become a report: the one exception of the import."""


class UnreadableError(Exception):
    """The file is no report that can be imported; `key` names the words that say why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key
