"""Mistakes that editors make: one finding for each, and what the message says was meant."""

from typing import TYPE_CHECKING

import pytest

from generator.checks.messages import message_of

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

FACTS, HEAD, RISKS = "0-enterprise/facts.yaml", "report.yaml", "2-identify/facts.yaml"
LIST = (
    "producers_by_country:\n  - country: {}\n    producers: 12\n  - country: NO\n    producers: 3"
)
SIGNED = "signing:\n  place: Oslo\n  date: 2024-03-13\n  board_size: 2\n  signatories:\n    - {}\n"
MEMBER = "    - name: Ida\n      role: board_member"
MEASURE = "measures:\n  - risk: {}\n    goal: A\n    status: {}\n    actions: A\n    results: A"
RISK = (
    "risks:\n  - id: child-labour\n    title: A\n    topic: {}\n    geography: [{}]\n    kind: {}\n"
)
OWN = "    relation: own"


@pytest.mark.parametrize(
    ("file", "text", "code", "said"),
    [
        (FACTS, "ansatte: 80\nemployees:", "VAL101", "«employees» (Antall ansatte)"),
        (FACTS, "employees: ca. 80", "VAL104", "«80»"),
        (FACTS, "employees: Ikke tilgjengelig", "VAL104", "«employees: {unavailable: grunnen}»"),
        (FACTS, "employees: Ikke tilgjengelig: ukjent", "SYN106", "{unavailable: ukjent}"),
        (FACTS, "turnover: 120 000 000", "VAL106", "amount og currency"),
        (FACTS, "covered_by_act: Ja, siden 2022", "VAL104", "«ja»"),
        (FACTS, LIST.format("Kina"), "VAL102", "«CN» (Kina)"),
        (FACTS, LIST.format("UK"), "VAL102", "«GB» (Storbritannia)"),
        (FACTS, LIST.format("Bangladesj"), "VAL102", "«BD» (Bangladesh)"),
        (RISKS, (RISK + OWN).format("arbeidstid", "BR", "potential"), "VAL102", "«working_hours»"),
        (RISKS, (RISK + OWN).format("wages", "Brasil", "potential"), "VAL102", "«BR» (Brasil)"),
        (RISKS, (RISK + OWN).format("wages", "BR", "mulig"), "VAL102", "«potential»"),
        (HEAD, (SIGNED + MEMBER).format("Ola Hansen"), "VAL106", "name, role, title"),
        (HEAD, (SIGNED + MEMBER).format("{name: A, role: styreleder}"), "VAL102", "«chair»"),
        (HEAD, "exceptions: [{code: law4O5, reason: Vi venter på svar.}]", "VAL108", "«LAW405»"),
        (HEAD, "period: {from: 2022-07-01, to: 2023-12-31}", "DAT107", "549 dager"),
        ("organisation.yaml", "languages: [no]", "VAL102", "«nb» (Bokmål)"),
        ("organisation.yaml", "website: www.granlia.no", "VAL104", "«https://www.granlia.no»"),
        ("3-address/facts.yaml", MEASURE.format("Barnearbeid på kaffegårder", "ongoing"), "VAL104",
         "ikke tittelen"),
        ("4-track/nb.md", "## 4.A.2\n\nVi følger [kravene](www.granlia.example/krav).", "VAL201",
         "«https://www.granlia.example/krav»"),
        ("4-track/nb.md", "## 4.A.2\n\nSe [svaret](#4.A.9), som er nytt.", "REF303", "4.A.1.b"),
        ("4-track/nb.md", "## 4.A.2\n\nVi ser [dem](#_Toc1) nå.[1](#_ftn1)\n\n[1](#_ftnref1) A.",
         "REF303", "bokmerke"),
        ("4-track/nb.md", "## 4.A.2\n\nVi har [en plan](C:\\Kari\\plan.pdf) i år.", "VAL201",
         "en fil på maskinen"),
        ("4-track/nb.md", "## 4.A.2\n\n![Et kart](data:image/png;base64,iVBO=)", "VAL201",
         "limt rett inn"),
        ("4-track/nb.md", "## 4.A.2\n\n![Et kart over gårdene](attachments\\kart.png)", "VAL201",
         "«attachments/kart.png»"),
        ("4-track/nb.md", "## 4.A.2\n\n<table><tr><td>NO</td><td>5</td></tr></table>", "SYN205",
         "|---|---|"),
        ("4-track/nb.md", "## 4.A.2\n\nVi så:\n\n¦ Land ¦ A ¦\n¦---¦---¦\n¦ NO ¦ 5 ¦", "ACC141",
         "«¦»"),
        ("4-track/nb.md", "### 4.A.2 Slik\n\nVi ser.", "SYN202", "«## 4.A.2»"),
        ("4-track/nb.md", "\\## 4.A.2\n\nVi ser.", "SYN202", "«## 4.A.2»"),
        ("4-track/nb.md", "---\ntitle: Svar\n---\n\n## 4.A.2\n\nVi ser.", "SYN202", "andre «---»"),
        ("4-track/nb.md", "**4.A.2 Slik ser vi**\n\nVi ser.", "SYN202", "«## 4.A.2»"),
        ("4-track/nb.md", "## 4.A.1.a\n\nVi.\n\n**4.A.2 Slik ser vi**\n\nVi ser.", "SYN208",
         "«## 4.A.2»"),
        (RISKS, "risks: []\n" + (RISK + OWN).format("wages", "BR", "potential"), "SYN110",
         "«risks»"),
        (FACTS, "employees = 80", "SYN108", "employees: 80"),
        (FACTS, "employees\uff1a 80", "SYN108", "«\uff1a»"),
        (HEAD, "contact: {email: '[a@b.no](mailto:a@b.no)'}", "VAL104", "«a@b.no»"),
        ("4-track/nb.md", "## 4.A.2\n\n<p id=x><b>Vi</b> <i>ser</i></p>.", "SYN205", "<b> og <i>"),
    ],
)  # fmt: skip
def test_one_mistake_is_one_finding_that_says_what_was_meant(
    file: str, text: str, code: str, said: str, found: "Found"
) -> None:
    findings = found((file, text))
    assert [each.code for each in findings] == [code]
    message = message_of(findings[0], "nb")
    assert said in " ".join((message.text, *message.help))


def test_prose_in_a_file_of_facts_is_told_as_what_it_is(found: "Found") -> None:
    (finding,) = found(("3-address/facts.yaml", f"{MEASURE}\nVi har også andre tiltak enn dette."))
    assert (finding.code, finding.arguments["case"]) == ("SYN108", "prose")
    (finding,) = found(
        (
            "4-track/facts.yaml",
            "## 4.A.2\n\nVi ser på alle gårdene.\n\n## 4.A.1.a\n\nVi ser på det hver dag.",
        )
    )
    assert (finding.code, finding.arguments["case"]) == ("SYN108", "prose")


def test_of_the_same_words_left_to_fill_in_there_is_one_finding(found: "Found") -> None:
    text = "## 4.A.2\n\nVi ser på ........ og på ........ hvert år."
    codes = [each.code for each in found(("4-track/nb.md", text))]
    assert codes.count("TXT101") == 1
