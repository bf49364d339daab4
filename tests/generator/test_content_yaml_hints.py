"""What was probably meant by a line of YAML that cannot be read."""

import pytest

from generator.content.yaml_documents import parse_yaml
from generator.content.yaml_hints import comment_in, divide_fields, hint_of_value, missing_name


@pytest.mark.parametrize(
    ("line", "divided"),
    [
        ("title: Skift, topic: hse", "title: Skift\ntopic: hse"),
        ("  - id: a, title: Skift; kind: actual", "- id: a\n  title: Skift\n  kind: actual"),
        ("title: Skift topic: hse", "title: Skift\ntopic: hse"),
        ("title: 'a' b, topic: hse", "title: \"'a' b\"\ntopic: hse"),
        ("title: Skift, merknad: hse", ""),
        ("title: Skift", ""),
        ("title: Skift, topic:", ""),
        ("bare en tekst", ""),
    ],
)
def test_fields_on_one_line_get_a_line_each(line: str, divided: str) -> None:
    assert divide_fields(line) == divided


@pytest.mark.parametrize(
    ("line", "kind", "written"),
    [
        ("employees: -", "nothing", "employees: {unavailable: …}"),
        ("employees: –  # ikke talt", "nothing", "employees: {unavailable: …}"),
        ("employees: ?", "nothing", "employees: {unavailable: …}"),
        ("employees: >100", "number", "employees: 100"),
        ("  other: % 12,5", "number", "other: 12,5"),
        ("other: @1 200 %", "number", "other: 1 200"),
        ("geography: {NO, SE}", "list", "geography: [NO, SE]"),
        ("employees: {unavailable}", "lacking", "employees: {unavailable: …}"),
        ("employees: {unavailable: x}", "", ""),
        (
            "turnover: {amount 88000000, currency NOK}",
            "pairs",
            "turnover: {amount: 88000000, currency: NOK}",
        ),
        ("period: {from=2025-01-01}", "list", "period: [from=2025-01-01]"),
        ("period: {from = 2025-01-01}", "pairs", "period: {from: 2025-01-01}"),
        ("**measures:**", "marked", "measures:"),
        ("**measures**:", "marked", "measures:"),
        ("  - **risk:** støv", "marked", "- risk: støv"),
        ("  - `risk`: støv", "marked", "- risk: støv"),
        ("**Viktig:** støv", "", ""),
        ("employees: {}", "", ""),
        ("employees: 100", "", ""),
        ("employees:", "", ""),
    ],
)
def test_a_value_that_yaml_refuses_may_mean_something(line: str, kind: str, written: str) -> None:
    assert hint_of_value(line) == (kind, written)


@pytest.mark.parametrize(
    ("line", "comment"),
    [
        ("<!-- Husk denne -->", "# Husk denne"),
        ("  /* Husk denne */", "# Husk denne"),
        ("// Husk denne", "# Husk denne"),
        ("# Husk denne", ""),
        ("navn: a // b", ""),
    ],
)
def test_a_comment_of_another_language_is_written_with_a_hash(line: str, comment: str) -> None:
    assert comment_in(line) == comment


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("2-identify/facts.yaml", "- id: a\n  title: b\n", ("unnamed", "risks")),
        ("3-address/facts.yaml", "- risk: a\n  goal: b\n", ("unnamed", "measures")),
        ("2-identify/facts.yaml", "- risks:\n    - id: a\n", ("dashed", "risks")),
        # The first key, and more than half of all, must be a field of such an item.
        ("2-identify/facts.yaml", "- navn: a\n  id: b\n  title: c\n", ("", "")),
        ("2-identify/facts.yaml", "- id: a\n  navn: b\n", ("", "")),
        ("2-identify/facts.yaml", "- id: a\n  title: c\n  navn: b\n", ("unnamed", "risks")),
        ("2-identify/facts.yaml", "- a\n", ("", "")),
        ("2-identify/facts.yaml", "risks: []\n", ("", "")),
        ("report.yaml", "- id: a\n  title: b\n", ("", "")),
        ("9-other/facts.yaml", "- id: a\n  title: b\n", ("", "")),
    ],
)
def test_the_name_of_a_list_that_is_missing_is_found_by_its_items(
    file: str, text: str, expected: tuple[str, str]
) -> None:
    document, _ = parse_yaml("facts.yaml", f"x:\n{text}" if text[0] == "-" else text)
    assert document is not None
    below = document.root.find("x")
    assert missing_name(f"lo/2023/{file}", below.value if below else document.root) == expected
