"""REF308–REF311: notes, closed places, attachments and front pages."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


def answer(text: str) -> tuple[str, str]:
    """An answer with this text."""
    return "4-track/nb.md", f"## 4.A.2\n\nVi besøker gårdene. {text}"


@pytest.mark.parametrize(
    ("text", "found_there"),
    [
        ("[^1]", [("mark", "1", "")]),
        ("[^1][^1]", [("mark", "1", "")]),
        ("Ja.\n\n[^a]: Nei.", [("note", "a", "")]),
        ("[^gard]\n\n[^gaard]: Ja.", [("mark", "gard", "gaard"), ("note", "gaard", None)]),
        ("[^1]\n\n[^1]: Ja.", []),
        ("[^1][^2]\n\n[^1]: Ja.\n[^2]: Nei.", []),
        ("Skriv `[^1]` for en note.", []),
        ("\n\n```\n[^1]\n```", []),
    ],
)
def test_notes_and_marks(
    text: str, found_there: list[tuple[str, str, str | None]], found: "Found"
) -> None:
    told = [
        (each.arguments["case"], each.arguments["mark"], each.arguments.get("suggestion"))
        for each in found(answer(text))
        if each.code == "REF308"
    ]
    assert [(case, mark, near or None) for case, mark, near in told] == [
        (case, mark, near or None) for case, mark, near in found_there
    ]


@pytest.mark.parametrize(
    "address",
    [
        "https://granlia.sharepoint.com/a",
        "http://intranett.granlia.no/a",
        "http://intranett/a",
        "http://localhost:8000/a",
        "http://192.168.1.4/a",
        "https://fil.granlia.local/a",
    ],
)
def test_a_place_that_only_employees_get_into(address: str, found: "Found") -> None:
    (finding,) = found(answer(f"Les [planen]({address})."))
    assert finding.code == "REF309"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.lo.no/intranett",
        "https://fjord\u3002no/a",
        "https://locals.no/a",
        "https://interna.no/a",
    ],
)
def test_a_place_open_to_all(address: str, found: "Found") -> None:
    assert found(answer(f"Les [planen]({address}).")) == []


def test_each_place_on_a_machine_is_told(found: "Found") -> None:
    text = r"Se C:\felles\a.docx, D:\b.xlsx, smb://filer/c, Z:\ og C:\felles\a.docx igjen."
    told = [each.arguments["host"] for each in found(answer(text)) if each.code == "REF309"]
    assert told == [r"C:\felles\a.docx", r"D:\b.xlsx", "smb://filer/c", "Z:\\"]


def test_what_looks_like_a_place_on_a_machine(found: "Found") -> None:
    text = r"Se https://www.lo.no/home/kari, forholdet a:b, C: og en \* stjerne."
    assert [each for each in found(answer(text)) if each.code == "REF309"] == []


PROGRAMS = (
    *("xml", "svg", "svgz", "xsl", "xslt", "rss", "atom", "shtml", "xhtml", "js", "mjs", "wasm"),
    *("htm", "mht", "mhtml", "php", "XML", "hta", "xht"),
)


@pytest.mark.parametrize(
    ("file", "case"),
    [
        ("a.EXE", "refused"),
        ("a.docm", "refused"),
        ("a.html", "refused"),
        ("a.pdf.js", "refused"),
        ("a.rtf", "unusual"),
        *((f"a.{kind}", "refused") for kind in PROGRAMS),
        ("rapport.php.pdf", "refused"),
        ("rapport.cgi.txt", "refused"),
        (".htaccess", "refused"),
        ("CNAME", "unusual"),
        ("_redirects", "unusual"),
        ("_headers", "unusual"),
        ("a", "unusual"),
        ("a.rar", "unusual"),
    ],
)
def test_an_attachment_that_readers_should_not_open(file: str, case: str, found: "Found") -> None:
    changes = (
        ("report.yaml", f"attachments: [{{file: {file}, title: A}}]"),
        (f"attachments/{file}", "x"),
    )
    (finding,) = (each for each in found(*changes) if each.code == "REF310")
    assert finding.arguments["case"] == case
    assert finding.severity.word == "error"


@pytest.mark.parametrize(
    ("file", "text"), [("a.pdf", "(filen)"), ("a.PNG", "(bildet)"), ("a.csv", "x"), ("a.txt", "x")]
)
def test_an_attachment_that_readers_may_open(file: str, text: str, found: "Found") -> None:
    changes = (
        ("report.yaml", f"attachments: [{{file: {file}, title: A}}]"),
        (f"attachments/{file}", text),
    )
    assert found(*changes) == []


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        ("https://www.lo.no", ["REF311"]),
        ("https://www.lo.no/en/index.html", ["REF311"]),
        ("https://www.lo.no/vedtekter", []),
        ("https://www.lo.no/?p=1", []),
        ("https://www.lo.no/#vedtekter", []),
    ],
)
def test_policies_are_linked_to_themselves(address: str, codes: list[str], found: "Found") -> None:
    policies = f"policies:\n  - url: {address}"
    assert [each.code for each in found(("1-embed/facts.yaml", policies))] == codes
