"""LAW303, REF306 and REF310: what texts point to that is not attached, and what is."""

import re
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.relations import list_named
from generator.book.text_index import TextPassage, passages_of
from generator.checks.rules.files import is_shown_picture
from generator.checks.rules.pointers import ATTACHMENT_HINTS
from generator.checks.rules.queries import title_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from generator.text.pointing import only_points
from generator.text.prose import links_of
from schema.kept_patterns import compile_kept
from schema.wordlists import load_words

# «Vedlagt», and «vedlegg» only where the reader is sent there: not «vedleggene i dokumentet er …».
_POINTER = compile_kept(
    r"\bvedlag[td]e?\b"
    r"|(?:\(|\b(?:se|jf\.?|jamfør|i|eget|til|som)\s+)vedlegg\w*"
    r"|\bvedlegg(?:et)?\s+(?:\d+|[A-Z])\b"
    r"|\bdokumentliste\w*"
    r"|\battached\b|\b(?:see|in)\s+(?:the\s+)?(?:attachment|appendix|annex)\b",
    re.IGNORECASE,
)
_MEASURE_TEXTS = frozenset({"goal", "goal_this_year", "actions", "results"})


def _pointing(report: BookReport) -> Iterator[tuple[TextPassage, str]]:
    """Yield the passages that point to an attachment without linking to one, with the words."""
    for passage in passages_of(report):
        lowered = passage.text.lower() if passage.question else ""
        hinted = any(map(lowered.__contains__, ATTACHMENT_HINTS))
        match = _POINTER.search(passage.text) if hinted else None
        if match and not _links_to_attachment(passage):
            yield passage, match.group().lstrip("(")


def _links_to_attachment(passage: TextPassage) -> bool:
    # Markdown is read only where there can be such a link.
    linked = passage.markdown and "attachment" in passage.text
    links = links_of(passage.text) if linked else ()
    return any(link.startswith("aktsom:attachment/") for link in links)


def _is_only_pointer(passage: TextPassage) -> bool:
    """Whether a measure's text or an answer says nothing more than where to look."""
    keys = passage.where.keys
    of_measure = keys[:1] == ("measures",) and bool(_MEASURE_TEXTS & set(keys))
    answer = passage.where.file.endswith(".md")
    return (of_measure or answer) and only_points(passage.text)


@rule("LAW303", Severity.WARNING, law=("aapenhetsloven-5-c",))
def measure_described_here(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield measures that only refer to something that is not attached."""
    pointers: dict[int, list[tuple[TextPassage, str]]] = {}
    for passage, words in _pointing(report):
        if passage.where.keys[0] == "measures" and _is_only_pointer(passage):
            pointers.setdefault(int(passage.where.keys[1]), []).append((passage, words))
    measures = report.address.measures
    for index, ((first, words), *others) in pointers.items():
        risk = measures[index].risks[0] if isinstance(measures, tuple) else ""
        yield hit(
            first.where.on(words),
            about=risk,
            related=tuple(each.where.on(word) for each, word in others),
            risk=risk,
            title=title_of(report, risk),
            words=words,
        )


@rule("REF306", Severity.WARNING)
def attachment_there(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield other texts that refer to an attachment without linking to one.

    Where nothing at all is attached, that is one finding.
    """
    found = [each for each in _pointing(report) if not _is_only_pointer(each[0])]
    groups = [[each] for each in found] if report.head.attachments else [found]
    for (first, words), *others in filter(None, groups):
        yield hit(
            first.where.on(words),
            about=first.question,
            related=tuple(each.where.on(word) for each, word in others),
            case="several" if others else "one",
            question=first.question,
            words=words,
            count=1 + len(others),
        )


@rule("REF310", Severity.ERROR)
def attachments_harmless(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield attachments of kinds that may do harm, or that many cannot open.

    What is in no list is refused: a file is opened from the site itself, and may be a page of it.
    """
    allowed, refused = load_words("attachments_allowed"), load_words("attachments_refused")
    for attachment, keys in list_named(report.head):
        file = attachment.file
        _, *between = file.casefold().split(".")
        kind = between.pop() if between else ""
        runs = kind in refused or not load_words("attachments_interpreted").isdisjoint(between)
        unknown = kind not in allowed and not is_shown_picture(report, file)
        if runs or unknown:
            where = report.ref("report.yaml", *keys)
            yield hit(where, about=file, case="refused" if runs else "unusual", file=file)
