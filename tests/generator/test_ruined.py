"""Text that was ruined on its way, and what looks like it."""

import pytest

from generator.text.ruined import find_ruined


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Vi ser M\u00c3\u00b8bler.", "M\u00c3\u00b8bler.", "Møbler."),
        ("V=C3=A5r bedrift", "V=C3=A5r", "Vår"),
        ("Vi bes%C3%B8ker dem", "bes%C3%B8ker", "besøker"),
        ("F√∏lger vi opp", "F√∏lger", "Følger"),
        ("sÃ¥ledes â€“ ja", "sÃ¥ledes", "således"),
        ("V\ufffdr bedrift", "V\ufffdr", ""),
        ("B\ufffdde V=C3=A5r", "B\ufffdde", ""),
    ],
)
def test_a_ruined_word(text: str, word: str, meant: str) -> None:
    first = find_ruined(text)[0]
    assert (first.word, first.meant, text[first.start :].startswith(word)) == (word, meant, True)


@pytest.mark.parametrize(
    "text",
    [
        "«PÅ» «MÅ» «SMÅ» «Ø»", "SÃO PAULO og São Tomé", "Ângela og Âge", "château",
        "√2 er irrasjonal",
        "Ærlig talt: Øystein på Ås", "https://a.example/?q=C3&x=E5", "a=b=c",
        "https://a.example/Gr%C3%B8nn", "[planen](attachments/Gr%C3%B8nn.pdf)", "[p]: https://a.no/%C3%B8",
        "file: Gr%C3%B8nn.pdf", "?q=%C3%B8", "100 %CE",
        "100 % – «ja»", "naïve crème",
        "Bjørn \u201aog\u2018 Åse", "Genève", "Česká, Łódź, Đà Nẵng, 深圳市", "ÅÄÖ",
    ],
)  # fmt: skip
def test_what_is_right(text: str) -> None:
    assert find_ruined(text) == ()
