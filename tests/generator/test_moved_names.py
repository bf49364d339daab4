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


@pytest.mark.parametrize(
    ("to", "told"),
    [("2023/index.html", []), ("2023/borte.html", ["REF903"]), ("2022/index.html", ["REF903"])],
)
def test_check_tells_where_a_moved_address_leads_nowhere(
    tmp_path: Path, to: str, told: list[str]
) -> None:
    moved = Change("organisation.yaml", f"address: /\nmoved:\n  - from: gammel.html\n    to: {to}")
    draft = Change("2022/report.yaml", "status: draft")
    found = [each.code for each in check(tmp_path, moved, draft) if each.code.startswith("REF9")]
    assert found == told


def test_from_the_top_it_depends_on_the_neighbours_where_no_address_is_given(
    tmp_path: Path,
) -> None:
    moved = Change("organisation.yaml", "moved:\n  - from: /a.html\n    to: /granlia/index.html")
    assert not [each for each in check(tmp_path, moved) if each.code.startswith("REF9")]
