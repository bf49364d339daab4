"""A cover picture: named in report.yaml, it lies in attachments/ and is looked at as others are."""

from pathlib import Path

import pytest

from generator.checks.messages import message_of
from tests.generator.odd_files import attach, picture
from tests.generator.rules.minimal import KEY, YEAR, Change, check

OURS = {"ACC101", "ACC105", "ACC912", "REF301", "REF302", "REF310", "REF330"}


def told(
    tmp_path: Path, cover: str, files: dict[str, bytes]
) -> list[tuple[str, tuple[object, ...]]]:
    """What is found of a cover among these files, none of them listed: its code and where."""
    attach(tmp_path, files)
    found = check(tmp_path, Change("report.yaml", f"cover: {cover}"))
    return [(each.code, each.where.keys) for each in found if each.code in OURS]


ALT = "alt: En syer ved en maskin"


@pytest.mark.parametrize(
    ("cover", "files", "wanted"),
    [
        (f"{{file: a.jpg, {ALT}}}", {"a.jpg": picture("JPEG")}, []),
        ("{file: a.jpg}", {"a.jpg": picture("JPEG")}, [("ACC101", ("cover",))]),
        ("{file: a.jpg, alt: a.jpg}", {"a.jpg": picture("JPEG")}, [("ACC105", ("cover", "alt"))]),
        (f"{{file: a.jpg, {ALT}}}", {}, [("REF301", ("cover", "file"))]),
        (
            f"{{file: a.jpg, {ALT}}}",
            {"a.jpg": picture("JPEG")[:-200]},
            [("ACC912", ("cover", "file"))],
        ),
        (
            f"{{file: a.pdf, {ALT}}}",
            {"a.pdf": b"%PDF-1.7\n%%EOF\n"},
            [("ACC912", ("cover", "file"))],
        ),
        (f"{{file: a.jpg, {ALT}}}", {"a.jpg": picture("PNG")}, [("REF330", ("cover", "file"))]),
    ],
)
def test_a_cover_is_looked_at_as_other_pictures_are(
    tmp_path: Path, cover: str, files: dict[str, bytes], wanted: list[object]
) -> None:
    assert told(tmp_path, cover, files) == wanted


def test_a_cover_that_is_listed_too_is_told_of_once(tmp_path: Path) -> None:
    attach(tmp_path, {"a.jpg": picture("JPEG")[:-200]})
    lines = f"cover: {{file: a.jpg, {ALT}}}\nattachments:\n  - {{file: a.jpg, title: Verkstedet}}"
    found = check(tmp_path, Change("report.yaml", lines))
    ours = [(each.code, each.where.keys) for each in found if each.code in OURS]
    assert ours == [("ACC912", ("attachments", 0, "file"))]


def test_what_lacks_is_told_in_words_that_fit(tmp_path: Path) -> None:
    attach(tmp_path, {"a.jpg": picture("JPEG")})
    found = check(tmp_path, Change("report.yaml", "cover: {file: a.jpg}"))
    (ours,) = (each for each in found if each.code == "ACC101")
    assert message_of(ours, "nb").text == "Forsidebildet mangler beskrivelse."
    assert "alt: " in message_of(ours, "nb").help[0]
    assert (KEY, str(YEAR)) == tuple(ours.where.file.split("/")[:2])
