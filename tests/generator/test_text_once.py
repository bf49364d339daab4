"""A property that is found out once."""

from msgspec import Struct

from generator.text.once import once


class _Word(Struct, frozen=True, dict=True):
    written: str
    asked: list[str]

    @once
    def lowered(self) -> str:
        """The word in small letters."""
        self.asked.append(self.written)
        return self.written.lower()


def test_it_is_found_out_when_it_is_asked_for_and_then_known() -> None:
    word = _Word("ULL", [])
    assert word.asked == []
    assert (word.lowered, word.lowered) == ("ull", "ull")
    assert word.asked == ["ULL"]


def test_each_value_has_its_own() -> None:
    asked: list[str] = []
    assert [each.lowered for each in (_Word("ULL", asked), _Word("SAU", asked))] == ["ull", "sau"]
    assert _Word.lowered.__doc__ == "The word in small letters."
