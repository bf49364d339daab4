"""Files put among a report's attachments: safe names, listed once, nothing overwritten."""

import shutil
from pathlib import Path

import pytest

from generator.editing.attaching import attach, bring
from generator.editing.opened_file import UnwritableError
from schema.fields import FilePlace
from tests.tools import ROOT

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>'
REPORT = "lo/2023"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path / "content"


def put(content: Path, data: bytes, name: str, title: str = "Fjøset") -> str:
    upload = content.parent / "upload"
    upload.write_bytes(data)
    return attach(content, REPORT, upload, name, title).address


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
    ],
)
def test_a_file_gets_a_name_that_every_system_takes(content: Path, name: str, safe: str) -> None:
    assert put(content, PNG, name) == f"attachments/{safe}"
    assert (content / REPORT / "attachments" / safe).read_bytes() == PNG
    assert listed(content).strip() == f"attachments:\n  - file: {safe}\n    title: Fjøset"


def test_the_same_file_is_attached_once_and_another_gets_a_name_of_its_own(content: Path) -> None:
    assert put(content, PNG, "ku.png") == put(content, PNG, "ku.png") == "attachments/ku.png"
    assert put(content, PNG + b"\x01", "ku.png") == "attachments/ku-2.png"
    assert (content / REPORT / "attachments" / "ku.png").read_bytes() == PNG
    assert listed(content).count("file:") == 2


@pytest.mark.parametrize(
    ("data", "name", "title", "reason"),
    [
        (b"MZ\x90\x00", "vedlegg.exe", "Program", "attachment_kind"),
        (PNG, "vedlegg", "Uten slag", "attachment_kind"),
        (b"<html><script>", "bilde.png", "Bilde", "attachment_kind"),
        (PNG, "side.pdf", "PDF", "attachment_kind"),
        (PNG, "ku.png", "  ", "attachment_title"),
        (b"MZ\x90\x00", "vedlegg.exe", "  ", "attachment_kind"),
        (b"", "tom.txt", "Tom", "attachment_kind"),
    ],
)
def test_what_is_no_attachment_is_refused(
    content: Path, data: bytes, name: str, title: str, reason: str
) -> None:
    with pytest.raises(UnwritableError) as caught:
        put(content, data, name, title)
    assert caught.value.reason == reason
    assert not (content / REPORT / "attachments").exists()


def brought(content: Path, data: bytes, name: str, place: FilePlace) -> str:
    upload = content.parent / "upload"
    upload.write_bytes(data)
    return bring(content, REPORT, upload, name, place).address


def test_a_file_lies_where_the_field_that_names_it_says(content: Path) -> None:
    """A cover is not listed among the attachments, a policy is; a logo lies beside its owner."""
    before = (content / REPORT / "report.yaml").read_bytes()
    assert brought(content, PNG, "Forside.PNG", "report") == "forside.png"
    assert (content / REPORT / "attachments" / "forside.png").read_bytes() == PNG
    assert brought(content, SVG, "Vår logo.svg", "organisation") == "var-logo.svg"
    assert (content / "lo" / "var-logo.svg").read_bytes() == SVG
    assert (content / REPORT / "report.yaml").read_bytes() == before
    assert brought(content, PNG, "Etiske krav.png", "attachments") == "etiske-krav.png"
    assert listed(content).strip() == (
        "attachments:\n  - file: etiske-krav.png\n    title: Etiske krav"
    )


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
        brought(content, data, name, "organisation")
    assert caught.value.reason == reason
    assert sorted((content / "lo").iterdir()) == before
