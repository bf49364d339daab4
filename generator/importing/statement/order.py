"""The themes of a statement's parts, judged together: what each says, and what stands around it."""

from collections.abc import Sequence
from functools import cache
from math import exp
from typing import TypeAlias

from msgspec import Struct

from generator.importing.statement.profiles import ThemeWeights, themes

# The odds of each theme, of one in all.
ThemeOdds: TypeAlias = tuple[float, ...]

# In nats. Below one heading a theme goes on, below the next another one may begin; statements come
# in the order of the themes, and seldom go back.
_STAYS, _STAYS_HEADED = 1.6, 0.4
_BACK, _BACK_HEADED = -1.6, -1.0
_SKIPS = -0.25
# After signatures little comes but signatures.
_REOPENS = -4.0
# More than this says nothing more, and keeps numbers finite.
_MOST = 30.0


class StatementPart(Struct, frozen=True):
    """What speaks for the themes of a part, and whether a heading stands before it."""

    weights: ThemeWeights
    headed: bool


def judge_parts(parts: Sequence[StatementPart]) -> list[ThemeOdds]:
    """Return the odds of each part's themes, given all parts."""
    said = [_likelihoods(each.weights) for each in parts]
    headed = [each.headed for each in parts]
    ahead = _pass(said, headed, back=False)
    # From the last one back, the heading between two parts is that of the one judged before.
    behind = _pass(said[::-1], ([*headed[1:], False] if headed else [])[::-1], back=True)[::-1]
    return [
        _whole([a * b / own if own else 0.0 for a, b, own in zip(*each, strict=True)])
        for each in zip(ahead, behind, said, strict=True)
    ]


def _likelihoods(weights: ThemeWeights) -> list[float]:
    most = max(weights)
    return [exp(max(each - most, -_MOST)) for each in weights]


def _pass(
    said: Sequence[Sequence[float]], headed: Sequence[bool], *, back: bool
) -> list[ThemeOdds]:
    """Return what each part and all before it say of its theme; `back` goes from the last one."""
    found: list[ThemeOdds] = []
    for own, new in zip(said, headed, strict=True):
        if not found:
            found.append(_whole(own))
            continue
        steps = _steps(headed=new, back=back)
        before = found[-1]
        found.append(
            _whole(
                [
                    each * sum(p * step for p, step in zip(before, to, strict=True))
                    for each, to in zip(own, steps, strict=True)
                ]
            )
        )
    return found


@cache
def _steps(*, headed: bool, back: bool) -> tuple[tuple[float, ...], ...]:
    """Return how apt each theme is (rows) after each other one (columns); `back`, before it."""
    every = range(len(themes()))
    return tuple(
        tuple(exp(_step(*((at, other) if back else (other, at)), headed=headed)) for other in every)
        for at in every
    )


def _step(one: int, other: int, *, headed: bool) -> float:
    if one == other:
        return _STAYS_HEADED if headed else _STAYS
    if other > one:
        return _SKIPS * (other - one - 1)
    if one == len(themes()) - 1:
        return _REOPENS
    return _BACK_HEADED if headed else _BACK


def _whole(odds: Sequence[float]) -> ThemeOdds:
    total = sum(odds)
    return tuple(each / total for each in odds) if total else (1 / len(odds),) * len(odds)
