"""Slips in the lines of a YAML file that libyaml takes for something else than they are.

No-break spaces where YAML wants common ones, the fence that chat programs put round a file, other
dashes than the one of lists, a text on the line of its bar, and languages in braces.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import yaml

from generator.content.code_fences import find_lone_fence
from generator.findings.codes import syntax
from generator.findings.finding import Finding, Ref
from generator.findings.positions import Span
from generator.text.characters import name_character
from schema.kept_patterns import compile_kept
from schema.vocabulary import load_vocabulary

_ODD = "[\u00a0\u2000-\u200a\u202f\u205f\u3000]"
_MARK = "[–—\u2010\u2011\u2212•·*]"
_ODD_SPACE = compile_kept(
    rf" *(?:(?P<indent>{_ODD})[\s]*[\w-]|-[ ]*(?P<dash>{_ODD})"
    rf"|(?:- +)?[A-Za-z_][\w.-]* ?:[ ]*(?P<colon>{_ODD}))"
)
# A field or a text in a list that is not folded from the line above: it begins with such a mark.
_OTHER_DASH = compile_kept(
    rf"\s*(?P<mark>{_MARK}|\d{{1,2}}[.)](?=\s+[\w-]+:(?:\s|$)))\s+(?P<rest>\S.*)"
)
# Two dashes before a field: an item that is a list of its own, which no file of ours has.
_TWO_DASHES = compile_kept(r"\s*-\s+(?P<second>-)\s+(?P<rest>[A-Za-z_][\w-]*:(?:\s.*)?)")
# The key of a field that is said to lack an answer, and why.
LACKING = "unavailable"
_OPENING = frozenset("([{")
_REASON = compile_kept(r"\{[ \t]{0,9}unavailable:(?P<reason>[^{}]*)\}?")
_BAR = compile_kept(r"(?P<start>\s*(?:-\s+)?[\w.-]+:)\s+(?P<bar>[|>][+-]?)\s+(?P<text>\S.*)")
_BRACED = compile_kept(r"(?P<start>\s*(?:-\s+)?[\w.-]+:)\s*(?P<text>\{.*)")
# What a text may not begin with, or have in it, where it is to stand without quotation marks.
_NEEDS_QUOTES = compile_kept(r"[\s'\"`@%&*!|>{}\[\],#?-]|.*(?::(?:\s|$)|\s#)")
# Lines of an example are cut to what a message can hold.
_LONGEST = 70


def find_slip(path: str, lines: Sequence[str], numbers: Iterable[int]) -> Finding | None:
    """Return what is wrong with the first of some lines (from 1) that has a slip in it."""
    for number in numbers:
        line = lines[number - 1] if 0 < number <= len(lines) else ""
        found = next(_slips(path, line, number), None)
        if found:
            return found
    return None


def _slips(path: str, line: str, number: int) -> Iterator[Finding]:
    space = _ODD_SPACE.match(line)
    if space:
        case = space.lastgroup or ""
        where = _place(path, number, space.start(case), space.end(case))
        name = name_character(space[case])
        yield syntax.NO_BREAK_SPACE.at(where, case=case, character=name)
    if fence := find_lone_fence(path, line, number):
        yield fence
    bar = _BAR.fullmatch(line)
    if bar and not bar["text"].startswith("#"):
        where = _place(path, number, bar.start("bar"), bar.end("bar"))
        name, text = bar["start"].strip().removeprefix("-").strip(), _cut(bar["text"].strip())
        block = f"{name} {bar['bar']}\n  {text}"
        yield syntax.RESERVED_CHARACTER.at(where, case="block", text=bar["bar"], block=block)
    yield from _braces(path, line, number)
    twice = _TWO_DASHES.fullmatch(line)
    if twice:
        where = _place(path, number, twice.start("second"), twice.end("second"))
        rest = _cut(twice["rest"].strip())
        yield syntax.MISSING_DASH.at(where, case="twice", rest=rest)
    dash = _OTHER_DASH.fullmatch(line)
    if dash:
        where = _place(path, number, dash.start("mark"), dash.end("mark"))
        rest = _cut(dash["rest"].strip())
        yield syntax.MISSING_DASH.at(where, case="other", character=dash["mark"], rest=rest)


def _braces(path: str, line: str, number: int) -> Iterator[Finding]:
    """Yield the finding about languages in braces that cannot be read, on a line."""
    braced = _BRACED.fullmatch(line)
    texts = languages_in(braced["text"]) if braced else []
    reason = _REASON.fullmatch(braced["text"].rstrip()) if braced else None
    said = reason["reason"].strip() if reason else ""
    if braced and _is_read(braced["text"], [code for code, _ in texts] or [LACKING]):
        # What is wrong is elsewhere.
        return
    if braced and set(said) & set(",:#"):
        name = braced["start"].strip().removeprefix("-").strip()
        where = _place(path, number, braced.start("text"), len(line.rstrip()))
        block = f"{name}\n  unavailable: {quoted(_cut(said))}"
        yield syntax.BRACES.at(where, case="reason", block=block)
    if braced and texts:
        name = braced["start"].strip().removeprefix("-").strip()
        where = _place(path, number, braced.start("text"), len(line.rstrip()))
        yield syntax.BRACES.at(where, case="broken", block=in_block(name, texts))


def _is_read(text: str, keys: Sequence[str]) -> bool:
    """Tell whether what stands in braces is what it seems: these keys, each with its text."""
    try:
        read = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 (texts alone)
    except yaml.YAMLError:
        return False
    return isinstance(read, dict) and list(read) == [*keys]


def languages_in(text: str) -> list[tuple[str, str]]:
    """Return the texts by language of what is written as `{nb: Ull, en: Wool}`, however badly."""
    codes = "|".join(load_vocabulary("languages").ids)
    parts = re.split(rf"(?:^\s*\{{|,)\s*[\"']?({codes})[\"']?\s*:", text.strip())
    if len(parts) < 3 or parts[0].strip():
        return []
    found = zip(parts[1::2], parts[2::2], strict=True)
    return [(code, said.strip().rstrip("}").strip(" \"'")) for code, said in found]


def languages_on_line(text: str) -> list[tuple[str, str]]:
    """Return the texts by language of what is written on after each other, without braces.

    `nb: Ull en: Wool`, `nb = Ull, en = Wool`, `(nb: Ull; en: Wool)`; none where one is there twice.
    """
    opened = text.strip()[:1] in _OPENING
    inside = text.strip().strip("()[]{}") if opened else text.strip()
    if not _language_named().match(inside):
        return []
    parts = _language_named().split(inside)
    found = [
        (code, said.strip(" \t\n,;/")) for code, said in zip(parts[1::2], parts[2::2], strict=True)
    ]
    once = len(dict(found)) == len(found)
    return found if once and all(said for _, said in found) else []


def languages_as_text(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the texts by language that stand in one text, and how (`quoted` in braces, `text`)."""
    if text.lstrip().startswith("{"):
        return "quoted", languages_in(text)
    found = languages_on_line(text)
    return "text", found if len(found) > 1 else []


@cache
def _language_named() -> re.Pattern[str]:
    codes = "|".join(load_vocabulary("languages").ids)
    return re.compile(rf"(?<![^,;/\s])[\"']?({codes})[\"']?[^\S\n]?[:=](?=\s|$)")


def in_block(name: str, texts: Iterable[tuple[str, str]]) -> str:
    """Return a field with a text in each language, in the form that no sign in a text can break."""
    head = (name,) if name else ()
    return "\n".join((*head, *(f"  {code}: {quoted(_cut(text))}" for code, text in texts)))


def quoted(text: str) -> str:
    """Return a text as the value of a field, in quotation marks if it needs them."""
    if not _NEEDS_QUOTES.match(text):
        return text
    mark = "'" if '"' in text or "\\" in text else '"'
    inside = text.replace("'", "''") if mark == "'" else text
    return f"{mark}{inside}{mark}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _place(path: str, number: int, first: int, after: int) -> Ref:
    return Ref(path, span=Span(number, first + 1, number, after + 1))
