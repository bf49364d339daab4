"""What a pattern needs is in whatever it finds, and is told shortly."""

import re
from re import _parser  # type: ignore[attr-defined]

import pytest
from hypothesis import given
from hypothesis.strategies import from_regex, sampled_from

from schema.guarded_patterns import compile_guarded
from schema.needed_letters import needed_letters


@pytest.mark.parametrize(
    ("written", "needed"),
    [
        (r"(?<!\w)(?:halvårlig|(?:hvert|kvart)\s{1,3}halvår)(?!\w)", {"halvår"}),
        # The longest of what stands one after the other.
        (r"i\s+(?:leverandør|fabrikk)\w*\s+(?:er|var)", {"fabrikk", "leverandør"}),
        (r"g[ao]ng(?:er)?", {"gang", "gong"}),
        (r"(?:om )?lag", {"lag"}),
        (r"(?i:FRIST)en|«(?:ÅTTE)+»", {"frist", "åtte"}),
        (r"(?=.*frist)\w+", {"frist"}),
        (r"(?:ja|nei)? ?takk", {"takk"}),
        (r"(?:ja|nei){2,3}", {"ja", "nei"}),
        # Of these, any text may have some.
        (r"\d{1,4} (?:av|[a-z]{3})", set()),
        (r"(?:leverandør)*", set()),
        (r"(?!leverandør)\w+", set()),
        (r"(?:leverandør|\d+)s", set()),
        ("Σίσυφος", set()),
    ],
)
def test_the_rarest_letters_are_needed(written: str, needed: set[str]) -> None:
    assert {*needed_letters(_parser.parse(written))} == needed


WRITTEN = (
    r"(?<!\w)(?:halvårlig|(?:hvert|kvart)\s{1,3}halvår|half[- ]yearly)(?!\w)",
    r"(?P<number>\d{1,4}|[a-zæøå]{2,9}) (?:faste )?(?:ansatte|medarbeid\w+|kolleg[ae]r?)",
    r"(?:ikke|ikkje) (?:\w+ ){0,3}?(?:spurt|sp[uø]r(?:de|te))|aldri",
    r"^(?:se|sjå|jf\.?) (?:vår |the )?(?:årsrapport|nettsid[ea])",
)


@given(sampled_from(WRITTEN).flatmap(lambda each: from_regex(re.compile(each, re.IGNORECASE))))
def test_whatever_a_pattern_finds_it_finds_guarded(text: str) -> None:
    for written in WRITTEN:
        whole, guarded = re.compile(written, re.IGNORECASE), compile_guarded(written, re.IGNORECASE)
        found = [each.span() for each in whole.finditer(text)]
        assert [each.span() for each in guarded.finditer(text)] == found
        first = guarded.search(text)
        assert ([first.span()] if first else []) == found[:1]
        assert guarded.sub("x", text) == whole.sub("x", text)


@pytest.mark.parametrize("text", ["Ikke \u017fpurt", "\u0130kke spurt", "\u0131kke spurt"])
def test_letters_that_only_re_takes_for_others_are_found(text: str) -> None:
    assert re.search("ikke spurt", text, re.IGNORECASE)
    assert compile_guarded("ikke spurt", re.IGNORECASE).search(text)
