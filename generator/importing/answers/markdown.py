"""Text as Markdown that says the same: what would be a mark by accident stays text."""

import re
from collections.abc import Iterable

from generator.importing.answers.paragraphs import Paragraph

# At the start of a block: headings, quotes, list marks, numbers, rules, fences.
_BLOCK = re.compile(
    r"(?P<mark>#|[-+](?=\s|$)|[-_=](?=[-_= ]*$))"
    r"|(?P<number>\d+)(?P<stop>[.)])(?=\s|$)"
)
_SPECIAL = re.compile(
    r"(?P<escape>\\)(?=[!-/:-@\[-`{-~])|(?P<tick>`)|(?P<bracket>\[)|(?P<star>\*)"
    r"|(?P<low>(?<![^\W_])_|_(?![^\W_]))|(?P<less><)(?=[\w/!?])|(?P<and>&)(?=#?\w+;)"
    r"|(?P<tilde>~)(?=~)|(?P<quote>(?<!\S)>)"
)
# As `prose_markdown` finds bare addresses: in these, no sign is a mark.
_URL = re.compile(r"\bhttps?://[^\s<>\"«»`\\\[]*[^\s<>\"«»`\\\[.,;:!?'\])*_]")
_ENTITIES = {"less": "&lt;", "and": "&amp;", "tilde": "&#126;"}
_INDENT = 4


def to_markdown(paragraphs: Iterable[Paragraph]) -> str:
    """Return paragraphs and lists as Markdown."""
    written = ""
    last = 0
    for each in paragraphs:
        if not each.text:
            continue
        between = "\n" if last and each.level else "\n\n"
        level = min(each.level, last + 1)
        mark = " " * _INDENT * (level - 1) + "- " if level else ""
        written += (between if written else "") + mark + escape(each.text)
        last = level
    return written


def escape(text: str) -> str:
    """Return one line of text so that Markdown shows just this text."""
    whole = escape_within(text)
    block = _BLOCK.match(whole)
    return _escape_start(block) + whole[block.end() :] if block else whole


def escape_within(text: str) -> str:
    """Return a piece of a line of text so that Markdown shows just this text."""
    parts, end = [], 0
    for url in _URL.finditer(text):
        parts += [_escape_marks(text[end : url.start()]), url.group()]
        end = url.end()
    return "".join([*parts, _escape_marks(text[end:])])


def _escape_start(match: re.Match[str]) -> str:
    if match["mark"]:
        return f"&#61;{match['mark'][1:]}" if match["mark"] == "=" else f"\\{match['mark']}"
    return f"{match['number']}\\{match['stop']}"


def _escape_marks(text: str) -> str:
    return _SPECIAL.sub(
        lambda match: _ENTITIES.get(match.lastgroup or "", f"\\{match.group()}"), text
    )
