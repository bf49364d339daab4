"""Prose files as answers: which heading begins one, and what belongs to none."""

import pytest

from generator.content.markdown_documents import MarkdownDocument, ProseAnswer, parse_markdown
from generator.findings.finding import Finding
from generator.findings.positions import Span


def read(text: str) -> tuple[MarkdownDocument, tuple[Finding, ...]]:
    return parse_markdown("nb.md", text)


def answers(text: str) -> dict[str, str]:
    """The answers of a file in which nothing is wrong, by id."""
    document, findings = read(text)
    assert findings == ()
    return {each.id: each.text for each in document.answers}


def mistakes(text: str) -> list[str]:
    spans = [(finding.code, finding.where.span) for finding in read(text)[1]]
    return [f"{code} {span.line}:{span.column}" for code, span in spans if span]


def test_a_heading_begins_an_answer_which_goes_on_to_the_next_one() -> None:
    document, findings = read("## 1.A.1 Hvem?\n\nVi.\n\nAlle.\n\n## 1.A.2\nNå.\n")
    assert findings == ()
    assert document.answers == (
        ProseAnswer("1.A.1", "Hvem?", "Vi.\n\nAlle.", 3, Span(1, 1, 1, 15)),
        ProseAnswer("1.A.2", "", "Nå.", 8, Span(7, 1, 7, 9)),
    )


@pytest.mark.parametrize(
    "heading",
    [
        "## 1.A.1",
        "## 1.A.1 Hvem?",
        "## 1.A.1. Hvem?",
        "##  1.A.1   Hvem? ##",
        "##1.A.1 Hvem?",
        "   ## 1.A.1",
        "##\u00a01.A.1\u00a0Hvem?",
        "1.A.1 Hvem?\n-----------",
        "## 1.A.1: Hvem?",
        "## **1.A.1 Hvem?**",
        "## **1.A.1** Hvem?",
        "## (1.A.1) Hvem?",
        "## [1.A.1]",
        "## Spørsmål 1.A.1",
        "## 📊 1.A.1 Hvem?",
    ],
)
def test_the_id_decides_however_the_heading_is_written(heading: str) -> None:
    assert answers(f"{heading}\n\nVi.\n") == {"1.A.1": "Vi."}


@pytest.mark.parametrize("identity", ["0.foreword", "2.A.2.a", "0.foreword.author", "5.a.1"])
def test_an_id_has_a_full_stop_in_it(identity: str) -> None:
    assert answers(f"## {identity} Hva?\n\nDet.") == {identity: "Det."}


def test_an_answer_may_have_headings_from_level_three() -> None:
    text = "### Hvem\n\nVi.\n\n#### Når\n\nNå.\n\n###### Lavest"
    assert answers(f"## 1.A.1\n\n{text}\n") == {"1.A.1": text}


def test_an_answer_may_be_empty_and_a_file_may_have_nothing_but_blank_lines() -> None:
    assert answers("## 1.A.1\n\n## 1.A.2\n") == {"1.A.1": "", "1.A.2": ""}
    assert answers("\n\n") == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi.\n", ["SYN202 1:1"]),
        ("\nVi.\n\nAlle.\n\n## 1.A.1\n", ["SYN202 2:1"]),
        ("---\ntitle: Svar\n---\n\n## 1.A.1\n", ["SYN202 1:1"]),
        ("## 1.A.1\n\n## Hvem\n\nVi.\n", ["SYN203 3:1"]),
        ("## 1.A.1\n\n## \n", ["SYN203 3:1"]),
        ("## 1 Hvem\n", ["SYN203 1:1"]),
        ("##Hvem\n", ["SYN203 1:1"]),
        ("## 1.A.1\n\nHvem\n----\n\nVi.\n", ["SYN203 3:1"]),
        ("# Forankring\n\n## 1.A.1\n", ["SYN204 1:1"]),
        ("#\n", ["SYN204 1:1"]),
        ("Forankring\n==========\n\n## 1.A.1\n", ["SYN204 1:1"]),
        ("## 1.A.1\n\n# Hvem\n\n# Når\n", ["SYN204 3:1", "SYN204 5:1"]),
    ],
)
def test_text_that_belongs_to_no_answer_is_found(text: str, expected: list[str]) -> None:
    assert mistakes(text) == expected


def test_what_stands_under_a_heading_of_no_answer_is_no_answers() -> None:
    document, _ = read("## 1.A.1\n\nVi.\n\n# Annet\n\nDe.\n\n## 1.A.2\n\nDu.\n")
    assert [each.text for each in document.answers] == ["Vi.", "Du."]


@pytest.mark.parametrize(
    "line", ["#åpenhet", "#1 i landet", "####### sju", "\\## 1.A.9", "    ## x"]
)
def test_what_only_looks_like_a_heading_is_text(line: str) -> None:
    assert answers(f"## 1.A.1\n\nVi.\n\n{line}\n") == {"1.A.1": f"Vi.\n\n{line}"}


@pytest.mark.parametrize("line", ["---", "- - -", "***", "| a |\n|---|"])
def test_a_rule_or_a_table_is_no_heading(line: str) -> None:
    assert answers(f"## 1.A.1\n\nVi.\n\n{line}\n") == {"1.A.1": f"Vi.\n\n{line}"}


@pytest.mark.parametrize(
    "code",
    [
        "```\n## 1.A.2\n# x\n```",
        "~~~ yaml\n## 1.A.2\n~~~",
        "````\n```\n## 1.A.2\n````",
        "  ```\n  ## 1.A.2\n  ```",
        "```\n## 1.A.2\n`````",
    ],
)
def test_a_heading_in_a_code_block_is_code(code: str) -> None:
    assert answers(f"## 1.A.1\n\n{code}\n\n## 1.A.3\n") == {"1.A.1": code, "1.A.3": ""}


def test_code_within_a_line_opens_no_block() -> None:
    assert answers("## 1.A.1\n\n```x``` er kode\n\n## 1.A.2\n") == {
        "1.A.1": "```x``` er kode",
        "1.A.2": "",
    }


@pytest.mark.parametrize("fence", ["```", "~~~", "``` yaml"])
def test_a_code_block_that_is_never_closed_swallows_nothing(fence: str) -> None:
    document, (finding,) = read(f"## 1.A.1\n\n{fence}\nkode\n\n## 1.A.2\n\nVi.\n")
    assert (finding.code, finding.where.span) == ("SYN206", Span(3, 1, 3, 1 + len(fence)))
    assert [each.id for each in document.answers] == ["1.A.1", "1.A.2"]


def test_code_blocks_that_are_never_closed_take_no_longer_the_more_they_are() -> None:
    assert len(mistakes("## 1.A.1\n" + "\n~~~ x\n" * 20_000)) == 20_000


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Vi.\n\n" + "- " * 30 + "x", "SYN113 5:1"),
        ("> " * 30 + "x", "SYN113 3:1"),
        ("\n".join(" " * 4 * level + "- x" for level in range(30)), "SYN113 23:81"),
        ("1. " * 30 + "x", "SYN113 3:1"),
        ("Vi er [" + "[" * 30, "SYN113 3:27"),
        ("[x](" * 30, "SYN113 3:84"),
        ("[^1]: " * 30 + "x", "SYN113 3:1"),
    ],
    ids=["lists", "quotations", "lines", "numbers", "brackets", "links", "notes"],
)
def test_what_lies_too_deep_is_found_before_anything_is_made_of_it(text: str, place: str) -> None:
    assert mistakes(f"## 1.A.1\n\n{text}\n") == [place]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(" " * 4 * level + "- x" for level in range(10)),
        "Vi [så](https://x.no) (og [hørte](https://y.no)) " * 100,
        ":( " * 19,
        "[ \n\n" * 100,
        " " * 200 + "x",
        "a) b) c) " * 30,
    ],
)
def test_what_people_write_is_not_too_deep(text: str) -> None:
    assert mistakes(f"## 1.A.1\n\n{text}\n") == []


def test_what_a_chatbot_says_before_the_fences_belongs_to_no_answer() -> None:
    text = "Her er svaret:\n\n```markdown\n## 1.A.1\n\nVi.\n```\n"
    assert mistakes(text) == ["SYN141 3:1", "SYN202 1:1"]
