"""The command line itself: help, and what is said of wrong use, in both languages."""

from pathlib import Path

import pytest

from generator.commands import COMMANDS
from generator.formats import list_formats
from generator.formats.version import program_version
from schema.languages import complete_languages
from schema.law import law_read
from tests.generator.command import Run

ADDRESS = "Den skal begynne med https:// eller http://."
PORT = "Velg et tall fra 1 til 65535, for eksempel 5500."
DATE = "Skriv den slik: 2026-06-30."
IN_CONTENT = "som ligger i innholdet. Velg en annen mappe med --out."
ABOVE = "Oppgi mappen den ligger i: --content content"
YAML = "content/fjordtre/organisation.yaml"

# What somebody writes, and the lines that come back.
WRONG_USE = [
    (
        "chek",
        "aktsom har ingen kommando som heter «chek».",
        "Mente du «check»?",
        "Hjelp: aktsom --help",
    ),
    ("--strict check", "Kommandoen skal stå først, foran «--strict».", "Hjelp: aktsom --help"),
    ("--lang", f"--lang trenger en verdi: {'|'.join(complete_languages('command'))}."),
    (
        "--lang sv check",
        f"«sv» er ikke et valg for --lang. Velg blant {', '.join(complete_languages('command'))}.",
    ),
    (
        "check --formt json",
        "«--formt» er ikke et valg her.",
        "Mente du «--format»?",
        "Hjelp: aktsom check --help",
    ),
    ("check --format", f"--format trenger en verdi: {'|'.join(list_formats())}."),
    (
        "check --format xml",
        f"«xml» er ikke et valg for --format. Velg blant {', '.join(list_formats())}.",
    ),
    ("check --strict=ja", "--strict tar ikke noen verdi."),
    ("check --as-of 30.6.2026", f"«30.6.2026» er ikke en dato. {DATE}"),
    ("check --as-of 2026-02-30", f"«2026-02-30» er ikke en dato. {DATE}"),
    (
        "check --select VAL,LAX10",
        "Det finnes ingen kode eller familie som heter «LAX10».",
        "Mente du «LAW»?",
        "Alle koder: aktsom rules",
    ),
    (
        "check --ignore VAL1022",
        "Det finnes ingen kode eller familie som heter «VAL1022».",
        "Mente du «VAL102»?",
        "Alle koder: aktsom rules",
    ),
    ("check contnt", "Fant ikke «contnt».", "Mente du «content»?"),
    (
        "check content/fjordtre/2052",
        "Fant ikke «content/fjordtre/2052».",
        "Mente du «content/fjordtre/2025»?",
    ),
    ("check --content nowhere", "Fant ikke mappen «nowhere», der innholdet skal ligge."),
    (f"check --content {YAML}", f"«{YAML}» er en fil, ikke en mappe."),
    (
        "check --content content/fjordtre",
        f"«content/fjordtre» er mappen til én virksomhet. {ABOVE}",
    ),
    ("check --content content .", "«.» ligger ikke i «content»."),
    ("build site", "«site» er for mye: her ventes ikke noe mer.", "Hjelp: aktsom build --help"),
    ("build --site-url www.lo.no", f"«www.lo.no» er ikke en nettadresse. {ADDRESS}"),
    (
        "build --out content/site",
        f"Nettstedet kan ikke skrives til «content/site», {IN_CONTENT}",
    ),
    ("explain", "KODE mangler.", "Alle koder: aktsom rules"),
    ("serve --port http", f"«http» er ikke en port. {PORT}"),
    ("serve --port 65536", f"«65536» er ikke en port. {PORT}"),
]


@pytest.mark.parametrize(("line", "expected"), [(each[0], each[1:]) for each in WRONG_USE])
def test_wrong_use_is_explained_and_ends_with_2(
    run: Run, line: str, expected: tuple[str, ...]
) -> None:
    ran = run(*line.split())
    assert (ran.status, ran.out, tuple(ran.err.splitlines())) == (2, "", expected)


@pytest.mark.parametrize("line", [each[0] for each in WRONG_USE if "--lang" not in each[0]])
def test_wrong_use_is_explained_in_english_too(run: Run, line: str) -> None:
    ran = run(*line.split(), "--lang=en")
    assert (ran.status, ran.out) == (2, "")
    assert not set("æøåÆØÅ«»") & set(ran.err)


def test_no_content_where_one_stands_is_explained(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    for name in ("check", "build", "serve"):
        ran = run(name)
        assert ran.status == 2
        assert ran.err == (
            "Fant ikke mappen «content/», der innholdet skal ligge.\n"
            "Stå i mappen som har content/ i seg, eller si hvor innholdet er: --content MAPPE\n"
        )


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"], ["help"]])
def test_help_names_every_command(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.status == 0
    assert [line.split()[0] for line in ran.out.splitlines() if line.startswith("  ")][
        1 : 1 + len(COMMANDS)
    ] == list(COMMANDS)


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_its_options_and_examples(
    run: Run, name: str, language: str
) -> None:
    for arguments in ([name, "--help"], ["help", name], [name, "-h"]):
        ran = run(*arguments, "--lang", language)
        assert ran.status == 0
        assert f"aktsom {name}" in ran.out
        assert f"--lang {'|'.join(complete_languages('command'))}" in ran.out
        assert max(len(line) for line in ran.out.splitlines()) <= 100


def test_the_version_is_the_packages(run: Run) -> None:
    assert (
        run("--version").out
        == f"aktsom {program_version()}\nÅpenhetsloven slik den var {law_read()}.\n"
    )
