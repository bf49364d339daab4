"""Every text of a report, wherever it stands."""

from generator.book.text_index import TextPassage, passages_of
from tests.organisations import check_files

FILES = {
    "organisation.yaml": "name: Elvebakken\nlanguages: [nb, en]\n",
    "2025/report.yaml": "form: ehn-2023\nstatus: draft\nrevisions:\n"
    "  - {date: 2026-01-02, changes: Rettet *ett* tall.}\n",
    "2025/0-enterprise/facts.yaml": "head_office: Elva 1\nworkers: {unavailable: Ingen *svar*.}\n",
    "2025/2-identify/facts.yaml": "risks:\n"
    "  - {id: fire, title: {nb: Brann, en: Fire}, reason: Det *brenner*.}\n",
    "2025/2-identify/nb.md": "## 2.A.3\n\nStøy.\n\n## 2.A.1.comment\n\nIkke tilgjengelig: Nei.\n",
    "2025/2-identify/en.md": "## 2.A.3\n\nNoise.\n",
}


def texts() -> list[TextPassage]:
    (report,) = check_files(FILES).book.reports
    return list(passages_of(report))


def test_no_text_is_passed_over_and_none_comes_twice() -> None:
    assert [(each.text, each.language) for each in texts()] == [
        ("Nei.", "nb"),
        ("Støy.", "nb"),
        ("Noise.", "en"),
        ("Elva 1", "nb"),
        ("Ingen *svar*.", "nb"),
        ("Brann", "nb"),
        ("Fire", "en"),
        ("Det *brenner*.", "nb"),
        ("Rettet *ett* tall.", "nb"),
    ]


def test_a_text_knows_which_question_it_answers() -> None:
    assert [each.question for each in texts()] == [
        "2.A.1.comment", "2.A.3", "2.A.3", "0.2", "0.16", "2.A.1", "2.A.1", "2.A.1", "",
    ]  # fmt: skip


def test_prose_and_longer_facts_are_markdown_names_and_titles_are_not() -> None:
    assert [each.text for each in texts() if not each.markdown] == ["Elva 1", "Brann", "Fire"]


def test_a_text_knows_where_it_stands() -> None:
    places = {
        each.text: (each.where.file[len("elvebakken/2025/") :], each.where.keys) for each in texts()
    }
    assert places["Støy."] == ("2-identify/nb.md", ("2.A.3",))
    assert places["Fire"] == ("2-identify/facts.yaml", ("risks", 0, "title", "en"))
    assert places["Elva 1"] == ("0-enterprise/facts.yaml", ("head_office",))
    assert places["Ingen *svar*."] == ("0-enterprise/facts.yaml", ("workers", "unavailable"))
    assert places["Rettet *ett* tall."] == ("report.yaml", ("revisions", 0, "changes"))
