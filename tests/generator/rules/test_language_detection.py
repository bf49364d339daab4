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
        # Three different words that only English has, one of which no title has.
        ("Bomull that the of bomull.", True),
        ("Bomull that that the bomull.", False),
        ("The code of conduct for our suppliers and their workers", False),
        # Four times as many as there are in the language it is said to be in.
        ("The of and with that, is our this, fra og.", True),
        ("The of and with that, is our, fra og.", False),
        # As many of the language near to it; no name is so.
        ("Ikkje korleis berre.", True),
        ("Ikkje korleis.", False),
        ("Ikkje korleis berre frå, ikke.", True),
        ("Ikkje korleis berre, ikke.", False),
        ("Ikkje korleis berre frå, ikke hva.", False),
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
    ("language", "text", "spoken"),
    [
        ("en", "Styret vedtok nye retningslinjer for innkjøp etter møte med tillitsvalgte.", "nb"),
        ("en", "Lønnen ble betalt for sent i mai.", "nb"),
        ("en", "Vi har ikkje funne noko.", "nn"),
        ("nb", "Our suppliers must pay a living wage.", "en"),
        ("nn", "Vi vet ikke hvor de jobber.", "nb"),
        # Of a name, a title and what is quoted nothing is told.
        ("en", "Lov om virksomheters åpenhet og arbeid med grunnleggende menneskerettigheter", ""),
        ("en", "Det Norske Veritas og Den norske legeforening, Norsk institutt for skog", ""),
        ("en", "Forum for utvikling og miljø, Framtiden i våre hender og Kirkens Nødhjelp", ""),
        ("en", "The report says «vi har ikke funnet noe».", ""),
        ("nb", "United Nations Guiding Principles on Business and Human Rights", ""),
        ("nn", "Landsorganisasjonen, Nynorsk kultursentrum og Framtiden i våre hender", ""),
    ],
)
def test_a_text_of_one_sentence(language: str, text: str, spoken: str, found: "Found") -> None:
    changes = (
        ("organisation.yaml", f"languages: [nb, {language}]" if language != "nb" else "name: A"),
        (f"4-track/{language}.md", f"## 4.A.2\n\n{text}"),
    )
    findings = [each for each in found(*changes) if each.code == "LNG104"]
    assert [each.arguments["found_language"] for each in findings] == ([spoken] if spoken else [])


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("nb", f"{BOKMAAL} {BOKMAAL}\n\n{NYNORSK}", ("paragraph", "nn")),
        ("nb", f"{BOKMAAL}\n\n«{NYNORSK}» sa tillitsvalgte.", None),
        ("nb", f"{BOKMAAL} We do not know how they are treated there.", ("part", "en")),
        ("nb", f"{BOKMAAL}\n\n- The code of conduct for our suppliers and their workers", None),
        ("en", f"{IN_ENGLISH}\n\nVi vet ikke hvordan de har det der.", ("part", "nb")),
    ],
)
def test_a_part_of_a_text(
    language: str, text: str, told: tuple[str, str] | None, found: "Found"
) -> None:
    changes = (
        ("organisation.yaml", f"languages: [nb, {language}]" if language != "nb" else "name: A"),
        (f"4-track/{language}.md", f"## 4.A.2\n\n{text}"),
    )
    findings = [each for each in found(*changes) if each.code == "LNG104"]
    assert [(each.arguments["case"], each.arguments["found_language"]) for each in findings] == (
        [told] if told else []
    )


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
