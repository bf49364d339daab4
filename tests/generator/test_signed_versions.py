"""Earlier signed versions: kept by `aktsom sign`, shown at addresses of their own."""

import json
import shutil
from pathlib import Path

import pytest

from generator.line.build import Options, build
from tests.generator.command import AS_OF as AS_OF_OPTION
from tests.generator.command import Run, break_report
from tests.organisations import AS_OF

PROSE = "2025/1-embed/nb.md"
REVISION = """
revisions:
  - date: 2026-10-01
    changes: Rettet hvem som vedtok.
    signing:
      date: 2026-10-01
      signatories: NAMES
"""
V1 = "2025/v1"


@pytest.fixture
def revised(run: Run, organisation: Path) -> Path:
    """A statement that was signed, changed, and signed again as a revision."""
    assert run("sign", "content/fjordtre/2025").status == 0
    break_report(organisation, PROSE, "Styret", "Hele styret")
    report = organisation / "2025" / "report.yaml"
    text = report.read_text(encoding="utf-8")
    names = "[{name: Liv Fjord, role: chair}, {name: Ola Tre, role: general_manager}]"
    revision = REVISION.replace("NAMES", names)
    report.write_text(text.rstrip("\n") + revision, encoding="utf-8")
    assert run("sign", "content/fjordtre/2025").status == 0
    return organisation


def make_site(organisation: Path, out: Path) -> Path:
    """Build the site in spite of findings."""
    options = Options(AS_OF, site_url="https://fjordtre.example/", in_spite=True, search=False)
    build(organisation.parent, out, options)
    return out


def test_each_signing_keeps_what_was_signed(revised: Path) -> None:
    kept = revised / "2025" / "signed"
    assert sorted(each.name for each in kept.iterdir()) == ["v1", "v2"]
    assert "Hele styret" not in (kept / "v1/1-embed/nb.md").read_text(encoding="utf-8")
    assert "Hele styret" in (kept / "v2/1-embed/nb.md").read_text(encoding="utf-8")
    assert (kept / "v1/organisation.yaml").is_file()


def test_signing_the_same_again_keeps_it_once(run: Run, organisation: Path) -> None:
    """A copy that was not kept is kept at the next signing; one that was, is not kept anew."""
    kept = organisation / "2025" / "signed"
    run("sign", "content/fjordtre/2025")
    shutil.rmtree(kept)
    for said in (True, False):
        again = run("sign", "content/fjordtre/2025")
        assert (again.status, "innholdet er ikke endret siden" in again.out) == (0, True)
        assert ("signed" in again.out) is said
        assert [each.name for each in kept.iterdir()] == ["v1"]


def test_what_was_signed_and_published_is_not_signed_over(run: Run, organisation: Path) -> None:
    run("sign", "content/fjordtre/2025")
    report = (organisation / "2025/report.yaml").read_bytes()
    break_report(organisation, PROSE, "Styret", "Hele styret")
    again = run("sign", "content/fjordtre/2025")
    assert (again.status, "Skriv under revisions" in again.out) == (1, True)
    assert (organisation / "2025/report.yaml").read_bytes() == report
    kept = organisation / "2025" / "signed"
    assert [each.name for each in kept.iterdir()] == ["v1"]
    assert "Hele styret" not in (kept / "v1/1-embed/nb.md").read_text(encoding="utf-8")


def test_a_draft_that_is_signed_anew_is_a_version_more(run: Run, organisation: Path) -> None:
    break_report(organisation, "2025/report.yaml", "status: published", "status: draft")
    run("sign", "content/fjordtre/2025")
    break_report(organisation, PROSE, "Styret", "Hele styret")
    assert run("sign", "content/fjordtre/2025").status == 0
    kept = organisation / "2025" / "signed"
    assert sorted(each.name for each in kept.iterdir()) == ["v1", "v2"]
    assert "Hele styret" not in (kept / "v1/1-embed/nb.md").read_text(encoding="utf-8")


def test_an_earlier_version_has_pages_of_its_own(revised: Path, tmp_path: Path) -> None:
    site = make_site(revised, tmp_path / "site")
    page = (site / V1 / "index.html").read_text(encoding="utf-8")
    assert "Dette er utgaven som ble signert" in page
    assert '<a href="../index.html">Se den gjeldende utgaven</a>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert " – Signert utgave 1</title>" in page, "two windows are told apart"
    now = (site / "2025/index.html").read_text(encoding="utf-8")
    assert "Signert utgave" not in now.partition("</title>")[0]
    assert "endret siden</" in now, "the box says when it was first signed"
    assert 'href="v1/index.html"' in now
    assert 'href="v1/endret-siden.html"' in now
    changed = (site / V1 / "endret-siden.html").read_text(encoding="utf-8")
    assert "Gjeldende utgave" in changed
    assert "Hele styret" in changed
    assert "Annet som er endret" in changed
    assert "Endring 1. oktober 2026" in changed
    assert not (site / "2025/v2").exists()
    assert "v1" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "v1" not in (site / "feed.xml").read_text(encoding="utf-8")
    assert len(json.loads((site / "reports.json").read_text(encoding="utf-8"))["reports"]) == 1


def test_what_is_shown_unchanged_has_no_second_address(
    run: Run, organisation: Path, tmp_path: Path
) -> None:
    run("sign", "content/fjordtre/2025")
    assert not (make_site(organisation, tmp_path / "1") / V1).exists()
    break_report(organisation, PROSE, "Styret", "Hele styret")
    assert (make_site(organisation, tmp_path / "2") / V1 / "index.html").is_file()


def test_a_version_is_no_content_to_check(run: Run, revised: Path) -> None:
    with (revised / "2025/signed/v1/1-embed/nb.md").open("a", encoding="utf-8") as answers:
        answers.write("\nTBD\n")
    told = run("check", *AS_OF_OPTION).out
    assert ("TXT101" in told, "SYN" in told) == (False, False)
    assert told.count("feil LAW413") == 1
    assert "signed/v1, er endret etter at den ble signert" in told


def test_a_digest_that_is_taken_away_is_missed(run: Run, organisation: Path) -> None:
    run("sign", "content/fjordtre/2025")
    assert "LAW413" not in run("check", *AS_OF_OPTION).out
    report = organisation / "2025" / "report.yaml"
    lines = report.read_text(encoding="utf-8").split("\n")
    report.write_text("\n".join(e for e in lines if "sha256" not in e), encoding="utf-8")
    assert "Kontrollsummen av det som ble signert, er borte" in run("check", *AS_OF_OPTION).out


def test_what_is_no_version_is_told_of(run: Run, revised: Path) -> None:
    (revised / "2025/signed/notat.md").write_text("Hei.\n", encoding="utf-8")
    (revised / "2025/signed/v1/report.yaml").unlink()
    told = run("check", *AS_OF_OPTION).out
    assert "2025/signed/notat.md" in told
    assert "2025/signed/v1/report.yaml" in told
