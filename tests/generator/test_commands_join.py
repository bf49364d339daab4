"""`aktsom join`, and the lists of what a build has changed: what is said, and what is written."""

from pathlib import Path

import pytest

from tests.generator.command import AS_OF, Run, break_report, lay_out

BUILD = ("build", *AS_OF, "--no-search")


@pytest.fixture
def parts(tmp_path: Path, run: Run) -> Path:
    """A small report built in two parts, one of which has no organisation in it."""
    lay_out(tmp_path)
    for number in (1, 2):
        ran = run(*BUILD, "--shard", f"{number}/2", "--out", f"parts/{number}")
        assert ran.status == 0, ran.err
        assert f"del {number} av 2" in ran.out
    return tmp_path / "parts"


def test_a_folder_with_all_parts_stands_for_them(parts: Path, run: Run) -> None:
    ran = run("join", "parts", "--changed", "changed.txt", "--removed", "removed.txt")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Satte sammen 2 deler til ")
    site = parts.parent / "site"
    there = {each.relative_to(site).as_posix() for each in site.rglob("*") if each.is_file()}
    listed = (parts.parent / "changed.txt").read_text("utf-8").splitlines()
    assert listed == sorted(there - {".aktsom-manifest.json"})
    assert (parts.parent / "removed.txt").read_text("utf-8") == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Oppgi mappene til delene"),
        (("parts/1",), "Noen av de 2 delene mangler: 2."),
        (("parts/1", "parts/1"), "Noen av de 2 delene mangler: 2."),
        (("content",), "«content» er ikke en del av et nettsted"),
        (("nowhere",), "«nowhere» er ikke en del av et nettsted"),
        (("parts", "--out", "parts/1"), "«parts/1» er en av delene"),
        (("parts", "--changed", "site/a.txt"), "ville ligget på nettstedet"),
        (("parts", "--removed", "no/where.txt"), "kan ikke skrives til «no/where.txt»"),
    ],
)
def test_what_cannot_be_joined_is_told(
    parts: Path, run: Run, arguments: tuple[str, ...], said: str
) -> None:
    ran = run("join", *arguments)
    assert ran.status == 2
    assert said in ran.err
    assert not (parts.parent / "site" / "index.html").exists()


@pytest.mark.usefixtures("parts")
def test_parts_with_other_options_are_told_apart_in_both_languages(run: Run) -> None:
    run(*BUILD, "--shard", "2/2", "--out", "parts/2", "--site-url", "https://example.org/")
    for language, said in (("nb", "ulike valg"), ("en", "different options")):
        ran = run("--lang", language, "join", "parts")
        assert ran.status == 2
        assert said in ran.err


def test_only_what_has_changed_is_listed(tmp_path: Path, run: Run) -> None:
    organisation = lay_out(tmp_path)
    lists = ("--changed", "changed.txt", "--removed", "removed.txt")
    run(*BUILD)
    assert run(*BUILD, *lists).status == 0
    assert (tmp_path / "changed.txt").read_text("utf-8") == ""
    break_report(organisation, "organisation.yaml", "name: ", "name: Nye ")
    assert run(*BUILD, *lists).status == 0
    changed = (tmp_path / "changed.txt").read_text("utf-8").splitlines()
    assert "index.html" in changed
    assert not any(each.endswith(".css") for each in changed)


def test_nothing_is_listed_where_nothing_was_built(tmp_path: Path, run: Run) -> None:
    organisation = lay_out(tmp_path)
    break_report(organisation, "organisation.yaml", "name: ", "nome: ")
    assert run(*BUILD, "--changed", "changed.txt").status == 1
    assert not (tmp_path / "changed.txt").exists()
