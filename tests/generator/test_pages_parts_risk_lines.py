"""Risks at a glance: the gravest first, and what came of each, called what it is."""

from pathlib import Path

from generator.pages.format.rich_text import shorten_to_sentence
from generator.pages.parts.overview import show_groups, show_overview
from generator.pages.parts.risk_lines import list_risk_lines
from tests.generator.books import make_book, open_page

RISKS = (
    "risks:\n"
    "  - {id: may, title: Støv, kind: potential, topic: health_and_safety}\n"
    "  - {id: has, title: Skift, kind: actual, topic: working_hours}\n"
)
MEASURES = (
    "measures:\n"
    "  - {risk: may, status: planned, actions: Vi måler., "
    "results: Vi venter at støvet blir borte.}\n"
    "  - {risk: has, status: done, actions: Vi ansatte fem., "
    "results: Ingen jobber nå mer enn ti timer. Vi teller hver uke.}\n"
)
FILES = {"2023/2-identify/facts.yaml": RISKS, "2023/3-address/facts.yaml": MEASURES}


def test_what_has_happened_comes_first_with_what_came_of_it(tmp_path: Path) -> None:
    lines, others = list_risk_lines(open_page(make_book(tmp_path, FILES)))
    told = [
        (
            each.risk.text,
            each.kind and each.kind.id,
            [tag.id for tag in each.statuses],
            each.results and str(each.results.html),
            each.expected,
        )
        for each in lines
    ]
    assert told == [
        ("Skift", "actual", ["done"], "Ingen jobber nå mer enn ti timer.", False),
        ("Støv", "potential", ["planned"], "Vi venter at støvet blir borte.", True),
    ]
    assert others == 0


def test_the_overview_has_the_same_order_and_leads_to_the_data(tmp_path: Path) -> None:
    view = show_overview(open_page(make_book(tmp_path, FILES)))
    assert [each.name.unique for each in view.risks] == ["Skift", "Støv"]
    assert view.data is not None
    assert view.data.href == "data.html#number-found"
    assert (view.lines, view.more, view.matrix) == ((), None, None)


def test_many_are_grouped_by_topic_those_that_have_happened_first(tmp_path: Path) -> None:
    topics = ("child_labour", "working_hours")
    risks = "risks:\n" + "".join(
        f"  - {{id: r{n}, title: Fare {n}, kind: {'actual' if n == 5 else 'potential'},"
        f" topic: {topics[n % 3 % 2]}}}\n"
        for n in range(14)
    )
    context = open_page(make_book(tmp_path, {"2023/2-identify/facts.yaml": risks}))
    view = show_overview(context)
    groups = show_groups(context)
    told = [(each.topic, each.count, each.kinds, len(each.risks)) for each in groups]
    assert told == [
        ("Barnearbeid", "9 risikoer", "1 faktisk og 8 mulige", 9),
        ("Arbeidstid", "5 risikoer", "", 5),
    ]
    assert [each.risk.text for each in view.lines] == ["Fare 5"]
    assert view.matrix is not None
    assert [(each.topic.href, each.total) for each in view.matrix.rows] == [
        ("risikoer.html#topic-1", 9),
        ("risikoer.html#topic-2", 5),
    ]
    assert [each.anchor for each in groups] == ["topic-1", "topic-2"]
    assert view.risks == ()
    assert view.more is not None
    assert view.more.text == "Se alle 14, med tiltak og resultater"
    assert view.more.href == "risikoer.html"
    lines, others = list_risk_lines(context)
    assert (lines[0].risk.text, len(lines), others) == ("Fare 5", 6, 8)


def test_what_only_points_elsewhere_is_not_shown_as_results(tmp_path: Path) -> None:
    measures = MEASURES.replace("Vi venter at støvet blir borte.", "Se vedlagt rapport.").replace(
        "Ingen jobber nå mer enn ti timer. Vi teller hver uke.", "Det er for tidlig å si noe."
    )
    files = {**FILES, "2023/3-address/facts.yaml": measures}
    lines, _ = list_risk_lines(open_page(make_book(tmp_path, files)))
    assert [each.results and str(each.results.html) for each in lines] == [
        "Det er for tidlig å si noe.",
        None,
    ]


def test_where_nothing_has_happened_the_first_of_many_are_named(tmp_path: Path) -> None:
    risks = "risks:\n" + "".join(
        f"  - {{id: r{n}, title: Fare {n}, kind: potential}}\n" for n in range(14)
    )
    view = show_overview(open_page(make_book(tmp_path, {"2023/2-identify/facts.yaml": risks})))
    assert [each.risk.text for each in view.lines] == [f"Fare {n}" for n in range(6)]


def test_a_text_is_cut_after_its_first_sentence() -> None:
    assert shorten_to_sentence("Vi måler støvet. Det er mye.", 140) == ("Vi måler støvet.", True)
    assert shorten_to_sentence("Vi måler ca. 3 ganger.", 140) == ("Vi måler ca. 3 ganger.", False)
    assert shorten_to_sentence("ord " * 50, 20) == ("ord ord ord ord\u00a0…", True)
