"""Of findings of one kind in one file a hundred are kept, and the last counts the others."""

import json
from pathlib import Path

from generator.checks.alike import sum_alike
from generator.findings.finding import Finding, Ref, Severity
from generator.formats import load_format
from generator.formats.listing import Listing, count_all, few_of_each, list_findings
from generator.formats.summary import count
from generator.formats.surroundings import Surroundings
from tests.organisations import check_files


def findings(number: int, **arguments: str) -> list[Finding]:
    return [
        Finding("TXT101", Severity.WARNING, Ref("a/nb.md", (str(each),)), arguments)
        for each in range(number)
    ]


def test_a_hundred_are_all_kept() -> None:
    assert sum_alike(findings(100)) == findings(100)


def test_of_more_the_last_one_kept_counts_the_others() -> None:
    kept = sum_alike(findings(250))
    assert len(kept) == 100
    assert [each.more for each in kept] == [0] * 99 + [150]
    assert sum(each.count for each in kept) == 250


def test_another_case_file_or_severity_is_another_kind() -> None:
    error = [Finding("TXT101", Severity.ERROR, Ref("a/nb.md"))] * 101
    other = [Finding("TXT101", Severity.WARNING, Ref("b/nb.md"))] * 101
    kept = sum_alike([*findings(101), *findings(101, case="x"), *error, *other])
    assert len(kept) == 400
    assert sum(each.count for each in kept) == 404


def test_places_beyond_a_hundred_are_counted() -> None:
    places = tuple(Ref("a/nb.md", (str(each),)) for each in range(130))
    (kept,) = sum_alike([Finding("TXT101", Severity.WARNING, Ref("a/nb.md"), related=places)])
    assert (len(kept.related), kept.more_related) == (100, 30)


def listing() -> Listing:
    left = "\n\n".join(f"Gården ble besøkt [dato {number}]." for number in range(300))
    checked = check_files({"2025/4-track/nb.md": f"## 4.A.2\n\n{left}"})
    return Listing(tuple(list_findings(checked, "nb")), Path("/repo/content"), "nb")


def test_every_format_tells_how_many_there_are() -> None:
    found, here = listing(), Surroundings(Path("/repo"))
    left = [each for each in found.entries if each.finding.more]
    assert [(each.finding.code, each.count) for each in left] == [("TXT101", 201)]
    text = load_format("text").render(found, here)
    assert "TXT101: 200 funn til av samme slag er ikke vist." in text
    assert count(found) in text
    data = json.loads(load_format("json").render(found, here))
    assert sum(each["more"] for each in data["findings"]) == 200
    assert sum(data["summary"][key] for key in ("errors", "warnings", "infos")) == count_all(
        found.entries
    )
    sarif = json.loads(load_format("sarif").render(found, here))
    assert sum(each.get("occurrenceCount", 1) for each in sarif["runs"][0]["results"]) == count_all(
        found.entries
    )


def test_findings_of_many_files_are_summed_where_they_are_shown() -> None:
    found = listing()
    shown, beyond = few_of_each((*found.entries, *found.entries))
    assert sum(each.finding.code == "TXT101" for each in shown) == 100
    assert beyond["TXT101"] == 500
