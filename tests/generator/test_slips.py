"""What editors write by mistake: one cause is one finding, which names it and how it is mended.

slips/slips.yaml has the mistakes, slips/slips.txt all that is found of each, to the letter.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml

from generator.checks.check import Located
from generator.checks.messages import message_of
from generator.content.sources import list_organisations
from generator.line.content_check import check_organisation
from tests.generator.rules.minimal import TODAY, Change, write_report
from tests.golden import check_golden

FOLDER = Path(__file__).parent / "slips"


@cache
def samples() -> Mapping[str, Mapping[str, str]]:
    """Changes to the smallest report, by the name of the mistake."""
    text = (FOLDER / "slips.yaml").read_text(encoding="utf-8")
    written: Mapping[str, Mapping[str, str]] = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - makes nothing but text
    return written


@cache
def found_in(name: str) -> tuple[Located, ...]:
    """All that is found in the report with a mistake."""
    with TemporaryDirectory() as folder:
        content = Path(folder)
        write_report(content, *(Change(*each) for each in samples()[name].items()))
        keys = list_organisations(content)[0]
        checked = [check_organisation(content, key, TODAY) for key in keys]
    return tuple(located for each in checked for located in each.findings)


def tell(found: Iterable[Located]) -> Iterator[str]:
    for located in found:
        finding, message = located.finding, message_of(located.finding, "nb")
        place = f"{finding.where.file}:{located.span.line}:{located.span.column}"
        yield f"{place} {finding.severity.word} {finding.code}\n  {message.text}"
        yield from (f"  = {line}" for line in message.help)


def test_each_mistake_is_told_as_what_it_is() -> None:
    told = ("\n".join((f"{name}:", *tell(found_in(name)))) for name in samples())
    check_golden("\n\n".join(told) + "\n", FOLDER / "slips.txt")


def test_a_file_of_facts_that_is_empty_is_one_finding(tmp_path: Path) -> None:
    write_report(tmp_path)
    (tmp_path / "granlia" / "2023" / "2-identify" / "facts.yaml").write_text("")
    (found,) = check_organisation(tmp_path, "granlia", TODAY).findings
    assert (found.finding.code, found.finding.arguments["key"]) == ("VAL107", "facts.yaml")


@pytest.mark.parametrize("name", [each for each in samples() if "half" not in each])
def test_one_cause_is_one_finding(name: str) -> None:
    found = [located.finding.code for located in found_in(name)]
    # What another language of the report lacks, and an answer behind a link, are other causes.
    others = {"LNG101", "LNG102", "LNG103", "TXT105"}
    assert len([each for each in found if each not in others]) == 1


@pytest.mark.parametrize(
    ("text", "case", "name"),
    [
        ("  - risk: child-labour\n    status: ongoing\n", "unnamed", "measures"),
        ("- measures:\n  - risk: child-labour\n", "dashed", "measures"),
        ("- Vi besøker gårdene.\n", "other", ""),
    ],
)
def test_a_file_that_begins_with_an_item_lacks_the_name_of_its_list(
    text: str, case: str, name: str, tmp_path: Path
) -> None:
    write_report(tmp_path)
    (tmp_path / "granlia" / "2023" / "3-address" / "facts.yaml").write_text(text, "utf-8")
    (found,) = check_organisation(tmp_path, "granlia", TODAY).findings
    told = found.finding.arguments
    assert (found.finding.code, told["case"], told["name"]) == ("SYN119", case, name)
