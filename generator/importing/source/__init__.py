"""From a file's bytes to lines or blocks; what comes after this room knows of no file's format.

`reading` finds the reader of a file's format: another format is another module beside `html`, and
its case there. `blocks` are what all are read to, by `html`, `plain_text`, `word` and `pdf_blocks`
(with `page_segments`). Reports of the portal are read as `lines`, from `pdf` or the text of blocks;
`page_layout` removes what belongs to pages.

May import: `portal`.
"""


class UnreadableError(Exception):
    """The file is no report that can be imported; `key` names the words that say why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key
