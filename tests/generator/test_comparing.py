"""The comparison of two reports as values: numbers, signatures, attachments, translations."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from generator.book.model import BookReport
from generator.change_report.contents import Contents
from generator.compare.answers import pair_answers
from generator.compare.attachments import compare_attachments
from generator.compare.frame_fields import compare_fields
from generator.compare.goals import follow_promises
from generator.compare.numbers import compare_numbers
from generator.compare.pairs import ReportPair
from generator.compare.signing import compare_signing
from generator.compare.translations import compare_translations
from tests.generator.books import make_book
from tests.generator.samples import AS_OF

HEAD = "form: ehn-2023\nstatus: published\n"
FACTS = "2023/0-enterprise/facts.yaml"


def bind(folder: Path, files: Mapping[str, str]) -> BookReport:
    """The report of 2023 with these files."""
    return make_book(folder, files).reports[0]


def pair(folder: Path, before: Mapping[str, str], now: Mapping[str, str]) -> ReportPair:
    return ReportPair(bind(folder / "a", before), bind(folder / "b", now), "nb")


def numbers(folder: Path, before: str, now: str) -> list[tuple[str, str, object, object]]:
    reports = pair(folder, {FACTS: before}, {FACTS: now})
    found = compare_numbers(pair_answers(reports))
    return [(each.part, each.unit, each.before, each.now) for each in found]


def test_numbers_of_every_kind(tmp_path: Path) -> None:
    before = (
        "employees: 80\nturnover: {amount: 100, currency: NOK}\npurchasing: {own_production: 40,"
        " other: 60}\nproducers_by_country: [{country: 'NO', producers: 3},"
        " {country: SE, producers: 1}]\nworkers: {workers: 5, producers: 2}\n"
    )
    now = (
        "employees: 90\nturnover: {amount: 90, currency: NOK}\npurchasing: {own_production: 45.5,"
        " other: 54.5}\nproducers_by_country: [{country: 'NO', producers: 3},"
        " {country: DK, producers: 2}]\nworkers: {workers: 5, producers: 1}\n"
    )
    assert numbers(tmp_path, before, now) == [
        ("", "NOK", Decimal(100), Decimal(90)),
        ("", "", 80, 90),
        ("own_production", "%", Decimal(40), Decimal("45.5")),
        ("other", "%", Decimal(60), Decimal("54.5")),
        ("SE", "", 1, None),
        ("DK", "", None, 2),
        ("producers", "", 2, 1),
    ]


def test_yes_and_no_are_no_numbers_and_what_is_new_has_no_direction(tmp_path: Path) -> None:
    assert numbers(tmp_path, "covered_by_act: ja\n", "covered_by_act: nei\nemployees: 3\n") == []


def test_amounts_in_two_currencies_are_two_numbers(tmp_path: Path) -> None:
    before, now = ("turnover: {amount: 5, currency: %s}\n" % each for each in ("NOK", "EUR"))  # noqa: UP031
    found = numbers(tmp_path, before, now)
    assert found == [("", "NOK", Decimal(5), None), ("", "EUR", None, Decimal(5))]


def test_who_signs_now_and_who_no_longer_does(tmp_path: Path) -> None:
    def signed(*people: str, place: str = "Oslo") -> Mapping[str, str]:
        listed = ", ".join(people)
        return {"2023/report.yaml": f"{HEAD}signing: {{place: {place}, signatories: [{listed}]}}\n"}

    kari, ola = "{name: Kari, role: chair}", "{name: Ola, role: board_member}"
    reports = pair(
        tmp_path,
        signed(kari, ola),
        signed("{name: Kari, role: general_manager}", "{name: Per, role: chair}", place="Bodø"),
    )
    change = compare_signing(reports.earlier, reports.report)
    assert [each.name for each in change.added] == ["Per"]
    assert [each.name for each in change.removed] == ["Ola"]
    assert [(old.role, new.role) for old, new in change.changed] == [("chair", "general_manager")]
    assert change.fields == (("place", "Oslo", "Bodø"),)


def test_attachments_new_gone_renamed_and_with_other_content(tmp_path: Path) -> None:
    def attached(titles: Mapping[str, str], content: str) -> Mapping[str, str]:
        rows = ", ".join(f"{{file: {file}, title: {title}}}" for file, title in titles.items())
        files = {f"2023/attachments/{file}": f"{content}{file}" for file in titles}
        return {"2023/report.yaml": f"{HEAD}attachments: [{rows}]\n", **files}

    before = attached({"a.pdf": "A", "b.pdf": "B", "c.pdf": "C"}, "x")
    now = {**attached({"a.pdf": "A", "b.pdf": "Ny", "d.pdf": "D"}, "x")}
    now["2023/attachments/a.pdf"] = "ya.pdf"
    reports = pair(tmp_path, before, now)
    found = compare_attachments(reports.earlier, reports.report)
    told = [
        (
            (each.now or each.before).attachment.file,  # type: ignore[union-attr]
            each.before is None,
            each.now is None,
            each.rewritten,
        )
        for each in found
    ]
    assert told == [
        ("a.pdf", False, False, True),
        ("b.pdf", False, False, False),
        ("d.pdf", True, False, False),
        ("c.pdf", False, True, False),
    ]


def test_fields_are_written_as_editors_know_them(tmp_path: Path) -> None:
    extra = "published: 2024-05-01\nrevisions: [{date: 2024-06-01, changes: {nb: Ny, en: New}}]\n"
    reports = pair(tmp_path, {}, {"2023/report.yaml": HEAD + extra})
    found = compare_fields(reports.earlier.head, reports.report.head)
    assert [(each.field, each.before, each.now) for each in found] == [
        ("published", "", "2024-05-01"),
        ("revisions", "", "date: 2024-06-01, changes: nb: Ny; en: New"),
    ]


def test_a_translation_is_compared_by_what_is_written_in_its_language(tmp_path: Path) -> None:
    names = {"organisation.yaml": "name: Fjordfisk AS\nlanguages: [nb, en]\n"}
    nb = {"2023/4-track/nb.md": "## 4.A.2\n\nVi spør.\n"}
    before = {
        **names,
        **nb,
        "2023/4-track/en.md": "## 4.A.2\n\nWe ask.\n",
        FACTS: "head_office: {nb: Bodø, en: Bodo}\n",
    }
    now = {**names, **nb, FACTS: "head_office: {nb: Bodø, en: Bodoe}\n"}
    found = compare_translations(pair(tmp_path, before, now))
    assert [(each.question.id, each.language, each.before, each.now) for each in found] == [
        ("0.2", "en", "Bodo", "Bodoe"),
        ("4.A.2", "en", "We ask.", ""),
    ]


def test_a_promise_is_kept_broken_or_under_way(tmp_path: Path) -> None:
    before = (
        "next_goals: [{id: a, goal: A}, {id: b, goal: B}, {id: c, goal: C}, {id: d, goal: D}]\n"
    )
    now = (
        "goals: [{id: a, goal: A, status: done}, {id: b, goal: B, status: stopped},"
        " {id: c, goal: C}]\n"
    )
    reports = pair(tmp_path, {FACTS: before}, {FACTS: now})
    found = follow_promises(reports.earlier, reports.report)
    assert {each.id: each.outcome for each in found} == {
        "a": "kept",
        "b": "broken",
        "c": "untold",
        "d": "broken",
    }


def organisations(folder: Path, **names: str) -> Path:
    """A content folder with organisations: folder and what organisation.yaml says."""
    folder.mkdir()
    for key, text in names.items():
        (folder / key).mkdir()
        (folder / key / "organisation.yaml").write_text(text, encoding="utf-8")
    return folder


def test_an_organisation_is_known_by_its_number_else_its_name(tmp_path: Path) -> None:
    lo, fisk = "number: '971526920'\nlanguages: [nb]\n", "name: Fisk\nlanguages: [nb]\n"
    before = organisations(
        tmp_path / "a", lo=f"name: LO\n{lo}", fisk=fisk, gone="name: Borte\nlanguages: [nb]\n"
    )
    now = organisations(
        tmp_path / "b",
        los=f"name: Landsorganisasjonen\n{lo}",
        fisken=fisk,
        new="name: Ny\nlanguages: [nb]\n",
    )
    found = Contents(before, now, AS_OF).match_keys()
    assert found == (("fisk", "fisken"), ("gone", None), ("lo", "los"), (None, "new"))


def test_nothing_is_read_of_organisations_whose_bytes_are_the_same(tmp_path: Path) -> None:
    text = "name: Fisk\nlanguages: [nb]\n"
    before = organisations(tmp_path / "a", fisk=text)
    now = organisations(tmp_path / "b", fisk=text.replace("\n", "\r\n"))
    assert Contents(before, now, AS_OF).match(("fisk", "fisk")) is None
