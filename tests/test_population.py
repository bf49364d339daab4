"""The invented population: always the same, sound, and of the kinds that there are."""

from collections import Counter
from pathlib import Path

from stdnum.no import orgnr

from generator.checks.check import Checked
from generator.findings.finding import Severity
from generator.line.content_check import check_organisation
from tests.organisations import AS_OF
from tests.population import invent, make_population


def test_an_enterprise_is_always_the_same_and_no_two_are_one() -> None:
    assert invent(7) == invent(7)
    many = [invent(index) for index in range(1, 2001)]
    assert len({each.number for each in many}) == len({each.name for each in many}) == 2000
    assert all(orgnr.is_valid(each.number) for each in many)


def test_there_are_as_many_of_each_kind_as_assumed() -> None:
    many = [invent(index) for index in range(1, 2001)]
    sectors = Counter(each.sector for each in many)
    assert 400 < sectors["trade"] < 560
    assert len(sectors) == 14
    languages = Counter(each.languages for each in many)
    assert 1640 < languages["nb",] < 1800
    assert len(languages) == 4
    assert 2.4 < sum(len(each.risks) for each in many) / 2000 < 2.8
    few = sum(max(each.risks.values()) <= 3 for each in many)
    assert 1000 < few < 1200


def test_nothing_of_it_stops_a_build(tmp_path: Path) -> None:
    make_population(tmp_path, 3)
    for folder in sorted(tmp_path.iterdir()):
        checked: Checked = check_organisation(tmp_path, folder.name, AS_OF)
        gravest = [each for each in checked.findings if each.finding.severity is Severity.ERROR]
        assert not [each for each in gravest if not each.finding.excepted]
