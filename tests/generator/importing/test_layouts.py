"""The same report, saved and laid out in many ways, gives the same content."""

import re
from unicodedata import normalize

import pytest

from generator.importing.files import write_files
from generator.importing.report import ImportedReport, ImportOptions, read_report
from tests.generator.importing.sources import make_report

ANSWERS = {
    "0.3": "Stoler, bord og «hyller» – alt av bjørk.",
    "1.A.2": "Vi sier at vi følger FNs veiledende prinsipper, og at vi vil vite mer om fabrikkene "
    "som lager tekstilene våre enn vi gjør i dag.\nDet står på nettsidene våre.",
    "1.B.1": "Styret leder arbeidet. Les 1.A.2 Hva sier virksomheten offentlig, og 2.A.1.",
    "6.A.2": "Ingen tilfeller, så vidt vi vet.",
}
TEXT = make_report(ANSWERS)


def read(data: bytes | str) -> tuple[dict[str, str], ImportedReport]:
    imported = read_report(data.encode() if isinstance(data, str) else data, ImportOptions())
    return dict(write_files(imported).files), imported


EXPECTED = read(TEXT)[0]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("cp1252"),
        TEXT.replace("–", "-").encode("latin-1").replace(b" - ", " – ".encode("cp1252")),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        normalize("NFD", TEXT).encode(),
        TEXT.replace("fabrikkene", "fabrik\u00adkene").encode(),
        TEXT.replace(" om ", "\u00a0om ").replace("i dag", "i\u202fdag").encode(),
        TEXT.replace("fi", "ﬁ").replace("ff", "ﬀ").replace("fl", "ﬂ").encode(),
        TEXT.replace("og", "\u200bog").encode(),
        ("\ufeff\f\n" + TEXT + "\n\f\n\n").encode(),
        re.sub("^", "    ", TEXT, flags=re.MULTILINE).encode(),
        TEXT.replace("\n\n", "\n\n\n\n").encode(),
        TEXT.replace("\n", "   \n").encode(),
    ],
    ids=[
        "mark of UTF-8", "UTF-16", "Windows-1252", "Latin-1", "CR LF", "CR", "decomposed",
        "soft hyphen", "no-break spaces", "ligatures", "zero width", "form feeds", "set in",
        "gaps", "spaces at line ends",
    ],
)  # fmt: skip
def test_the_encoding_and_the_spaces_do_not_matter(data: bytes) -> None:
    assert read(data)[0] == EXPECTED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.A.2 Hva", "1.A.2. Hva"),
        ("1.A.2 Hva", "1A2 Hva"),
        ("1.A.2 Hva", "1.A.2) Hva"),
        ("1.A.2 Hva", "Spørsmål 1.A.2: Hva"),
        ("1.A.2 Hva", "1.a.2 Hva"),
        ("1.A.2 Hva", "1.A.2\nHva"),
        ("1.A.2 Hva", "1.A.2\n\nHva"),
        ("1.A.2 Hva sier virksomheten offentlig om", "1.A.2 Hva sier virksomheten\noffentlig om"),
        ("forpliktelser til å respektere mennesker", "forplik-\ntelser til å respektere folk"),
        ("omfattet av åpenhetsloven?\n\nJa", "omfattet av\nåpenhetsloven? Ja"),
        ("Antall ansatte\n\n41", "Antall ansatte: 41"),
        ("Antall ansatte\n\n41", "Antall ansatte 41"),
        ("Viktigste merker, produkter og tjenester", "Viktigste merker, produkt og tjenester"),
        ("Viktigste merker, produkter og tjenester", "VIKTIGSTE MERKER, PRODUKTER OG TJENESTER"),
        ("Beskriv eventuelle tilfeller av gjenoppretting i rapporteringsperioden",
         "Beskriv eventuelle tilfeller av\ngjenoppretting i rapporteringsåret"),
    ],
)  # fmt: skip
def test_the_punctuation_and_wording_of_headings_do_not_matter(old: str, new: str) -> None:
    assert old in TEXT
    assert read(TEXT.replace(old, new, 1))[0] == EXPECTED


def test_an_answer_may_quote_a_heading() -> None:
    asked = re.findall(r"^1\.A\.2 .*\n.*\?$", TEXT, flags=re.MULTILINE)[0]
    quoted = {**ANSWERS, "1.B.2": f"Som svart under\n{asked}\nvet vi lite."}
    files, imported = read(make_report(quoted))
    assert "følger FNs veiledende prinsipper" in files["1-embed/nb.md"].split("## 1.B.1")[0]
    assert "vet vi lite." in files["1-embed/nb.md"].split("## 1.B.2")[1]
    assert imported.draft.unplaced == []


def test_a_list_of_contents_is_no_report() -> None:
    headings = re.findall(r"^\d\.[A-Z]\.\d .*$", TEXT, flags=re.MULTILINE)
    contents = "\n".join(f"{heading} {'.' * 20} {page}" for page, heading in enumerate(headings, 3))
    assert read(f"Innhold\n\n{contents}\n\n{TEXT}")[0] == EXPECTED


def test_what_the_form_does_not_ask_is_kept_with_its_lines() -> None:
    added = "1.F.1 Hvor mange klager kom inn?\n\nTre, og alle er løst.\n\n"
    text = TEXT.replace("Beskriv eventuelle tilfeller", added + "Beskriv eventuelle tilfeller")
    files, imported = read(text)
    assert files == EXPECTED
    (loose,) = imported.draft.unplaced
    assert loose.why == "import_loose_unknown"
    assert [line.text for line in loose.lines if line] == [
        "1.F.1 Hvor mange klager kom inn?",
        "Tre, og alle er løst.",
    ]
    assert text.split("\n")[loose.lines[0].number - 1] == "1.F.1 Hvor mange klager kom inn?"
