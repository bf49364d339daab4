"""From a file's bytes to the report's lines; everything after this room sees lines alone.

`reading` finds the reader of a file's format: another format is another module beside `pdf`, and a
line there. `lines` numbers and cleans what was read, `page_layout` removes what belongs to pages.

May import: `portal`.
"""


class UnreadableError(Exception):
    """The file is no report that can be imported; `key` names the words that say why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key
