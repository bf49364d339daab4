"""ACC161: what a program put into a text that was pasted from it: page numbers, errors, chat."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from generator.book.model import BookReport
from generator.book.text_index import TextPassage, passages_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from schema.kept_patterns import compile_kept
from schema.wordlists import load_words, words_pattern

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
# Word's remarks in the margin, a spreadsheet's errors and formulas, a chatbot's sources.
_REMARK = compile_kept(
    r"^(?P<said>(?:Commented|Kommentert|Kommentar|Comment) \[[A-ZÆØÅ]{1,4}\d{1,3}\]:?)",
    re.MULTILINE,
)
_CELL = compile_kept(
    r"(?<!\w)(?P<said>#(?:REF!|DIV/0!|VALUE!|VERDI!|NAME\?|NAVN\?|NUM!|NULL!|N/A|I/T|REFERANSE!)"
    r"|#{7,}|(?<![\d.,])\d(?:[.,]\d{1,15})?E[+-]\d{2}(?!\w)|=(?:[A-ZÆØÅ]{2,12}\.?){1,3}\([^()\n]{0,80}\))"
)
_CHAT = compile_kept(
    r"(?P<said>:contentReference\[[^\]\n]{0,60}\](?:\{[^}\n]{0,40}\})?|【[^【】\n]{1,40}】|\boaicite\b"
    r"|\bturn\d{1,3}(?:search|view|news)\d{1,3}\b|\bcite(?=[\ue000-\uf8ff]))"
)
# What stands for a picture in copied text; the end of a line as programs write it; a character's
# name on a page of the web, without its semicolon or written twice.
_OBJECT = compile_kept("(?P<said>\ufffc)")
_NEWLINE = compile_kept(
    r"(?P<said>(?<=[.!?:;])(?:\\r)?\\n(?![a-zæøå])|(?<![^\s.!?:;])(?:\\r)?\\n(?:\\r)?\\n|(?<=\s)\\n(?=\s|$))"
)
_NAMES = "nbsp|shy|amp|quot|[nm]dash|hellip|[lr][sda]quo|[aA]ring|[oO]slash|(?:ae|AE)lig"
_ENTITY = compile_kept(rf"(?<![?/=&])(?P<said>&(?:{_NAMES})(?![\w;=])|&amp;(?:{_NAMES});)")
# What Word shows of links, contents and numbers where their results should stand.
_FIELD = compile_kept(
    r"(?<!\w)(?P<said>HYPERLINK[ \t]+(?:\\l[ \t]+)?[\"“][^\"”\n]{0,200}[\"”]"
    r"|(?:PAGEREF|REF|NOTEREF) _(?:Toc|Ref)\d{1,12}(?:[ \t]\\[hpnw]){0,3}|TOC \\[oh][^\n]{0,40}"
    r"|(?:SEQ|MERGEFIELD|INCLUDEPICTURE) [\"“]?[^\n]{1,60})"
)
_CASES = {
    "field": (_FIELD, ("HYPERLINK", "REF _", "TOC \\", "SEQ ", "MERGEFIELD", "INCLUDEPICTURE")),
    "remark": (_REMARK, ("[",)),
    "cell": (_CELL, ("#", "=", "E+", "E-")),
    "chat": (_CHAT, ("oaicite", "【", "turn")),
    "object": (_OBJECT, ("\ufffc",)),
    "newline": (_NEWLINE, ("\\n",)),
    "entity": (_ENTITY, ("&",)),
}
_LEADERS = ("....", ". . .", "……")


@rule("ACC161", Severity.WARNING)
def no_pages_in_texts(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the first of each kind in a text: a page's number, a line of contents, an error."""
    whole = "\n".join(each.text for each in report.passages)
    possible = {
        case: each for case, each in _CASES.items() if any(map(whole.__contains__, each[1]))
    }
    for passage in passages_of(report):
        text = passage.text
        contents = _CONTENTS.search(text) if any(each in text for each in _LEADERS) else None
        page = _PAGE.search(text) if passage.has_figures else None
        found = {"page": page, "contents": contents} if passage.markdown else {}
        found |= dict(_of_programs(passage, possible))
        for case, match in found.items():
            if match:
                said = match["said"].strip()
                where = passage.where.on(said)
                yield hit(where, about=passage.question or None, case=case, words=said)


def _of_programs(
    passage: TextPassage, possible: Mapping[str, tuple[re.Pattern[str], tuple[str, ...]]]
) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Yield what a program put in of its own: a remark, an error, a source, a word of a chat."""
    text = passage.text
    for case, (pattern, marks) in possible.items():
        if any(map(text.__contains__, marks)):
            yield case, pattern.search(text)
    for case, name in (("reference", "lost_references"), ("talk", "chatbot_phrases")):
        rarest, words = _words(name)
        may_be = not rarest.isdisjoint(passage.vocabulary)
        if may_be and any(each <= passage.vocabulary for each in words):
            yield case, _phrases(name).search(text)


@cache
def _words(name: str) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """Return the longest word of each phrase of a list, which few texts have, and all its words.

    They are in small letters.
    """
    words = tuple(frozenset(re.findall(r"\w+", each.casefold())) for each in load_words(name))
    return frozenset(max(each, key=len) for each in words), words


@cache
def _phrases(name: str) -> re.Pattern[str]:
    return compile_kept(f"(?P<said>{words_pattern(name)})", re.IGNORECASE)
