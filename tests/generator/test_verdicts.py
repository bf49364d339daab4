"""What the site says of an honest statement that found nothing, of an empty one, and of mixtures.

The two whole ones are in tests/folders/verdicts: Fjellrent AS, which found nothing and says how it
looked, and Tomt Ord AS, whose every answer is filled in and none of which says anything.
"""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.assessment.points import Assessment, assess
from generator.line.build import Options, build
from generator.line.content_check import check_organisation
from tests.generator.books import make_book
from tests.organisations import AS_OF, FOLDERS

CONTENT = FOLDERS / "verdicts"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both statements built, the empty one as the draft it still is."""
    folder = tmp_path_factory.mktemp("site")
    build(CONTENT, folder, Options(AS_OF, drafts=True, search=False, processes=1))
    return folder


def read(site: Path, path: str) -> str:
    """A page's own text, with single spaces."""
    page = LexborHTMLParser((site / path).read_bytes()).css_first("main")
    return " ".join(page.text(separator=" ").split()) if page else ""


def codes(key: str) -> list[str]:
    """The codes of all that `check` finds, as errors or warnings."""
    found = check_organisation(CONTENT, key, AS_OF).findings
    return sorted(each.finding.code for each in found if each.finding.severity.word != "info")


def test_the_honest_statement_has_nothing_to_put_right() -> None:
    assert codes("fjellrent") == []


def test_of_the_empty_statement_each_answer_that_the_act_requires_is_found() -> None:
    told = [each for each in codes("tomt-ord") if each.startswith("LAW")]
    assert told == ["LAW101", "LAW101", "LAW101", "LAW208", "LAW302", "LAW305"]


def test_the_front_page_says_of_the_honest_one_what_it_says(site: Path) -> None:
    text = read(site, "fjellrent/2025/index.html")
    assert "ikke har funnet faktiske negative konsekvenser" in text
    assert "hvordan den har undersøkt det" in text
    assert "ikke besvart" not in text.casefold()


def test_the_page_of_the_act_says_that_measures_are_not_applicable(site: Path) -> None:
    text = read(site, "fjellrent/2025/apenhetsloven.html")
    assert "Ingen funnet, og det står hvordan det er undersøkt" in text
    assert "Ikke aktuelt: redegjørelsen oppgir at ingen konsekvenser" in text
    assert "Ikke besvart" not in text
    assert "Ikke oppfylt" not in text
    step = read(site, "fjellrent/2025/3-tiltak.html")
    assert "Ikke aktuelt: redegjørelsen oppgir at ingen konsekvenser" in step
    assert "Ikke besvart" not in step


def test_the_front_page_does_not_count_what_is_not_said(site: Path) -> None:
    text = read(site, "tomt-ord/2025/index.html")
    assert re.search(r"Tiltak 0 av 1", text)
    assert re.search(r"Resultater 0 av 1", text)
    assert "1 av 4 besvart" in text


def test_the_register_tells_them_apart(site: Path) -> None:
    complete = read(site, "register/status/complete.html")
    assert "Fjellrent AS" in complete
    assert "Tomt Ord AS" not in complete
    assert "Tomt Ord AS" in read(site, "register/status/incomplete.html")


def test_the_data_says_the_same(site: Path) -> None:
    honest, empty = (
        json.loads((site / key / "2025/report.json").read_text(encoding="utf-8"))
        for key in ("fjellrent", "tomt-ord")
    )
    assert (honest["act"]["complete"], honest["act"]["nothing_found"]) == (True, True)
    assert all(point["met"] for point in honest["act"]["points"])
    assert (empty["act"]["complete"], empty["counts"]["achieved"]) == (False, 0)
    unmet = {point["point"] for point in empty["act"]["points"] if not point["met"]}
    assert unmet >= {"organisation", "operations", "policies", "impacts", "measures", "results"}


METHOD = "Verneombudet intervjuet 24 renholdere, og revisor gikk gjennom timelistene."
SCOPE = "Egen drift og tre grossister i Bergen."
NONE = "none_found: {{method: '{method}', scope: '{scope}'}}\n"
RISK = "risks: [{{id: a, title: {title}, kind: {kind}, topic: {topic}}}]\n"


@pytest.fixture
def judge(tmp_path: Path) -> Callable[..., Assessment]:
    """Measure the smallest report, in the minimum form, with these facts of steps 2 and 3."""

    def run(identify: str, address: str = "") -> Assessment:
        files: Mapping[str, str] = {
            "report.yaml": "form: act-minimum\nstatus: draft\n",
            "2-identify/facts.yaml": identify,
            **({"3-address/facts.yaml": address} if address else {}),
        }
        placed = {f"2023/{name}": text for name, text in files.items()}
        return assess(make_book(tmp_path, placed).reports[0])

    return run


@pytest.mark.parametrize(
    ("method", "scope", "state"),
    [
        (METHOD, SCOPE, "nothing_found"),
        (METHOD, "Alle leverandører i første ledd", "nothing_found"),
        ("Vi har gode rutiner og følger OECDs retningslinjer.", SCOPE, "empty"),
        ("We follow the OECD Guidelines and have good routines for this work.", SCOPE, "empty"),
        ("Vi har ikke funnet noe.", SCOPE, "empty"),
        (METHOD, "hele virksomheten", "empty"),
        (METHOD, "Alt", "empty"),
    ],
)
def test_nothing_found_answers_only_with_how_and_where(
    method: str, scope: str, state: str, judge: Callable[..., Assessment]
) -> None:
    found = judge(NONE.format(method=method, scope=scope))
    assert found.find("impacts").state == state
    expected = "not_applicable" if state == "nothing_found" else "empty"
    assert {found.find(each).state for each in ("measures", "results")} == {expected}


@pytest.mark.parametrize(
    ("title", "topic", "state"),
    [
        ("Risiko i leverandørkjeden", "other", "partly"),
        ("Mulige brudd på menneskerettigheter", "other", "partly"),
        ("Possible violations in our supply chain", "other", "partly"),
        ("Risiko i leverandørkjeden", "child_labour", "answered"),
        ("Lang arbeidstid på reketrålere", "other", "answered"),
    ],
)
def test_a_risk_has_to_name_something(
    title: str, topic: str, state: str, judge: Callable[..., Assessment]
) -> None:
    assert (
        judge(RISK.format(title=title, kind="actual", topic=topic)).find("impacts").state == state
    )


@pytest.mark.parametrize(
    ("measure", "measures", "results"),
    [
        ("actions: Kurs i løfting, results: To av ti er blitt friske", "answered", "answered"),
        ("actions: Kurs i løfting, expected_results: Færre ryggskader", "answered", "answered"),
        ("actions: Kurs i løfting, results: Vi håper på færre ryggskader", "answered", "answered"),
        ("actions: Kurs i løfting, results: Ingen", "answered", "empty"),
        ("actions: Kurs i løfting, results: Kurs i løfting.", "answered", "empty"),
        ("actions: Vi jobber kontinuerlig med dette, results: To er friske", "empty", "answered"),
        ("status: planned", "empty", "empty"),
    ],
)
def test_measures_and_results_are_judged_apart(
    measure: str, measures: str, results: str, judge: Callable[..., Assessment]
) -> None:
    risk = RISK.format(title="Tunge løft", kind="actual", topic="hse")
    found = judge(risk, f"measures: [{{risk: a, {measure}}}]")
    assert (found.find("measures").state, found.find("results").state) == (measures, results)


def test_what_is_only_hoped_for_is_expected_in_whichever_field(
    judge: Callable[..., Assessment],
) -> None:
    risk = RISK.format(title="Tunge løft", kind="actual", topic="hse")
    measure = "measures: [{risk: a, actions: Kurs i løfting, results: Vi håper på færre skader}]"
    standing = judge(risk, measure).risks["a"]
    assert (standing.results, standing.expected) == (False, True)


def test_a_risk_may_wait_with_a_reason(judge: Callable[..., Assessment]) -> None:
    risk = RISK.format(title="Tunge løft", kind="potential", topic="hse")
    reason = "no_measure_yet: Brannfaren i lageret er mer alvorlig og tas først."
    waiting = judge(risk.replace("}]", f", {reason}}}]"))
    assert waiting.find("measures").met
    assert waiting.find("results").met
    assert waiting.risks["a"].deferred


def test_what_cannot_be_read_is_not_called_empty(judge: Callable[..., Assessment]) -> None:
    assert judge("risks: 3\n").find("impacts").state == "unread"
