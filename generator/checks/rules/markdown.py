"""What rules about Markdown's marks look at: texts without the code in them."""

import re
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import Passage, passages_of

_CODE = re.compile(r"^(?:```|~~~).*?^(?:```|~~~)|`[^`\n]*`", re.DOTALL | re.MULTILINE)


def marked_texts(report: BookReport, *marks: str) -> Iterator[tuple[Passage, str]]:
    """Yield the Markdown passages that have one of these marks, each with its text without code."""
    for passage in passages_of(report):
        if passage.markdown and any(mark in passage.text for mark in marks):
            has_code = "`" in passage.text or "~~~" in passage.text
            yield passage, _CODE.sub(" ", passage.text) if has_code else passage.text
