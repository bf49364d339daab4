"""TXT102–TXT109: what is hard to read, says nothing, or stands elsewhere; and what is not."""

from typing import TYPE_CHECKING

import pytest

from generator.checks.rules.plain_language import sentences_of
from generator.text.pointing import only_points
from tests.organisations import check_files

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

LONG = "Vi besøker gårdene og ser etter barn i arbeid " * 6


def answer(text: str, question: str = "4.A.2") -> tuple[str, str]:
    """An answer with this text."""
    folder = {"4": "4-track", "0": "0-enterprise", "6": "6-remediate"}[question[0]]
    return f"{folder}/nb.md", f"## {question}\n\n{text}"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vi følger ITUC.", ["ITUC"]),
        ("Vi følger ITUCs råd og ITUC-rapporten.", ["ITUC"]),
        ("Vi følger RSPO og ITUC.", ["RSPO", "ITUC"]),
    ],
)
def test_an_abbreviation_is_told_once(text: str, names: list[str], found: "Found") -> None:
    findings = found(answer(text))
    assert [(each.code, each.arguments["name"]) for each in findings] == [
        ("TXT102", name) for name in names
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Vi følger Den internasjonale faglige samorganisasjonen (ITUC). ITUC har kontor i Oslo.",
        "ITUC (Den internasjonale faglige samorganisasjonen) har kontor i Oslo.",
        "EU, FN og ILO krever det.",
        "Vi er Granlia Kaffe AS.",
        "Vi MÅ få det til, og leverandørene må hjelpe til.",
        "ALLE SKAL VÆRE MED.",
        "Se ITUC.org, ITUC@granlia.example og `ITUC` i koden.",
        "Utslippet av CO2 er 5 tonn, og kravet er FRM102.",
        "Vi aksepterer ALDRI barnearbeid.",
        "Minstelønnen er 12 500 BDT.",
        "| Fabrikk | Land |\n|---|---|\n| Dhaka 1 | BD |\n| Turku | FI |",
        "Loven er LOV-2021-06-18-99, og adressen NO-0155 Oslo.",
        "BSCI-revisjon (Business Social Compliance Initiative) er gjort.",
        "Genserne finnes i XS, XL og XXL, og filen er på 2 MB.",
    ],
)
def test_what_needs_no_explanation(text: str, found: "Found") -> None:
    assert [each for each in found(answer(text)) if each.code == "TXT102"] == []


def test_an_abbreviation_may_be_explained_in_another_answer(found: "Found") -> None:
    one = ("0-enterprise/nb.md", "## 0.3\n\nVi er med i Rundebordet for palmeolje (RSPO).")
    assert found(one, answer("Vi følger kravene til RSPO.")) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ja. Nei! Hva? «Jo.» Og.", 5),
        ("Vi kjøper bl.a. kaffe, ca. 3,5 tonn, den 3. mai.", 1),
        ("Vi:\n\n- kjøper\n- selger\n1. Og mer", 4),
        ("| a | b |\n|---|---|\n| c | d |", 2),
    ],
)
def test_where_sentences_end(text: str, count: int) -> None:
    assert len(list(sentences_of(text))) == count


def test_a_long_sentence_is_shown_by_its_beginning(found: "Found") -> None:
    (finding,) = found(answer(f"Ja. {LONG}."))
    assert (finding.code, finding.arguments["count"]) == ("TXT103", 54)
    assert finding.where.words == "Vi besøker gårdene og ser etter"


@pytest.mark.parametrize(("more", "codes"), [("Vi drar dit", []), ("Vi drar dit nå", ["TXT103"])])
def test_a_sentence_of_fifty_words_is_not_too_long(
    more: str, codes: list[str], found: "Found"
) -> None:
    """The rest of it are 47."""
    text = f"{more}, {'og vi ' * 23}går. Så drar vi hjem."
    assert [each.code for each in found(answer(text)) if each.code == "TXT103"] == codes


def test_a_list_is_no_long_sentence(found: "Found") -> None:
    items = "\n".join(["- besøker gårdene og ser etter barn i arbeid"] * 8)
    assert found(answer(f"Vi:\n\n{items}")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Viser til vedlagt handlingsplan",
        "Se vår bærekraftsrapport. Se også nettsiden.",
        "Det vises til svaret på 2.A.1.",
        "Vedlagt rapport.",
        "Se over",
        "We refer to the annual report.",
    ],
)
def test_what_only_points(text: str) -> None:
    assert only_points(text)


@pytest.mark.parametrize(
    "text",
    [
        "Se til at ingen barn er i arbeid.",
        "Se etter barn i arbeid på gårdene.",
        "Viser til vedlagt plan. Vi besøker gårdene hvert år.",
        "Selskapet har besøkt gårdene.",
        "Vi viser til § 5, og sier hvordan: Innkjøpssjefen har ansvaret for arbeidet hele året.",
        "Vedlagt policy er vedtatt av styret i 2022 og gjelder alle ansatte.",
        "",
    ],
)
def test_what_says_something_itself(text: str) -> None:
    assert not only_points(text)


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Vi viser til planen.", "unlinked"),
        ("Se [planen](https://www.granlia.example/plan).", "linked"),
        ("[Planen](https://www.granlia.example/plan)", "linked"),
        ("https://www.granlia.example/plan", "linked"),
    ],
)
def test_an_answer_that_is_elsewhere(text: str, case: str, found: "Found") -> None:
    (finding,) = found(answer(text))
    assert (finding.code, finding.arguments["case"]) == ("TXT105", case)


@pytest.mark.parametrize(
    "text",
    [
        "Se [svaret om risiko](#2.A.1).",
        "Vi følger [planen](https://www.granlia.example/plan).",
    ],
)
def test_an_answer_that_is_here(text: str, found: "Found") -> None:
    assert found(answer(text)) == []


def test_a_pointer_to_what_is_not_attached_is_told_once(found: "Found") -> None:
    (finding,) = found(answer("Viser til vedlagt handlingsplan."))
    assert finding.code == "TXT105"


@pytest.mark.parametrize(
    "text",
    [
        ".",
        "-",
        "***",
        "&nbsp;",
        "\u200b",
        "…",
        "> \n>",
        "`` ",
    ],
)
def test_marks_are_no_answer(text: str, found: "Found") -> None:
    (finding,) = found(answer(text, "0.4"))
    assert (finding.code, finding.severity.word) == ("TXT108", "error")
    (finding,) = found(answer(text, "4.A.2"))
    assert (finding.code, finding.severity.word) == ("TXT108", "warning")


def test_marks_in_what_need_not_be_answered_are_told_too(found: "Found") -> None:
    (finding,) = found(("3-address/nb.md", "## 3.B.8\n\n."))
    assert (finding.code, finding.about) == ("TXT108", "3.B.8")


def test_marks_count_as_unanswered() -> None:
    files = {"2025/4-track/nb.md": "## 4.A.2\n\n***\n"}
    (report,) = check_files(files).book.reports
    question = report.find("4.A.2")
    assert question is not None
    assert getattr(question.answers["nb"], "written", None) == "***"


REST = "date: 2024-03-13, board_size: 2, general_manager: nei"


@pytest.mark.parametrize("place", ["withheld", "signing"])
def test_what_the_act_wants_explained_must_have_words(place: str, found: "Found") -> None:
    signatories = "[{name: Ola, role: chair, reservation: .}, {name: Ida, role: board_member}]"
    text = {
        "withheld": "withheld: [{question: 2.A.1, ground: c, reason: '-'}]",
        "signing": f"signing: {{{REST}, signatories: {signatories}}}",
    }[place]
    (finding,) = found(("report.yaml", text))
    assert (finding.code, finding.severity.word) == ("TXT108", "error")


@pytest.mark.parametrize("words", ["N/A", "nei.", "Ikke aktuelt", "**Ja**", "Som i fjor", "None"])
def test_a_bare_answer(words: str, found: "Found") -> None:
    (finding,) = found(answer(words))
    assert finding.code == "TXT109"


@pytest.mark.parametrize(
    ("question", "words"),
    [("0.8", "Ingen."), ("6.A.2", "Nei"), ("0.13", "Ingen kommentar"), ("4.A.2", "Nei, aldri.")],
)
def test_a_short_answer_that_is_enough(question: str, words: str, found: "Found") -> None:
    assert found(answer(words, question)) == []


def test_an_answer_is_told_once_however_often_it_is_copied(found: "Found") -> None:
    text = "Vi besøker gårdene to ganger i året og snakker med arbeiderne."
    (finding,) = found(
        answer(f"{text}\n\n## 4.A.1.a\n\n{text}"), ("6-remediate/nb.md", f"## 6.A.1\n\n{text}")
    )
    assert finding.code == "TXT107"
    assert finding.arguments["questions"] == ("4.A.2", "6.A.1")
    assert finding.related[0].keys == ("4.A.1.a",)


def test_answers_of_last_year_are_told_together(found: "Found") -> None:
    texts = [answer(f"{LONG}.\n\n## 4.A.1.a\n\n{LONG}!")]
    findings = found(*texts, *((f"2022/{file}", text) for file, text in texts))
    (same,) = [each for each in findings if each.code == "TXT106"]
    assert same.arguments["questions"] == ("4.A.1.a", "4.A.2")
    assert same.related[0].file == "granlia/2022/4-track/nb.md"
