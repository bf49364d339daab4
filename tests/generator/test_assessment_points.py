"""Section 5, point by point: what each state takes."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.assessment.lacks import Texts
from generator.assessment.points import Assessment, assess
from schema.facts.identify import Risk
from tests.generator.books import make_book

HEAD = "form: ehn-2023\nstatus: published\n"
RISKS, MEASURES = "2023/2-identify/facts.yaml", "2023/3-address/facts.yaml"
ORGANISATION = "2023/0-enterprise/nb.md"
TOLD = "Vi har tolv kaffebarer i Oslo og Bergen."
FOUND = "{id: a, title: Tørke, kind: potential}"
DONE = "actions: Vi besøker kaffegårdene i Brasil, results: Ti kaffegårder har fått brønner"


def assessed(content: Path, files: Mapping[str, str]) -> Assessment:
    return assess(make_book(content, files).reports[0])


def state(content: Path, point: str, files: Mapping[str, str]) -> tuple[str, list[str]]:
    found = assessed(content, files).find(point)
    return found.state, [each.case for each in found.lacks]


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("", ("empty", ["unanswered"])),
        (f"## 0.4\n\n{TOLD}\n", ("answered", [])),
        ("## 0.4\n\nVi har det bra.\n", ("empty", ["vacuous_answer"])),
        ("## 0.4\n\nIkke tilgjengelig: Vi teller kaffebarene.\n", ("refused", ["refused"])),
    ],
)
def test_an_answer_in_words_says_something(
    tmp_path: Path, prose: str, expected: tuple[str, list[str]]
) -> None:
    files = {ORGANISATION: prose} if prose else {}
    assert state(tmp_path, "organisation", files) == expected


def test_one_good_answer_to_a_point_is_enough(tmp_path: Path) -> None:
    for number in ("0.3", "0.11"):
        files = {ORGANISATION: f"## {number}\n\n{TOLD}\n"}
        assert state(tmp_path / number, "operations", files) == ("answered", [])
    assert state(tmp_path / "x", "operations", {})[0] == "empty"
    assert len(state(tmp_path / "y", "operations", {})[1]) == 1


def test_the_writers_own_name_says_nothing(tmp_path: Path) -> None:
    files = {ORGANISATION: "## 0.4\n\nFjordfisk AS er Fjordfisk.\n"}
    assert state(tmp_path, "organisation", files) == ("empty", ["vacuous_answer"])


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("", ("empty", ["nothing_reported"])),
        (f"risks: [{FOUND}]", ("answered", [])),
        ("risks: [{id: a, title: Tørke}]", ("partly", ["no_kind"])),
        ("risks: [{id: a, title: Risiko, kind: actual}]", ("partly", ["unnamed"])),
        ("risks: {unavailable: Vi vet ikke.}", ("refused", ["refused"])),
        ("risks: x", ("unread", ["unread"])),
        (
            "none_found: {method: Vi spurte kaffegårdene i Brasil og Kenya, scope: Leverandørene}",
            ("nothing_found", []),
        ),
        ("none_found: {method: Vi så, scope: Alt}", ("empty", ["bare_method", "bare_scope"])),
        (
            "none_found: {method: Spurte Brasil, scope: Leverandørene}",
            ("empty", ["bare_method"]),
        ),
        (
            "none_found: {method: Spurte kaffegårdene i Brasil, scope: Leverandørene}",
            ("empty", ["bare_method"]),
        ),
        (
            "none_found: {method: Vi spurte kaffegårdene i Brasil, scope: Leverandørene}",
            ("nothing_found", []),
        ),
    ],
)
def test_impacts_are_named_or_it_is_said_how_they_were_looked_for(
    tmp_path: Path, facts: str, expected: tuple[str, list[str]]
) -> None:
    assert state(tmp_path, "impacts", {RISKS: f"{facts}\n"} if facts else {}) == expected


def test_where_nothing_was_found_there_is_nothing_to_do(tmp_path: Path) -> None:
    method = "Vi spurte kaffegårdene i Brasil og Kenya"
    files = {RISKS: f"none_found: {{method: {method}, scope: Leverandørene}}\n"}
    found = assessed(tmp_path, files)
    assert found.nothing_found
    assert [found.find(each).state for each in ("measures", "results")] == ["not_applicable"] * 2
    assert all(found.find(each).met for each in ("impacts", "measures", "results"))


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        (f"measures: [{{risk: a, {DONE}}}, {{risk: b, {DONE}}}]", "answered"),
        (f"measures: [{{risk: a, {DONE}}}]", "partly"),
        ("", "empty"),
        ("measures: x", "unread"),
    ],
)
def test_measures_are_there_for_all_risks_for_some_or_none(
    tmp_path: Path, measures: str, expected: str
) -> None:
    files = {RISKS: f"risks: [{FOUND}, {FOUND.replace('id: a', 'id: b')}]\n"}
    files |= {MEASURES: f"{measures}\n"} if measures else {}
    found = assessed(tmp_path, files)
    assert [found.find(each).state for each in ("measures", "results")] == [expected] * 2


def test_without_risks_no_measures_are_judged(tmp_path: Path) -> None:
    found = assessed(tmp_path / "1", {})
    assert [found.find(each).state for each in ("measures", "results")] == ["empty"] * 2
    unread = assessed(tmp_path / "2", {RISKS: "risks: x\n"})
    assert [unread.find(each).state for each in ("measures", "results")] == ["unread"] * 2


def withholding(question: str, fields: str, reason: str = "Konkurransen tåler det ikke") -> str:
    return f"{HEAD}withheld: [{{question: '{question}', {fields}, reason: {reason}.}}]\n"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("ground: c", ("refused", ["withheld"])),
        ("ground: d", ("refused", ["withheld"])),
        ("ground: copyright, what: documents", ("refused", ["withheld"])),
        ("ground: classified", ("withheld", [])),
    ],
)
def test_a_general_description_is_withheld_only_if_it_is_classified(
    tmp_path: Path, fields: str, expected: tuple[str, list[str]]
) -> None:
    files = {"2023/report.yaml": withholding("0.4", fields)}
    assert state(tmp_path / "1", "organisation", files) == expected
    assert state(tmp_path / "2", "operations", files)[0] == "empty"
    files[ORGANISATION] = f"## 0.4\n\n{TOLD}\n"
    assert assessed(tmp_path / "3", files).find("organisation").met


@pytest.mark.parametrize(
    ("fields", "reason", "facts", "expected"),
    [
        ("ground: d", "Forretningshemmelighet", "", "refused"),
        ("ground: c, what: names", "Navnene er utelatt", "", "refused"),
        ("ground: classified", "Gradert etter sikkerhetsloven", "", "withheld"),
        ("ground: c, what: names, risk: a", "Navnene er utelatt", "actual", "answered"),
        ("ground: d, what: partners", "Leverandøren er ikke navngitt", "actual", "answered"),
        ("ground: d, risk: a", "Vi omtaler ikke hendelsen", "actual", "partly"),
        ("ground: d, risk: a", "Vi omtaler ikke hendelsen", "potential", "answered"),
        ("ground: d", "Vi omtaler ikke ulykken som skjedde", "potential", "partly"),
    ],
)
def test_harm_is_not_withheld_and_details_of_it_are(
    tmp_path: Path, fields: str, reason: str, facts: str, expected: str
) -> None:
    files = {"2023/report.yaml": withholding("2.A.1", fields, reason)}
    files |= {RISKS: f"risks: [{{id: a, title: Ulykke, kind: {facts}}}]\n"} if facts else {}
    assert state(tmp_path, "impacts", files)[0] == expected


POINTING = [
    "Se vår bærekraftsrapport om fisk.",
    "Les mer på nettsidene.",
    "Jf. etiske retningslinjer.",
    "Organiseringen er beskrevet i konsernets årsrapport side 44.",
    "Dette går fram av våre etiske retningslinjer, som ligger på nettsiden.",
    "[Bærekraftsrapport](https://www.fjordfisk.example/rapport.pdf)",
    "Se 0.9 og [rapporten](https://www.fjordfisk.example/rapport.pdf).",
    "Sjå årsrapporten.",
    "See our sustainability report.",
    "For mer informasjon, se årsrapporten.",
    "Retningslinene våre ligg på nettsida.",
    "Organiseringa er beskrive nærare i årsrapporten for 2023, kapittel 4.",
    "This is described in the group's annual report.",
]


@pytest.mark.parametrize("text", POINTING)
def test_what_stands_elsewhere_is_no_answer(tmp_path: Path, text: str) -> None:
    files = {ORGANISATION: f"## 0.4\n\n{text}\n"}
    assert state(tmp_path / "1", "organisation", files) == ("elsewhere", ["elsewhere"])
    assert not assessed(tmp_path / "2", files).find("organisation").met


@pytest.mark.parametrize(
    "text",
    [
        "Se 0.3.",
        "Se [svaret på 0.3](#0.3).",
        "Styret har fem medlemmer. Se tabellen under.",
        f"{TOLD} Se også årsrapporten.",
        "Se [vedlegget](attachments/kart.pdf).",
        "Vi er et industrikonsern med tre fabrikker, se årsrapporten.",
        "Våre etiske retningslinjer er vedtatt av styret og ligger på nettsiden.",
        "Alle ansatte har lest retningslinjene, som ligger i personalhåndboken.",
    ],
)
def test_another_answer_or_what_lies_with_the_statement_is_one(tmp_path: Path, text: str) -> None:
    files = {
        ORGANISATION: f"## 0.3\n\n{TOLD}\n\n## 0.4\n\n{text}\n",
        "2023/report.yaml": f"{HEAD}attachments: [{{file: kart.pdf, title: Organisasjonskart}}]\n",
    }
    assert state(tmp_path, "organisation", files) == ("answered", [])


@pytest.mark.parametrize(
    "text",
    [
        "Vi viser til våre etiske retningslinjer, som forbyr barnearbeid.",
        "Vi har publisert leverandørlisten vår på nettsiden.",
        "Varslingskanalen ligger på nettsiden og er åpen for alle, også hos leverandører.",
        "Retningslinjene er oversatt til polsk og ligger på nettsiden.",
    ],
)
def test_where_routines_can_be_read_is_part_of_them(tmp_path: Path, text: str) -> None:
    files = {"2023/1-embed/nb.md": f"## 1.B.1\n\n{text}\n"}
    assert state(tmp_path, "policies", files) == ("answered", [])


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Organiseringen er tilpasset virksomhetens behov og de krav som stilles.", False),
        ("Samvirket har en organisasjonsform som ivaretar interessene til dem som er med.", False),
        ("Vi er eid av 40 ansatte.", True),
        ("Selskapet eies av en familie i bygda, og styret møtes hver måned.", True),
        ("Vi er et enkeltmannsforetak.", True),
    ],
)
def test_how_it_is_organised_names_a_part_an_owner_or_a_number(
    tmp_path: Path, text: str, *, met: bool
) -> None:
    found = assessed(tmp_path, {ORGANISATION: f"## 0.4\n\n{text}\n"}).find("organisation")
    assert found.met == met


@pytest.mark.parametrize("other", ["", "## 0.3\n\nSe 0.4.\n\n"])
def test_a_pointer_to_nothing_is_no_answer(tmp_path: Path, other: str) -> None:
    files = {ORGANISATION: f"{other}## 0.4\n\nSe 0.3.\n"}
    assert state(tmp_path, "organisation", files) == ("elsewhere", ["elsewhere"])


def test_measures_results_and_methods_stand_in_the_statement(tmp_path: Path) -> None:
    files = {RISKS: f"risks: [{FOUND}]\n"}
    for number, (measure, expected) in enumerate(
        {
            "actions: Se rapporten om fisk, results: Se årsrapporten for 2023": "elsewhere",
            "actions: Jf. etiske retningslinjer, expected_results: Se heftet om fisk": "elsewhere",
            DONE: "answered",
        }.items()
    ):
        files[MEASURES] = f"measures: [{{risk: a, {measure}}}]\n"
        found = assessed(tmp_path / str(number), files)
        assert [found.find(each).state for each in ("measures", "results")] == [expected] * 2
    method = "Metoden er beskrevet i vår bærekraftsrapport for 2023"
    files = {RISKS: f"none_found: {{method: {method}, scope: Leverandørene}}\n"}
    assert state(tmp_path / "x", "impacts", files) == ("empty", ["bare_method"])


def test_a_statement_is_complete_when_every_point_is_met(tmp_path: Path) -> None:
    signed = "signing: {date: 2024-05-01, signatories: [{name: Ida, role: chair}]}\n"
    files = {
        "2023/report.yaml": f"{HEAD}published: 2024-06-01\n{signed}",
        ORGANISATION: f"## 0.3\n\n{TOLD}\n\n## 0.4\n\n{TOLD}\n",
        "2023/1-embed/nb.md": f"## 1.A.2\n\n{TOLD}\n",
        RISKS: f"risks: [{FOUND}]\n",
        MEASURES: f"measures: [{{risk: a, {DONE}}}]\n",
    }
    whole = assessed(tmp_path / "1", files)
    assert {each.id: each.state for each in whole.points if not each.met} == {}
    assert whole.complete
    assert list(whole.risks) == ["a"]
    lacking = assessed(tmp_path / "2", {**files, MEASURES: "measures: [{risk: a}]\n"})
    assert not lacking.complete
    assert [each.case for each in lacking.lacking("no_actions")] == ["no_actions"]
    assert [each.id for each in lacking.of("aapenhetsloven-5-c")] == ["measures", "results"]


@pytest.mark.parametrize(
    ("more", "nothing"),
    [
        ({}, True),
        ({"topic": "wages"}, False),
        ({"topic": "other"}, True),
        ({"topic": "other", "other_topic": "Tørke"}, False),
        ({"topic": "other", "other_topic": "Risiko"}, True),
        ({"description": "Tørke i Brasil"}, False),
    ],
)
def test_a_risk_is_named_by_title_topic_or_description(
    more: dict[str, str],
    nothing: bool,  # noqa: FBT001 - what is expected
    tmp_path: Path,
) -> None:
    risk = Risk.model_validate({"id": "a", "title": "Risiko", **more})
    texts = Texts.of(make_book(tmp_path, {}).reports[0])
    assert texts.names_nothing(risk) is nothing
