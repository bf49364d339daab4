"""ACC161: what belongs to the pages of a document, pasted with its text: page numbers, contents."""

import re
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import passages_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from schema.kept_patterns import compile_kept

# «Side 3 av 12», «Page 3 of 12», «Side 3» or «3 av 12» alone on a line, with marks around it.
_NUMBER = r"\d{1,4}"
_PAGE = compile_kept(
    rf"^[ \t|*_–—-]{{0,6}}(?P<said>(?:side|page|s\.|p\.)[ \u00a0]{_NUMBER}"
    rf"(?:[ \u00a0]?(?:av|of|/)[ \u00a0]?{_NUMBER})?|{_NUMBER}[ \u00a0](?:av|of)[ \u00a0]{_NUMBER})"
    r"[ \t|*_–—-]{0,6}$",
    re.IGNORECASE | re.MULTILINE,
)
# A heading, dots, and the page it is on.
_CONTENTS = compile_kept(
    r"^[ \t]{0,8}(?P<said>[^\s.…][^\n.…]{0,80}(?:\.\d{1,2}[^\n.…]{1,80}){0,2})"
    rf"(?:\.{{4,}}+|(?:\. ){{4,}}+\.?|…{{2,}}+)[ \t]{{0,9}}{_NUMBER}[ \t]{{0,9}}$",
    re.MULTILINE,
)
_LEADERS = ("....", ". . .", "……")


@rule("ACC161", Severity.WARNING)
def no_pages_in_texts(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the first line of each text that numbers pages, or is of a list of contents."""
    for passage in passages_of(report):
        text = passage.text
        contents = _CONTENTS.search(text) if any(each in text for each in _LEADERS) else None
        found = {"page": _PAGE.search(text), "contents": contents} if passage.markdown else {}
        for case, match in found.items():
            if match:
                said = match["said"].strip()
                where = passage.where.on(said)
                yield hit(where, about=passage.question or None, case=case, words=said)
