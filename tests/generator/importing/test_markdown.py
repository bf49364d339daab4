"""Text that would be Markdown by accident stays text, and says the same when it is shown."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.importing.answers.markdown import escape, to_markdown
from generator.importing.answers.paragraphs import Paragraph
from generator.text import prose

LETTERS = st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])
MARKS = st.sampled_from("\\`*_{}[]()#+-.!|<>&~=:;/ \"'0123456789aåX")
TEXTS = st.text(st.one_of(MARKS, MARKS, LETTERS), min_size=1, max_size=40)


def shown(markdown: str) -> str:
    return " ".join(prose.to_text(markdown).split())


@pytest.mark.parametrize(
    "text",
    [
        "> 100 000,- For alle",
        "- 2. Bygg",
        "12. mars 2023 møttes vi",
        "12.",
        "Filen heter <NAVN>_endelig",
        "<b>fet</b> &amp; &copy; &#65;",
        "5 * 3 * 2 = 30",
        "*stjerner* og _streker_ og __mer__",
        "# alle",
        "#alle",
        "---",
        "===",
        "***",
        "* * *",
        "[x] gjort, [ ] ikke gjort",
        "[vedlegg](1) og ![bilde](2) og [^1] og [a][b]",
        "[a]: https://eksempel.no",
        "| a | b |",
        "```",
        "~~~ python",
        "`kode`",
        "C:\\mappe\\_fil",
        "https://eksempel.no/en_fil_(1).pdf?a=1&copy=2#x",
        "Se https://eksempel.no/*stjerne*.",
        "navn_navnesen@eksempel.no",
        "+ pluss",
        "1) en",
        "Ikke sant!",
        "a\\*b",
        "\\| a",
        "<https://eksempel.no>",
    ],
)
def test_what_looks_like_a_mark_is_shown_as_it_stands(text: str) -> None:
    assert shown(escape(text)) == " ".join(text.split())


@given(TEXTS)
@example("\\\\")
@example("_a_")
@example("&lt;")
def test_any_text_is_shown_as_it_stands(text: str) -> None:
    flat = " ".join(text.split())
    assert shown(to_markdown([Paragraph(flat)])) == flat


@given(st.lists(st.tuples(TEXTS, st.integers(0, 2)), max_size=6))
def test_lists_and_paragraphs_keep_every_text(parts: list[tuple[str, int]]) -> None:
    paragraphs = [Paragraph(" ".join(text.split()), level) for text, level in parts]
    texts = [each.text for each in paragraphs if each.text]
    assert shown(to_markdown(paragraphs)) == " ".join(texts)


@pytest.mark.parametrize(
    "text", ["Vi kjøper 3 - 4 ganger i året.", "A: LO er omfattet", "50 %", "a_b"]
)
def test_what_is_no_mark_is_left_alone(text: str) -> None:
    assert escape(text) == text
