"""A statement divided by theme: each block with what it is about, and how sure that is."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from msgspec import Struct

from generator.importing.portal.lexicon import words_of
from generator.importing.portal.scalars import find_date
from generator.importing.source.blocks import BlockKind, SourceBlock, plain
from generator.importing.statement.data import statement_data
from generator.importing.statement.figures import find_emails, find_telephone
from generator.importing.statement.identity import without_companies
from generator.importing.statement.impacts import label_of, lead_of
from generator.importing.statement.signatures import is_signature, is_signed
from generator.importing.statement.themes import (
    HeadingTheme,
    best_theme,
    find_heading_theme,
    weigh_themes,
)

# Below these, a heading that says more than its theme is of what stands there, not of its own.
_STRUCTURED = ("risks", "measures")
# What the titles of risks name: «Lønn hos leverandører».
_PARTS = ("operations", "organisation")
_SIGNATURE, _INFORMATION, _INTRODUCTION = "signature", "information", "introduction"
# Among the first so many headings the title is.
_FIRST = 2
_CLEARLY = 2
# An address with no more than so many letters about it is one to ask at.
_SHORT = 160
# A heading that counts what it heads: «Risiko 2: Vaskeri».
_COUNTED = re.compile(r"\W?[^\W\d_]{4,12}(?: \d{1,2})?(?: ?[:–-]| \d)")
# So many letters of a word are alike where two headings are about the same.
_STEM = 6


class StatementSection(Struct, frozen=True):
    """Blocks below one heading (None before the first), what they are about, and how sure it is.

    `stands` says that the heading says no more than what the question asks, `sub` that it is
    about what the heading above it is about.
    """

    theme: str
    sure: bool
    heading: SourceBlock | None
    stands: bool
    blocks: tuple[SourceBlock, ...]
    level: int = 0
    sub: bool = False


class DividedStatement(Struct, frozen=True):
    """The title's headings, and the sections in order."""

    titles: tuple[SourceBlock, ...]
    sections: tuple[StatementSection, ...]


class _Above(Struct, frozen=True):
    level: int
    theme: str
    broad: bool
    sure: bool


def divide_statement(blocks: Sequence[SourceBlock], name: str) -> DividedStatement:
    """Divide a statement's blocks by theme; `name` is the enterprise's."""
    own = frozenset(words_of(name))
    groups = list(_groups(blocks))
    titles = [
        head
        for at, (head, _) in enumerate(groups[:_FIRST])
        if head and _is_title(head, first=at == 0)
    ]
    repeated = _find_repeated(groups)
    flat = len({each.level for each, _ in groups if each and each not in titles}) == 1
    sections: list[StatementSection] = []
    above: list[_Above] = []
    for head, below in groups:
        if head is None or head in titles:
            sections.extend(_by_content(None, below, _INTRODUCTION))
            continue
        while above and above[-1].level >= head.level:
            above.pop()
        place = repeated.get(id(head)) or _place(
            head, below, _Before(tuple(above), tuple(sections), own, flat)
        )
        above.append(_Above(head.level, place.theme, place.broad, place.sure))
        sections.extend(_sections(head, below, place))
    return DividedStatement(tuple(titles), tuple(sections))


class _Place(Struct, frozen=True):
    """What a heading is about, whether it is sure, may have anything below it, and stands.

    `named` says that its words, and not those below it alone, say so.
    """

    theme: str
    sure: bool
    broad: bool
    stands: bool
    sub: bool = False
    among: tuple[str, ...] = ()
    named: bool = False


def _groups(
    blocks: Sequence[SourceBlock],
) -> Iterator[tuple[SourceBlock | None, tuple[SourceBlock, ...]]]:
    head: SourceBlock | None = None
    below: list[SourceBlock] = []
    for block in blocks:
        if block.is_heading:
            if head or below:
                yield head, tuple(below)
            head, below = block, []
        else:
            below.append(block)
    if head or below:
        yield head, tuple(below)


def _find_repeated(
    groups: Sequence[tuple[SourceBlock | None, tuple[SourceBlock, ...]]],
) -> Mapping[int, _Place]:
    """Return the places of headings, by `id`, of which the sub-headings are those of another one.

    What is said of each is first a risk, and then what is done about it.
    """
    heads = [head for head, _ in groups if head]
    leads = {id(head): [*_leads(blocks)] for head, blocks in groups}
    below: list[tuple[SourceBlock, list[str]]] = []
    for at, head in enumerate(heads):
        deeper = takewhile(lambda each: each.level > head.level, heads[at + 1 :])  # noqa: B023
        names = [" ".join(_uncounted(each.text)) for each in deeper] or leads[id(head)]
        if len(names) > 1:
            below.append((head, names))
    found: dict[int, _Place] = {}
    for at, (head, subs) in enumerate(below):
        for other, its in below[at + 1 :]:
            same = len({*subs} & {*its})
            if other.level == head.level and same > 1 and 2 * same >= len({*subs}):
                for each, theme in ((head, "risks"), (other, "measures")):
                    known = find_heading_theme(each.text)
                    if known is None or not known.sure or known.theme in _PARTS:
                        found.setdefault(
                            id(each), _Place(theme, sure=True, broad=False, stands=False)
                        )
    return found


def _leads(blocks: Sequence[SourceBlock]) -> Iterator[str]:
    """Yield the words before the colons that items and paragraphs begin with."""
    for block in blocks:
        texts = [plain(each.runs) for each in block.entries] or [block.text]
        yield from (
            " ".join(words_of(lead))
            for text in texts
            if (lead := lead_of(text)) and not label_of(lead)
        )


def _uncounted(text: str) -> list[str]:
    return [word for word in words_of(text) if not word.isdecimal()]


def _is_title(head: SourceBlock, *, first: bool) -> bool:
    """Return whether a heading is the title of the whole statement."""
    words = words_of(head.text)
    stems = [stem.split() for every in statement_data().titles.values() for stem in every]
    named = any(all(any(w.startswith(s) for w in words) for s in stem) for stem in stems)
    theme = find_heading_theme(head.text)
    if first and named and (theme is None or theme.theme == _INTRODUCTION or head.level == 1):
        return True
    return (named and not (theme and theme.sure and head.level > 1)) or (
        head.level == 1 and theme is None
    )


class _Before(Struct, frozen=True):
    """What stands before a heading: those above it, all sections; and what holds for all."""

    above: tuple[_Above, ...]
    sections: tuple[StatementSection, ...]
    own: frozenset[str]
    flat: bool

    @property
    def last(self) -> str:
        """The theme of the section right before."""
        return self.sections[-1].theme if self.sections else ""


def _place(head: SourceBlock, below: Sequence[SourceBlock], before: _Before) -> _Place:
    """Return what a heading and what is below it are about."""
    named = without_companies(head.text)
    found = find_heading_theme(named, {each.theme for each in before.sections}, before.own)
    parent = before.above[-1] if before.above else None
    if found and found.theme in _STRUCTURED and not found.sure and _COUNTED.match(head.text):
        return _Place(found.theme, sure=True, broad=False, stands=False, sub=True)
    if parent and parent.theme and not parent.broad and not _leaves(found, parent):
        return _Place(parent.theme, parent.sure, broad=False, stands=False, sub=True)
    said = " ".join(each.text for each in below)
    theme, clear = best_theme(weigh_themes(f"{head.text} {said}"))
    if found and not (_goes_on(before, found) and best_theme(weigh_themes(said))[0] != found.theme):
        return _Place(
            found.theme, found.sure, found.broad, found.sure, among=found.among, named=True
        )
    leaves = clear and theme not in _STRUCTURED and not _is_known(head, before.sections)
    if before.last in _STRUCTURED and (found or not (parent or leaves)):
        return _Place(before.last, sure=False, broad=False, stands=False, sub=True)
    if parent and parent.broad and not clear:
        return _Place(theme or parent.theme, sure=False, broad=True, stands=False)
    return _Place(theme or before.last, sure=False, broad=not clear, stands=False)


def _goes_on(before: _Before, found: HeadingTheme) -> bool:
    """Return whether a heading may be a risk's: all are of one level, and it names a part."""
    return found.theme in _PARTS and before.flat and before.last in _STRUCTURED


def _is_known(head: SourceBlock, sections: Sequence[StatementSection]) -> bool:
    """Return whether a heading has a word of one below which a risk was described."""
    words = {word[:_STEM] for word in words_of(head.text) if len(word) >= _STEM}
    above = [each.heading.text for each in sections if each.heading and each.theme == "risks"]
    return any(word[:_STEM] in words for text in above for word in words_of(text))


def _leaves(found: HeadingTheme | None, parent: _Above) -> bool:
    """Return whether a sub-heading is about something else than the heading above it."""
    if found is None or found.theme == parent.theme:
        return False
    if found.theme == _INTRODUCTION:
        return False
    if parent.theme in _STRUCTURED:
        return found.sure and found.theme not in _PARTS
    return found.sure or not parent.sure


def _sections(
    head: SourceBlock, below: tuple[SourceBlock, ...], place: _Place
) -> Iterator[StatementSection]:
    whole = place.sub and place.theme in _STRUCTURED
    if (place.broad or not place.sure) and not whole:
        yield from _by_content(head, below, place.theme, place=place)
        return
    own, special = _without_special(below, place.theme)
    yield StatementSection(
        place.theme, place.sure, head, place.stands, own, head.level, sub=place.sub
    )
    yield from special


def _without_special(
    below: tuple[SourceBlock, ...], theme: str
) -> tuple[tuple[SourceBlock, ...], list[StatementSection]]:
    """Part the blocks of a sure theme from signatures and addresses at its end."""
    kept = list(below)
    special: list[SourceBlock] = []
    while kept and theme != _SIGNATURE and _closes(kept[-1]):
        special.insert(0, kept.pop())
    sections = [_special(_SIGNATURE, tuple(special))] if special else []
    if kept and theme not in (_INFORMATION, "policies", "communication") and _asks(kept[-1]):
        block = kept.pop()
        sections.insert(0, _special(_INFORMATION, (block,)))
    return tuple(kept), sections


def _special(theme: str, blocks: tuple[SourceBlock, ...]) -> StatementSection:
    return StatementSection(theme, sure=True, heading=None, stands=True, blocks=blocks)


def _closes(block: SourceBlock) -> bool:
    """Return whether a block is signatures, or says that the statement is signed or approved."""
    return (is_signature(block) and (is_signed(block) or not block.is_list)) or (
        weigh_themes(block.text)[_SIGNATURE] >= _CLEARLY and find_date(block.text) is not None
    )


def _asks(block: SourceBlock) -> bool:
    """Return whether a block says where to ask for information.

    A short one with an address does, if it speaks of nothing else.
    """
    reached = any(find_emails(block.text)) or bool(find_telephone(block.text))
    spoken = weigh_themes(block.text)
    if reached and len(block.text) <= _SHORT and not spoken.keys() - {_INFORMATION, "organisation"}:
        return True
    return spoken[_INFORMATION] >= (1 if reached else 3)


def _by_content(
    head: SourceBlock | None,
    below: Sequence[SourceBlock],
    usual: str,
    *,
    place: _Place | None = None,
) -> Iterator[StatementSection]:
    """Yield blocks by what their sentences say; what says nothing goes with the one before."""
    theme = usual
    pending: list[SourceBlock] = []
    sure = bool(place and place.sure)
    shown: SourceBlock | None = head
    for block in below:
        own, own_sure = _theme_of(block, usual if place else theme, place)
        if pending and own and (own != theme):
            yield _section(theme, pending, shown, place, sure=sure)
            shown, pending = None, []
        if own:
            theme, sure = own, own_sure
        pending.append(block)
    if pending or (shown and not below):
        yield _section(theme, pending, shown, place, sure=sure)


def _section(
    theme: str,
    blocks: list[SourceBlock],
    head: SourceBlock | None,
    place: _Place | None,
    *,
    sure: bool,
) -> StatementSection:
    among = place.among if place else ()
    stands = bool(place and place.stands and theme in (place.theme, *among)) or head is None
    return StatementSection(theme, sure, head, stands, tuple(blocks), head.level if head else 0)


def _theme_of(block: SourceBlock, usual: str, place: _Place | None) -> tuple[str, bool]:
    """Return what a block is about; nothing where it goes with the one before."""
    if _closes(block):
        return _SIGNATURE, True
    if _asks(block):
        return _INFORMATION, True
    if block.kind is BlockKind.TABLE and is_risk_table(block):
        return "risks", True
    weights: Counter[str] = weigh_themes(block.text)
    del weights[_SIGNATURE], weights[_INFORMATION]
    among = place.among if place else ()
    if among:
        weights = Counter({theme: n for theme, n in weights.items() if theme in among})
        theme, clear = best_theme(weights)
        return theme or usual, clear or len(weights) < _CLEARLY
    if usual:
        weights[usual] += _CLEARLY if place and (place.sure or place.named) else 1
    if place is None:
        _favour_what_follows(weights, usual)
    theme, clear = best_theme(weights)
    return theme, clear or bool(place and place.sure and theme == usual)


def _favour_what_follows(weights: Counter[str], before: str) -> None:
    """Let what is not headed go on rather than back: statements come in the order of the themes."""
    order = list(statement_data().themes)
    at = order.index(before) if before in order else 0
    for theme in order[:at]:
        weights[theme] -= 1
    ahead = sorted(weights, key=lambda each: (order.index(each) < at, order.index(each)))
    favoured = {theme: weights[theme] for theme in ahead if weights[theme] > 0}
    weights.clear()
    weights.update(favoured)


def is_risk_table(block: SourceBlock) -> bool:
    """Return whether a table has a column of risks, and another one that belongs to them."""
    from generator.importing.statement.tables import find_columns

    columns = find_columns(block)
    return "risk" in columns and len(columns) > 1
