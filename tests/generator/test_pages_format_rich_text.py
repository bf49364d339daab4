"""Texts on pages: numbers are not broken between two lines."""

import pytest

from generator.pages.format.rich_text import keep_numbers_whole


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>212 000 yuan, 1 234 567,5 og 12 %</p>", "<p>212~000 yuan, 1~234~567,5 og 12 %</p>"),
        ("<td>3 400</td><td>17 Polen</td>", "<td>3~400</td><td>17 Polen</td>"),
        ("<p>Ring 22 33 44 55 eller 900 12 345.</p>", "<p>Ring 22~33~44~55 eller 900~12~345.</p>"),
        ('<a href="/1 000" title="1 000">i 2024 100 personer</a>', None),
        ("<pre><code>1 000</code></pre><code>2 000</code>", None),
        ("<p>30 100 kg i 2023 500 kg</p>", "<p>30~100 kg i 2023 500 kg</p>"),
    ],
)
def test_numbers_are_kept_on_one_line(html: str, shown: str | None) -> None:
    assert keep_numbers_whole(html) == (shown or html).replace("~", "\u00a0")
