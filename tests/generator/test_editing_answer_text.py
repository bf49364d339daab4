"""An answer in Markdown changed in its place: its own lines, and no other byte."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.content.documents import parse_file
from generator.content.markdown_documents import MarkdownDocument
from generator.content.sources import Source
from generator.editing.answer_text import read_answer, write_answer
from generator.editing.opened_file import UnwritableError
from tests.tools import ROOT

ORDER = ("1.A.1", "1.A.2", "1.A.3")
NEW = """\
<!-- Skriv under hver overskrift. -->

## 1.A.1 Først

<!-- Hjelp. -->

## 1.A.3 Sist

Noe.
"""


def written(text: str, question: str, answer: str) -> str:
    """A text with another answer; with the line ends of Windows, all of them stay."""
    heading = f"## {question} Spørsmål"
    made = write_answer(text, question, answer, heading, ORDER)
    windows = write_answer(text.replace("\n", "\r\n"), question, answer, heading, ORDER)
    assert windows == made.replace("\n", "\r\n") or "\n" not in text
    assert read_answer(made, question) == answer.strip("\n")
    return made


@pytest.mark.parametrize(
    ("question", "answer", "old", "new"),
    [
        ("1.A.1", "En.\n\nTo.\n", "<!-- Hjelp. -->\n", "<!-- Hjelp. -->\n\nEn.\n\nTo.\n"),
        ("1.A.3", "Annet.", "Noe.\n", "Annet.\n"),
        ("1.A.3", "", "\n\nNoe.\n", "\n"),
        ("1.A.2", "Midt.", "## 1.A.3", "## 1.A.2 Spørsmål\n\nMidt.\n\n## 1.A.3"),
    ],
)
def test_an_answer_is_written_below_its_heading(
    question: str, answer: str, old: str, new: str
) -> None:
    assert written(NEW, question, answer) == NEW.replace(old, new)


def test_the_first_and_the_last_question_find_their_places() -> None:
    middle = "## 1.A.2 Midt\n\nNoe."
    first = "## 1.A.1 Spørsmål\n\nEn.\n\n## 1.A.2 Midt\n\nNoe."
    assert written(middle, "1.A.1", "En.") == first
    assert written(middle, "1.A.3", "Tre.") == f"{middle}\n\n## 1.A.3 Spørsmål\n\nTre."
    assert written("", "1.A.3", "Tre.") == "## 1.A.3 Spørsmål\n\nTre.\n"


def test_an_answer_that_is_cleared_and_written_again_leaves_no_trace() -> None:
    text = "## 1.A.1 A\n\nEn.\n\n## 1.A.2 B\n\nTo.\n"
    cleared = written(text, "1.A.1", "")
    assert cleared == "## 1.A.1 A\n\n## 1.A.2 B\n\nTo.\n"
    assert written(cleared, "1.A.1", "En.") == text


def test_headings_without_a_blank_line_between_get_one() -> None:
    assert written("## 1.A.1 A\n## 1.A.2 B\n", "1.A.1", "En.") == (
        "## 1.A.1 A\n\nEn.\n\n## 1.A.2 B\n"
    )


@pytest.mark.parametrize(
    ("answer", "reason", "about"),
    [
        ("En.\n\n## 1.A.2 Neste\n\nTo.", "heading_in_answer", ""),
        ("En.\n\n# Stor\n\nTo.", "heading_in_answer", "Stor"),
        ("En\n---\nto", "heading_in_answer", "En"),
        ("En.\n\n<!-- merknad -->", "comment_around_answer", ""),
    ],
)
def test_what_would_not_read_back_is_not_written(answer: str, reason: str, about: str) -> None:
    with pytest.raises(UnwritableError) as caught:
        write_answer(NEW, "1.A.1", answer, "## 1.A.1 A", ORDER)
    assert (caught.value.reason, caught.value.about) == (reason, about)


def test_a_block_of_code_that_is_left_open_does_not_swallow_the_next_answer() -> None:
    text = "## 1.A.1 A\n\n## 1.A.2 B\n\n~~~\nkode\n~~~\n"
    with pytest.raises(UnwritableError):
        write_answer(text, "1.A.1", "~~~\nkode", "## 1.A.1 A", ORDER)


def test_comments_around_and_within_an_answer_stay() -> None:
    text = "## 1.A.1 A\n\n<!-- før -->\n\nEn.\n\n<!-- i -->\n\nTo.\n\n<!-- etter -->\n"
    assert read_answer(text, "1.A.1") == "En.\n\n<!-- i -->\n\nTo."
    assert written(text, "1.A.1", "Ny.") == (
        "## 1.A.1 A\n\n<!-- før -->\n\nNy.\n\n<!-- etter -->\n"
    )


def fixtures() -> Iterator[tuple[Path, str, MarkdownDocument]]:
    """Every Markdown file of content that can be read, with its text and its answers."""
    folders = (ROOT / "content", ROOT / "tests" / "folders", ROOT / "tests" / "content")
    for path in sorted(file for folder in folders for file in folder.rglob("*.md")):
        data = path.read_bytes()
        document = parse_file(Source("a/b/c.md", path, len(data), data))[0].document
        if isinstance(document, MarkdownDocument):
            yield path, data.decode().removeprefix("\ufeff"), document


@pytest.mark.slow
def test_any_answer_of_any_fixture_is_opened_changed_and_cleared_without_another_byte() -> None:
    tried = 0
    for path, text, document in fixtures():
        ids = list(dict.fromkeys(each.id for each in document.answers))
        for each in ids:
            answer = read_answer(text, each)
            assert write_answer(text, each, answer, "", ids) == text, (path, each)
            after = write_answer(text, each, "Noe annet.\n\n- og mer", "", ids)
            others = Counter(text.split()) - Counter(answer.split())
            assert Counter(after.split()) == others + Counter(["Noe", "annet.", "-", "og", "mer"])
            assert read_answer(after, each) == "Noe annet.\n\n- og mer"
            assert write_answer(after, each, answer, "", ids).split() == text.split()
            tried += 1
    assert tried > 500


def test_an_answer_stands_below_its_own_help_and_above_what_leads_on() -> None:
    text = "## A.1 A\n\n<!-- Hjelp. -->\n\n<!-- A.2 Beskriv. -->\n\n## A.2.a B\n"
    changed = write_answer(text, "A.1", "Svar.", "## A.1 A", ("A.1", "A.2.a"))
    assert changed == text.replace("Hjelp. -->\n", "Hjelp. -->\n\nSvar.\n", 1)
    assert write_answer(changed, "A.1", "", "## A.1 A", ("A.1", "A.2.a")) == text
