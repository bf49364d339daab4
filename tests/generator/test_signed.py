"""The digest of what was signed: changes with what a report says, and with nothing else."""

import errno
import re
import shutil
from pathlib import Path

import pytest

from generator.book.signed_digest import digest_report, fits
from generator.line.content_check import check_organisation, read_book
from generator.scaffold.digest_line import write_digest
from tests.generator.command import AS_OF as AS_OF_OPTION
from tests.generator.command import Run, break_report
from tests.organisations import AS_OF, FOLDERS
from tests.tools import ROOT

DIGEST = "sha256:" + "0123456789abcdef" * 4
FACTS, PROSE = "2025/3-address/facts.yaml", "2025/1-embed/nb.md"


def digest(folder: Path, year: int) -> str | None:
    """The digest of a year's report as it is bound: what is found in it changes nothing."""
    reports = read_book(folder.parent, folder.name).reports
    return digest_report(next(each for each in reports if each.year == year))


@pytest.fixture
def bergvik(tmp_path: Path) -> Path:
    shutil.copytree(FOLDERS / "three-years" / "bergvik", tmp_path / "bergvik")
    return tmp_path / "bergvik"


def test_the_digest_stays_the_same_for_ever() -> None:
    """A report that was signed once must fit its digest in ten years: these lines never change."""
    lo = check_organisation(ROOT / "content", "lo", AS_OF).book.reports[0]
    first = "sha256:39f05e1e39f6b3dcd64dc5fdb0a87516944d3d3ca6add9d99da3c9a6d1f2bf9b"
    assert (fits(first, lo), fits(DIGEST, lo)) == (True, False)
    bergvik = check_organisation(FOLDERS / "three-years", "bergvik", AS_OF).book.reports[-1]
    first = "sha256:77792e82acd15856b76584307c7cc2c603bc715be7ec8b45c8387c2b8d273a83"
    second = "sha256:c0db6ed897ba6e53bcce0c1d3b77011b7ad02b3233f77043e371c0a145e3a2d6"
    assert (fits(first, bergvik), fits(second, bergvik)) == (True, True)
    assert digest_report(bergvik) == second


def test_what_is_found_in_a_report_changes_nothing(bergvik: Path) -> None:
    for checked in check_organisation(bergvik.parent, bergvik.name, AS_OF).book.reports:
        assert digest_report(checked) == digest(bergvik, checked.year)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("2024/0-enterprise/facts.yaml", "226500000", "226 500 000"),
        ("2024/0-enterprise/facts.yaml", "covered_by_act: ja", "covered_by_act: yes"),
        ("2024/0-enterprise/facts.yaml", "head_office: S", "# Ny linje\nhead_office:   S"),
        ("2024/2-identify/facts.yaml", "- id: own-dust", "- id: own-dust # støv"),
        ("2024/2-identify/facts.yaml", "topic: wages\n    geography: [BD]",
                "geography:\n      - BD\n    topic: 'wages'"),
        ("2024/4-track/nb.md", "\n\n", "\n\n<!-- En merknad. -->\n\n"),
        ("2024/report.yaml", "status: published", "status: draft"),
        ("2024/report.yaml", "published: 2025-05-20", "published: 2025-06-20"),
        ("2024/report.yaml", "place: Bergvik", "place: Oslo"),
        ("2024/report.yaml", "- date: 2025-10-06", "- date: 2025-10-07"),
        ("organisation.yaml", "website: https://www.", "website: https://"),
        ("2023/report.yaml", "status: published", "status: draft"),
    ],
)  # fmt: skip
def test_what_comes_after_or_is_only_typing_makes_no_difference(
    bergvik: Path, file: str, old: str, new: str
) -> None:
    before = digest(bergvik, 2024)
    break_report(bergvik, file, old, new)
    assert digest(bergvik, 2024) == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("2024/0-enterprise/facts.yaml", "226500000", "226500001"),
        ("2024/0-enterprise/facts.yaml", "status: done", "status: ongoing"),
        ("2024/2-identify/facts.yaml", "Lav lønn", "Lavere lønn"),
        ("2024/0-enterprise/en.md", "\n## ", " And more.\n\n## "),
        ("2024/report.yaml", "siri@", "post@"),
        ("2024/report.yaml", "to: 2024-12-31", "to: 2024-12-30"),
        ("2024/report.yaml", "ground: d", "ground: c"),
        (
            "2024/report.yaml",
            "withheld:",
            "exceptions: [{code: TXT102, reason: Ja.}]\nwithheld:",
        ),
        ("organisation.yaml", "Bergvik Mööbel", "Bergvik Mobel"),
        ("2024/attachments/retningslinjer.txt", "e", "E"),
    ],
)
def test_whatever_a_reader_is_told_makes_a_difference(
    bergvik: Path, file: str, old: str, new: str
) -> None:
    before = digest(bergvik, 2024)
    break_report(bergvik, file, old, new)
    assert digest(bergvik, 2024) not in {before, None}


# Text as Excel saves it, text in UTF-8 with and without a byte order mark, and what is no text.
@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        (b"Land\nK\xf8benhavn;17\n", b"Land\r\nK\xf8benhavn;17\r\n", True),
        (b"Land,Antall\nNO,17\n", b"Land,Antall\r\nNO,17\r\n", True),
        (b"Land\rNO\r", b"Land\nNO\n", True),
        ("Så\r\n".encode("utf-8-sig"), "Sa\u030a\n".encode(), True),
        ("Land\tNO\n".encode("utf-16"), "Land\tNO\r\n".encode("utf-16"), False),
        (b"\x89PNG\r\n\x1a\n\0", b"\x89PNG\n\x1a\n\0", False),
        ("København".encode("cp1252"), "København".encode(), False),
    ],
)  # fmt: skip
def test_line_ends_of_attachments_that_are_text_make_no_difference(
    bergvik: Path, before: bytes, after: bytes, *, same: bool
) -> None:
    attachment = bergvik / "2024" / "attachments" / "retningslinjer.txt"
    attachment.write_bytes(before)
    first = digest(bergvik, 2024)
    attachment.write_bytes(after)
    assert (digest(bergvik, 2024) == first) is same


def test_an_attachment_signed_byte_for_byte_still_fits(bergvik: Path) -> None:
    """Also what version 2 took byte for byte at first, as it was not in UTF-8."""
    attachment = bergvik / "2024" / "attachments" / "retningslinjer.txt"
    attachment.write_bytes("Retningslinjer for kjøp\r\n".encode("cp1252"))
    report = next(
        each
        for each in check_organisation(bergvik.parent, "bergvik", AS_OF).book.reports
        if each.year == 2024
    )
    signed = "sha256:c2568ee79b0aab9834dbd18cc09c38ff54fb5c96f9c269e4e7b24abb41312507"
    assert digest_report(report) != signed
    assert fits(signed, report)


def test_what_cannot_be_read_has_no_digest(bergvik: Path) -> None:
    break_report(bergvik, "2024/0-enterprise/facts.yaml", "employees: 151", "employees: mange")
    assert digest(bergvik, 2024) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("signing:\n  place: Oslo # her\n", "signing:\n  place: Oslo # her\n  D\n"),
        ("signing:\n  digest: sha256:0\n  place: A\n", "signing:\n  D\n  place: A\n"),
        ("signing:\n  digest:\n  place: A\n", "signing:\n  D\n  place: A\n"),
        ("signing:\nform: a\n", "signing:\n  D\nform: a\n"),
        ("form: a", "form: a\nsigning:\n  D\n"),
        ("form: a\n", "form: a\nsigning:\n  D\n"),
        ("form: a\r\nsigning:\r\n  place: A\r\n", "form: a\r\nsigning:\r\n  place: A\r\n  D\r\n"),
        ("signing: {place: A} # her\n", "signing: {D, place: A} # her\n"),
        ("signing: {}\nform: a\n", "signing: {D}\nform: a\n"),
        ("signing: {digest: sha256:0, place: A}\n", None),
        ("signing: ~\n", None),
        ("signing:\n  signatories: [{name: A}]\n", "signing:\n  D\n  signatories: [{name: A}]\n"),
        ("signing:\n  signatories:\n    - name: A\n",
         "signing:\n  D\n  signatories:\n    - name: A\n"),
        ("signing:\n  place: Oslo\n  date: 2024-05-02\n  signatories:\n    - name: A\n",
         "signing:\n  place: Oslo\n  date: 2024-05-02\n  D\n  signatories:\n    - name: A\n"),
    ],
)  # fmt: skip
def test_the_line_is_put_in_its_place(before: str, after: str | None) -> None:
    line = f"digest: {DIGEST}"
    assert write_digest(before, DIGEST) == (after and after.replace("D", line))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  - date: 2024-01-02\n    changes: |\n      B\n",
         "  - date: 2024-01-02\n    signing:\n      D\n    changes: |\n      B\n"),
        ("  - date: 2024-01-02\n    signing:\n      place: Oslo\n",
         "  - date: 2024-01-02\n    signing:\n      place: Oslo\n      D\n"),
        ("  - date: 2024-01-02\n    signing:\n", "  - date: 2024-01-02\n    signing:\n      D\n"),
        ("  - date: 2024-01-02\n    digest: sha256:0\n", "  - date: 2024-01-02\n    D\n"),
        ("  - {date: 2024-01-02}\n", "  - {signing: {D}, date: 2024-01-02}\n"),
        ("  - 2024-01-02\n", None),
    ],
)  # fmt: skip
def test_the_line_of_a_revision_is_put_into_its_signing(before: str, after: str | None) -> None:
    head, line = "signing:\n  place: A\nrevisions:\n", f"digest: {DIGEST}"
    expected = after and head + after.replace("D", line)
    assert write_digest(head + before, DIGEST, 0) == expected


def test_a_change_after_signing_is_told_until_a_revision_explains_it(
    run: Run, organisation: Path
) -> None:
    signed = run("sign", "content/fjordtre/2025")
    assert signed.status == 0
    assert "Skrevet i content/fjordtre/2025/report.yaml." in signed.out
    assert "LAW409" not in run("check", *AS_OF_OPTION).out
    break_report(organisation, PROSE, "Styret", "Hele  styret")
    told = run("check", *AS_OF_OPTION)
    assert (told.status, told.out.count("feil LAW409")) == (1, 1)
    report = organisation / "2025" / "report.yaml"
    text = report.read_text(encoding="utf-8")
    revision = "\nrevisions:\n  - date: 2026-10-01\n    changes: Rettet hvem som vedtok.\n"
    report.write_text(text + revision, encoding="utf-8")
    assert "LAW409" in run("check", *AS_OF_OPTION).out
    assert run("sign", "content/fjordtre/2025").status == 0
    checked = run("check", *AS_OF_OPTION).out
    assert ("LAW409" in checked, "LAW401" in checked) == (False, True)
    signed_text = report.read_text(encoding="utf-8")
    assert "    signing:\n      digest: sha256:" in signed_text
    assert signed_text.count("digest: sha256:") == 2
    break_report(organisation, PROSE, "Hele  styret", "Styret")
    assert "LAW409" in run("check", *AS_OF_OPTION).out


def test_the_digest_is_only_shown_when_asked(run: Run, organisation: Path) -> None:
    before = (organisation / "2025" / "report.yaml").read_bytes()
    shown = run("sign", "content/fjordtre/2025/report.yaml", "--show")
    assert shown.out == f"{digest(organisation, 2025)}\n"
    assert (organisation / "2025" / "report.yaml").read_bytes() == before


def test_an_empty_draft_cannot_be_signed(run: Run, organisation: Path) -> None:
    assert run("new", "fjordtre", "2026", "--blank").status == 0
    report = organisation / "2026" / "report.yaml"
    before = report.read_bytes()
    ran = run("sign", "content/fjordtre/2026")
    assert (ran.status, report.read_bytes()) == (1, before)
    assert "ingenting i content/fjordtre/2026 er besvart ennå" in ran.out


def test_signing_says_what_is_not_answered(run: Run, organisation: Path) -> None:
    (organisation / "2025" / "3-address" / "nb.md").unlink()
    assert re.search(r"\d spørsmål er ikke besvart", run("sign", "content/fjordtre/2025").out)


def test_signing_again_says_whether_anything_has_changed(run: Run, organisation: Path) -> None:
    assert "i stedet for" not in run("sign", "content/fjordtre/2025").out
    before = (organisation / "2025" / "report.yaml").read_bytes()
    again = run("sign", "content/fjordtre/2025")
    assert (again.status, "innholdet er ikke endret siden" in again.out) == (0, True)
    assert (organisation / "2025" / "report.yaml").read_bytes() == before
    break_report(organisation, PROSE, "Styret", "Hele styret")
    break_report(organisation, "2025/report.yaml", "status: published", "status: draft")
    assert "i stedet for den som sto der" in run("sign", "content/fjordtre/2025").out
    assert "LAW409" not in run("check", *AS_OF_OPTION).out


def test_what_has_to_be_written_by_hand_is_no_success(run: Run, organisation: Path) -> None:
    report = organisation / "2025" / "report.yaml"
    report.write_text("form: act-minimum\nstatus: draft\nsigning: ~\n", encoding="utf-8")
    refused = run("sign", "content/fjordtre/2025")
    assert (refused.status, "Ikke skrevet." in refused.out) == (1, True)


def test_a_disk_that_is_full_takes_nothing_away(
    run: Run, organisation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(file: Path, data: bytes) -> int:
        with file.open("wb") as stream:
            stream.write(data[:20])
        raise OSError(errno.ENOSPC, "No space left on device")

    report = organisation / "2025" / "report.yaml"
    before = report.read_bytes()
    monkeypatch.setattr(Path, "write_bytes", fill)
    assert run("sign", "content/fjordtre/2025").status == 2
    assert report.read_bytes() == before
    assert [each.name for each in report.parent.glob("*report*")] == ["report.yaml"]


def test_what_cannot_be_read_cannot_be_signed(run: Run, organisation: Path) -> None:
    break_report(organisation, FACTS, "status: ongoing", "status: x")
    refused = run("sign", "content/fjordtre/2025")
    assert refused.status == 1
    assert "VAL102" in refused.out
    assert "kan derfor ikke signeres ennå" in refused.out
    assert "ikke mappen til en redegjørelse" in run("sign", "content/fjordtre").err
    assert "REDEGJØRELSE mangler." in run("sign").err
