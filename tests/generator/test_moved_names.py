"""Addresses that have moved have names that every system takes."""

from pathlib import Path

import pytest

from tests.generator.rules.minimal import Change, check


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("con.html", [("VAL108", "device")]),
        ("2022/AUX.html", [("VAL108", "device")]),
        ("/nul/", [("VAL108", "device")]),
        ("a:b.html", [("VAL108", "page")]),
        ("2022/kontakt.html", []),
    ],
)
def test_no_address_is_a_name_that_windows_refuses(
    tmp_path: Path, address: str, told: list[tuple[str, str]]
) -> None:
    end = "/" if address.endswith("/") else "2022/index.html"
    moved = Change("organisation.yaml", f"moved:\n  - from: {address}\n    to: {end}")
    found = [each for each in check(tmp_path, moved) if each.code.startswith("VAL")]
    assert [(each.code, str(each.arguments["remedy"])) for each in found] == told
