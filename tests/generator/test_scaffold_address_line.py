"""Where on the site a new organisation's pages are, so that no page of another moves."""

from pathlib import Path

import pytest

from generator.scaffold.address_line import NewAddress, find_address, write_address


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("name: LO\n", "name: LO\naddress: /\n"),
        ("name: LO\n\n\n", "name: LO\naddress: /\n"),
        ("name: LO\r\n", "name: LO\r\naddress: /\r\n"),
        (
            "name: LO\naddress: # her\nlanguages: [nb]\n",
            "name: LO\naddress: / # her\nlanguages: [nb]\n",
        ),
        ("address:\nname: LO\n", "address: /\nname: LO\n"),
        ("address:\r\nname: LO\r\n", "address: /\r\nname: LO\r\n"),
        ("name: LO\naddress: lo\n", None),
        ("name: [\n", None),
    ],
)
def test_the_line_is_written_and_all_else_stays(text: str, written: str | None) -> None:
    assert write_address(text, "/") == written


def organisation(content: Path, key: str, text: str) -> Path:
    file = content / key / "organisation.yaml"
    file.parent.mkdir(parents=True)
    file.write_bytes(text.encode())
    return file


def test_the_first_is_at_the_top_and_others_in_folders(tmp_path: Path) -> None:
    assert find_address(tmp_path, "lo", ()) == NewAddress("/")
    assert find_address(tmp_path, "lo", ("a", "b")) == NewAddress("lo")


def test_who_was_alone_stays_at_the_top(tmp_path: Path) -> None:
    file = organisation(tmp_path, "nho", "name: NHO\n")
    assert find_address(tmp_path, "lo", ("nho",)) == NewAddress(
        "lo", file, "name: NHO\naddress: /\n"
    )


def test_who_has_said_where_it_is_needs_no_line(tmp_path: Path) -> None:
    organisation(tmp_path, "nho", "name: NHO\naddress: nho\n")
    assert find_address(tmp_path, "lo", ("nho",)) == NewAddress("lo")


@pytest.mark.parametrize("data", [b"name: [\n", b"\xff\xfe", None])
def test_what_cannot_be_read_takes_a_hand(tmp_path: Path, data: bytes | None) -> None:
    file = tmp_path / "nho" / "organisation.yaml"
    file.parent.mkdir()
    if data is not None:
        file.write_bytes(data)
    assert find_address(tmp_path, "lo", ("nho",)) == NewAddress("lo", file, "")
