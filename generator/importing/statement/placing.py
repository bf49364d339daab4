"""What a heading is about: by its words, by what stands above and before it, and by repetition."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.importing.portal.lexicon import words_of
from generator.importing.source.blocks import BlockKind, SourceBlock, plain
from generator.importing.statement.data import statement_data
from generator.importing.statement.evidence import tells_what_is_done, weigh_block
from generator.importing.statement.identity import without_companies
from generator.importing.statement.impacts import label_of, lead_of
from generator.importing.statement.profiles import (
    ThemeWeights,
    likeliest,
    speaks_for,
    weigh_heading_words,
)
from generator.importing.statement.themes import HeadingTheme, find_heading_theme

# Below these, a heading that says more than its theme is of what stands there, not of its own.
STRUCTURED = ("risks", "measures")
# What the titles of risks name: «Lønn hos leverandører».
_PARTS = ("operations", "organisation")
_INTRODUCTION = "introduction"
# A heading that counts what it heads: «Risiko 2: Vaskeri».
_COUNTED = re.compile(r"\W?[^\W\d_]{4,12}(?: \d{1,2})?(?: ?[:–-]| \d)")
# So many letters of a word are alike where two headings are about the same.
_STEM = 6
# By so much, in nats, is a text clearly about something else.
_CLEARLY = 2.5

# A heading, None before the first, and what stands below it.
BlockGroup: TypeAlias = tuple[SourceBlock | None, tuple[SourceBlock, ...]]
# A heading, None before the first, and what stands below it.
_Group = tuple[SourceBlock | None, tuple[SourceBlock, ...]]
_FEWEST, _MOSTLY = 2, 0.75
# In nats: what a risk's first paragraph may say more of something else, and how much more of what
# is done than of the risk a later one says.
_NEARLY, _MORE = 1.5, 1.0


class HeadingPlace(Struct, frozen=True):
    """What a heading is about, whether it is sure, may have anything below it, and stands.

    `sub` says that it is about what stands above or before it, `named` that its own words, and not
    those below it alone, say what it is about; `among` are all themes that it names, if several.
    """

    theme: str
    sure: bool
    broad: bool
    stands: bool
    sub: bool = False
    among: tuple[str, ...] = ()
    named: bool = False

    @property
    def whole(self) -> bool:
        """Whether all that stands below it is one risk, or what is done about one."""
        return self.sub and self.theme in STRUCTURED


# What heads several risks, or one of them.
_ROW = HeadingPlace("risks", sure=True, broad=False, stands=False)


class _Above(Struct, frozen=True):
    level: int
    theme: str
    broad: bool
    sure: bool


class _Before(Struct, frozen=True):
    """What stands before a heading: those above it, all headings with their theme; and for all.

    `open` says that nothing stands right below the last one, or that it is below another one: the
    next one may be below that, too.
    """

    above: tuple[_Above, ...]
    seen: tuple[tuple[str, SourceBlock | None], ...]
    own: frozenset[str]
    flat: bool
    open: bool

    @property
    def last(self) -> str:
        """The theme right before."""
        return self.seen[-1][0] if self.seen else ""


def place_headings(
    groups: Sequence[BlockGroup], titles: Sequence[SourceBlock], name: str
) -> list[HeadingPlace | None]:
    """Return what each group's heading is about; None for those that have none of their own."""
    own = frozenset(words_of(name))
    repeated = _find_repeated([each for each in groups if each[0] not in titles])
    flat = len({each.level for each, _ in groups if each and each not in titles}) == 1
    seen: list[tuple[str, SourceBlock | None]] = []
    above: list[_Above] = []
    is_open = False
    places: list[HeadingPlace | None] = []
    for head, below in groups:
        if head is None or head in titles:
            places.append(None)
            seen.extend((likeliest(weigh_block(each)), None) for each in below)
            continue
        while above and above[-1].level >= head.level:
            above.pop()
        place = repeated.get(id(head)) or _place(
            head, below, _Before(tuple(above), tuple(seen), own, flat, is_open)
        )
        is_open = place.sub or not below
        above.append(_Above(head.level, place.theme, place.broad, place.sure))
        places.append(place)
        if place.broad and below:
            seen.extend((likeliest(weigh_block(each)), head) for each in below)
        else:
            seen.append((place.theme, head))
    return places


def _find_repeated(groups: Sequence[BlockGroup]) -> Mapping[int, HeadingPlace]:
    """Return the places of headings, by `id`, of which the sub-headings are those of another one.

    What is said of each is first a risk, and then what is done about it; or both below one heading.
    """
    heads = [head for head, _ in groups if head]
    leads = {id(head): [*_leads(blocks)] for head, blocks in groups}
    below: list[tuple[SourceBlock, list[str]]] = []
    for at, head in enumerate(heads):
        deeper = takewhile(lambda each: each.level > head.level, heads[at + 1 :])  # noqa: B023
        names = [" ".join(_uncounted(each.text)) for each in deeper] or leads[id(head)]
        if len(names) > 1:
            below.append((head, names))
    found: dict[int, HeadingPlace] = {}
    for at, (head, subs) in enumerate(below):
        for other, its in below[at + 1 :]:
            same = len({*subs} & {*its})
            if other.level == head.level and same > 1 and 2 * same >= len({*subs}):
                for each, theme in ((head, "risks"), (other, "measures")):
                    known = find_heading_theme(each.text)
                    if known is None or not known.sure or known.theme in _PARTS:
                        found.setdefault(
                            id(each), HeadingPlace(theme, sure=True, broad=False, stands=False)
                        )
    for head, row in find_risk_rows(groups):
        found.setdefault(id(head), _ROW)
        for each in row:
            found.setdefault(id(each), replace(_ROW, sub=True))
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


def is_title(head: SourceBlock, *, first: bool) -> bool:
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


def _place(head: SourceBlock, below: Sequence[SourceBlock], before: _Before) -> HeadingPlace:
    """Return what a heading and what is below it are about."""
    named = without_companies(head.text)
    found = find_heading_theme(named, {theme for theme, _ in before.seen}, before.own)
    parent = before.above[-1] if before.above else None
    if found and found.theme in STRUCTURED and not found.sure and _COUNTED.match(head.text):
        return HeadingPlace(found.theme, sure=True, broad=False, stands=False, sub=True)
    if parent and parent.theme and not parent.broad and not _leaves(found, parent):
        return HeadingPlace(parent.theme, parent.sure, broad=False, stands=False, sub=True)
    known = _is_known(head, before) if before.last == "measures" else _is_labelled(below)
    if known and before.last in STRUCTURED and (found is None or _goes_on(before, found)):
        return HeadingPlace(before.last, sure=True, broad=False, stands=False, sub=True)
    weights = [weigh_heading_words(named), *map(weigh_block, below)]
    said = likeliest(*weights)
    if found and not (_goes_on(before, found) and said != found.theme):
        return HeadingPlace(
            found.theme, found.sure, found.broad, found.sure, among=found.among, named=True
        )
    if before.last in STRUCTURED and (found or _still_says(before, weights)):
        return HeadingPlace(before.last, sure=False, broad=False, stands=False, sub=True)
    theme = said or (parent.theme if parent and parent.broad else before.last)
    return HeadingPlace(theme, sure=False, broad=True, stands=False)


def _still_says(before: _Before, weights: Sequence[ThemeWeights]) -> bool:
    """Return whether a heading, and what is below it, go on with what stands before.

    Of a risk in a row of them it is said first what it is, and then, maybe, what is done about it.
    """
    first = weights[:2] if before.open else weights
    return speaks_for(before.last, *weights, within=_CLEARLY) or speaks_for(
        before.last, *first, within=_CLEARLY
    )


def _goes_on(before: _Before, found: HeadingTheme) -> bool:
    """Return whether a heading may be a risk's: all are of one level, and it names a part."""
    return found.theme in _PARTS and before.flat and before.last in STRUCTURED


def _is_labelled(below: Sequence[SourceBlock]) -> bool:
    """Return whether something below a heading is labelled as what is said of a risk is."""
    return any(label_of(each.text.partition(":")[0]) for each in below if ":" in each.text)


def _is_known(head: SourceBlock, before: _Before) -> bool:
    """Return whether a heading has a word of one below which a risk was described."""
    words = {word[:_STEM] for word in words_of(head.text) if len(word) >= _STEM}
    above = [other.text for theme, other in before.seen if other and theme == "risks"]
    return any(word[:_STEM] in words for text in above for word in words_of(text))


def _leaves(found: HeadingTheme | None, parent: _Above) -> bool:
    """Return whether a sub-heading is about something else than the heading above it."""
    if found is None or found.theme == parent.theme:
        return False
    if found.theme == _INTRODUCTION:
        return False
    if parent.theme in STRUCTURED:
        return found.sure and found.theme not in _PARTS
    return found.sure or not parent.sure


def find_risk_rows(groups: Sequence[_Group]) -> Iterator[tuple[SourceBlock, Sequence[SourceBlock]]]:
    """Yield headings with nothing right below, and the headings of the risks that come after.

    «Våre viktigste områder» says nothing of risks: that its sub-headings are such is seen by all of
    them together.
    """
    for at, (head, below) in enumerate(groups):
        if head is None or below or _is_known_risk(head):
            continue
        row = [*takewhile(lambda each: _is_in_row(each, head), groups[at + 1 :])]  # noqa: B023
        several = [blocks for _, blocks in row if len(blocks) > 1]
        if len(several) < max(_FEWEST, _MOSTLY * len(row)):
            continue
        risks = sum(speaks_for("risks", weigh_block(each[0]), within=_NEARLY) for each in several)
        done = sum(any(tells_what_is_done(b, _MORE) for b in each[1:]) for each in several)
        if min(risks, done) >= max(_FEWEST, _MOSTLY * len(several)):
            yield head, [each for each, _ in row if each]


def _is_in_row(group: _Group, head: SourceBlock) -> bool:
    """Return whether a group may tell of one risk: it is below a heading, or beside it."""
    own, blocks = group
    if own is None or any(each.kind is BlockKind.TABLE for each in blocks):
        return False
    return own.level > head.level or (own.level == head.level and not _is_known_risk(own))


def _is_known_risk(head: SourceBlock) -> bool:
    found = find_heading_theme(head.text)
    return found is not None and found.sure
