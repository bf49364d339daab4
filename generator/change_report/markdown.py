"""A comparison for a pull request's page, in GitHub's Markdown."""

from collections.abc import Iterator

from msgspec import Struct

from generator.change_report.model import (
    Detail,
    Line,
    Section,
    Told,
    ToldOrganisation,
    ToldReport,
    Unread,
)
from generator.change_report.pieces import Marks, list_some, phrase_detail, shorten_title, sum_up
from generator.change_report.text import conclude
from generator.formats.github_markdown import escape
from generator.formats.visible import show_path
from generator.text.differences import Piece
from generator.text.words import Words, load_words

# GitHub takes 1 MiB of summary from one step; nobody reads as much as this.
_MOST = 200_000
# Longer lists are folded up.
_FOLDED = 8
_UNREAD = 20


def render(told: Told) -> str:
    """Return the whole comparison, cut where no page would hold it."""
    words = load_words(told.language, "comparison")
    printer = _Printer(words)
    kept = [*printer.head(told)]
    length = sum(map(len, kept))
    for number, organisation in enumerate(told.organisations):
        lines = [*printer.organisation(organisation)]
        length += sum(map(len, lines))
        if length > _MOST:
            left = len(told.organisations) - number
            kept += ["", escape(words.count("cut", left, arguments=told.arguments))]
            break
        kept += lines
    return "\n".join(kept) + "\n"


class _Printer(Struct, frozen=True):
    """Lays out a comparison in lines of Markdown."""

    words: Words

    def head(self, told: Told) -> Iterator[str]:
        yield f"## {self.words['heading']}"
        yield ""
        yield escape(self.words("from_to", before=told.before, now=told.now)) + ":"
        yield f"**{' '.join(conclude(told, self.words))}**"
        if told.left_out:
            yield ""
            for file in list_some(told.left_out, _UNREAD, self.words):
                yield f"- {escape(self.words('unread_links', file=show_path(file)))}"

    def organisation(self, told: ToldOrganisation) -> Iterator[str]:
        about = f" ({escape(told.about)})" if told.about else ""
        yield from ("", f"### {escape(told.name)}{about}")
        yield from self.unread(told.unread)
        for note in told.notes:
            yield from ("", escape(note))
        for section in told.sections:
            yield from self.section(section)
        for report in told.reports:
            yield from self.report(report)

    def unread(self, found: tuple[Unread, ...]) -> Iterator[str]:
        if not found:
            return
        yield from ("", f"> **{escape(self.words['unread_heading'])}:**", ">")
        for each in found[:_UNREAD]:
            side = self.words[f"unread_{each.side}"]
            where = f"{show_path(each.file)}:{each.line} ({side})"
            yield f"> - {escape(where)}: {escape(each.message)}"
        if len(found) > _UNREAD:
            yield f"> - {escape(self.words('unread_more', count=len(found) - _UNREAD))}"

    def report(self, told: ToldReport) -> Iterator[str]:
        about = ", ".join(filter(None, (told.about, self.words["draft"] if told.draft else "")))
        yield from (
            "",
            f"#### {escape(show_path(told.path))}{f' – {escape(about)}' if about else ''}",
        )
        for note in told.notes:
            yield from ("", escape(note))
        if told.is_as_before:
            yield from ("", self.words["as_before"])
        for section in told.sections:
            yield from self.section(section)

    def section(self, section: Section) -> Iterator[str]:
        title = f"<b>{escape(section.title)}</b>: {escape(sum_up(section, self.words))}"
        folded = len(section.lines) > _FOLDED
        if folded:
            yield from ("", f"<details><summary>{title}</summary>", "")
        else:
            yield from ("", title, "")
        for line in section.lines:
            yield from self.line(line)
        if folded:
            yield from ("", "</details>")

    def line(self, line: Line) -> Iterator[str]:
        mark = self.words[f"mark_{line.change}"]
        yield f"- **{mark}:** {escape(shorten_title(line.title))}"
        for detail in line.details:
            yield f"  - {self.detail(line, detail)}"
        if line.note and not line.amounts:
            yield f"  - {escape(line.note)}"

    def detail(self, line: Line, detail: Detail) -> str:
        return phrase_detail(line, detail, self.words, Marks(escape, _piece))


def _piece(piece: Piece) -> str:
    text = escape(piece.text)
    if piece.kind == "removed":
        return f"<del>{text}</del>"
    if piece.kind == "added":
        return f"<ins>{text}</ins>"
    return text if piece.kind == "same" else "…"
