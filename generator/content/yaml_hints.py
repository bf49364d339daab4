"""What was probably meant by a line of YAML that cannot be read: how it would be written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from generator.content.yaml_slips import LACKING, quoted
from generator.findings.positions import MappingNode, Tree
from generator.findings.positions import Sequence as Items
from schema.facts import FACTS_BY_STEP
from schema.fields import fields_of, load_field_words
from schema.kept_patterns import compile_kept

# The next field on the same line: after a comma, a semicolon or spaces, with a colon and a value.
_NEXT_FIELD = compile_kept(r"(?<=[,;\s])(?P<name>[a-z_]{1,40}):\s")
_FIELD = compile_kept(r"\s*(?P<dash>-\s+)?(?P<name>[\w.-]+):\s+(?P<value>\S.*)")
# A number with a sign before it that YAML uses itself, and a dash that stands for nothing.
_NUMBER = compile_kept(r"[>&*%@!?|]\s?(?P<number>\d[\d .,]*)\s?%?")
_NOTHING = frozenset({"-", "–", "—", "?"})
# Braces round a list, or round the word that says that a fact cannot be given.
_WITHOUT_COLON = compile_kept(r"\{(?P<inside>[^{}:]*)\}")
# A field's name between marks of Markdown: `**measures:**`, `` `risk`: accidents``.
_MARKED = compile_kept(
    r"\s*(?P<dash>-\s+)?[*_`]{1,3}(?P<name>[a-z_]{1,40})"
    r"(?:[*_`]{1,3}\s?:|:\s?[*_`]{1,3})(?P<value>.*)"
)
_LINK = compile_kept(r"\[[^\[\]]*\]\((?:mailto:)?(?P<address>[^\s()]+)\)")
_SEMICOLON = compile_kept(r" ?;\s*")
_CLOSING = {"{": "}", "[": "]"}
# Examples longer than this are left out.
_LONGEST = 80
_COMMENTS = (("<!--", "-->"), ("/*", "*/"), ("//", ""), ("-- ", ""), ("; ", ""))
# Another sign where the colon should be: `employees = 80`.
_OTHER_SIGN = compile_kept(
    r"(?P<dash>- {1,9})?(?P<name>[a-z_]{1,40})\s{0,9}"
    r"(?P<sign>=>?|\uff1a|;|->|\u2192|\ufe55|\ua789)\s{0,9}(?P<value>\S.*)"
)
# A line of so many words is no name of a field.
_SENTENCE = 4


def divide_fields(line: str) -> str:
    """Return the fields that stand on one line on a line each; empty where it is one field."""
    field = _FIELD.fullmatch(line.rstrip())
    if field is None:
        return ""
    names = _field_names()
    value, divided = field["value"], []
    name, start = field["name"], 0
    for match in _NEXT_FIELD.finditer(value):
        if match["name"] in names:
            divided.append((name, value[start : match.start()]))
            name, start = match["name"], match.end()
    if not divided or not value[start:].strip():
        return ""
    divided.append((name, value[start:]))
    lines = [f"{name}: {quoted(text.strip(' ,;'))}" for name, text in divided]
    indent = "  " if field["dash"] else ""
    return "\n".join([f"{'- ' if indent else ''}{lines[0]}", *(f"{indent}{e}" for e in lines[1:])])


@cache
def _field_names() -> frozenset[str]:
    return frozenset(name for fields in load_field_words().values() for name in fields)


def hint_of_value(line: str) -> tuple[str, str]:
    """Return what is probably meant by the value of a line, and how it is written.

    `nothing` (a dash), `number` (with a sign before it), `link` (as in Markdown), `list`, `pairs`
    or `lacking` (in braces, without a colon), `marked` (the field's name, by Markdown's signs);
    empty texts where it is none of these.
    """
    field = _FIELD.fullmatch(line.rstrip())
    marked = _MARKED.fullmatch(line.rstrip())
    if marked and marked["name"] in _field_names():
        return "marked", f"{marked['dash'] or ''}{marked['name']}:{marked['value']}"
    return _hint_of_field(field) if field else ("", "")


def _hint_of_field(field: re.Match[str]) -> tuple[str, str]:
    name, value = field["name"], field["value"].partition(" #")[0].rstrip()
    if value in _NOTHING:
        return "nothing", f"{name}: {{{LACKING}: …}}"
    if number := _NUMBER.fullmatch(value):
        return "number", f"{name}: {number['number'].rstrip(' .,')}"
    if (braces := _WITHOUT_COLON.fullmatch(value)) and (inside := braces["inside"].strip()):
        return _hint_of_braces(name, inside)
    link = _LINK.fullmatch(value)
    return ("link", f"{name}: {link['address']}") if link else ("", "")


def _hint_of_braces(name: str, inside: str) -> tuple[str, str]:
    if inside == LACKING:
        return "lacking", f"{name}: {{{LACKING}: …}}"
    pairs = _with_colons(inside)
    return ("pairs", f"{name}: {{{pairs}}}") if pairs else ("list", f"{name}: [{inside}]")


def _with_colons(inside: str) -> str:
    """Return fields in braces with the colons that they lack; empty where they are none."""
    pairs = [each.split(None, 1) for each in inside.split(",")]
    known = _field_names()
    if not all(len(each) > 1 and each[0].rstrip("=") in known for each in pairs):
        return ""
    return ", ".join(f"{name.rstrip('=')}: {said.lstrip('= ').rstrip()}" for name, said in pairs)


def divide_pairs(line: str, column: int) -> Mapping[str, str]:
    """Return what is wrong with fields in brackets on a line (`case`), and how they are written.

    `comma` where one is missing before a field or a semicolon stands for it; else the bracket is
    not closed.
    """
    inside = line[column - 1 :].rstrip()
    if inside[:1] not in _CLOSING or inside.count(inside[0]) != inside.count(_CLOSING[inside[0]]):
        return {"case": "open"}
    divided = _SEMICOLON.sub(", ", inside)
    for match in reversed(list(_NEXT_FIELD.finditer(divided))):
        before = divided[: match.start()].rstrip()
        if before[-1] not in ",{[":
            divided = f"{before}, {divided[match.start() :]}"
    fits = divided != inside and len(divided) <= _LONGEST
    return {"case": "comma", "correct": divided} if fits else {"case": "open"}


def comment_in(line: str) -> str:
    """Return the comment on a line that is written as in Markdown or a program; else nothing."""
    written = line.strip()
    ends = next((end for start, end in _COMMENTS if written.startswith(start)), None)
    said = written.removesuffix(ends).lstrip("<!-/*; ") if ends is not None else ""
    return f"# {said.rstrip()}" if ends is not None else ""


def lack_of_colon(line: str) -> Mapping[str, str]:
    """Return what a line without a colon is (`case`), and how it would be written (`correct`)."""
    if comment := comment_in(line):
        return {"case": "comment", "correct": comment}
    sign = _OTHER_SIGN.fullmatch(line.strip())
    if sign and sign["name"] in _field_names():
        field = f"{sign['dash'] or ''}{sign['name']}: {quoted(sign['value'])}"
        return {"case": "sign", "sign": sign["sign"], "correct": field}
    words = line.split()
    prose = len(words) >= _SENTENCE and words[0] not in _field_names()
    return {"case": "prose" if prose else "key", "correct": ""}


def missing_name(path: str, tree: Tree) -> tuple[str, str]:
    """Return what is wrong with a file that begins with an item, and the name of its list.

    `unnamed` when the line with the name is not there, `dashed` when a dash stands before it.
    """
    first = tree.items[0] if isinstance(tree, Items) and tree.items else None
    keys = [each.key for each in first.entries] if isinstance(first, MappingNode) else []
    for name, inside in _lists_of(path) if keys else ():
        if name == keys[0]:
            return "dashed", name
        if keys[0] in inside and sum(each in inside for each in keys) > len(keys) / 2:
            return "unnamed", name
    return "", ""


def _lists_of(path: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the fields of a file of facts that hold others, with the names of these."""
    step: Sequence[str] = path.split("/")[-2:-1]
    for name in step:
        model = FACTS_BY_STEP.get(name)
        for field in fields_of(model) if model else ():
            if field.fields:
                yield field.key, frozenset(each.key for each in field.fields)
