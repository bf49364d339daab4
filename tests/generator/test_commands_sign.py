"""`aktsom sign`: what is written, what is kept, and what is said beside it."""

import shutil
from pathlib import Path

import pytest

from tests.generator.command import Run, break_report

ANNUAL = "Lager dere årsberetning"


def test_what_is_signed_is_written_kept_and_told(run: Run, organisation: Path) -> None:
    report = organisation / "2025" / "report.yaml"
    ran = run("sign", "content/fjordtre/2025")
    digest, *said = ran.out.rstrip("\n").split("\n")
    assert (ran.status, ran.err) == (0, "")
    assert digest.startswith("sha256:")
    assert f"digest: {digest}" in report.read_text(encoding="utf-8")
    assert said[0].startswith("Skrevet i content/fjordtre/2025/report.yaml. ")
    assert said[1].startswith(
        "En kopi av det som signeres, ligger i content/fjordtre/2025/signed/v1"
    )
    kept = organisation / "2025" / "signed" / "v1"
    assert (kept / "report.yaml").read_bytes() == report.read_bytes()
    assert (kept / "organisation.yaml").is_file()


def test_no_checksum_is_told_of_that_could_not_be_written(
    run: Run, organisation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (organisation / "2025" / "report.yaml").read_bytes()

    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("generator.commands.sign.keep_signed", fail)
    ran = run("sign", "content/fjordtre/2025")
    assert ran.status == 2
    assert "sha256:" not in ran.out + ran.err
    assert (organisation / "2025" / "report.yaml").read_bytes() == before


def test_signing_once_more_changes_nothing(run: Run, organisation: Path) -> None:
    first = run("sign", "content/fjordtre/2025").out.split("\n")[0]
    again = run("sign", "content/fjordtre/2025")
    assert again.status == 0
    assert again.out.split("\n")[0] == first
    assert "Den står allerede i" in again.out
    assert "En kopi" not in again.out
    assert not (organisation / "2025" / "signed" / "v2").exists()


def test_a_copy_that_is_gone_is_made_again(run: Run, organisation: Path) -> None:
    run("sign", "content/fjordtre/2025")
    shutil.rmtree(organisation / "2025" / "signed")
    again = run("sign", "content/fjordtre/2025")
    assert "Den står allerede i" in again.out
    assert "En kopi" in again.out
    assert (organisation / "2025" / "signed" / "v1" / "report.yaml").is_file()


def test_what_is_published_is_not_signed_anew_without_a_revision(
    run: Run, organisation: Path
) -> None:
    run("sign", "content/fjordtre/2025")
    report = organisation / "2025" / "report.yaml"
    before = report.read_bytes()
    break_report(organisation, "2025/1-embed/nb.md", "Styret", "Hele styret")
    ran = run("sign", "content/fjordtre/2025")
    assert ran.status == 1
    assert "er endret siden det ble signert, og er offentliggjort" in ran.out
    assert report.read_bytes() == before
    assert ANNUAL not in ran.out


@pytest.mark.parametrize(("turnover", "told"), [("95000000", False), ("200000000", True)])
def test_who_owes_an_annual_report_is_told_of_it(
    run: Run, organisation: Path, turnover: str, *, told: bool
) -> None:
    break_report(organisation, "2025/0-enterprise/facts.yaml", "95000000", turnover)
    assert (ANNUAL in run("sign", "content/fjordtre/2025").out) is told


def test_the_digest_alone_is_shown_and_nothing_written(run: Run, organisation: Path) -> None:
    ran = run("sign", "content/fjordtre/2025", "--show")
    assert ran.status == 0
    assert len(ran.out.rstrip("\n").split("\n")) == 1
    assert not (organisation / "2025" / "signed").exists()


@pytest.mark.parametrize(
    "path", ["content/fjordtre", "content/fjordtre/2024", "content/fjordtre/organisation.yaml"]
)
def test_only_a_report_is_signed(run: Run, path: str) -> None:
    ran = run("sign", path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err
