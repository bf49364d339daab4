"""Findings as they are listed: in their place, with the text around, and nothing personal in it."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.findings.codes import syntax
from generator.findings.finding import Ref, Severity
from generator.formats.listing import ListedFinding, Listing, list_findings, list_loose, path_from
from tests.generator.listings import entry, listing
from tests.organisations import KEY, check_files

PROSE = f"{KEY}/2025/4-track/nb.md"
EXCEPTED = entry(excepted="Slik er det.")
WARNING, INFO = entry(Severity.WARNING), entry(Severity.INFO)


def found(files: dict[str, str | bytes], code: str) -> list[ListedFinding]:
    listed = list_findings(check_files(files), "nb")
    return [each for each in listed if each.finding.code == code]


def test_what_is_excepted_is_apart_from_what_is_not() -> None:
    both = listing(entry(), EXCEPTED, WARNING)
    assert both.active == (entry(), WARNING)
    assert both.excepted == (EXCEPTED,)
    assert both.of(Severity.ERROR) == (entry(),)


@pytest.mark.parametrize(
    ("found", "stops", "strictly"),
    [
        (listing(entry()), True, True),
        (listing(EXCEPTED), False, False),
        (listing(WARNING), False, True),
        (listing(INFO), False, False),
        (listing(), False, False),
    ],
)
def test_errors_stop_publishing_and_strictly_warnings_too(
    found: Listing,
    stops: bool,  # noqa: FBT001 - what is expected
    strictly: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert found.stops is stops
    assert replace(found, strict=True).stops is strictly


@pytest.mark.parametrize(
    ("scopes", "kept"),
    [(("",), 1), (("lo",), 1), (("lo/a.yaml",), 1), (("l",), 0), (("fisk", "lo"), 1), ((), 0)],
)
def test_a_listing_is_narrowed_to_paths(scopes: tuple[str, ...], kept: int) -> None:
    assert len(listing(entry()).below(scopes).entries) == kept


def test_the_way_to_a_file_is_the_shorter_one(tmp_path: Path) -> None:
    assert path_from(tmp_path, tmp_path / "content" / "a.yaml") == str(Path("content/a.yaml"))
    assert path_from(tmp_path / "b", tmp_path / "a.yaml") == str(Path("../a.yaml"))
    deep, far = tmp_path.joinpath(*"abcdefghijklmnopqrstuvwxyz"), Path("/a.yaml").absolute()
    assert path_from(deep, far) == str(far)


def test_a_place_is_a_value_or_the_whole_file() -> None:
    (value,) = found({"2025/0-enterprise/facts.yaml": "employees: x\n"}, "VAL104")
    assert (value.place.whole, value.place.span.column) == (False, 12)
    assert value.place.text == "employees: x\n"
    (file,) = found({"notater.txt": "Husk."}, "SYN004")
    assert (file.place.whole, file.place.file) == (True, f"{KEY}/notater.txt")
    (loose,) = list_loose([syntax.NO_CONTENT.at(Ref("."))], Path(), "nb")
    assert (loose.place.whole, loose.place.text, loose.related) == (True, "", ())


def test_a_file_that_could_not_be_parsed_shows_its_text() -> None:
    (broken,) = found({"2025/0-enterprise/facts.yaml": b"employees: [\r\n"}, "SYN105")
    assert broken.place.text == "employees: [\n"
    (latin,) = found({"2025/4-track/nb.md": "## 4.A.2\n\nBl\xe5.\n".encode("latin-1")}, "SYN101")
    assert "Bl\ufffd." in latin.place.text


def test_personal_data_is_covered_and_nothing_else_of_its_line() -> None:
    text = "## 4.A.2\n\nRing Kari på 91 23 45 67 om dette.\n\nHun svarer.\n"
    (private,) = found({"2025/4-track/nb.md": text}, "PRV102")
    shown = private.place.text.split("\n")
    assert private.place.span.line == 3
    assert "91 23" not in shown[2]
    assert shown[2].startswith("Ring Kari på ")
    assert shown[2].endswith("• om dette.")
    assert len(shown[2]) == len(text.split("\n")[2])
    assert (shown[0], shown[4]) == ("## 4.A.2", "Hun svarer.")


def test_it_is_covered_in_every_finding_of_the_file() -> None:
    text = "## 4.A.2\n\nRing Kari på 91 23 45 67.\n\nTBD\n"
    (placeholder,) = found({"2025/4-track/nb.md": text}, "TXT101")
    assert "91 23" not in placeholder.place.text
    (unharmed,) = found({"2025/4-track/nb.md": "## 4.A.2\n\nTBD\n"}, "TXT101")
    assert unharmed.place.text == "## 4.A.2\n\nTBD\n"


def test_places_that_belong_with_it_are_others_than_its_own() -> None:
    goals = "next_goals: [{id: fire, goal: A}, {id: fire, goal: B}]\n"
    (twice,) = found({"2025/0-enterprise/facts.yaml": goals}, "REF305")
    places = [(each.file, each.span.column) for each in (twice.place, *twice.related)]
    file = f"{KEY}/2025/0-enterprise/facts.yaml"
    assert places == [(file, goals.rindex("fire") + 1), (file, goals.index("fire") + 1)]
