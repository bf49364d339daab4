"""Blocks that are read from right to left say so; all others are as they were."""

from unicodedata import bidirectional

import pytest

from generator.pages.format.text_direction import direct_page

ARABIC, HEBREW = "نزور المصانع كل عام.", "אנו מבקרים במפעלים."


@pytest.mark.parametrize(
    ("page", "directed"),
    [
        (f"<p>{ARABIC}</p>", f'<p dir="rtl">{ARABIC}</p>'),
        (f'<p class="a">{HEBREW}</p>', f'<p dir="rtl" class="a">{HEBREW}</p>'),
        (f"<p><em>«{ARABIC}»</em> er</p>", f'<p dir="rtl"><em>«{ARABIC}»</em> er</p>'),
        # The first letter says it; digits and punctuation do not.
        (f"<p>12. {ARABIC} AS</p>", f'<p dir="rtl">12. {ARABIC} AS</p>'),
        (f"<p>Navnet er {ARABIC}</p>", f"<p>Navnet er {ARABIC}</p>"),
        # What is in another one says it only where it differs.
        (
            f"<ul><li>{ARABIC}</li><li><p>{HEBREW}</p></li></ul>",
            f'<ul dir="rtl"><li>{ARABIC}</li><li><p>{HEBREW}</p></li></ul>',
        ),
        (
            f"<ul><li>{ARABIC}<li>Gården</ul>",
            f'<ul><li dir="rtl">{ARABIC}<li>Gården</ul>',
        ),
        (
            f"<blockquote><p>{ARABIC}</p><p>Sa hun.</p></blockquote>",
            f'<blockquote dir="rtl"><p>{ARABIC}</p><p dir="ltr">Sa hun.</p></blockquote>',
        ),
        (
            f"<table><tr><th>Navn<th>Land<tr><td>{ARABIC}<td>NO</table><p>Slutt</p>",
            f'<table><tr><th>Navn<th>Land<tr><td dir="rtl">{ARABIC}<td>NO</table><p>Slutt</p>',
        ),
        (f"<h2>{ARABIC}</h2><h3>En</h3>", f'<h2 dir="rtl">{ARABIC}</h2><h3>En</h3>'),
        # Neither code nor what is not shown.
        (f"<head><title>{ARABIC}</title></head><p>En</p>",) * 2,
        (f"<p><code>{ARABIC}</code> er</p>",) * 2,
        ("<p>En</p>",) * 2,
    ],
)
def test_a_block_is_read_as_its_first_letter_is(page: str, directed: str) -> None:
    assert direct_page(page) == directed


def test_every_letter_that_is_read_from_right_to_left_is_seen() -> None:
    letters = [chr(each) for each in range(0x11000) if bidirectional(chr(each)) in {"R", "AL"}]
    unseen = [each for each in letters if direct_page(f"<p>{each}</p>") == f"<p>{each}</p>"]
    assert letters
    assert set(unseen) <= {"\u200f"}  # a mark that is no letter
