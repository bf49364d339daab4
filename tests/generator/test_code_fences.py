"""Code fences round a file: they are taken off, whatever its kind, and what is within is read."""

import pytest

from generator.checks.locations import locate
from generator.content.documents import Parsed
from generator.content.markdown_documents import parse_markdown
from generator.content.yaml_documents import parse_yaml
from generator.findings.finding import Ref

FENCES = [
    ("```\n", "\n```"),
    ("``` yaml\n", "\n```\n"),
    ("\n~~~ md\n\n", "\n\n~~~~"),
    ("Her er filen.\n\n  ````markdown\n<!-- hjelp -->\n", "\n````\n"),
    ("```markdown\n", "\n```"),
    ("```\n\n", "\n\n```\n"),
    ("# En kommentar\n```\n", "\n`````"),
]


def found_in(path: str, text: str) -> list[str]:
    """The codes found in a text, and the lines that are said to be the fences."""
    parse = parse_yaml if path.endswith(".yaml") else parse_markdown
    lines = text.split("\n")
    return [
        f"{each.code} {lines[int(str(each.arguments['first'])) - 1].strip()[:3]}"
        f" {lines[int(str(each.arguments['last'])) - 1].strip()[:3]}"
        if each.arguments.get("case") == "file"
        else f"{each.code} {each.arguments.get('case', '')}".rstrip()
        for each in parse(path, text)[1]
    ]


@pytest.mark.parametrize(("before", "after"), FENCES)
def test_answers_within_fences_are_read(before: str, after: str) -> None:
    text = f"{before}## 1.A.1 Hvem?\n\nVi.\n\n## 1.A.2 Når?\n\nNå.{after}"
    document, findings = parse_markdown("nb.md", text)
    assert [each.text for each in document.answers] == ["Vi.", "Nå."]
    assert "SYN141" in [each.code for each in findings]


@pytest.mark.parametrize(("before", "after"), [each for each in FENCES if "Her" not in each[0]])
def test_facts_within_fences_are_read(before: str, after: str) -> None:
    text = f"{before.replace('<!-- hjelp -->', '# hjelp')}employees: 80\nsuppliers: 40{after}"
    document, findings = parse_yaml("facts.yaml", text)
    assert document is not None
    assert [each.key for each in document.root.entries] == ["employees", "suppliers"]
    assert [each.code for each in findings] == ["SYN141"]
    suppliers = locate(Ref("facts.yaml", ("suppliers",)), Parsed(document, text))
    assert text.split("\n")[suppliers.line - 1] == "suppliers: 40"


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("nb.md", "```\n## 1.A.1\n\nVi.\n```", ["SYN141 ``` ```"]),
        ("facts.yaml", "~~~\nemployees: 80\n~~~", ["SYN141 ~~~ ~~~"]),
        # Another mistake within is found as well.
        ("facts.yaml", "```\na: 1\na: 2\n```", ["SYN141 ``` ```", "SYN110"]),
        # Half of a pair, and a fence within what it should be round.
        ("facts.yaml", "```yaml\nemployees: 80", ["SYN141 line"]),
        ("facts.yaml", "employees: 80\n```", ["SYN141 line"]),
        ("facts.yaml", "a: 1\n```\nb: 2\n```", ["SYN141 line"]),
        ("facts.yaml", "```\n# a\n```\nb: 2\n", ["SYN141 line"]),
        ("facts.yaml", "~~~~\nb: 2\n~~~", ["SYN141 line"]),
        ("nb.md", "```\n## 1.A.1\n\nVi.", ["SYN206", "SYN202 text"]),
        # Code is no mistake in an answer, nor in a text.
        ("nb.md", "## 1.A.1\n\n```\nVi.\n```", []),
        ("nb.md", "## 1.A.1\n\n```\n## 1.A.2\n```", []),
        ("nb.md", "## 1.A.1\n\n```\na\n```\n\n## 1.A.2", []),
        ("facts.yaml", "a: |\n  ```\n  b: 2\n  ```\nc: 3", []),
    ],
)
def test_what_is_found(path: str, text: str, expected: list[str]) -> None:
    assert found_in(path, text) == expected
