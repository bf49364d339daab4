"""ACC146: emoji that are made of several, and drawn as several where the typeface lacks them."""

from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import passages_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from schema.kept_patterns import compile_kept

_JOINER = "\u200d"
_SIGN = "[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f?[\U0001f3fb-\U0001f3ff]?"
_JOINED = compile_kept(f"{_SIGN}(?:{_JOINER}{_SIGN}){{1,9}}")


@rule("ACC146", Severity.INFO)
def emoji_are_drawn_whole(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the first emoji of each text that is joined of several; the PDF has no sign for it."""
    for passage in passages_of(report):
        found = _JOINED.search(passage.text) if _JOINER in passage.text else None
        if found:
            where, about = passage.where.on(found.group()), passage.question or None
            count = found.group().count(_JOINER) + 1
            yield hit(where, about=about, emoji=found.group(), count=count)
