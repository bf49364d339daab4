"""What sums count, and entries that are loaded only where somebody asks for them."""

import pickle
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.checks.summands import sum_findings
from generator.findings.finding import Finding, Ref, Severity
from generator.formats import as_text
from generator.formats.listed_parts import ListedPart, ListedParts
from generator.formats.listing import ListedFinding, Listing, Location
from generator.line.packed_value import Packed
from tests.generator.listings import HERE, entry


def of(key: str, severity: Severity, *, excepted: str | None = None) -> ListedFinding:
    """A finding in an organisation of its own."""
    made, file = entry(severity, excepted=excepted), f"{key}/2023/a.yaml"
    where = Location(file, made.place.span, made.place.text, whole=False)
    return replace(made, finding=replace(made.finding, where=Ref(file)), place=where)


def parts_of(entries: Sequence[ListedFinding], loaded: list[str]) -> ListedParts[ListedFinding]:
    """Return entries by their organisations; `loaded` notes which of these are loaded."""
    found: dict[str, list[ListedFinding]] = {}
    for each in entries:
        found.setdefault(each.place.file.partition("/")[0], []).append(each)

    def later(key: str) -> ListedPart[ListedFinding]:
        def load() -> list[ListedFinding]:
            loaded.append(key)
            return found[key]

        return ListedPart.later(sum_findings(each.finding for each in found[key]), load)

    return ListedParts(map(later, found))


@pytest.mark.parametrize("drafts", [(), ("a/2023", "d/2023")])
@pytest.mark.parametrize("least", list(Severity))
def test_a_listing_says_the_same_whether_its_entries_are_here_or_loaded(
    least: Severity, drafts: tuple[str, ...]
) -> None:
    entries = (
        *(of("a", Severity.INFO),) * 70,
        of("a", Severity.INFO, excepted="fordi"),
        *(of("b", Severity.WARNING),) * 60,
        *(of("c", Severity.ERROR),) * 3,
        *(of("d", Severity.INFO),) * 50,
    )
    here = Listing(entries, Path("/repo/content"), "nb", drafts=drafts, least=least)
    loaded: list[str] = []
    there = replace(here, entries=parts_of(entries, loaded))
    assert as_text.render(there, HERE) == as_text.render(here, HERE)
    assert "d" not in loaded, "its findings are only counted"
    assert there == here


def test_what_is_packed_is_unpacked_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pickle.dumps(Packed(("a", "b")))
    loads, calls = pickle.loads, list[int]()
    packed = loads(data)

    def noted(given: bytes) -> object:
        calls.append(1)
        return loads(given)

    monkeypatch.setattr("pickle.loads", noted)
    assert pickle.dumps(packed) == data
    assert not calls
    assert packed.value == packed.value == ("a", "b")
    assert (packed == Packed(("a", "b")), packed == Packed(()), len(calls)) == (True, False, 1)


def test_a_sum_counts_all_findings_of_a_kind_as_one() -> None:
    first = Finding("VAL102", Severity.ERROR, Ref("a/2023/x.yaml"), more=4)
    other = replace(first, where=Ref("a/2022/y.yaml"), more=0)
    milder = replace(other, severity=Severity.INFO)
    counted = sum_findings([first, other, milder])
    assert [(each.file, each.entries, each.count) for each in counted] == [
        ("a/", 2, 6),
        ("a/2022/y.yaml", 1, 1),
    ]
