"""What remains of findings: no consequences of others, and what an exception covers is marked."""

from collections.abc import Iterable, Mapping

import pytest
from msgspec.structs import replace

from generator.book.model import Book
from generator.checks.suppression import apply_exceptions, leave_out_consequences, silence_lesser
from generator.content.yaml_documents import YamlDocument, parse_yaml
from generator.findings.codes import references, syntax, values
from generator.findings.finding import Code, Finding, Ref, Severity
from generator.findings.positions import Keys, Span
from tests.organisations import KEY, SMALLEST, check_files

REPORT = f"{KEY}/2025/report.yaml"
FACTS = f"{KEY}/2025/0-enterprise/facts.yaml"
HEAD = SMALLEST["2025/report.yaml"]


def at(
    file: str, code: str = "VAL104", *keys: str | int, severity: Severity = Severity.ERROR
) -> Finding:
    return Finding(code, severity, Ref(file, keys))


def kept(
    of_files: Iterable[Finding] = (),
    of_values: Iterable[Finding] = (),
    unread: frozenset[str] = frozenset(),
) -> list[Finding]:
    return leave_out_consequences(of_files, of_values, unread, {})


def test_findings_of_their_own_are_kept_in_their_order() -> None:
    files, others = [at(REPORT, "SYN103")], [at(FACTS), at(REPORT, "LAW401")]
    assert kept(files, others) == [*files, *others]


@pytest.mark.parametrize("unread", [FACTS, f"{KEY}/2025/0-enterprise", f"{KEY}/2025"])
def test_nothing_is_said_of_what_is_in_something_unread(unread: str) -> None:
    assert kept([], [at(FACTS)], frozenset({unread})) == []
    assert kept([], [at(REPORT.replace("2025", "2024"))], frozenset({unread})) != []


def test_what_parsing_found_in_an_unread_file_is_why_it_is_unread() -> None:
    assert kept([at(FACTS, "SYN103")], [at(FACTS)], frozenset({FACTS})) == [at(FACTS, "SYN103")]


@pytest.mark.parametrize("code", [syntax.STRAY_FOLDER, syntax.SHORTCUT, syntax.UNREADABLE])
def test_of_what_is_left_alone_only_that_is_said(code: Code) -> None:
    alone = at(f"{KEY}/2025/0-Enterprise", code.id)
    within = at(f"{KEY}/2025/0-Enterprise/facts.yaml", "SYN103")
    assert kept([alone, within], [at(within.where.file)]) == [alone]
    assert kept([], [alone, within]) == [alone]


def test_of_an_empty_file_only_that_is_said() -> None:
    empty = at(FACTS, values.EMPTY_VALUE.id)
    assert kept([], [empty, at(FACTS), at(REPORT)]) == [empty, at(REPORT)]
    assert kept([empty], [at(FACTS)]) == [empty]


def test_a_value_that_is_empty_hides_no_others() -> None:
    empty = at(FACTS, values.EMPTY_VALUE.id, "employees")
    assert kept([], [empty, at(FACTS)]) == [empty, at(FACTS)]


@pytest.mark.parametrize(("named", "told"), [(REPORT, 1), (FACTS, 2)])
def test_of_a_file_that_is_missing_only_that_is_said(named: str, told: int) -> None:
    missing = Finding(
        syntax.MISSING_FILE.id, Severity.ERROR, Ref(REPORT), arguments={"file": named}
    )
    assert len(kept([], [missing, at(REPORT)])) == told


def test_an_empty_file_in_something_left_alone_is_not_told_of() -> None:
    alone = at(f"{KEY}/2025/0-enterprise", syntax.SHORTCUT.id)
    assert kept([alone], [at(FACTS, values.EMPTY_VALUE.id)]) == [alone]


def attachment(code: Code, name: str, year: str = "2025") -> Finding:
    where = Ref(f"{KEY}/{year}/attachments/{name}")
    return Finding(code.id, Severity.ERROR, where, arguments={"file": name})


def test_an_attachment_with_another_name_is_told_of_once() -> None:
    missing, unused = references.ATTACHMENT_MISSING, references.ATTACHMENT_UNUSED
    both = [attachment(missing, "plan.pdf"), attachment(unused, "plan.pdf")]
    assert kept([], both) == both[1:]
    for other in (attachment(unused, "annet.pdf"), attachment(unused, "plan.pdf", "2024")):
        apart = [attachment(missing, "plan.pdf"), other]
        assert kept([], apart) == apart


@pytest.mark.parametrize(
    ("keys", "told"), [(("employees",), 0), (("suppliers",), 1), ((), 1), (("inputs", 0), 1)]
)
def test_nothing_more_is_said_of_a_value_that_was_left_out(keys: Keys, told: int) -> None:
    read, _ = parse_yaml(FACTS, "employees: mange\nsuppliers: 3\ninputs: [{item: Bomull}]\n")
    assert read
    first, *others = read.root.entries
    left_out = replace(first, value=replace(first.value, broken=True))
    document = YamlDocument(FACTS, replace(read.root, entries=(left_out, *others)))
    found = leave_out_consequences([], [at(FACTS, "VAL104", *keys)], frozenset(), {FACTS: document})
    assert len(found) == told


def book(exceptions: str = "", files: Mapping[str, str] | None = None) -> Book:
    """A report of 2025 with exceptions, and what else there is."""
    head = f"{HEAD}exceptions:\n{exceptions}" if exceptions else HEAD
    return check_files({"2025/report.yaml": head, **(files or {})}).book


EXCEPTION = "  - {code: LAW401, reason: Protokollen har dem.}\n"
OTHER_YEAR = {"2024/report.yaml": HEAD}


def applied(book: Book, *findings: Finding) -> list[tuple[str, str | None]]:
    """The codes of findings, and why they are excepted."""
    return [(each.code, each.excepted) for each in apply_exceptions(book, findings)]


def test_an_exception_marks_what_it_covers_and_nothing_else() -> None:
    found = applied(book(EXCEPTION), at(REPORT, "LAW401"), at(REPORT, "LAW402"))
    assert found == [("LAW401", "Protokollen har dem."), ("LAW402", None)]


@pytest.mark.parametrize(
    ("file", "covered"),
    [
        (REPORT, True),
        (FACTS, True),
        (f"{KEY}/organisation.yaml", True),
        (f"{KEY}/2024/report.yaml", False),
        (f"{KEY}/2025x/report.yaml", False),
        (f"{KEY}/logo.svg", False),
    ],
)
def test_an_exception_holds_in_its_report_and_for_the_organisation(
    file: str,
    covered: bool,  # noqa: FBT001 - what is expected
) -> None:
    found = dict(applied(book(EXCEPTION, OTHER_YEAR), at(file, "LAW401")))
    assert (found["LAW401"] is not None) is covered
    assert ("EXC101" in found) is not covered


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (FACTS, False),
        (f"{KEY}/organisation.yaml", False),
        (f"{KEY}/notater.txt", False),
        (f"{KEY}/2024/report.yaml", True),
        (f"{KEY}/2024/0-enterprise/facts.yaml", True),
    ],
)
def test_an_unused_exception_is_told_of_unless_something_near_is_unread(
    file: str,
    told: bool,  # noqa: FBT001 - what is expected
) -> None:
    year = book(EXCEPTION, OTHER_YEAR)
    assert ("EXC101" in dict(applied(year, at(file, "SYN105")))) is told
    # A warning, and what is of another family, hide nothing.
    assert "EXC101" in dict(applied(year, at(file, "REF206", severity=Severity.INFO)))
    assert "EXC101" in dict(applied(year, at(file, "TXT101")))


def test_a_case_that_is_not_there_may_be_like_one_that_is_in_this_report() -> None:
    exceptions = "  - {code: LAW401, case: nams, reason: Protokollen har dem.}\n"
    for file, suggestion in ((REPORT, "names"), (f"{KEY}/2024/report.yaml", "")):
        finding = Finding("LAW401", Severity.ERROR, Ref(file), arguments={"case": "names"})
        _, *others = reversed([*apply_exceptions(book(exceptions, OTHER_YEAR), [finding])])
        assert [each.arguments["suggestion"] for each in others] == [suggestion]


def test_an_unknown_code_may_be_one_letter_from_a_known_one() -> None:
    for code, suggestion in (("LAW491", "LAW401"), ("XYZ999", "")):
        (found,) = apply_exceptions(book(f"  - {{code: {code}, reason: Slik er det nå.}}\n"), [])
        assert (found.code, found.arguments["suggestion"]) == ("EXC102", suggestion)


@pytest.mark.parametrize(
    ("reason", "found"),
    [("Vi venter svar", []), ("Vi venter.", ["EXC105"]), ("– Nei –", ["EXC105"])],
)
def test_a_reason_has_three_words(reason: str, found: list[str]) -> None:
    told = applied(book(f"  - {{code: LAW401, reason: {reason}}}\n"), at(REPORT, "LAW401"))
    assert [code for code, _ in told if code != "LAW401"] == found


def test_of_equals_on_one_spot_all_are_told() -> None:
    both = [at(REPORT, "LAW401", "signing"), at(REPORT, "DAT101", "signing")]
    lesser = at(REPORT, "TXT101", "signing", severity=Severity.WARNING)
    assert silence_lesser([*both, lesser]) == both
    assert silence_lesser([lesser]) == [lesser]


@pytest.mark.parametrize(
    ("where", "silenced"),
    [
        (Ref(REPORT, ("signing",)), True),
        (Ref(REPORT, span=Span(3, 1, 3, 2)), True),
        (Ref(REPORT), False),
    ],
)
def test_the_lesser_is_silenced_on_a_spot_and_not_in_a_whole_file(
    where: Ref,
    silenced: bool,  # noqa: FBT001 - what is expected
) -> None:
    grave = Finding("LAW401", Severity.ERROR, where)
    lesser = Finding("TXT101", Severity.WARNING, where)
    assert silence_lesser([lesser, grave]) == ([grave] if silenced else [lesser, grave])


@pytest.mark.parametrize(("value", "severity"), [("mange # 62", "ERROR"), ("62 # 5", "")])
def test_a_note_that_hides_a_wrong_value_is_as_grave_as_that(value: str, severity: str) -> None:
    found = check_files({"2025/0-enterprise/facts.yaml": f"employees: {value}\n"}).findings
    about = [each.finding for each in found if each.finding.code in {"SYN153", "VAL104"}]
    assert [each.severity.name for each in about] == [severity] * bool(severity)


def test_a_language_is_not_missed_where_its_answers_cannot_be_read() -> None:
    where = Ref(f"{KEY}/organisation.yaml", ("languages",))
    missed = Finding("LNG102", Severity.WARNING, where, {"missing_language": "nb", "year": 2025})
    stray, other = f"{KEY}/2025/1-embed/NB.md", f"{KEY}/2025/1-embed/en.md"
    assert kept([], [missed, at(stray, "SYN203")]) == [at(stray, "SYN203")]
    assert kept([], [missed, at(other, "SYN203")]) == [missed, at(other, "SYN203")]


def test_a_company_lacks_no_number_where_the_organisations_cannot_be_read() -> None:
    where = Ref(f"{KEY}/organisation.yaml", ("entities", 0, "number"))
    missed = Finding("LAW405", Severity.WARNING, where, {"case": "number"})
    wrong = at(where.file, "VAL104", "number")
    assert kept([], [missed, wrong]) == [wrong]
    assert kept([], [missed, at(where.file)]) == [missed, at(where.file)]
