"""schema/signs.yaml: its patterns are in proportion to the text, its hints are words."""

import re
from importlib import import_module

import pytest

from schema.signs import Sign, all_patterns, load_sign

PATTERNS = all_patterns()
SIGNS = sorted({each.rpartition("-")[0] for each in PATTERNS} - {""})
_parser = import_module("re._parser")
# A sentence is seldom longer; what may be as long as this costs so much at each word.
_FARTHEST = 160


def repeats(pattern: object, *, within: bool = False) -> list[tuple[int, bool, bool]]:
    """Of every repeat: its most, whether it is within another without end, and of one character."""
    found: list[tuple[int, bool, bool]] = []
    for kind, value in pattern:  # type: ignore[attr-defined]
        if str(kind) in {"MAX_REPEAT", "MIN_REPEAT"}:
            _, most, body = value
            endless = int(most) > _FARTHEST
            single = len(body) == 1 and str(body[0][0]) in {"IN", "LITERAL", "NOT_LITERAL"}
            found.append((int(most), within, single))
            found += repeats(body, within=within or endless)
        elif str(kind) == "BRANCH":
            for each in value[1]:
                found += repeats(each, within=within)
        elif str(kind) in {"SUBPATTERN", "ASSERT", "ASSERT_NOT", "ATOMIC_GROUP"}:
            body = value[-1] if isinstance(value, tuple) else value
            found += repeats(body, within=within)
    return found


@pytest.mark.parametrize("name", PATTERNS)
def test_only_the_rest_of_a_word_has_no_end(name: str) -> None:
    """Each pattern begins where a word does, so that what reads on to the end of it is linear."""
    pattern = PATTERNS[name]
    assert pattern.pattern.startswith(r"(?<!\w)")
    for most, within, single in repeats(_parser.parse(pattern.pattern, pattern.flags)):
        assert most <= _FARTHEST or (single and not within)


@pytest.mark.parametrize("name", SIGNS)
def test_hints_are_single_words_in_small_letters(name: str) -> None:
    words = [each for hints in load_sign(name).hints for each in hints]
    assert all(re.fullmatch(r"\w+", each) and each == each.casefold() for each in words)


def test_a_sign_is_what_its_first_pattern_finds_whichever_is_looked_for_first() -> None:
    sign = Sign((frozenset({"ord"}),), ("(?:lang|lengre) setning", "ord"), unless="kort")
    found = sign.find("Et ord i en lang setning.")
    assert found is not None
    assert found.group() == "lang setning"
    assert sign.find("En lang setning.") is None
    assert sign.find("Et ord.") is None
    assert sign.find("Et kort ord i en lang setning.") is None
