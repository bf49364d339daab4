"""A statement divided by theme: each block with what it is about, and how sure that is."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct, field

from generator.importing.source.blocks import BlockKind, SourceBlock
from generator.importing.statement.data import statement_data
from generator.importing.statement.evidence import (
    INFORMATION,
    SIGNATURE,
    all_text,
    asks,
    closes,
    is_whole_table,
    may_close,
    names_table,
    weigh_block,
)
from generator.importing.statement.impacts import take_label
from generator.importing.statement.order import StatementPart, ThemeOdds, judge_parts
from generator.importing.statement.placing import (
    STRUCTURED,
    BlockGroup,
    HeadingPlace,
    is_title,
    place_headings,
)
from generator.importing.statement.profiles import (
    ThemeWeights,
    add_weights,
    likeliest,
    speaks_for,
    themes,
    weigh_heading_words,
    weigh_text,
    weights_for,
)
from generator.importing.statement.signatures import is_dated, is_unknown_role

# So many lines may stand below signatures; and what of the lines from the date on are signatures.
_AFTER, _MOSTLY = 3, 0.6
# Among the first so many headings the title is.
_FIRST = 2
# In nats, what a heading says of what stands below it: it says no more than its theme, it says
# more, it is below one of that theme or goes on with it, or it may have anything below it.
_SURE, _NEAR, _NAMED, _BELOW, _BROAD = 5.0, 2.0, 3.0, 4.0, 0.5
# And what it says of what is often below what it names.
_NEAR_NAMED = 1.0
_CLOSES_LAST, _CLOSES, _ASKS = 14.0, 4.0, 5.0
# The odds at which a place is taken for sure; and where the heading and the words agree on it.
_SURELY, _AGREED = 0.92, 0.75
# By so much, in nats, do a part's words speak of something else than what is said around it.
_ELSE = 3.0
# Below these, it is said where to report a concern, too.
_TELL_WHERE = ("policies", "communication")
# These are one answer.
_FRAME = ("introduction", "organisation")
_MEASURES = "measures"


class StatementSection(Struct, frozen=True):
    """Blocks below one heading (None before the first), and what they are about.

    `stands` says that the heading says no more than what the question asks, `sub` that it is
    about what the heading above it is about. `doubts` are the blocks of which that is not sure,
    each with the theme that it may be about instead.
    """

    theme: str
    heading: SourceBlock | None
    stands: bool
    blocks: tuple[SourceBlock, ...]
    level: int = 0
    sub: bool = False
    doubts: tuple[tuple[SourceBlock, str], ...] = ()


class DividedStatement(Struct, frozen=True):
    """The title's headings, and the sections in order."""

    titles: tuple[SourceBlock, ...]
    sections: tuple[StatementSection, ...]


class _Piece(Struct, frozen=True):
    """Blocks that go together, below which heading's place, and what speaks for their themes."""

    group: int
    blocks: tuple[SourceBlock, ...]
    weights: ThemeWeights
    first: bool


def divide_statement(blocks: Sequence[SourceBlock], name: str) -> DividedStatement:
    """Divide a statement's blocks by theme; `name` is the enterprise's."""
    groups = list(_groups(blocks))
    titles = tuple(
        head
        for at, (head, _) in enumerate(groups[:_FIRST])
        if head and (is_title(head, first=at == 0) or (at == 0 and _tops(head, groups)))
    )
    places = place_headings(groups, titles, name)
    last = _closing(groups)
    pieces = [
        piece
        for at, (group, place) in enumerate(zip(groups, places, strict=True))
        for piece in _pieces(at, group, place, last)
    ]
    odds = judge_parts([StatementPart(each.weights, each.first) for each in pieces])
    judged: dict[int, list[tuple[_Piece, ThemeOdds]]] = {}
    for piece, each in zip(pieces, odds, strict=True):
        judged.setdefault(piece.group, []).append((piece, each))
    sections = [
        section
        for at, (group, place) in enumerate(zip(groups, places, strict=True))
        for section in _sections(group, place, judged.get(at, []))
    ]
    return DividedStatement(titles, tuple(sections))


def _groups(blocks: Sequence[SourceBlock]) -> Iterator[BlockGroup]:
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


def _tops(head: SourceBlock, groups: Sequence[BlockGroup]) -> bool:
    """Return whether all other headings, of which there are several, are below this one."""
    others = [each for each, _ in groups if each and each is not head]
    return len(others) > 1 and all(each.level > head.level for each in others)


def _closing(groups: Sequence[BlockGroup]) -> frozenset[int]:
    """Return, by `id`, the blocks at a group's end that close a statement, in its later half."""
    blocks = [block for _, below in groups for block in below]
    later = {id(each) for each in blocks[len(blocks) // 2 :]}
    return frozenset(
        id(block) for _, below in groups if later & {*map(id, below)} for block in _ending(below)
    )


def _ending(below: Sequence[SourceBlock]) -> Sequence[SourceBlock]:
    """Return the signatures at the end of what stands below a heading.

    A page says a few words more below them; and of many lines one may not be read.
    """
    signs = [closes(each) or is_unknown_role(each) for each in below]
    end = len(below)
    while end and not signs[end - 1] and len(below) - end < _AFTER:
        end -= 1
    if not (end and signs[end - 1]):
        return ()
    start = next((at for at in range(end, 0, -1) if not signs[at - 1]), 0)
    first = next((at for at, each in enumerate(below[:end]) if is_dated(each)), start)
    signed = sum(signs[first:end])
    start = min(start, first) if signed > _MOSTLY * (end - first) else start
    return [each for each in below[start:end] if each.kind is not BlockKind.FOOTNOTE]


def _pieces(
    at: int, group: BlockGroup, place: HeadingPlace | None, last: frozenset[int]
) -> Iterator[_Piece]:
    """Yield what goes together below a heading: each block, or all of what is said of one risk."""
    head, below = group
    rest = list(below)
    first = head is not None
    said = _heading_weights(head, place)
    if place and place.whole:
        own: list[SourceBlock] = []
        while rest and id(rest[0]) not in last and not (len(rest) == 1 and own and asks(rest[0])):
            own.append(rest.pop(0))
        if own:
            weights = add_weights(weigh_text(all_text(own)), said)
            yield _Piece(at, tuple(own), weights, first)
            first = False
    end = next((each for each in reversed(rest) if id(each) not in last), None)
    for own in _kept_together(rest):
        block = own[-1] if own[-1].kind is not BlockKind.FOOTNOTE else own[0]
        weights = add_weights(weigh_block(block), said)
        weights = add_weights(weights, _closing_weights(block, place, last, ends=end in own))
        if place and place.theme == _MEASURES and is_whole_table(block):
            weights = add_weights(weights, weights_for(_MEASURES, _CLOSES_LAST))
        yield _Piece(at, tuple(own), weights, first)
        first = False


def _kept_together(blocks: Sequence[SourceBlock]) -> Iterator[list[SourceBlock]]:
    """Yield blocks that stand by themselves, with their notes, or a table with its caption."""
    own: list[SourceBlock] = []
    for block in blocks:
        note = block.kind is BlockKind.FOOTNOTE
        captioned = len(own) == 1 and block.kind is BlockKind.TABLE and names_table(own[0].text)
        if own and not (note or captioned):
            yield own
            own = []
        own.append(block)
    if own:
        yield own


def _heading_weights(head: SourceBlock | None, place: HeadingPlace | None) -> ThemeWeights:
    """Return what a heading says of all that stands below it."""
    if head is None or place is None:
        return weights_for("introduction", 0.0)
    words = weigh_heading_words(head.text)
    if place.sure and not place.broad:
        near = statement_data().themes[place.theme].near
        return tuple(_SURE if each == place.theme else _NEAR * (each in near) for each in themes())
    if place.among:
        near_any = {near for each in place.among for near in statement_data().themes[each].near}
        return tuple(
            _NAMED if each in place.among else _NEAR_NAMED * (each in near_any) for each in themes()
        )
    if place.sub:
        return add_weights(words, weights_for(place.theme, _BELOW))
    if place.named:
        return weights_for(place.theme, _BROAD if place.broad else _NAMED)
    return words


def _closing_weights(
    block: SourceBlock, place: HeadingPlace | None, last: frozenset[int], *, ends: bool
) -> ThemeWeights:
    weights = weights_for(SIGNATURE, 0.0 if may_close(block) else -_CLOSES)
    if id(block) in last:
        weights = weights_for(SIGNATURE, _CLOSES_LAST)
    elif closes(block):
        weights = weights_for(SIGNATURE, _CLOSES)
    sure = place is not None and place.sure and not place.broad
    tells = place is not None and place.theme in _TELL_WHERE
    if asks(block) and not (sure and (tells or not ends)):
        weights = add_weights(weights, weights_for(INFORMATION, _SURE + _ASKS if sure else _ASKS))
    return weights


class _OpenSection(Struct):
    """What goes into one section."""

    theme: str
    sub: bool
    blocks: list[SourceBlock] = field(default_factory=list)
    doubts: list[tuple[SourceBlock, str]] = field(default_factory=list)


def _sections(
    group: BlockGroup,
    place: HeadingPlace | None,
    judged: Sequence[tuple[_Piece, ThemeOdds]],
) -> Iterator[StatementSection]:
    """Yield what stands below a heading, by theme; the heading goes with the first of it."""
    head = group[0] if place else None
    gathered: list[_OpenSection] = []
    for piece, odds in judged:
        theme, other = _best(odds)
        sub = bool(place and place.sub and theme == place.theme)
        if not gathered or (gathered[-1].theme, gathered[-1].sub) != (theme, sub):
            gathered.append(_OpenSection(theme, sub))
        gathered[-1].blocks.extend(piece.blocks)
        gathered[-1].doubts.extend(_doubts(piece, place, theme, other, max(odds)))
    if place and not gathered:
        gathered.append(_OpenSection(place.theme, place.sub))
    for at, each in enumerate(gathered):
        yield _section(each, None if at else head, place)


def _doubts(
    piece: _Piece, place: HeadingPlace | None, theme: str, other: str, odds: float
) -> Iterator[tuple[SourceBlock, str]]:
    """Yield the blocks of a piece that may be about something else, each with that.

    What a table's columns hold is read by its columns, wherever the table stands; and what labels
    say of a risk («Tiltak: …») is that.
    """
    whole = place is not None and place.whole
    bare = _unlabelled(piece.blocks)
    labelled = bool(whole and theme in STRUCTURED and len(bare) < len(piece.blocks))
    if labelled or any(
        each.kind is BlockKind.TABLE and is_whole_table(each) for each in piece.blocks
    ):
        return
    if other and not (odds >= _AGREED and _agree(piece, place, theme)):
        yield from ((each, other) for each in piece.blocks)
        return
    for each in bare[int(whole) :] if theme in STRUCTURED else ():
        own = weigh_block(each)
        said = likeliest(own)
        if said not in (theme, _MEASURES) and not speaks_for(theme, own, within=_ELSE):
            yield each, said


def _unlabelled(blocks: Sequence[SourceBlock]) -> Sequence[SourceBlock]:
    """Return blocks up to the first label, from which on it is said what they are («Tiltak: …»)."""
    return [*takewhile(lambda each: not take_label(each)[0], blocks)]


def _agree(piece: _Piece, place: HeadingPlace | None, theme: str) -> bool:
    """Return whether a heading is about a theme, or what is often below it, and the words are."""
    if place is None or not place.theme:
        return False
    near = statement_data().themes[place.theme].near
    own = likeliest(*(weigh_block(each) for each in piece.blocks))
    return own == theme and (theme == place.theme or theme in near)


def _best(odds: ThemeOdds) -> tuple[str, str]:
    """Return the likeliest theme, and the next one where it is not sure.

    What frames a statement is one.
    """
    by_theme = dict(zip(themes(), odds, strict=True))
    frame = sum(by_theme.pop(each) for each in _FRAME)
    ranked = sorted(by_theme, key=lambda each: -by_theme[each])
    if frame >= by_theme[ranked[0]]:
        own = max(_FRAME, key=lambda each: odds[themes().index(each)])
        return own, "" if frame >= _SURELY else ranked[0]
    best, second = ranked[:2]
    if by_theme[best] >= _SURELY:
        return best, ""
    return best, _FRAME[-1] if frame > by_theme[second] else second


def _section(
    gathered: _OpenSection, head: SourceBlock | None, place: HeadingPlace | None
) -> StatementSection:
    themes_of_head = (place.theme, *place.among) if place and place.stands else ()
    return StatementSection(
        gathered.theme,
        head,
        head is None or gathered.theme in themes_of_head,
        tuple(gathered.blocks),
        head.level if head else 0,
        gathered.sub,
        tuple(gathered.doubts),
    )
