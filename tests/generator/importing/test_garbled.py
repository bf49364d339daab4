"""Values garbled in every way: what is imported can always be previewed, and no word is lost."""

import random
import re
from datetime import date
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.importing.coverage_check import find_lost, tokens
from generator.importing.destination import Destination, put
from generator.importing.report import ImportedReport, ImportOptions, read_report
from generator.importing.trial_check import try_out
from generator.line.content_check import check_organisation
from tests.generator.importing.conftest import have_schemas
from tests.generator.importing.sources import REPORTS

NAMES = ("nordlys-textiles-2024", "fjellbris-mobel-2022", "lo-2023")
NUMBERS = ("ca. 40", "40–50", "om lag førti", "6 (4,5 årsverk)", "1.2.3", "12 %", "-7", "101 %",
           "?", "6 400 000,-", "1e6", "0x10", "NOK", "-", "99999999999999999999", "½")  # fmt: skip
OTHERS = ("ja og nei", "delvis", "post@a.example, post@b.example", "a@b", "post(at)prove.example",
          "https://", "http:/prove", "www", "974 760 673 MVA", "123456789", "31.02.2024",
          "2024-13-45", "Kurdistan", "Norge (nord)", "null", "~", "[]", "{a: b}", "*", "&a", "!b",
          "Kari Prøve; Ola Prøve", "x" * 300)  # fmt: skip
# A line that is but a value: a number, yes or no, an address, a country with its number.
VALUE = re.compile(
    r"(?m)^(?:[\d .,]+%?|ca\. .*|Ja|Nei|Yes|No|\S+@\S+|https?://\S+"
    r"|[A-ZÆØÅ][\w' ]+ : \d+|.*20\d\d)$"
)


def garble(text: str, number: int) -> str:
    """Return a report with a third of its values replaced by others that are none."""
    chance = random.Random(number)  # noqa: S311 - a test's

    def change(match: re.Match[str]) -> str:
        written = match.group()
        if chance.random() > 0.35 or "eporting" in written or "apportering" in written:
            return written
        place, mark, _ = written.partition(" : ")
        new = chance.choice((*NUMBERS, *OTHERS))
        return chance.choice((f"{place} : {new}", f"{new} : 3")) if mark else new

    return VALUE.sub(change, text)


def read_garbled(name: str, number: int) -> tuple[str, ImportedReport]:
    data = (REPORTS / f"{name}.txt").read_bytes()
    text = garble(data.decode("cp1252" if name.startswith("fjell") else "utf-8"), number)
    return text, read_report(text.encode(), ImportOptions(year=2023))


@pytest.mark.parametrize("number", range(12))
@pytest.mark.parametrize("name", NAMES)
def test_a_garbled_report_has_no_error_and_loses_no_word(
    name: str, number: int, tmp_path: Path
) -> None:
    text, imported = read_garbled(name, number)
    have_schemas(tmp_path)
    destination = Destination(tmp_path / "content", "prove", 2023)
    tried = try_out(imported, destination, date(2026, 11, 22), "«{}»".format)
    put(destination, tried.organisation, tried.files)
    checked = check_organisation(tmp_path / "content", "prove", date(2026, 11, 22))
    assert [each for each in checked.findings if each.finding.stops_publishing] == []
    loose = [*imported.draft.unplaced, *find_lost(imported, tried.plain)]
    left = [line.text for each in loose for line in each.lines]
    left += [line.text for line in (*imported.draft.association, *imported.furniture)]
    kept = {*tokens("\n".join([*tried.files.values(), tried.organisation, *left]))}
    garbled = [each for each in (*NUMBERS, *OTHERS) if f"\n{each}\n" in text]
    assert [each for each in garbled if not kept.issuperset(tokens(each))] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_garbled_report_builds(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    have_schemas(tmp_path)
    text, _ = read_garbled(name, 99)
    Path("rapport.txt").write_text(text, encoding="utf-8")
    assert main(["import", "rapport.txt", "--year", "2023", "--organisation", "prove"]) == 0
    assert main(["build", "--drafts", "--as-of", "2026-11-22"]) == 0
