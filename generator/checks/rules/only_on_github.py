"""ACC145: what GitHub, or another program, makes something of, and this site shows as it is."""

import re
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from schema.kept_patterns import compile_kept

# Names of emoji, headings of notices, and what styles a picture or a heading.
_CASES = compile_kept(
    r"(?<![\w:/])(?P<emoji>:(?:[a-z][a-z0-9_]{1,40}|[+-]1):)(?![\w:/])"
    r"|^[ >]*(?P<notice>\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\])[^\S\n]*$"
    r"|^[^\S\n]*(?P<contents>\[\[?_?TOC_?\]\]?)[^\S\n]*$"
    r"|(?P<picture>!\[\[[^\[\]\n|]{1,80}(?:\|[^\[\]\n]{1,80})?\]\])"
    r"|^[ >]*(?:[-*+]|\d{1,3}[.)]) (?P<task>\[[ xX]\])(?=[^\S\n]\S)"
    r"|(?P<wiki>\[\[[^\[\]\n|]{1,80}(?:\|[^\[\]\n]{1,80})?\]\])"
    r"|(?P<note>\^\[[^\[\]\n^]{1,300}\])"
    r"|^[^\S\n]{0,3}(?P<frame>:::+[^\S\n]{0,3}\w{0,30}|(?:!!!|\?{3}\+?)[^\S\n]\w{1,30})[^\S\n]*$"
    r"|(?P<remark><!(?!--)\s?-[^<>\n]{0,200}>)"
    r"|(?<=[^\W_])(?P<raised>~[\w+-]{1,4}~|\^[\w+-]{1,4}\^)"
    r"|(?<![\w~/\\])(?P<struck>~[^\s~](?:[^~\n]{0,80}[^\s~])?~)(?![\w~])"
    r"|(?<![\w=\\])(?P<marked>==[^\s=](?:[^=\n]{0,80}[^\s=])?==)(?![\w=])"
    r"|(?<![\w$\\])(?P<formula>\$\$?[^\s$](?:[^$\n]{0,80}[^\s$])?\$\$?"
    r"|\$\$[^\S\n]*\n[^$]{1,400}\n[^\S\n]*\$\$)(?!\w)"
    r"|(?<![\w\]\\])(?P<cited>\[-?@[A-Za-z][\w:.-]{1,60}(?:[,;][^\[\]\n]{0,80})?\])(?![(:])"
    r"|(?<![\w\\])(?P<command>\\(?:text(?:bf|it)|emph|underline|(?:sub)?section|cite[pt]?|footnote|begin|end)"
    r"\{[^{}\n]{1,80}\})"
    r"|^(?P<short>\*\[[^\[\]\n]{1,30}\]:)[^\S\n]"
    r"|(?<=[)\w .!?:*])(?P<style>\{:?\s*(?:[#.][\w.-]+|[\w-]+=[^{}\s]+)(?:\s[^{}\n]*)?\})",
    re.MULTILINE,
)
_CODE = compile_kept(r"(?<!`)(`{1,3})(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
# A drawing or a proposed wording as code, which only stays a code elsewhere.
_FENCED = compile_kept(
    r"^ {0,3}(?:(?P<drawing>(?:`{3,9}|~{3,9})[^\S\n]{0,9}(?:mermaid|geojson|topojson|stl))"
    r"|(?P<proposed>(?:`{3,9}|~{3,9})[^\S\n]{0,9}suggestion))\b",
    re.MULTILINE | re.IGNORECASE,
)
_MARKS = (
    "[!", "{", "[[", "^[", "*[", "[TOC]", "[_TOC", ":::", "!!!", "???", "<!", "~", "^", "==", "$",
    "[ ]", "[x]", "[X]", "[@", "[-@", "\\",
)  # fmt: skip
# Two amounts in dollars are no formula; nor is the shell of a page’s code.
_FORMULA = frozenset("^_\\")
# What was to be seen by nobody.
_GRAVE = {"remark": Severity.ERROR}
# Colons are in most texts, but few have a name right after one.
_NAME_BEGINS = compile_kept(r":[a-z+-]")


@rule("ACC145", Severity.WARNING)
def nothing_that_only_others_show(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the first mark of each kind in a text that readers would see as it is written."""
    marks = tuple(filter(report.markdown.__contains__, _MARKS))
    for passage in report.markdown_passages:
        fenced = "```" in passage.text or "~~~" in passage.text
        if fenced and (block := _FENCED.search(passage.text)):
            case = block.lastgroup or ""
            where, about = passage.where.on(block[case]), passage.question or None
            yield hit(where, about=about, case=case, written=block[case])
        marked = any(map(passage.text.__contains__, marks))
        if not marked and not _NAME_BEGINS.search(passage.text):
            continue
        found: dict[str, str] = {}
        text = _CODE.sub(" ", passage.text) if "`" in passage.text else passage.text
        for match in _CASES.finditer(text):
            case = match.lastgroup or ""
            if case == "formula" and not _FORMULA & {*match[case]}:
                continue
            found.setdefault(case, match[case])
        for case, written in found.items():
            where, about = passage.where.on(written), passage.question or None
            yield hit(where, about=about, severity=_GRAVE.get(case), case=case, written=written)
