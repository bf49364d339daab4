"""The other commands: build, explain, rules and schema."""

import re
from pathlib import Path

import pytest

from generator.checks.rules import all_codes
from generator.commands import schema as schema_command
from tests.generator.command import AS_OF, Run, break_report


def test_build_writes_the_site_and_says_so(run: Run, organisation: Path, tmp_path: Path) -> None:
    assert organisation.is_dir()
    ran = run("build", *AS_OF)
    assert (ran.status, ran.err) == (0, "")
    assert (tmp_path / "site" / "index.html").is_file()
    said = ran.out.splitlines()[-2:]
    numbers = r"\(filer: \d+ nye eller endret, 0 som før, 0 fjernet; [\d,]+ s\)"
    assert re.fullmatch(rf"Bygde \d+ sider i site/ {numbers}\.", said[0])
    assert said[1] == "Åpne site/index.html i nettleseren."
    again = run("build", *AS_OF, "--lang", "en").out.splitlines()[-2:]
    numbers = r"\(files: 0 new or changed, \d+ as before, 0 removed; [\d.]+ s\)"
    assert re.fullmatch(rf"Built \d+ pages in site/ {numbers}\.", again[0])
    assert again[1] == "Open site/index.html in a browser."


def test_build_gives_the_annual_report_its_sentence(run: Run, organisation: Path) -> None:
    address = ("--site-url", "https://fjordtre.example/apenhet")
    small = run("build", *AS_OF, *address).out
    assert "årsberetning" not in small
    break_report(
        organisation, "2025/0-enterprise/facts.yaml", "amount: 95000000", "amount: 200000000"
    )
    break_report(organisation, "2025/report.yaml", "amount: 90000000", "amount: 190000000")
    large = " ".join(run("build", *AS_OF, *address).out.split())
    assert large.endswith(
        "Bruk gjerne denne setningen: «Redegjørelsen etter åpenhetsloven for 2025 fra Fjordtre AS "
        "er tilgjengelig på https://fjordtre.example/apenhet/2025/»"
    )
    assert "årsberetning" not in run("build", *AS_OF).out


def test_build_shows_errors_one_by_one_and_of_the_rest_the_sum(
    run: Run, organisation: Path
) -> None:
    break_report(organisation, "2025/2-identify/facts.yaml", "    topic: forced_labour\n", "")
    warned = run("check", *AS_OF).out
    assert "advarsel" in warned
    told = run("build", *AS_OF).out
    assert "│" not in told
    assert "Ingenting av dette hindrer publisering.\nSe hvert funn: aktsom check content\n" in told
    break_report(organisation, "organisation.yaml", "website", "webside")
    stopped = run("build", *AS_OF).out
    assert re.findall(r"  (feil|advarsel|opplysning) [A-Z]{3}\d", stopped) == ["feil"]


def test_build_keeps_the_old_site_when_the_content_has_errors(
    run: Run, organisation: Path, tmp_path: Path
) -> None:
    run("build", *AS_OF)
    before = (tmp_path / "site" / "index.html").read_bytes()
    break_report(organisation, "organisation.yaml", "website", "webside")
    ran = run("build", *AS_OF)
    assert ran.status == 1
    assert "organisation.yaml:3:1  feil VAL101" in ran.out
    assert ran.out.endswith("Nettstedet er ikke bygd. Det som lå i site/ fra før, er urørt.\n")
    assert (tmp_path / "site" / "index.html").read_bytes() == before


def test_build_leaves_drafts_out_unless_asked(run: Run, organisation: Path, tmp_path: Path) -> None:
    break_report(organisation, "2025/report.yaml", "status: published", "status: draft")
    said = run("build", *AS_OF).out
    assert "Ikke med: utkastet content/fjordtre/2025." in said
    assert "aktsom build --drafts" in said
    assert not (tmp_path / "site" / "2025").exists()
    assert "Ikke med" not in run("build", *AS_OF, "--drafts").out
    assert (tmp_path / "site" / "2025" / "index.html").is_file()


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_code_is_listed_and_explained(run: Run, language: str) -> None:
    listed = run("rules", "--lang", language).out
    assert re.findall(r"^([A-Z]{3}\d{3})  ", listed, flags=re.MULTILINE) == list(all_codes())
    for code in all_codes():
        ran = run("explain", code.lower(), "--lang", language)
        assert ran.status == 0
        assert ran.out.startswith(f"{code}  ")


@pytest.mark.parametrize("written", ["", "§", "§ 99", "5 z"])
def test_what_is_no_provision_is_no_code_either(run: Run, written: str) -> None:
    assert run("explain", written).status == 2


def test_what_only_a_person_can_judge_is_explained_one_by_one_and_together(run: Run) -> None:
    assert "spørreskjemaer" in run("explain", "h3").out
    assert "H4" not in run("explain", "H3").out
    whole = run("explain", "H", "--lang", "en").out
    assert [f"H{number} " in whole for number in range(1, 13)] == [True] * 12


def test_a_family_is_explained_by_its_codes(run: Run) -> None:
    assert run("explain", "exc").out == run("rules", "--select", "EXC").out
    assert "EXC101" in run("explain", "EXC").out
    assert "SYN" not in run("explain", "EXC").out
    assert re.findall(r"^[A-Z]{3}\d{3}", run("explain", "LAW50").out, flags=re.MULTILINE) == [
        code for code in all_codes() if code.startswith("LAW50")
    ]


def test_the_schemas_are_written_and_compared(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema_command, "FOLDER", tmp_path)
    stale = run("schema", "--check")
    assert stale.status == 1
    assert "Kjør aktsom schema." in stale.out
    assert run("schema").status == 0
    current = run("schema", "--check")
    assert (current.status, current.out) == (0, "Skjemaene i json/ er oppdaterte.\n")
