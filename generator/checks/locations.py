"""From a Ref to file, line and column: the one place that turns key paths into positions."""

from bisect import bisect_right

from msgspec import Struct

from generator.content.documents import Parsed
from generator.content.markdown_documents import MarkdownDocument
from generator.content.yaml_documents import YamlDocument
from generator.findings.finding import Ref
from generator.findings.positions import START, Span, descend, span_of


class _Region(Struct, frozen=True):
    """The lines (from 1, the last included) of a value, and where to point by default."""

    first: int
    last: int
    span: Span


def locate(ref: Ref, parsed: Parsed | None) -> Span:
    """Return where a Ref is in its file; the beginning when the file has no such place."""
    if ref.span is not None:
        return ref.span
    region = _region(ref, parsed)
    if parsed is None or region is None:
        return START
    return _find(ref.words, parsed, region) if ref.words else region.span


def _region(ref: Ref, parsed: Parsed | None) -> _Region | None:
    document = parsed.document if parsed else None
    if isinstance(document, YamlDocument) and document.root.find(ref.keys[0] if ref.keys else None):
        value, _ = descend(document.root, ref.keys)
        span = span_of(document.root, ref.keys, of_key=ref.of_key)
        return _Region(value.span.line, max(value.span.end_line, span.line), span)
    if isinstance(document, MarkdownDocument) and ref.keys:
        return _answer(str(ref.keys[0]), document)
    return None


def _answer(question: str, document: MarkdownDocument) -> _Region | None:
    answer = document.find(question)
    return _Region(answer.heading.line, answer.last_line, answer.heading) if answer else None


def _find(words: str, parsed: Parsed, region: _Region) -> Span:
    """Return the span of words, or of the first line of them, in the lines of a region."""
    first = words.strip().split("\n", 1)[0]
    starts, last = parsed.starts, min(region.last, len(parsed.lines))
    # At once in all lines: there may be as much to find as there are lines.
    begin = starts[min(region.first, len(starts)) - 1]
    place = parsed.text.find(first, begin, max(0, starts[last] - 1))
    if place < 0:
        return region.span
    number = bisect_right(starts, place)
    column = place - starts[number - 1] + 1
    return Span(number, column, number, column + len(first))
