"""ACC104 and ACC106–ACC110: links, headings and tables that screen readers can tell."""

import html
import re
from collections.abc import Iterator
from itertools import pairwise

from generator.book.model import BookReport
from generator.book.question_placement import BEGINNING
from generator.checks.rules.queries import DEFINED, LABELLED, labels_in, marked_texts
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from generator.text.prose import TAG, to_html
from schema.kept_patterns import compile_kept

_EMPTY = compile_kept(
    r"(?P<link>(?<!!)\[[ \t]*\]\([^()\n]*\))|^ {0,3}(?P<heading>#{1,6})[ \t]*$", re.MULTILINE
)
# Not the address of a definition, `[plan]: https://…`, nor one in quotation marks.
_BARE = compile_kept(r"(?<![\"\[])(?<!\]: )(?<!\]:)\bhttps?://[^\s<>)\]]{20,}[^\s<>)\].,;:!?]")
_TARGET = compile_kept(r"\][ \t]*\([^()\n]*\)")
# What the address of a link begins with; and a link with a space in it, or with its marks swapped.
_ADDRESS = r"(?:https?://|mailto:|tel:|www\.|attachments/)[^\s()\[\]]+"
_TORN = compile_kept(
    rf"\[(?P<text>[^\[\]\n]{{1,100}})\](?:[ \t]{{1,4}}|\n)\((?P<to>{_ADDRESS})\)"
    rf"|\((?P<text2>[^()\n]{{1,100}})\)[ \t]{{0,4}}\[(?P<to2>{_ADDRESS})\]"
)
# A link in the wide brackets of a Chinese or Japanese keyboard, one of them at the least.
_WIDE = compile_kept(
    r"(?P<open>[\[\uff3b])(?P<text>[^\[\]\uff3b\uff3d\n]{1,100})[\]\uff3d][ \t]?"
    r"(?P<round>[(\uff08])(?P<to>(?:https?://|mailto:|tel:|www\.|attachments/)"
    r"[^\s()\uff08\uff09\[\]]{1,300})[)\uff09]"
)
# What is left of a link that is none: its brackets, and what follows them.
_OPEN = compile_kept(r"\[[^\[\]\n]{1,100}\]\([^\s()<>]{1,60}")
# A link that lacks one of its brackets.
_HALF = compile_kept(
    r"(?:^|[\s(])(?P<after>[^\s\[\]()]{1,60}\]\((?:https?://|mailto:|attachments/)[^\s()\[\]]{1,300}\))"
    r"|(?P<inner>\[[^\[\]()\n]{1,60}\((?:https?://|mailto:|attachments/)[^\s()\[\]]{1,300}\))(?![^\[\n]*\])"
    r"|(?P<round>\[[^\[\]()\n]{1,60}\](?:https?://|mailto:|attachments/)[^\s()\[\]]{1,300}\))",
    re.MULTILINE,
)
# Marks of word processors round the title of a link, which is a part of the address then.
_CURLY_TITLE = compile_kept(
    r"\]\([^\s()<>]{1,300} {1,4}(?P<title>[“”„«»\u2018\u2019][^()\n]{0,200})\)"
)
_LONGEST_ADDRESS = 50
_HEADING = compile_kept(r"^ {0,3}(?P<marks>#{2,6})[ \t]+(?P<text>\S[^\n]*)$", re.MULTILINE)
_BOLD_LINE = compile_kept(
    r"(?:\A|\n[ \t]*\n) {0,3}(?P<line>(\*\*|__)[^*_\n]{2,80}\2:?)[ \t]*(?=\n[ \t]*\n)"
)
_RULER = compile_kept(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")


@rule("ACC104", Severity.ERROR)
def nothing_without_a_text(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield links and headings without a text."""
    for passage, text in marked_texts(report, "](", "#"):
        for match in _EMPTY.finditer(text):
            case = match.lastgroup or ""
            where = passage.where.on(match[case])
            yield hit(where, about=passage.question or None, case=case, words=match[case])


@rule("ACC106", Severity.WARNING)
def addresses_behind_words(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield long web addresses that are written out."""
    for passage, text in marked_texts(report, "://"):
        for address in dict.fromkeys(_BARE.findall(_TARGET.sub("]", text))):
            if len(address) > _LONGEST_ADDRESS:
                where = passage.where.on(address)
                yield hit(where, about=passage.question or None, address=address)


@rule("ACC110", Severity.WARNING)
def links_in_one_piece(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield links with a space between their marks, or with these swapped."""
    for passage, text in marked_texts(report, "["):
        for match in _TORN.finditer(text):
            words, address = match["text"] or match["text2"], match["to"] or match["to2"]
            shown = "!" if text[max(match.start() - 1, 0) : match.start()] == "!" else ""
            link = f"{shown}[{words.strip()}]({address})"
            written = match[0].partition("\n")[0]
            where, about = passage.where.on(written), passage.question or None
            case = "apart" if match["text"] else "swapped"
            yield hit(where, about=about, case=case, link=link)
    yield from _wide_links(report)
    yield from _titled_links(report)
    yield from _labelled_links(report)
    yield from _half_links(report)


def _titled_links(report: BookReport) -> Iterator[Hit]:
    for passage, text in marked_texts(report, "]("):
        for match in _CURLY_TITLE.finditer(text):
            where, about = passage.where.on(match[0]), passage.question or None
            yield hit(where, about=about, case="title", words=match["title"])


def _labelled_links(report: BookReport) -> Iterator[Hit]:
    # Of one in another answer of the file, SYN207 tells.
    defined = labels_in(report, DEFINED, "]:")
    for passage, text in marked_texts(report, "]["):
        for match in LABELLED.finditer(text):
            if (passage.where.file, match["label"].casefold()) not in defined:
                where, about = passage.where.on(match[0]), passage.question or None
                yield hit(where, about=about, case="label", label=match["label"])


def _halves(text: str) -> Iterator[re.Match[str]]:
    """Yield halves of links; not those that close a bracket which was opened before on the line."""
    opened = at = 0
    for match in _HALF.finditer(text):
        _, breaks, line = text[at : match.start()].rpartition("\n")
        opened = (0 if breaks else opened) + line.count("[") - line.count("]")
        at = match.start()
        if not match["after"] or opened <= 0:
            yield match


def _half_links(report: BookReport) -> Iterator[Hit]:
    """Yield links that lack one of their brackets, or whose address has one too many."""
    for passage, text in marked_texts(report, "](", "(http", "]http", "(mailto:", "(attachments/"):
        about = passage.question or None
        for match in _halves(text):
            yield hit(passage.where.on(match[match.lastgroup or 0]), about=about, case="half")
        left = _OPEN.search(TAG.sub("", to_html(text, "text", 4))) if "](" in text else None
        if left and "\\" not in text:
            yield hit(passage.where.on(html.unescape(left[0])), about=about, case="open")


def _wide_links(report: BookReport) -> Iterator[Hit]:
    for passage, text in marked_texts(report, "\uff3b", "\uff08"):
        for match in _WIDE.finditer(text):
            if match["open"] + match["round"] == "[(":
                continue
            where, about = passage.where.on(match[0]), passage.question or None
            yield hit(where, about=about, case="wide", link=f"[{match['text']}]({match['to']})")


@rule("ACC107", Severity.INFO)
def headings_in_steps(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield headings in an answer that skip a level."""
    for passage, text in marked_texts(report, "#"):
        for above, below in pairwise(_HEADING.finditer(text)):
            level, expected = len(below["marks"]), len(above["marks"]) + 1
            if level > expected:
                yield hit(
                    passage.where.on(below.group().strip()),
                    about=passage.question or None,
                    heading=below["text"],
                    expected="#" * expected,
                )


@rule("ACC108", Severity.WARNING)
def headings_marked(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield lines in bold that stand where a heading would."""
    for passage, text in marked_texts(report, "**", "__"):
        for match in _BOLD_LINE.finditer(text):
            line = match["line"]
            heading = line.strip("*_:")
            where = passage.where.on(line)
            begun = BEGINNING.match(line)
            # SYN208 says of it that another answer begins there.
            if not begun or begun["id"] == passage.question or report.find(begun["id"]) is None:
                yield hit(where, about=passage.question or None, heading=heading)


@rule("ACC109", Severity.WARNING)
def tables_headed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield tables with a column that has no heading."""
    for passage, text in marked_texts(report, "|"):
        for head, ruler in pairwise(text.split("\n")):
            if "|" in head and "-" in ruler and _RULER.fullmatch(ruler.strip()):
                cells = [each.strip() for each in head.strip().strip("|").split("|")]
                if not all(cells[1:]) or not any(cells):
                    where = passage.where.on(head.strip())
                    yield hit(where, about=passage.question or None, column=_first_empty(cells))


def _first_empty(cells: list[str]) -> int:
    return next((number for number, cell in enumerate(cells, 1) if number > 1 and not cell), 1)
