"""What is usual stands in a field before anything is written, and alone is never saved."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.editing.desk import Desk
from generator.editing.given_values import Given
from generator.editing.places import AnswerPlace
from tests.tools import ROOT

AS_OF = date(2026, 11, 29)
TURNOVER = AnswerPlace("bergvik/2024", "0.5", "nb")
HEAD = AnswerPlace("bergvik/2024", "report.yaml", "nb")
FACTS = "bergvik/2024/0-enterprise/facts.yaml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "folders" / "three-years", tmp_path / "content")
    for each in (tmp_path / "content" / "bergvik").glob("*/0-enterprise/facts.yaml"):
        lines = each.read_text(encoding="utf-8").splitlines(keepends=True)
        start = next((n for n, line in enumerate(lines) if line.startswith("turnover:")), None)
        if start is not None:
            end = start + 1
            while end < len(lines) and lines[end].startswith(" "):
                end += 1
            each.write_text("".join(lines[:start] + lines[end:]), encoding="utf-8")
    return tmp_path / "content"


def test_kroner_stand_there_and_are_saved_with_an_amount_only(content: Path) -> None:
    desk = Desk(content)
    before = (content / FACTS).read_bytes()
    opened = desk.open(TURNOVER, AS_OF)
    assert opened.value == {"currency": "NOK"}
    saved = desk.save(TURNOVER, opened.value, opened.stamp, AS_OF)
    assert (saved.saved, saved.refused) == (0, "")
    assert (content / FACTS).read_bytes() == before
    desk.save(TURNOVER, {"amount": "12 000 000", "currency": "NOK"}, opened.stamp, AS_OF)
    added = b"turnover:\n  amount: 12 000 000\n  currency: NOK\n"
    assert (content / FACTS).read_bytes().replace(added, b"", 1) == before


def test_the_enterprise_s_own_currency_is_the_usual_one(content: Path) -> None:
    last_year = content / "bergvik/2023/0-enterprise/facts.yaml"
    text = last_year.read_text(encoding="utf-8")
    last_year.write_text(f"{text}turnover: {{amount: 5, currency: EUR}}\n", encoding="utf-8")
    assert Desk(content).open(TURNOVER, AS_OF).value == {"currency": "EUR"}


def test_what_stands_in_the_file_is_left_as_it_is(content: Path) -> None:
    """Also where it is only what is usual."""
    text = (content / FACTS).read_text(encoding="utf-8") + "turnover:\n  currency: NOK\n"
    (content / FACTS).write_text(text, encoding="utf-8")
    desk = Desk(content)
    opened = desk.open(TURNOVER, AS_OF)
    assert desk.save(TURNOVER, opened.value, opened.stamp, AS_OF).saved == 0
    lacking: Given = {"unavailable": "Hemmelig."}
    desk.save(TURNOVER, lacking, opened.stamp, AS_OF)
    assert desk.open(TURNOVER, AS_OF).value == lacking


def test_the_calendar_year_is_the_usual_period(content: Path) -> None:
    report = content / "bergvik/2024/report.yaml"
    lines = report.read_text(encoding="utf-8").splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if line.startswith("period:"))
    flow = lines[start].strip() != "period:"
    del lines[start : start + (1 if flow else 3)]
    report.write_text("".join(lines), encoding="utf-8")
    before = report.read_bytes()
    desk = Desk(content)
    opened = desk.open(HEAD, AS_OF)
    assert isinstance(opened.value, dict)
    year = {"from": "2024-01-01", "to": "2024-12-31"}
    assert opened.value["period"] == year
    assert desk.save(HEAD, opened.value, opened.stamp, AS_OF).saved == 0
    assert report.read_bytes() == before
