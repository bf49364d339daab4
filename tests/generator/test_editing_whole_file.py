"""A file that cannot be read opens as text at the fault, and is put back byte for byte."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.editing import whole_file
from generator.editing.desk import Desk
from generator.editing.places import AnswerPlace, UnknownPlaceError
from generator.editing.whole_file import as_text, put_text
from tests.tools import ROOT

AS_OF = date(2026, 11, 29)
FACTS = "bergvik/2024/2-identify/facts.yaml"
TEXT = "bergvik/2024/2-identify/nb.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Three years of a small enterprise, in two languages."""
    shutil.copytree(ROOT / "tests" / "folders" / "three-years", tmp_path / "content")
    return tmp_path / "content"


def spoil(file: Path, old: str, new: str) -> str:
    """Put a mistake into a file; return what it was before."""
    before = file.read_text(encoding="utf-8")
    assert old in before
    file.write_text(before.replace(old, new, 1), encoding="utf-8")
    return before


def test_a_question_of_a_file_that_cannot_be_read_opens_the_file_at_the_fault(
    content: Path,
) -> None:
    before = spoil(content / FACTS, "risks:\n", "risks:\n  title: 'aldri lukket\n")
    desk = Desk(content)
    opened = desk.open(AnswerPlace("bergvik/2024", "2.A.1", "nb"), AS_OF)
    assert opened.field.kind == "source"
    assert opened.place == AnswerPlace("bergvik/2024", "2-identify/facts.yaml", "nb", whole=True)
    lines = str(opened.value).split("\n")
    first = opened.draft.findings[0]
    assert (first.kind, lines[first.line - 1]) == ("error", "  title: 'aldri lukket")
    mended = str(opened.value).replace("  title: 'aldri lukket\n", "")
    reply = desk.check(opened.place, mended, AS_OF)
    assert reply.draft
    assert "error" not in {each.kind for each in reply.draft.findings}
    assert desk.save(opened.place, mended, opened.stamp, AS_OF).saved == 1
    assert (content / FACTS).read_text(encoding="utf-8") == before
    assert desk.open(AnswerPlace("bergvik/2024", "2.A.1", "nb"), AS_OF).field.kind != "source"


@pytest.mark.parametrize("name", ["2024/report.yaml", "organisation.yaml", "2024/2-identify/nb.md"])
def test_what_the_report_hangs_on_opens_as_text_by_its_name(content: Path, name: str) -> None:
    (content / "bergvik" / name).write_bytes(b"\xe5 er ikke UTF-8: [\n")
    opened = Desk(content).open(AnswerPlace("bergvik", name, "nb", whole=True), AS_OF)
    assert opened.value == "å er ikke UTF-8: [\n"
    assert opened.draft.findings


def test_what_somebody_else_has_saved_meanwhile_is_never_overwritten(content: Path) -> None:
    desk, where = Desk(content), AnswerPlace("bergvik/2024", "report.yaml", "nb", whole=True)
    opened = desk.open(where, AS_OF)
    spoil(content / "bergvik/2024/report.yaml", "status:", "# Ny.\nstatus:")
    reply = desk.save(where, "borte", opened.stamp, AS_OF)
    assert (reply.in_conflict, reply.saved) == (True, 0)
    assert "# Ny." in str(reply.conflict)
    same = desk.save(where, str(reply.conflict), opened.stamp, AS_OF)
    assert (same.in_conflict, same.saved, same.stamp) == (False, 0, reply.stamp)
    assert "# Ny." in (content / "bergvik/2024/report.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "../2024/report.yaml",
        "report.yaml/../../organisation.yaml",
        "attachments/x.pdf",
        "",
        "ny.md",
    ],
)
def test_only_files_of_the_content_open_as_text(content: Path, name: str) -> None:
    with pytest.raises(UnknownPlaceError):
        Desk(content).open(AnswerPlace("bergvik/2024", name, "nb", whole=True), AS_OF)


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        (b"a: 1\r\nb: [\r\n", "a: 1\nb: []\n", b"a: 1\r\nb: []\r\n"),
        (b"a: 1\nb: 2\r\nc\n", "a: 1\nb: 2\nc: 3\n", b"a: 1\nb: 2\r\nc: 3\n"),
        (b"\xef\xbb\xbfa: [\n", "a: 1", b"\xef\xbb\xbfa: 1"),
        ("a: må".encode("cp1252"), "a: må\n", "a: må\n".encode()),
        ("a: må\n".encode("utf-16"), "a: må\n", "a: må\n".encode()),
        (b"a\nb\n", "", b""),
        (b"a\n\n", "a\n\n\n", b"a\n\n\n"),
    ],
)
def test_a_text_is_put_back_with_the_line_ends_it_had(
    before: bytes, text: str, after: bytes
) -> None:
    assert put_text(before, text) == after
    assert as_text(after) == text


def test_every_file_of_all_fixtures_is_put_back_as_it_was() -> None:
    seen = 0
    for file in (ROOT / "tests").rglob("*.yaml"):
        data = file.read_bytes()
        try:
            data.decode()
        except UnicodeDecodeError:
            continue
        if len(data) > 50_000 or b"\r" in data.replace(b"\r\n", b""):
            continue
        assert put_text(data, as_text(data)) == data, file
        seen += 1
    assert seen > 100


def test_a_file_is_saved_as_long_as_one_may_be_and_no_longer(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(content / FACTS, "risks:\n", "risks: [\n")
    desk = Desk(content)
    opened = desk.open(AnswerPlace("bergvik/2024", "2.A.1", "nb"), AS_OF)
    longer = f"{opened.value}# a\n"
    monkeypatch.setattr(whole_file, "most", lambda _: len(longer.encode()) - 1)
    refused = desk.save(opened.place, longer, opened.stamp, AS_OF)
    assert (refused.saved, bool(refused.refused)) == (0, True)
    monkeypatch.setattr(whole_file, "most", lambda _: len(longer.encode()))
    assert desk.save(opened.place, longer, opened.stamp, AS_OF).saved == 1
