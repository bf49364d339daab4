"""Findings on the preview's pages name questions, fields and risks; nobody reads ids or files."""

from generator.checks.check import ReportNames
from generator.findings.finding import Finding, Ref, Severity
from generator.serve.named_findings import Naming

REPORT = ReportNames("ehn-2023", {"nb": {"lav-lonn": "Lav lønn"}, "en": {"lav-lonn": "Low wages"}})
NAMING = Naming({"lo/2023": REPORT}, "nb")


def found(file: str) -> Finding:
    return Finding("ADV203", Severity.WARNING, Ref(file))


def say(file: str, *lines: str, naming: Naming = NAMING) -> tuple[str, ...]:
    return naming.say(found(file), lines)


def test_what_stands_in_a_report_is_said_by_name() -> None:
    file = "lo/2023/2-identify/facts.yaml"
    assert say(file, "4 risikoer mangler «relation»: lav-lonn.") == (
        "4 risikoer mangler «Hvor i verdikjeden»: «Lav lønn».",
    )
    (english,) = say(file, "Missing: lav-lonn.", naming=Naming({"lo/2023": REPORT}, "en"))
    assert english == "Missing: “Low wages”."


def test_questions_go_by_their_names_and_numbers_stay_numbers() -> None:
    said = say("lo/2023/3-address/nb.md", "Ingen av svarene finnes på nynorsk: 3.B.1.", "0.17 %.")
    assert said == ("Ingen av svarene finnes på nynorsk: «Natur og miljø».", "0.17 %.")


def test_what_is_quoted_is_left_as_it_was_written() -> None:
    lines = ("«Sjå 2.A.1 og report.yaml» står her.", "Mente du «2.A.1»? Se 2.A.1, ikke #2.A.1.")
    said = say("lo/2023/0-enterprise/nb.md", *lines)
    assert said[0].startswith("«Sjå 2.A.1 og ")
    assert said[1] == (
        "Mente du «Prioritert skade og risiko»? Se «Prioritert skade og risiko», ikke #2.A.1."
    )


def test_a_line_that_only_names_the_question_is_left_to_the_link() -> None:
    lines = ("Skriv om.", "Spørsmål 0.signature: «Styrets signatur».")
    assert say("lo/2023/0-enterprise/nb.md", *lines) == ("Skriv om.",)


def test_the_question_is_that_of_the_first_anchor_that_is_in_one() -> None:
    finding = found("lo/2023/2-identify/facts.yaml")
    assert NAMING.question(finding, ["", "2.A.1-lav-lonn"]) == "Prioritert skade og risiko"
    assert NAMING.question(finding, ["xyzzy"]) == ""


def test_of_an_enterprise_any_report_says_what_is_called_what() -> None:
    assert say("lo/organisation.yaml", "Fyll ut «entities».") == (
        "Fyll ut «Enheter som omfattes».",
    )
    assert say("ukjent/organisation.yaml", "Fyll ut «entities».") == ("Fyll ut «entities».",)
