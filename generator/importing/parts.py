"""Answers in lettered parts: «A: …», «b) …», at a line's start or, after a sentence, within one."""

import re
from collections.abc import Iterator, Sequence

from generator.importing.lines import Line
from schema.form import Question

_AT_START = r"\(?(?P<letter>[a-hA-H])\s?(?:[:)]|\.(?=\s))(?=\s|$)"
_WITHIN = r"(?:(?<=\s{2})|(?<=[.!?;]\s))(?P<letter>[A-H]:|[a-hA-H]\))(?=\s)"


def split_parts(
    lines: tuple[Line, ...], parts: Sequence[Question]
) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Yield the lines of each part's answer; what stands before the first letter is the first's."""
    found: dict[str, list[Line]] = {}
    letters = [part.id.rsplit(".", 1)[-1] for part in parts]
    reached = -1
    for line in lines:
        rest = line
        start = re.match(_AT_START, rest.text)
        if start and start["letter"].lower() in letters[reached + 1 :]:
            reached = letters.index(start["letter"].lower())
        while within := _following(rest.text, letters, reached):
            found.setdefault(parts[max(reached, 0)].id, []).append(
                rest.with_text(rest.text[:within])
            )
            rest = rest.with_text(rest.text[within:])
            reached += 1
        found.setdefault(parts[max(reached, 0)].id, []).append(rest)
    yield from ((part, tuple(own)) for part, own in found.items() if any(own))


def _following(text: str, letters: list[str], reached: int) -> int | None:
    """Return where within a line the very next part begins."""
    for match in re.finditer(_WITHIN, text):
        expected = letters[reached + 1 : reached + 2]
        if match.start() and [match["letter"][0].lower()] == expected and reached >= 0:
            return match.start()
    return None
