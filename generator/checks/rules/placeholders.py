"""TXT101: what is left to be filled in."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from generator.book.model import BookReport
from generator.book.text_index import TextPassage, passages_of
from generator.checks.rules.notes_left import left_notes
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from schema.kept_patterns import compile_kept
from schema.signs import load_hints, load_pattern
from schema.wordlists import load_words, words_pattern

_BETWEEN = r"\?{3,}|(?<!\S)\?\?(?=\s)|(?<!\w)(?:X{2,}|x{2,})(?!\w)"
_BRACKETS = (
    r"<[A-ZÆØÅ][A-ZÆØÅ _-]{2,40}>|<[A-ZÆØÅa-zæøå][^<>=@/\s]{0,30} [^<>=@/\n]{1,160}>"
    r"|\[[A-ZÆØÅ][A-ZÆØÅ _-]{3,40}\](?![(\[:])|\[(?:…|\.{3})\](?!\()"
)
# A text without any of these, or the beginning of a phrase, has no placeholder.
_SIGNS = ("??", "<", "[")
_CROSSES = frozenset({"xx", "xxx", "xxxx"})
# Where one of another kind may begin: at a bracket, at dots or lines, or where a letter stands for
# a number.
_BRACKETED = compile_kept(r"[\[(<{…]")
_NAMED = compile_kept(
    r"\b(?:00 00|dd\.mm|NN |[XY] [a-zæøå]"
    r"|(?:bedrift|firma|selskap|virksomhet|verksemd)s?n"
    r"|(?:tabell|figur|vedlegg|kapittel|side|table|figure|annex|chapter|page) [xn?])",
    re.IGNORECASE,
)
_NAMES = frozenset({"00", "dd", "nn", "x", "y", "tabell", "figur", "vedlegg", "kapittel", "side"})
_NAMES |= {"table", "figure", "annex", "chapter", "page"}
_LEFT_NAME = compile_kept("bedrift|firma|selskap|virksomhet|verksemd")
_MARKS = (
    ("__ ", compile_kept(r"(?<=\s)__ ")),
    ("....", compile_kept(r"\.{4,}+")),
    ("___", compile_kept(r"_{3,}+")),
)
# A text without any of these, a phrase or one of the words below has nothing left to fill.
_ANY_SIGN = compile_kept(r"[\[(<{…]|\?{2}|\.{4}|___|__ ")
_LETTERS = frozenset({"x", "xx", "xxx", "n", "20xx", "202x"})
_LETTERED = compile_kept(r"(?<!\w)(?:20[Xx2]|[Xx]|[Nn]\s|\d\d\.[Xx])")
_TASK = frozenset({"[x]", "[-]", "[ ]"})
# What other programs write after a picture or a heading: ACC145 tells of it.
_STYLED = compile_kept(r"\{:?\s*(?:[#.][\w-]+|[\w-]+=[^{}\s]+)(?:\s[^{}]*)?\}")
_LABEL = compile_kept(r"\[[^\[\]\n]{0,200}+\](?=:)")
# «TODO: fyll inn» is one, as is what stands so few signs after another.
_BESIDE = 3
_LONG_QUOTE, _LONG_LINK, _GAP, _NEAR = 400, 200, 5, 24


# What marks alone tell.
_MARKED = compile_kept(rf"{_BETWEEN}|{_BRACKETS}")


@cache
def _placeholder() -> re.Pattern[str]:
    marks, phrases = words_pattern("placeholder_marks"), words_pattern("placeholder_phrases")
    when = words_pattern("placeholder_when", before="")
    ends = rf"(?=\s{{0,2}}(?:[^\w\s]|\Z|\n|{when}))"
    arrivals = words_pattern("placeholder_arrivals", after=ends)
    any_phrase = f"(?i:{phrases}|{arrivals})"
    return compile_kept(rf"{marks}(?!-\w)|{_BETWEEN}|{_BRACKETS}|{any_phrase}")


@cache
def _words() -> tuple[frozenset[str], ...]:
    """Return the words of each phrase that is left to be filled in, in small letters."""
    names = ("placeholder_marks", "placeholder_phrases", "placeholder_arrivals")
    phrases = (each.casefold() for name in names for each in load_words(name))
    return tuple(frozenset(re.findall(r"\w+", each)) for each in phrases)


@rule("TXT101", Severity.WARNING)
def nothing_left_to_fill(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield placeholders: «TBD», «???», «<NAVN>», «fyll inn», «[dato]», «……», and notes."""
    names = _NAMES.union(filter(_LEFT_NAME.match, report.vocabulary))
    possible = [each for each in _words() if each <= report.vocabulary]
    # Few texts have the longest word of a phrase.
    rarest = frozenset(max(each, key=len) for each in possible)
    telling = names | _LETTERS | _CROSSES
    for passage in passages_of(report):
        about = passage.question or None
        named = not rarest.isdisjoint(passage.vocabulary) and any(
            each <= passage.vocabulary for each in possible
        )
        signed = _ANY_SIGN.search(passage.text) or not passage.vocabulary.isdisjoint(telling)
        left = _placeholders(passage, names, named=named) if named or signed else ()
        for words in left:
            yield hit(passage.where.on(words), about=about, words=words)
        for note in () if left else left_notes(passage):
            yield hit(note.where, about=about, words=note.quoted)


def _placeholders(passage: TextPassage, names: frozenset[str], *, named: bool) -> tuple[str, ...]:
    """Return what is left to be filled in; the same words once, as their place is the first's."""
    text = passage.text
    signed = any(map(text.__contains__, _SIGNS)) or not _CROSSES.isdisjoint(passage.vocabulary)
    pattern = _placeholder() if named else _MARKED
    found = list(pattern.finditer(text)) if named or signed else []
    matches = (load_pattern("placeholder").match(text, each) for each in _starts(passage, names))
    found += [each for each in matches if each and _is_left(each)]
    taken: set[int] = set()
    told: dict[str, None] = {}
    for match in found:
        told_of = _within_quotes(match) or _is_told_of(match)
        if told_of:
            continue
        start, end = match.span()
        if taken.isdisjoint(range(start - _BESIDE, end)):
            told[match.group()] = None
        taken.update(range(start, end))
    return tuple(told)


def _starts(passage: TextPassage, names: frozenset[str]) -> Iterator[int]:
    """Yield where in a text a placeholder of any kind but those of `_placeholder` may begin."""
    text = passage.text
    marks = [pattern for mark, pattern in _MARKS if mark in text]
    letters = [] if passage.vocabulary.isdisjoint(_LETTERS) else [_LETTERED]
    named = [] if passage.vocabulary.isdisjoint(names) else [_NAMED]
    for pattern in (_BRACKETED, *marks, *letters, *named):
        yield from (each.start() for each in pattern.finditer(text))


def _is_left(match: re.Match[str]) -> bool:
    """Tell whether marks are left to be filled in.

    They are not where they are a task's box, a ruler, the head of a table or part of an address.
    """
    text, written = match.string, match.group()
    begins = text.rfind("\n", 0, match.start()) + 1
    before = text[begins : min(match.start(), begins + _LONG_LINK)]
    near = text[max(begins, match.start() - _LONG_LINK) : match.start()]
    if "://" in near.rpartition(" ")[2] or load_pattern("not_to_be_filled").match(written, 1):
        return False
    if written.startswith("["):
        task = written.lower() in _TASK and before.strip() in {"-", "*", "+"}
        follows = text[match.end() : match.end() + _GAP].lstrip(" ")[:1]
        return not (task or follows in {"(", "["} or written in _defined(text))
    if written.startswith("("):
        return not before.lstrip().startswith(("|", "#"))
    rest = _rest(text, match.end())
    ruler = set(written) <= set("_.") and not before.strip() and not rest
    # Dots that lead to a page: ACC161 tells of the list of contents.
    leader = set(written) <= set("_.… ") and before.strip() and rest.lstrip("_.… ").isdecimal()
    return not leader and not ruler and _STYLED.fullmatch(written) is None


def _rest(text: str, start: int) -> str:
    """Return what follows on a line from some place on."""
    end = text.find("\n", start)
    return text[start : end if end >= 0 else None].strip()


@lru_cache(maxsize=4)
def _defined(text: str) -> frozenset[str]:
    """Return what stands in square brackets right before a colon: the labels of references."""
    return frozenset(each.group() for each in _LABEL.finditer(text))


def _is_told_of(match: re.Match[str]) -> bool:
    """Tell whether somebody does it: «vi skriv inn løn», in nynorsk as one tells another to."""
    last = match.string[max(0, match.start() - _NEAR) : match.start()].casefold().split()[-1:]
    return bool(last) and last[0] in load_hints("subjects")


def _within_quotes(match: re.Match[str]) -> bool:
    """Tell whether brackets or marks stand in a quotation: «Vi […] sluttet», «???»."""
    if not match.group().startswith(("[", "?", "X", "x")):
        return False
    before = match.string[max(0, match.start() - _LONG_QUOTE) : match.start()]
    line = before.rpartition("\n")[2].lstrip()
    opened = before.count("«") > before.count("»") or before.count("“") > before.count("”")
    return opened or line.startswith(">") or before.count('"') % 2 == 1
