"""ACC140–ACC144: what was a list, a table, a note or bold in Word or Excel, and is not shown so.

They look at the answer as it is shown: what is read as it was meant is no finding.
"""

import html
import re
from collections.abc import Callable, Iterator
from itertools import groupby

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from generator.text.markdown_lines import begins_with_date
from generator.text.prose import TAG, indented_code, to_html
from schema.kept_patterns import compile_kept

_CODE = compile_kept(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_LINK = compile_kept(r"<a\b.*?</a>", re.DOTALL)
_BLOCK = compile_kept(r"</?(?:p|li|ul|ol|t[dhr]|blockquote|h\d|div)\b[^>]*>")
_LEFT = 40
# A letter, a Roman number or a number with a bracket; a sign that stands apart from the words; or
# the mark of a list without its space.
_ITEM = compile_kept(
    r"(?P<letter>\(?(?:[a-zæøåA-ZÆØÅ]|[ivxIVX]{1,4}|\d{1,2})[.)]|\d{4}\.|\d{1,2}(?:\.\d{1,2})+\.?)\s+\S"
    r"|(?P<space>[-+•·–*]|\d{1,2}[.)])(?:[^\W\d_]|\[[ xX]\]\s)"
    r"|(?P<wide>\d{1,2}[\uff0e\u3001\uff09])\s*\S"
    r"|(?P<sign>[-=]>|\d{1,2}\ufe0f?\u20e3|[^\w\s<>&\"'«»“”„\u2018’(\[|*_~`#]\ufe0f?)\s+\S"
)
# Texts without two such lines need not be rendered: the items of a real list begin otherwise.
_ODD = (
    r"[^\S\n]*(?:(?:\(?[^\W\d_]{1,4}[.)]|\(\d{1,2}\)|\d{4}\.|\d{1,2}\.(?=\s+[a-zæøå]{3,9}\b)|\d{1,2}(?:\.\d{1,2})+\.?|[-=]>|\d{1,2}\ufe0f?\u20e3|[^\w\s\-*+>|#]\ufe0f?)"
    r"[^\S\n]|(?:[-+•·–*]|\d{1,2}[.)\uff0e\u3001\uff09])(?:[^\W\d_]|\[[ xX]\]))"
)
_LATE = r"[^\S\n]*(?:[02-9]|\d\d)[.)][^\S\n]"
_LISTED = compile_kept(
    rf"^{_ODD}[^\n]*\n{_ODD}|^(?![^\S\n]*\d)[^\n]*\S\n{_LATE}[^\n]*\n{_LATE}", re.MULTILINE
)
# A text with none of these has no row, and is quickly seen to.
_OF_ROWS = ("|", "¦", "\t", ";", "   ", "\u00a0")
_ROWS = compile_kept(r"[|¦\t]|;[^\s;]|\S(?: {3,}|[ \u00a0]*\u00a0[ \u00a0]+)\S")
_APART = compile_kept(r"</table>\s*<p>(?P<row>\|[^<\n]*\|)")
# The rest of a row that a line's end has cut; and what has become a row of a table that it was not
# meant for: a line of dashes under other headings, a line of text without bars.
_CUT = compile_kept(r"</table>\s*<(?:p|[uo]l>\s*<li)>(?P<row>[^|<\n]{1,200}\|)\s*<")
_WRAPPED = compile_kept(
    r"^[ \t]{0,3}\|[^\n]*[^|\s\\][ \t]*\n(?P<row>[ \t]*(?![|\s])[^|\n]{1,200}\|)[ \t]*$",
    re.MULTILINE,
)
_SECOND = compile_kept(
    r"<tr>\s*<td>(?P<row>[^<\n]{1,200})</td>\s*(?:<td>[^<\n]{0,200}</td>\s*){0,40}</tr>\s*"
    r"<tr>\s*(?:<td>:?-{3,200}:?</td>\s*){1,40}</tr>"
)
_LAST = compile_kept(r"<td>(?P<row>[^<\n]{1,200})</td>\s*(?:<td></td>\s*){1,40}</tr>\s*</tbody>")
# Columns that were held together by spaces, where these are all that is left of a table.
_SPACED = compile_kept(r"\S(?:[ \u00a0]{3,}|\u00a0{2,})\S")
_DELIMITER = compile_kept(r"[-–—:|\s]+")
_BOLD = compile_kept(
    r"(?<![*\d])\*\*(?!\*)[^\n*]{0,40}|(?<!\w)__(?=[^\W_])[^\n_]{0,40}|(?<!~)~~(?!~)[^\n~]{0,40}"
)
_PAIR = compile_kept(
    r"(?<![*_~])(?P<mark>\*{1,3}|__?|~~)(?P<inner>[^\s*_~](?:[^*_~\n]{0,200}[^\s*_~])?)(?P=mark)(?![*_~])"
)
_NOTE = compile_kept(
    r"\[\d{1,2}\]|(?:(?<=[^\W\d])|(?<=[.,;:)»”!?])|^)[¹⁰⁴-⁹][¹²³⁰⁴-⁹]{0,2}", re.MULTILINE
)
# Another hat than the keyboard's, as a Mac writes it, or a space before the label.
_WRONG_MARK = compile_kept(r"\[(?:\u02c6[^\S\n]?|\^[^\S\n])(?P<label>\w{1,20})[^\S\n]?\]")
# A text with neither has no note of that kind, and is quickly seen to.
# One of Word's endnotes, below the text.
_ENDNOTE = compile_kept(r"^\[[ivx]{1,5}\](?=\s+\S)", re.MULTILINE)
_BRACKET_NUMBER, _RAISED = compile_kept(r"\[\d"), tuple("¹⁰⁴⁵⁶⁷⁸⁹")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_INDENTED = compile_kept(r"(?:\A|\n[^\S\n]*\n)(?: {4}|\t)[^\S\n]*(?![-*+\s]|\d+[.)])")


def _may_have_rows(text: str) -> bool:
    return any(map(text.__contains__, _OF_ROWS)) and bool(_ROWS.search(text))


def _shown(
    report: BookReport, may_have: Callable[[str], object]
) -> Iterator[tuple[TextPassage, str]]:
    """Yield the Markdown passages that may have it, each as it is shown, without code."""
    for passage in report.markdown_passages:
        if may_have(passage.text):
            rendered = to_html(passage.text, "text", 4)
            yield passage, _CODE.sub(" ", rendered) if "<code" in rendered else rendered


def _has_listed(text: str) -> bool:
    return "\n" in text and bool(_LISTED.search(text))


def _text_of(rendered: str) -> str:
    return html.unescape(TAG.sub("", rendered))


def _runs(rendered: str) -> Iterator[list[str]]:
    """Yield the lines of each block that run together, where there are several."""
    for block in _BLOCK.split(rendered):
        if "\n" in block.strip():
            lines = block.strip("\n").replace("<br>\n", "\v").replace("<br>", "\v")
            yield _text_of(lines).split("\n")


@rule("ACC140", Severity.WARNING)
def lists_are_lists(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield lines that were items of a list, and run together in one paragraph."""
    for passage, rendered in _shown(report, _has_listed):
        first = next(filter(None, map(_first_item, _runs(rendered))), "")
        if first:
            match = _ITEM.match(first)
            case = (match.lastgroup if match else None) or "sign"
            mark = match[case] if match else ""
            # A date stays; what it lacks is a mark before it.
            case = "date" if begins_with_date(first) else "sign" if case == "wide" else case
            where = passage.where.on(first[:_LEFT].rstrip())
            yield hit(where, about=passage.question or None, case=case, mark=mark)


def _first_item(lines: list[str]) -> str:
    """Return the first of two lines below each other that begin as items of one list do."""
    for kind, group in groupby(lines, _kind_of_item):
        run = list(group)
        if kind and len(run) > 1:
            return run[0].strip()
    return ""


def _kind_of_item(line: str) -> str:
    match = _ITEM.match(line.strip())
    case = match.lastgroup if match else None
    return f"{case} {match[case].strip('0123456789')[-1:]}" if match and case else ""


@rule("ACC141", Severity.WARNING)
def tables_are_tables(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield lines that were rows of a table, and are shown with their bars or run together."""
    for passage, rendered in _shown(report, _may_have_rows):
        found = _stray_row(passage.text, rendered)
        found = found or next(filter(None, map(_row_in, _runs(rendered))), None)
        if found:
            case, row, columns = found
            where = passage.where.on(row[:_LEFT].rstrip())
            ruler = "|---" * columns + "|" if columns else ""
            yield hit(where, about=passage.question or None, case=case, ruler=ruler)


def _stray_row(text: str, rendered: str) -> tuple[str, str, int] | None:
    """Return what is wrong with what stands right after a table, or within it, and its words."""
    if "</table>" not in rendered:
        return None
    for case, pattern in (("row", _APART), ("cut", _CUT), ("second", _SECOND)):
        if found := pattern.search(rendered):
            return case, html.unescape(found["row"]), 0
    if wrapped := _WRAPPED.search(text):
        return "wrapped", wrapped["row"].strip(), 0
    for found in _LAST.finditer(rendered):
        row = html.unescape(found["row"])
        if " " in row and re.search(rf"^[ \t]*{re.escape(row)}[ \t]*$", text, re.MULTILINE):
            return "under", row, 0
    return None


def _row_in(lines: list[str]) -> tuple[str, str, int] | None:
    """Return what is wrong with the rows among the lines, the first of them and its columns."""
    barred = [each.strip() for each in lines if "|" in each or each.count("¦") > 1]
    if len(barred) > 1:
        return _barred(barred)
    tabbed = [each.strip() for each in lines if "\t" in each.strip()]
    if len(tabbed) > 1 and not _kind_of_item(tabbed[0]):
        return "tabs", tabbed[0].partition("\t")[0], max(each.count("\t") for each in tabbed) + 1
    split = [each.strip() for each in lines if ";" in each and "; " not in each]
    counts = {each.count(";") for each in split}
    if len(split) > 1 and len(counts) == 1:
        return "tabs", split[0], counts.pop() + 1
    spaced = [each.strip() for each in lines if _SPACED.search(each.strip())]
    if len(spaced) > 1 and not _kind_of_item(spaced[0]):
        return "spaces", spaced[0].split("  ")[0].split("\u00a0")[0], 2
    return None


def _barred(rows: list[str]) -> tuple[str, str, int]:
    """Return what is wrong with rows that have bars, the first of them and its columns."""
    if "|" not in rows[0]:
        return "broken", rows[0], 0
    if _DELIMITER.fullmatch(rows[0]):
        return "apart", rows[0], 0
    columns = rows[0].strip("|").count("|") + 1
    ruled = any(_DELIMITER.fullmatch(each) for each in rows)
    return ("uneven" if ruled else "missing"), rows[0], columns


@rule("ACC142", Severity.WARNING)
def marks_are_closed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the marks of bold, italics and strikethrough that readers will see."""
    for passage, rendered in _shown(report, _may_show_marks):
        text = _text_of(_LINK.sub("", rendered))
        joined = next(filter(_is_joined, _PAIR.finditer(text)), None)
        opened = None if joined else _BOLD.search(text)
        found = joined or opened
        written = found.group().rstrip() if found else ""
        if written and f"\\{written[0]}" not in passage.text:
            where, mark = passage.where.on(written), joined["mark"] if joined else written[:2]
            case = "joined" if joined else "open"
            yield hit(where, about=passage.question or None, case=case, mark=mark)


def _is_joined(pair: re.Match[str]) -> bool:
    """Tell whether marks do not enclose, for a letter is outside of one and punctuation within."""
    text, (start, end) = pair.string, pair.span()
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    first, last = pair["inner"][0], pair["inner"][-1]
    return (before.isalpha() and not first.isalnum()) or (after.isalpha() and not last.isalnum())


def _may_show_marks(text: str) -> bool:
    """Tell whether a line has marks that enclose nothing, or not what they are meant to."""
    marks = [mark for mark in ("**", "__", "~~") if mark in text]
    if any(_is_open(line.split(mark)) for mark in marks for line in text.split("\n")):
        return True
    return any(map(text.__contains__, "*_~")) and any(map(_is_joined, _PAIR.finditer(text)))


def _is_open(pieces: list[str]) -> bool:
    """Tell whether every other piece of a line, between two marks, is not one that they enclose."""
    inner = pieces[1::2]
    return not len(pieces) % 2 or any(each != each.strip() for each in inner)


def _may_have_note(text: str) -> bool:
    bracketed = "[" in text
    numbered = (bracketed and _BRACKET_NUMBER.search(text)) or any(map(text.__contains__, _RAISED))
    return bool((numbered and _NOTE.search(text)) or (bracketed and _ENDNOTE.search(text)))


@rule("ACC143", Severity.WARNING)
def notes_are_notes(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the mark of the first note of each text that is a mere number, as Word pastes them."""
    for passage in report.markdown_passages:
        wrong = _WRONG_MARK.search(passage.text)
        if wrong:
            # The note is lost, and the mark a link that leads nowhere.
            mark, where = wrong.group(), passage.where.on(wrong.group())
            about = passage.question or None
            yield hit(
                where,
                about=about,
                severity=Severity.ERROR,
                case="mark",
                mark=mark,
                number=wrong["label"],
            )
    for passage, rendered in _shown(report, _may_have_note):
        shown = _text_of(_LINK.sub("", rendered))
        match = _NOTE.search(shown) or _ENDNOTE.search(shown)
        if match and not _WRONG_MARK.search(passage.text):
            mark = match.group()
            number = mark.strip("[]").translate(_DIGITS)
            where = passage.where.on(mark)
            yield hit(
                where, about=passage.question or None, case="number", mark=mark, number=number
            )


@rule("ACC144", Severity.WARNING)
def text_is_not_code(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the texts that are shown as code, because they are indented."""
    for passage in report.markdown_passages:
        indented = "    " in passage.text or "\t" in passage.text
        if indented and _INDENTED.search(passage.text):
            for line in indented_code(passage.text)[:1]:
                where = passage.where.on(line.strip()[:_LEFT])
                yield hit(where, about=passage.question or None)
