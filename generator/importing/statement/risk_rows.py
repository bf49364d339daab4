"""Headings in a row below each of which a risk is told of, and then what is done about it."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from generator.importing.source.blocks import BlockKind, SourceBlock
from generator.importing.statement.evidence import tells_what_is_done, weigh_block
from generator.importing.statement.profiles import speaks_for
from generator.importing.statement.themes import find_heading_theme

# A heading, None before the first, and what stands below it.
_Group = tuple[SourceBlock | None, tuple[SourceBlock, ...]]
_FEWEST, _MOSTLY = 2, 0.75
# In nats: what a risk's first paragraph may say more of something else, and how much more of what
# is done than of the risk a later one says.
_NEARLY, _MORE = 1.5, 1.0


def find_risk_rows(groups: Sequence[_Group]) -> Iterator[tuple[SourceBlock, Sequence[SourceBlock]]]:
    """Yield headings with nothing right below, and the headings of the risks that come after.

    «Våre viktigste områder» says nothing of risks: that its sub-headings are such is seen by all of
    them together.
    """
    for at, (head, below) in enumerate(groups):
        if head is None or below or _is_known(head):
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
    return own.level > head.level or (own.level == head.level and not _is_known(own))


def _is_known(head: SourceBlock) -> bool:
    found = find_heading_theme(head.text)
    return found is not None and found.sure
