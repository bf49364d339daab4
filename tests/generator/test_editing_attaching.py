"""Files that are brought along: safe names, kept until they are saved, nothing overwritten."""

import os
import shutil
from datetime import date
from pathlib import Path
from time import time

import pytest

from generator.editing import attaching
from generator.editing.attaching import BroughtFile, Upload, attach
from generator.editing.desk import Desk
from generator.editing.given_values import Given
from generator.editing.opened_file import UnwritableError
from generator.editing.places import AnswerPlace
from generator.editing.waiting_files import forget_waiting, read_waiting
from schema.fields import FilePlace
from tests.tools import ROOT

AS_OF = date(2026, 11, 29)
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="1"/></svg>'
REPORT = "lo/2023"
TEXT, HEAD, OWNER = (
    AnswerPlace(REPORT, each, "nb") for each in ("2.A.3", "report.yaml", "organisation.yaml")
)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path / "content"


def tree(content: Path) -> dict[str, bytes]:
    """Every file of the content, by its path."""
    files = (each for each in content.rglob("*") if each.is_file())
    return {each.relative_to(content).as_posix(): each.read_bytes() for each in files}


def put(content: Path, data: bytes, name: str, title: str = "Fjøset", into: FilePlace = "") -> str:
    """Bring a file along, and return how an answer names it."""
    upload = content.parent / "upload"
    upload.write_bytes(data)
    return attach(content, REPORT, Upload(upload, name, title, into)).address


def write(desk: Desk, place: AnswerPlace, value: Given) -> int:
    """Save an answer, and return the number that undoes it."""
    reply = desk.save(place, value, desk.open(place, AS_OF).stamp, AS_OF)
    assert not reply.refused
    return reply.saved


def waits(content: Path, path: str) -> bytes | None:
    found = read_waiting(content, path)
    return found.data if found else None


def listed(content: Path) -> str:
    """The part of report.yaml that lists attachments, and is alone new."""
    before = (ROOT / "content" / REPORT / "report.yaml").read_text(encoding="utf-8")
    after = (content / REPORT / "report.yaml").read_text(encoding="utf-8")
    start = after.index("attachments:")
    end = start + len(after) - len(before)
    assert after[:start] + after[end:] == before
    return after[start:end]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Bilde av fjøset (1).PNG", "bilde-av-fjoset-1.png"),
        ("../../../etc/passwd.png", "passwd.png"),
        ("C:\\bilder\\ku.png", "ku.png"),
        ("ÆØÅ.png", "aeoa.png"),
        ("….png", "vedlegg.png"),
        (".png", "vedlegg.png"),
        (f"{'lang ' * 60}.png", f"{('lang-' * 12)[:59]}.png"),
        ("bilde\u202egnp.png", "bilde-gnp.png"),
        ("NUL.png", "vedlegg.png"),
    ],
)
def test_a_file_gets_a_name_that_every_system_takes(content: Path, name: str, safe: str) -> None:
    before = tree(content)
    assert put(content, PNG, name) == f"attachments/{safe}"
    assert tree(content) == before
    assert write(Desk(content), TEXT, f"Se her: ![Fjøset](attachments/{safe}).")
    assert (content / REPORT / "attachments" / safe).read_bytes() == PNG
    assert listed(content).strip() == f"attachments:\n  - file: {safe}\n    title: Fjøset"


@pytest.mark.parametrize(
    ("titles", "written"),
    [
        ({"nb": "Fjøset"}, "Fjøset"),
        ({"nb": "Fjøset", "nn": " ", "de": "Stall"}, "Fjøset"),
        ({"nb": "Fjøset", "en": "The\n barn"}, "\n      nb: Fjøset\n      en: The barn"),
        ({"en": "The barn"}, "\n      en: The barn"),
    ],
)
def test_a_file_is_listed_by_its_title_in_each_language(
    content: Path, titles: dict[str, str], written: str
) -> None:
    organisation = content / "lo" / "organisation.yaml"
    text = organisation.read_text(encoding="utf-8")
    organisation.write_text(text.replace("[nb]", "[nb, nn, en]"), encoding="utf-8")
    upload, desk = content.parent / "upload", Desk(content)
    upload.write_bytes(PNG)
    assert [each.code for each in desk.open(TEXT, AS_OF).titles] == ["nb", "nn", "en"]
    reply = desk.attach(TEXT, Upload(upload, "image.png", titles))
    name = "fjoset.png" if "nb" in titles else "the-barn.png"
    assert reply.attached == BroughtFile(f"attachments/{name}", picture=True)
    assert write(desk, TEXT, f"![Fjøset](attachments/{name})")
    assert f"    title:{'' if written[0] == chr(10) else ' '}{written}\n" in listed(content)


def test_a_title_that_an_earlier_version_kept_is_read(content: Path) -> None:
    put(content, PNG, "ku.png")
    (kept,) = (content.parent / "cache").rglob("ku.png.title")
    kept.write_text("Kua", encoding="utf-8")
    found = read_waiting(content, f"{REPORT}/attachments/ku.png")
    assert found
    assert found.title == "Kua"


def test_the_same_file_is_attached_once_and_another_gets_a_name_of_its_own(content: Path) -> None:
    assert put(content, PNG, "ku.png") == put(content, PNG, "ku.png") == "attachments/ku.png"
    assert put(content, PNG + b"\x01", "ku.png") == "attachments/ku-2.png"
    text = "![Ku](attachments/ku.png)\n\n![To](attachments/ku-2.png)"
    assert write(Desk(content), TEXT, text)
    assert (content / REPORT / "attachments" / "ku.png").read_bytes() == PNG
    assert (content / REPORT / "attachments" / "ku-2.png").read_bytes() == PNG + b"\x01"
    assert listed(content).count("file:") == 2
    assert waits(content, f"{REPORT}/attachments/ku.png") is None
    assert put(content, PNG, "ku.png") == "attachments/ku.png"
    assert put(content, PNG + b"\x02", "ku.png") == "attachments/ku-3.png"


def test_what_is_never_saved_is_no_part_of_the_content(content: Path) -> None:
    """It waits, whatever becomes of the program, and is forgotten some time."""
    before, desk = tree(content), Desk(content)
    put(content, PNG, "ku.png")
    assert write(desk, TEXT, "Ingen bilder her.")
    assert desk.history.undo(1)
    assert tree(content) == before
    path = f"{REPORT}/attachments/ku.png"
    forget_waiting(content)
    assert waits(content, path) == PNG
    for each in (content.parent / "cache").rglob("ku.png*"):
        os.utime(each, (time() - 31 * 24 * 3600,) * 2)
    forget_waiting(content)
    assert waits(content, path) is None


def test_a_draft_that_names_what_waits_is_checked_as_if_it_were_there(content: Path) -> None:
    put(content, PNG, "ku.png")
    draft = Desk(content).check(TEXT, "![En ku](attachments/ku.png) Vi har en ku.", AS_OF).draft
    assert draft
    assert not {"REF301", "REF302"} & {each.code for each in draft.findings}
    draft = Desk(content).check(TEXT, "![En ku](attachments/geit.png) Vi har en.", AS_OF).draft
    assert draft
    assert "REF301" in {each.code for each in draft.findings}


def test_undoing_a_save_takes_its_files_with_it_and_they_wait_again(content: Path) -> None:
    before, desk = tree(content), Desk(content)
    put(content, PNG, "ku.png")
    number = write(desk, TEXT, "![En ku](attachments/ku.png)")
    assert desk.history.undo(number)
    assert tree(content) == before
    assert waits(content, f"{REPORT}/attachments/ku.png") == PNG
    assert write(desk, TEXT, "![En ku](attachments/ku.png)")
    assert "title: Fjøset" in listed(content)


def test_a_file_that_came_meanwhile_is_never_taken_for_the_one_that_waits(content: Path) -> None:
    put(content, PNG, "ku.png")
    other = content / REPORT / "attachments" / "ku.png"
    other.parent.mkdir()
    other.write_bytes(PNG + b"\x01")
    desk = Desk(content)
    stamp, before = desk.open(TEXT, AS_OF).stamp, tree(content)
    reply = desk.save(TEXT, "![En ku](attachments/ku.png)", stamp, AS_OF)
    assert "Velg filen en gang til." in reply.refused
    assert tree(content) == before


def test_nothing_is_written_where_one_of_the_files_cannot_be(content: Path) -> None:
    put(content, PNG, "ku.png")
    desk = Desk(content)
    stamp, before = desk.open(TEXT, AS_OF).stamp, tree(content)
    (content / REPORT / "2-identify" / ".nb.md~").mkdir()
    assert desk.save(TEXT, "![En ku](attachments/ku.png)", stamp, AS_OF).refused
    assert tree(content) == before
    assert waits(content, f"{REPORT}/attachments/ku.png") == PNG


@pytest.mark.parametrize(
    ("data", "name", "title", "reason"),
    [
        (b"MZ\x90\x00", "vedlegg.exe", "Program", "attachment_kind"),
        (PNG, "vedlegg", "Uten slag", "attachment_kind"),
        (b"<html><script>", "bilde.png", "Bilde", "attachment_kind"),
        (PNG, "side.pdf", "PDF", "attachment_kind"),
        (PNG, "ku.png", "  ", "attachment_title"),
        (b"MZ\x90\x00", "vedlegg.exe", "  ", "attachment_kind"),
        (b"", "tom.txt", "Tom", "attachment_empty"),
        (b"", "tom.png", "Tom", "attachment_empty"),
        (PNG, "bilde.svg", "Bilde", "attachment_kind"),
    ],
)
def test_what_is_no_attachment_is_refused(
    content: Path, data: bytes, name: str, title: str, reason: str
) -> None:
    with pytest.raises(UnwritableError) as caught:
        put(content, data, name, title)
    assert caught.value.reason == reason
    assert not [*(content.parent / "cache").rglob("attachments/*")]


def with_cover(desk: Desk, file: str | None) -> Given:
    value = desk.open(HEAD, AS_OF).value
    assert isinstance(value, dict)
    return {**value, "cover": {"file": file, "alt": "Havet"} if file else None}


def with_logo(desk: Desk, file: str) -> Given:
    value = desk.open(OWNER, AS_OF).value
    assert isinstance(value, dict)
    return {**value, "appearance": {"logo": file}}


def test_a_file_lies_where_the_field_that_names_it_says(content: Path) -> None:
    """A cover is not listed among the attachments, a policy is; a logo lies beside its owner."""
    desk, before = Desk(content), tree(content)
    assert put(content, PNG, "Forside.PNG", into="report") == "forside.png"
    assert put(content, SVG, "Vår logo.svg", into="organisation") == "var-logo.svg"
    assert put(content, PNG, "Etiske krav.png", into="attachments") == "etiske-krav.png"
    assert tree(content) == before
    assert write(desk, HEAD, with_cover(desk, "forside.png"))
    assert (content / REPORT / "attachments" / "forside.png").read_bytes() == PNG
    assert b"attachments:" not in (content / REPORT / "report.yaml").read_bytes()
    assert write(desk, OWNER, with_logo(desk, "var-logo.svg"))
    assert (content / "lo" / "var-logo.svg").read_bytes() == SVG
    policy = AnswerPlace(REPORT, "1.A.1", "nb")
    assert write(desk, policy, {"attachment": "etiske-krav.png"})
    report = (content / REPORT / "report.yaml").read_text(encoding="utf-8")
    assert "attachments:\n  - file: etiske-krav.png\n    title: Etiske krav\n" in report


def test_what_a_changed_field_names_no_more_goes_and_comes_back_with_it(content: Path) -> None:
    desk = Desk(content)
    for name, data in (("gammel.png", PNG), ("ny.png", PNG + b"\x01")):
        assert put(content, data, name, into="report") == name
        assert write(desk, HEAD, with_cover(desk, name))
    folder = content / REPORT / "attachments"
    assert [each.name for each in folder.iterdir()] == ["ny.png"]
    assert desk.history.undo(2)
    assert [each.name for each in folder.iterdir()] == ["gammel.png"]
    assert write(desk, HEAD, with_cover(desk, "ny.png"))
    assert [each.name for each in folder.iterdir()] == ["ny.png"]
    assert write(Desk(content), HEAD, with_cover(desk, "gammel.png"))
    assert [(each.name, each.read_bytes()) for each in folder.iterdir()] == [("gammel.png", PNG)]
    assert write(desk, HEAD, with_cover(desk, None))
    assert [*folder.iterdir()] == []
    for name, data in (("gammel.svg", SVG), ("ny.svg", SVG + b" ")):
        assert put(content, data, name, into="organisation") == name
        assert write(desk, OWNER, with_logo(desk, name))
    assert [each.name for each in (content / "lo").glob("*.svg")] == ["ny.svg"]


def test_what_something_else_names_stays_and_what_nothing_named_before(content: Path) -> None:
    desk = Desk(content)
    put(content, PNG, "ku.png")
    assert write(desk, TEXT, "![En ku](attachments/ku.png)")
    assert write(desk, HEAD, with_cover(desk, "ku.png"))
    assert write(desk, HEAD, with_cover(desk, None))
    loose = content / REPORT / "attachments" / "los.pdf"
    loose.write_bytes(b"%PDF-1.7")
    assert write(desk, AnswerPlace(REPORT, "2.A.2.a", "nb"), "Se [den](attachments/los.pdf).")
    assert write(desk, AnswerPlace(REPORT, "2.A.2.a", "nb"), "Se ingen ting.")
    assert {each.name for each in loose.parent.iterdir()} == {"ku.png", "los.pdf"}


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"%PDF-1.7\n%%EOF", "logo.pdf", "logo_kind"),
        (PNG, "logo", "logo_kind"),
        (b"<html><script>", "logo.svg", "attachment_kind"),
    ],
)
def test_what_is_no_logo_is_refused(content: Path, data: bytes, name: str, reason: str) -> None:
    before = sorted((content / "lo").iterdir())
    with pytest.raises(UnwritableError) as caught:
        put(content, data, name, into="organisation")
    assert caught.value.reason == reason
    assert sorted((content / "lo").iterdir()) == before


def test_a_file_is_as_large_as_may_be_and_no_larger(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attaching, "most", lambda _: len(PNG))
    assert put(content, PNG, "a.png")
    with pytest.raises(UnwritableError, match="attachment_size"):
        put(content, PNG + b"\x00", "b.png")
