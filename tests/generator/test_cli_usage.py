"""The command line itself: help, and what is said of wrong use, in both languages."""

import pytest

from generator.commands import COMMANDS
from tests.generator.command import Run

WRONG_USE = [
    (["chek"], "aktsom har ingen kommando som heter «chek».\nMente du «check»?\nHjelp: aktsom --help"),
    (["--strict", "check"], "Kommandoen skal stå først, foran «--strict».\nHjelp: aktsom --help"),
    (["--lang"], "--lang trenger en verdi: nb|en."),
    (["--lang", "sv", "check"], "«sv» er ikke et valg for --lang. Velg blant nb, en."),
    (
        ["check", "--formt", "json"],
        "«--formt» er ikke et valg her.\nMente du «--format»?\nHjelp: aktsom check --help",
    ),
    (["check", "--format"], "--format trenger en verdi: text|json|github|sarif."),
    (["check", "--format", "xml"], "«xml» er ikke et valg for --format. Velg blant text, json, github, sarif."),
    (["check", "--strict=ja"], "--strict tar ikke noen verdi."),
    (["check", "--as-of", "30.6.2026"], "«30.6.2026» er ikke en dato. Skriv den slik: 2026-06-30."),
    (["check", "--as-of", "2026-02-30"], "«2026-02-30» er ikke en dato. Skriv den slik: 2026-06-30."),
    (
        ["check", "--select", "VAL,LAX10"],
        "Det finnes ingen kode eller familie som heter «LAX10».\nMente du «LAW»?\nAlle koder: aktsom rules",
    ),
    (["check", "contnt"], "Fant ikke «contnt».\nMente du «content»?"),
    (["check", "content/fjordtre/2052"], "Fant ikke «content/fjordtre/2052».\nMente du «content/fjordtre/2025»?"),
    (["check", "--content", "nowhere"], "Fant ikke mappen «nowhere», der innholdet skal ligge."),
    (["check", "--content", "content/fjordtre/organisation.yaml"],
     "«content/fjordtre/organisation.yaml» er en fil, ikke en mappe."),
    (["check", "--content", "content/fjordtre", "content"], "«content» ligger ikke i «content/fjordtre»."),
    (["build", "site"], "«site» er for mye: her ventes ikke noe mer.\nHjelp: aktsom build --help"),
    (["build", "--site-url", "www.lo.no"],
     "«www.lo.no» er ikke en nettadresse. Den skal begynne med https:// eller http://."),
    (["build", "--out", "content/site"],
     "Nettstedet kan ikke skrives til «content/site», som ligger i innholdet. Velg en annen mappe med --out."),
    (["build", "--out", "content/fjordtre/organisation.yaml"],
     "Nettstedet kan ikke skrives til «content/fjordtre/organisation.yaml», som ligger i innholdet."
     " Velg en annen mappe med --out."),
    (["explain"], "KODE mangler.\nAlle koder: aktsom rules"),
    (["serve", "--port", "http"], "«http» er ikke en port. Velg et tall fra 1 til 65535, for eksempel 5500."),
    (["serve", "--port", "65536"], "«65536» er ikke en port. Velg et tall fra 1 til 65535, for eksempel 5500."),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "expected"), WRONG_USE)
def test_wrong_use_is_explained_and_ends_with_2(
    run: Run, arguments: list[str], expected: str
) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.out, ran.err) == (2, "", f"{expected}\n")


@pytest.mark.parametrize(("arguments", "_norwegian"), WRONG_USE)
def test_wrong_use_is_explained_in_english_too(
    run: Run, arguments: list[str], _norwegian: str
) -> None:
    if "--lang" in arguments:
        arguments = ["check", "--as-of", "soon"]
    ran = run(*arguments, "--lang=en")
    assert (ran.status, ran.out) == (2, "")
    assert not set("æøåÆØÅ«»") & set(ran.err)


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
        assert "--lang nb|en" in ran.out
        assert max(len(line) for line in ran.out.splitlines()) <= 100


def test_the_version_is_the_packages(run: Run) -> None:
    assert run("--version").out == "aktsom 0.1.0\n"
