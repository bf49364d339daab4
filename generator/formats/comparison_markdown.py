"""A comparison for a pull request's page, in GitHub's Markdown."""

from collections.abc import Iterator

from generator.compare.changes import Comparison
from generator.formats.comparison_outline import Marks, OutlineRow, conclude, list_left_out, outline
from generator.formats.github_markdown import escape
from generator.text.words import load_words

_MARKS = Marks(escape, "<del>{}</del>", "<ins>{}</ins>")
# GitHub takes 1 MiB of summary from one step; nobody reads as much as this.
_MOST = 200_000
# Longer lists are folded up.
_FOLDED = 8


def render(comparison: Comparison) -> str:
    """Return the whole comparison, cut where no page would hold it."""
    words = load_words(comparison.language, "comparison")
    title = words("from_to", before=comparison.before, now=comparison.now)
    kept = [f"## {words['heading']}", "", f"{escape(title)}:", f"**{conclude(comparison, words)}**"]
    left_out = [f"- {escape(each)}" for each in list_left_out(comparison, words)]
    kept += ["", *left_out] if left_out else []
    length = sum(map(len, kept))
    for number, organisation in enumerate(comparison.organisations):
        rows = outline(organisation, _MARKS, words)
        lines = [line for row in rows for line in _lay_out(row)]
        length += sum(map(len, lines))
        if length > _MOST:
            left = len(comparison.organisations) - number
            kept += ["", escape(words.count("cut", left, arguments=comparison.arguments))]
            break
        kept += lines
    return "\n".join(kept) + "\n"


def _lay_out(row: OutlineRow) -> Iterator[str]:
    text, beside, folded = escape(row.text), escape(row.beside), row.size > _FOLDED
    if row.kind == "organisation":
        yield from ("", f"### {text}{f' ({beside})' if beside else ''}")
    elif row.kind == "unread":
        yield from ("", f"> **{text}:**", ">")
    elif row.kind == "mistake":
        yield f"> - {text}"
    elif row.kind == "note":
        yield from ("", text)
    elif row.kind == "report":
        yield from ("", f"#### {text}{f' – {beside}' if beside else ''}")
    elif row.kind == "section":
        title = f"<b>{text}</b>: {beside}"
        yield from ("", f"<details><summary>{title}</summary>" if folded else title, "")
    elif row.kind == "change":
        yield f"- **{beside}:** {text}"
    elif row.kind == "detail":
        yield f"  - {row.text}"
    elif folded:
        yield from ("", "</details>")
