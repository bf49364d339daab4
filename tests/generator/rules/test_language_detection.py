"""LNG104: texts in another language than they are said to be in."""

from typing import TYPE_CHECKING

import pytest

from schema.wordlists import find_words

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

NYNORSK = "Vi veit ikkje korleis dei har det, men vi har berre vore der éin gong, frå mai."
BOKMAAL = "Vi vet ikke hvordan de har det, men vi har bare vært der en gang, fra mai til juni."
IN_ENGLISH = "We visit the farms, and the reports of our visits are read by the board. That is all."


@pytest.mark.parametrize(
    ("language", "text", "spoken"),
    [
        ("nb", IN_ENGLISH, "en"),
        ("nb", NYNORSK, "nn"),
        ("nn", BOKMAAL, "nb"),
        ("en", BOKMAAL, "nb"),
        ("en", NYNORSK, "nn"),
    ],
)
def test_a_text_in_another_language(language: str, text: str, spoken: str, found: "Found") -> None:
    changes = (
        ("organisation.yaml", f"languages: [nb, {language}]" if language != "nb" else "name: A"),
        (f"4-track/{language}.md", f"## 4.A.2\n\n{text}"),
    )
    findings = [each for each in found(*changes) if each.code == "LNG104"]
    assert [each.arguments["found_language"] for each in findings] == [spoken]


@pytest.mark.parametrize(
    "text",
    [
        "Vi følger «Guidelines for Multinational Enterprises on Responsible Business Conduct».",
        "Code of conduct for suppliers",
        BOKMAAL,
        "Vi er medlem av The Ethical Trading Initiative og følger reglene som de har vedtatt.",
    ],
)
def test_a_text_with_foreign_words_in_it(text: str, found: "Found") -> None:
    assert [
        each for each in found(("4-track/nb.md", f"## 4.A.2\n\n{text}")) if "LNG" in each.code
    ] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Five of the words that tell, and none of Norwegian ones.
        ("Bomull the of and with that bomull.", True),
        ("Bomull the of and with bomull.", False),
        # Four times as many as there are in the language it is said to be in.
        ("The of and with that, the of and, fra og.", True),
        ("The of and with that, the of, fra og.", False),
    ],
)
def test_a_language_shows_in_its_small_words(
    text: str,
    told: bool,  # noqa: FBT001 - what is expected
    found: "Found",
) -> None:
    codes = [each.code for each in found(("4-track/nb.md", f"## 4.A.2\n\n{text}"))]
    assert ("LNG104" in codes) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ikkje korleis berre frå.", True),
        ("Ikkje korleis berre.", False),
        ("Ikkje korleis berre frå, ikke.", True),
        ("Ikkje korleis berre frå, ikke hva.", False),
    ],
)
def test_languages_near_each_other_need_a_word_less(
    text: str,
    told: bool,  # noqa: FBT001 - what is expected
    found: "Found",
) -> None:
    codes = [each.code for each in found(("4-track/nb.md", f"## 4.A.2\n\n{text}"))]
    assert ("LNG104" in codes) is told


def test_a_language_without_words_of_its_own_is_believed(
    found: "Found", monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new language has no list of small words: then nothing is told by them."""
    monkeypatch.setattr(
        "generator.checks.rules.language_detection.find_words",
        lambda name: frozenset() if name == "words_norwegian" else find_words(name),
    )
    assert "LNG104" not in [
        each.code for each in found(("4-track/nb.md", f"## 4.A.2\n\n{IN_ENGLISH}"))
    ]
