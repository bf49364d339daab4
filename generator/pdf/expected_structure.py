"""What a PDF must have, by its source alone: what our own checks compare it with."""

from collections import Counter
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct

from generator.pdf.roles import is_silent
from generator.pdf.values import MarkedSource, Statement, text_of

_FIGURES = frozenset({"img", "{http://www.w3.org/2000/svg}svg"})


class Expected(Struct, frozen=True):
    """The headings with levels and ids, how many tables, figures and notes, which languages, files.

    `cells` are the numbers of rows and of header cells of each table, in their order.
    """

    title: str
    language: str
    headings: tuple[tuple[int, str], ...]
    tables: tuple[tuple[int, int], ...]
    figures: int
    notes: int
    links: int
    languages: Mapping[str, int]
    files: tuple[str, ...]
    ids: tuple[str, ...] = ()


def expect(source: MarkedSource, statement: Statement) -> Expected:
    """Return what the PDF of a source must have."""
    seen = [each for mark, each in enumerate(source.elements) if _is_seen(source, mark)]
    headings = [
        each
        for each in seen
        if len(each.tag) == 2 and each.tag[0] == "h" and each.tag[1] in "123456"
    ]
    spoken = (each.get("lang") for each in seen if text_of(each))
    return Expected(
        title=statement.title,
        language=statement.language,
        headings=tuple((int(each.tag[1]), _label(each)) for each in headings),
        tables=tuple(
            (sum(1 for _ in each.iter("tr")), sum(1 for _ in each.iter("th")))
            for each in seen
            if each.tag == "table"
        ),
        figures=sum(each.tag in _FIGURES for each in seen),
        notes=sum(each.get("class") == "note" for each in seen),
        links=sum(each.tag == "a" and each.get("data-href") is not None for each in seen),
        languages=Counter(each for each in spoken if each),
        files=tuple(sorted(each.name for each in statement.attached)),
        ids=tuple(each.get("id") or "" for each in headings),
    )


def _label(heading: Element) -> str:
    """Return what a heading is called in the outline: without the address of a link in it."""
    return heading.get("data-label") or text_of(heading)


def _is_seen(source: MarkedSource, mark: int) -> bool:
    around = (mark, *source.ancestors(mark))
    return not any(is_silent(source.elements[each]) for each in around)
