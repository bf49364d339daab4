"""`aktsom new`, used wrongly or where something stands in the way: told, and nothing written."""

from io import StringIO
from pathlib import Path

import pytest

from tests.generator.command import Ran, Run
from tests.generator.test_new import NEW, lay, read
from tests.tools import ROOT


def refused(ran: Ran) -> str:
    assert ran.status in {1, 2}
    return ran.err or ran.out


def test_nothing_is_written_over(run: Run, content: Path) -> None:
    folder = lay(content, ROOT / "content" / "lo")
    before = sorted(folder.rglob("*"))
    said = refused(run("new", "lo", "2023"))
    assert "«lo/2023» finnes allerede" in said
    assert "Den neste redegjørelsen er for 2024." in said
    assert "--name er bare for nye" in refused(run("new", "lo", "--name", "LO"))
    assert sorted(folder.rglob("*")) == before


def test_a_report_that_cannot_be_read_whole_is_not_carried_over(run: Run, content: Path) -> None:
    folder = lay(content, ROOT / "content" / "lo")
    facts = folder / "2023/2-identify/facts.yaml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("kind:", "kin:"), encoding="utf-8")
    ran = run("new", "lo")
    assert ran.status == 1
    assert "lo/2023/2-identify/facts.yaml:10:5  feil VAL101" in ran.out
    assert "Ingenting er laget" in ran.out
    assert not (folder / "2024").exists()
    assert run("new", "lo", "--blank").status == 0
    awaited = read(folder / "2024/2-identify/facts.yaml")["risks"]
    assert awaited == [{"id": "", "title": "", "kind": ""}]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new", "nordlys"), "Fant ingen virksomhet i mappen «nordlys»."),
        (("new", "lo-"), "Mente du «lo»?"),
        (("new", "Nord Lys", "--name", "A"), "Mente du «nord-lys»?"),
        (("new", "2025", "--name", "A"), "«2025» kan ikke være navnet på en mappe"),
        ((*NEW, "--number", "123456789"), "ikke et gyldig organisasjonsnummer"),
        ((*NEW, "--languages", "nb,de"), "«nb,de» er ikke en liste over språk"),
        ((*NEW, "--email", "mailto:a@b.no"), "Mente du «a@b.no»?"),
        ((*NEW, "--website", "nordlys.no"), "«nordlys.no» er ikke en nettadresse"),
        ((*NEW, "--form", "ehn"), "«ehn» er ikke et valg for --form"),
        (("new", "lo", "24"), "«24» er ikke et år"),
        (("new", "lo", "--from", "2020"), "Det finnes for: 2023."),
        ((*NEW, "--from", "2020"), "Det finnes ingen redegjørelse i «nordlys/2020»"),
        (("new", "lo", "--from", "2023", "--blank"), "Velg den ene."),
        (("new", "data", "--name", "A"), "det er opptatt"),
        (("new", "aux", "--name", "A"), "det er opptatt"),
        (("new", "../utenfor", "--name", "A"), "Mente du «utenfor»?"),
        (("new", "en/to", "2025", "--name", "A"), "«en/to» kan ikke være navnet på en mappe"),
        (("new", "/etc/nordlys", "2025", "--name", "A"), "kan ikke være navnet på en mappe"),
        (("new", ".", "--name", "A"), "«.» kan ikke være navnet på en mappe"),
        (("new", "LO", "2024"), "Mente du «lo»?"),
        (("new", "nordlys", "2025", "--name", "  "), "er ikke et navn"),
        (("new", "nordlys", "2025", "--name", "\x1b[31mrødt"), "er ikke et navn"),
    ],
)
def test_wrong_use_is_told(run: Run, content: Path, arguments: tuple[str, ...], said: str) -> None:
    lay(content, ROOT / "content" / "lo")
    before = sorted(content.rglob("*"))
    assert said in refused(run(*arguments))
    assert sorted(content.rglob("*")) == before


@pytest.mark.parametrize("path", ["content/lo/2024", "content/lo/2024/", "lo/2024", "content/lo"])
def test_the_path_of_a_report_says_whose_and_which(run: Run, content: Path, path: str) -> None:
    folder = lay(content, ROOT / "content" / "lo")
    assert run("new", path).status == 0
    assert (folder / "2024" / "report.yaml").is_file()


def test_a_name_stands_on_one_line(run: Run, content: Path) -> None:
    assert run("new", "nordlys", "2025", "--yes", "--name", " Nordlys\n  Strikk AS ").status == 0
    assert read(content / "nordlys" / "organisation.yaml")["name"] == "Nordlys Strikk AS"


def test_which_organisation_must_be_said_when_there_are_several(run: Run, content: Path) -> None:
    lay(content, ROOT / "content" / "lo")
    assert run("new", "2026").status == 0
    assert run(*NEW).status == 0
    assert "Si hvilken VIRKSOMHET det gjelder: lo, nordlys." in refused(run("new"))
    assert "Si hvilken VIRKSOMHET det gjelder: lo, nordlys." in refused(run("new", "2027"))


def test_the_very_first_needs_no_content_folder(run: Run, content: Path) -> None:
    content.rmdir()
    assert "aktsom new nordlys --name" in refused(run("new", "nordlys"))
    assert run(*NEW).status == 0
    assert (content / "nordlys" / "2025" / "report.yaml").is_file()


def test_typed_twice_it_makes_nothing_and_says_what_is_there(run: Run, content: Path) -> None:
    assert run("new", "nordlys", "2025", "--yes", "--name", "Nordlys AS").status == 0
    said = refused(run("new", "nordlys"))
    assert "Redegjørelsen for 2025 er fortsatt et utkast" in said
    assert "legg til --yes, og året: 2026 --yes" in said
    assert [each.name for each in (content / "nordlys").iterdir() if each.is_dir()] == ["2025"]
    assert run("new", "nordlys", "2026").status == 0


@pytest.mark.parametrize("year", ["1990", "2095"])
def test_a_year_far_from_now_and_from_those_there_is_asked_of(
    run: Run, content: Path, year: str
) -> None:
    assert f"{year} er langt fra årene" in refused(run("new", "nordlys", year, "--name", "A"))
    assert not (content / "nordlys").exists()
    assert run("new", "nordlys", year, "--name", "A", "--yes").status == 0
    following = str(int(year) + 1)
    assert run("new", "nordlys", following).status == 0


@pytest.mark.parametrize(("answer", "status"), [("j\n", 0), ("n\n", 1), ("", 1)])
def test_at_a_terminal_it_asks(
    run: Run, content: Path, monkeypatch: pytest.MonkeyPatch, answer: str, status: int
) -> None:
    terminal = StringIO(answer)
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    ran = run("new", "nordlys", "1990", "--name", "A")
    assert "Lage redegjørelsen for 1990 likevel? [j/N]" in ran.out
    assert (ran.status, (content / "nordlys" / "1990").exists()) == (status, status == 0)
