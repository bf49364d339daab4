"""Which findings are shown: by code, by family, and always what cannot be read."""

import pytest
from msgspec.structs import replace

from generator.commands.selection import Selection, check_code, read_selection
from generator.commands.usage import UsageError
from tests.generator.listings import entry, listing


def shown(selection: Selection, *codes: str) -> list[str]:
    base = entry()
    found = (replace(base, finding=replace(base.finding, code=each)) for each in codes)
    return [each.finding.code for each in selection.of(listing(*found)).entries]


def test_without_a_choice_all_is_shown() -> None:
    assert shown(Selection(), "LAW401", "TXT101") == ["LAW401", "TXT101"]


@pytest.mark.parametrize(
    ("selected", "ignored", "expected"),
    [
        ("LAW", "", ["LAW101", "LAW401", "SYN101"]),
        ("LAW4", "", ["LAW401", "SYN101"]),
        ("LAW401,TXT", "", ["LAW401", "TXT101", "SYN101"]),
        ("", "LAW", ["TXT101", "SYN101"]),
        ("LAW", "LAW4", ["LAW101", "SYN101"]),
        ("LAW", "SYN", ["LAW101", "LAW401"]),
    ],
)
def test_what_is_chosen_is_shown_and_what_cannot_be_read_unless_ignored(
    selected: str, ignored: str, expected: list[str]
) -> None:
    selection = read_selection([selected], [ignored])
    assert shown(selection, "LAW101", "LAW401", "TXT101", "SYN101") == expected


def test_codes_are_spelt_in_capitals_and_parted_by_commas() -> None:
    assert read_selection(["law401, txt", ""], []) == Selection(("LAW401", "TXT"), ())
    assert Selection(("LAW",)).takes("SYN101") is False


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [("LA", "LAW"), ("TXY", "TXT"), ("LAW4011", "LAW401"), ("LAWS", ""), ("QQQ", ""), ("", "")],
)
def test_what_is_no_code_may_be_like_one(written: str, suggestion: str) -> None:
    with pytest.raises(UsageError) as raised:
        check_code(written)
    assert (raised.value.key, raised.value.suggestion) == ("unknown_code", suggestion)


@pytest.mark.parametrize(
    ("written", "now"), [("law203", "ADV203"), ("LAW101", "LAW101"), ("ADV203", "ADV203")]
)
def test_a_code_that_has_another_name_now_is_found_by_both(written: str, now: str) -> None:
    assert check_code(written) == now


def test_a_code_that_is_retired_is_none() -> None:
    with pytest.raises(UsageError):
        check_code("REF101")
