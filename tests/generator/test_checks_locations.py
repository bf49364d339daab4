"""From a key path, an answer or some words to the line and column in the file."""

import pytest

from generator.checks.locations import locate
from generator.content.documents import Parsed
from generator.content.markdown_documents import parse_markdown
from generator.content.yaml_documents import parse_yaml
from generator.findings.finding import Ref
from generator.findings.positions import START, Span

YAML = """\
risks:
  - id: fire
    title: Brann i ovnene
    description: |
      Ovnene blir varme.
      Brann er farlig.
"""
PROSE = "## 2.A.3 Hva annet?\n\nStøv og støy.\n\nStøy er verst.\n\n## 2.A.2.b\n\nStøy.\n"


def in_yaml(*keys: str | int, words: str = "", of_key: bool = False) -> tuple[int, int]:
    document, _ = parse_yaml("facts.yaml", YAML)
    span = locate(Ref("facts.yaml", keys, of_key, words=words), Parsed(document, YAML))
    return span.line, span.column


def in_prose(question: str, words: str = "") -> Span:
    document, _ = parse_markdown("nb.md", PROSE)
    return locate(Ref("nb.md", (question,), words=words), Parsed(document, PROSE))


def test_a_value_and_its_key() -> None:
    assert in_yaml("risks", 0, "title") == (3, 12)
    assert in_yaml("risks", 0, "title", of_key=True) == (3, 5)


def test_words_in_a_value_are_found_in_that_value_only() -> None:
    assert in_yaml("risks", 0, "title", words="ovnene") == (3, 20)
    assert in_yaml("risks", 0, "description", words="Brann") == (6, 7)
    assert in_yaml("risks", 0, "description", words="Ovnene") == (5, 7)


def test_words_that_are_not_there_leave_the_place_of_the_value() -> None:
    assert in_yaml("risks", 0, "title", words="vann") == (3, 12)


def test_an_answer_is_at_its_heading() -> None:
    assert in_prose("2.A.3") == Span(1, 1, 1, 20)
    assert in_prose("2.A.2.b") == Span(7, 1, 7, 11)


@pytest.mark.parametrize(
    ("question", "words", "expected"),
    [
        ("2.A.3", "støy", Span(3, 9, 3, 13)),
        ("2.A.3", "Støy", Span(5, 1, 5, 5)),
        ("2.A.2.b", "Støy", Span(9, 1, 9, 5)),
        ("2.A.2.b", "verst", Span(7, 1, 7, 11)),
        ("2.A.3", "Støv og støy.\n\nStøy", Span(3, 1, 3, 14)),
    ],
)
def test_words_in_an_answer_are_found_in_that_answer_only(
    question: str, words: str, expected: Span
) -> None:
    assert in_prose(question, words) == expected


def test_an_answer_that_is_not_there_is_at_the_beginning() -> None:
    assert in_prose("9.Z.9") == START


def test_an_exact_place_is_where_it_says() -> None:
    span = Span(4, 2, 4, 9)
    assert locate(Ref("nb.md", span=span), None) == span


def test_a_whole_file_is_at_its_beginning_also_when_it_could_not_be_read() -> None:
    document, _ = parse_yaml("facts.yaml", f"# merknad\n{YAML}")
    assert locate(Ref("facts.yaml"), Parsed(document, YAML)) == START
    assert locate(Ref("facts.yaml", ("risks",)), Parsed(None, YAML)) == START
    assert locate(Ref("attachments/plan.pdf"), None) == START
