"""Comments on lines of their own in prose files: notes that no reader sees, and no answer."""

import pytest
from msgspec.structs import replace

from generator.content.markdown_comments import Comment, find_comments
from generator.content.markdown_documents import ProseAnswer, parse_markdown
from generator.findings.positions import Span

LONG = 60_000


def comments(*lines: str) -> list[Comment]:
    return list(find_comments(lines, ()))


def test_a_comment_may_go_over_several_lines() -> None:
    assert comments("<!-- a -->", "b", "  <!-- c", "", "d -->  ", "e") == [
        Comment(0, 1, "a"),
        Comment(2, 5, "c d"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("a <!-- b -->",),
        ("<!-- a --> b",),
        ("<!-- a", "b --> c"),
        ("    <!-- a -->",),
        ("--> <!-- a",),
        ("<!--> a -->",),
    ],
)
def test_what_stands_beside_text_is_text(lines: tuple[str, ...]) -> None:
    assert comments(*lines) == []


def test_a_comment_ends_at_the_first_end() -> None:
    assert comments("<!-- a", "-->", "b", "-->") == [Comment(0, 2, "a")]
    assert comments("<!-->", "a", "-->") == [Comment(0, 1, "")]


@pytest.mark.parametrize(
    ("lines", "after"),
    [
        (("<!-- a", "b", "", "c"), 2),
        (("<!-- a", "## 1.A.1", "c"), 1),
        (("<!-- a", "b", "<!-- c -->"), 2),
        (("<!-- a", "b"), 2),
    ],
)
def test_one_that_is_not_closed_ends_with_its_paragraph(lines: tuple[str, ...], after: int) -> None:
    first = comments(*lines)[0]
    assert (first.after, first.closed) == (after, False)


def test_one_that_is_not_closed_is_found_and_swallows_no_answer() -> None:
    text = "## 1.A.1\n\n<!-- Hvem?\nNår?\n\nVi.\n\n## 1.A.2\n\n<!-- Nå? -->\n\nDe.\n"
    document, (finding,) = parse_markdown("nb.md", text)
    assert (finding.code, finding.where.span) == ("SYN210", Span(3, 1, 3, 11))
    assert [each.text for each in document.answers] == ["Vi.", "De."]


def test_many_openings_are_read_in_no_time() -> None:
    assert len(comments(*["<!--"] * LONG)) == LONG
    assert len(comments(*["<!--"] * LONG, "--> a")) == LONG - 1
    assert len(parse_markdown("nb.md", "<!--\n" * LONG)[1]) == 20


def test_a_comment_is_no_answer_and_moves_nothing() -> None:
    text = (
        "<!-- før -->\n\n## 1.A.1 Hvem?\n\n<!-- Hvem?\n## 1.A.2 Nå? -->\n\nVi.\n\n<!-- sist -->\n"
    )
    document, findings = parse_markdown("nb.md", text)
    assert findings == ()
    (answer,) = document.answers
    assert replace(answer, comments=()) == ProseAnswer(
        "1.A.1", "Hvem?", "Vi.", 8, Span(3, 1, 3, 15)
    )
    assert [each.text for each in answer.comments] == ["Hvem? ## 1.A.2 Nå?", "sist"]


def test_within_code_a_comment_is_code() -> None:
    text = "## 1.A.1\n\n```\n<!-- a -->\n```\n\n<!-- ``` -->"
    document, findings = parse_markdown("nb.md", text)
    assert findings == ()
    assert document.answers[0].text == "```\n<!-- a -->\n```"


@pytest.mark.parametrize(
    ("comment", "year"),
    [
        ("<!-- Overført fra 2023. Les gjennom. -->", "2023"),
        ("<!--\noverført frå\n2023: -->", "2023"),
        ("<!-- Carried over from 2023 -->", "2023"),
        ("<!-- Sjekk. Overført fra 2023. -->", ""),
        ("<!-- Overført fra 20234 -->", ""),
        ("<!-- Overført fra styret -->", ""),
    ],
)
def test_a_comment_says_from_which_year_an_answer_comes(comment: str, year: str) -> None:
    document, _ = parse_markdown("nb.md", f"## 1.A.1\n\nVi.\n\n## 1.A.2\n\n{comment}\n\nDe.")
    assert [each.carried_from for each in document.answers] == ["", year]
