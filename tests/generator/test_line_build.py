"""A build that cannot be published, and what stands beside pages of drafts, without a site."""

from datetime import date
from pathlib import Path

from generator.line.build import Built, Options, build
from generator.line.content_check import check_moved, check_organisation
from generator.line.preview_answers import find_asked
from generator.plan.addresses import Site
from generator.plan.site_plan import plan
from schema.limits import most
from schema.review_questions import asked_beside
from tests.generator.books import make_book
from tests.organisations import AS_OF

OPTIONS = Options(date(2026, 11, 22), search=False, processes=1)


def test_nothing_is_written_where_there_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    built = build(tmp_path / "content", tmp_path / "site", OPTIONS)
    assert built == Built((), built.loose)
    assert built.loose
    assert (built.reports, built.pages, built.written, built.sentences) == (0, 0, None, ())
    assert not (tmp_path / "site" / "index.html").exists()


def test_questions_for_people_stand_beside_pages_of_drafts_alone(tmp_path: Path) -> None:
    risks = "risks: [{id: a, title: A}]\n"
    draft = {"2023/report.yaml": "form: ehn-2023\nstatus: draft\n"}
    for content, head in ((tmp_path / "1", draft), (tmp_path / "2", {})):
        make_book(content, {**head, "2023/2-identify/facts.yaml": risks})
        checked = check_organisation(content, "fisk", AS_OF)
        found = find_asked(checked, plan(checked.book, Site())).asked
        if head:
            assert found["2023/index.html"] == asked_beside("report")
            assert found["2023/risiko-a.html"] == asked_beside("risk")
            assert found["2023/2-kartlegging.html"] == asked_beside("2-identify")
            assert "index.html" not in found
        else:
            assert found == {}


def moved(content: Path, origin: str, to: str, more: str = "address: /\n") -> list[str]:
    """The codes of what is found of an address that has moved."""
    files = {
        "organisation.yaml": "name: A\nlanguages: [nb]\n"
        f"{more}moved: [{{from: {origin}, to: {to}}}]\n",
    }
    make_book(content, files)
    checked = check_organisation(content, "fisk", AS_OF)
    free = checked.__class__(**{
        **{name: getattr(checked, name) for name in checked.__struct_fields__}, "findings": (),
    })  # fmt: skip
    return [each.finding.code for each in check_moved(free).findings]


def test_more_folders_than_anybody_moves_are_refused(tmp_path: Path) -> None:
    def found(folders: int) -> list[int]:
        moves = "".join(f"  - {{from: gammel-{each}/, to: 2023/}}\n" for each in range(folders))
        content = tmp_path / str(folders)
        make_book(content, {"organisation.yaml": f"name: A\nlanguages: [nb]\nmoved:\n{moves}"})
        checked = check_organisation(content, "fisk", AS_OF)
        return [each.span.line for each in checked.findings if each.finding.code == "SYN115"]

    limit = most("moved_folders")
    assert found(limit) == []
    assert found(limit + 1) == [4 + limit]


def test_addresses_that_have_moved_are_looked_at_before_the_site_is_made(tmp_path: Path) -> None:
    assert moved(tmp_path / "1", "a.html", "2023/index.html") == []
    assert moved(tmp_path / "2", "a.html", "2022/index.html") == ["REF903"]
    assert moved(tmp_path / "3", "2023/index.html", "index.html") == ["REF904"]
    # Where the pages are, the neighbours decide: only a build knows.
    assert moved(tmp_path / "4", "/a.html", "/2022/index.html", "") == []
    assert moved(tmp_path / "5", "a.html", "2022/index.html", "") == ["REF903"]
