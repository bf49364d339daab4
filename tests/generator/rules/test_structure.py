"""ACC104–ACC110: links, pictures, headings and tables; and what is right with them."""

from typing import TYPE_CHECKING

import pytest

from tests.generator.rules.sentences import of

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

LONG = "https://www.granlia.example/om-oss/baerekraft/evaluering-av-gaarder/2023"


def answer(text: str) -> tuple[str, str]:
    """An answer with this text."""
    return "4-track/nb.md", f"## 4.A.2\n\nVi besøker gårdene.\n\n{text}"


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("[](https://lo.no)", "ACC104", "[](https://lo.no)"),
        ("Se [ ](#2.A.1) nå.", "ACC104", "[ ](#2.A.1)"),
        ("###", "ACC104", "###"),
        ("#### \n\nMer.", "ACC104", "####"),
        (f"Les {LONG}.", "ACC106", LONG),
        (f"Les <{LONG}>.", "ACC106", LONG),
        ("### A\n\n##### B\n\nMer.", "ACC107", "##### B"),
        ("**Resultater**\n\nVi så.", "ACC108", "**Resultater**"),
        ("__Resultater:__\n\nVi så.", "ACC108", "__Resultater:__"),
        ("| A | |\n|---|---|\n| 1 | 2 |", "ACC109", "| A | |"),
        ("Se [planen] (https://lo.no).", "ACC110", "[planen] (https://lo.no)"),
        ("Se (planen)[attachments/a.pdf].", "ACC110", "(planen)[attachments/a.pdf]"),
        (f"Se [planen] ({LONG}).", "ACC110", f"[planen] ({LONG})"),
        ("Se [planen](attachments/a (1.pdf).", "ACC110", "[planen](attachments/a"),
        ("Se [planen](https://lo.no", "ACC110", "[planen](https://lo.no"),
        ("| | |\n|---|:-:|\n| 1 | 2 |", "ACC109", "| | |"),
    ],
)
def test_what_a_screen_reader_cannot_tell(text: str, code: str, words: str, found: "Found") -> None:
    (finding,) = found(answer(text))
    assert (finding.code, finding.where.words.strip()) == (code, words)


@pytest.mark.parametrize(("length", "codes"), [(50, []), (51, ["ACC106"])])
def test_an_address_of_fifty_characters_may_be_written_out(
    length: int, codes: list[str], found: "Found"
) -> None:
    address = "https://www.granlia.example/".ljust(length, "a")
    assert [each.code for each in found(answer(f"Les {address}."))] == codes


@pytest.mark.parametrize(
    "text",
    [
        "Se [svaret](#2.A.1).",
        "Les https://lo.no/kort og [mer]: en liste.",
        f"Les [evalueringen]({LONG}) og [den]( {LONG} ).",
        f"Les [evalueringen][e].\n\n[e]: {LONG}",
        f"`{LONG}` er ikke en lenke.",
        "### A\n\n#### B\n\n#### C\n\n### D\n\nMer.",
        "**Viktig:** Vi besøker gårdene.",
        "Vi er\n\n**veldig**, veldig glade.",
        "**Fet linje**\nsom fortsetter.",
        "| | A |\n|---|---|\n| 1 | 2 |",
        "```\n###\n[](https://lo.no)\n| a | |\n|---|---|\n```",
        "A | B",
        "Vi skrev [sic] (se planen), og [2023] (12 gårder).",
        "`[planen] (https://lo.no)` er ingen lenke.",
        "`[planen](https://lo.no` er ingen lenke.",
        "\\[planen\\](https://lo.no) er ingen lenke.",
    ],
)
def test_what_it_can(text: str, found: "Found") -> None:
    assert [each for each in found(answer(text)) if each.family == "ACC"] == []


@pytest.mark.parametrize("words", ["kart.png", "IMG_1234", "Bilde", "figur 3", "Image."])
def test_a_picture_that_is_not_described(words: str, found: "Found") -> None:
    changes = (
        answer(f"![{words}](attachments/a.png)"),
        ("report.yaml", "attachments: [{file: a.png, title: A}]"),
        ("attachments/a.png", "(bildet)"),
    )
    (finding,) = found(*changes)
    assert (finding.code, finding.arguments["words"]) == ("ACC105", words)


def test_a_picture_that_is_described(found: "Found") -> None:
    changes = (
        answer("![Kartet viser fem gårder](attachments/a.png)"),
        ("report.yaml", "attachments: [{file: a.png, title: A}]"),
        ("attachments/a.png", "(bildet)"),
    )
    assert found(*changes) == []


def test_a_title_in_curly_quotes_is_a_part_of_the_address(found: "Found") -> None:
    (finding,) = of("ACC110", found(answer("Se [planen](https://lo.no/a “Planen”).")))
    assert (finding.arguments["case"], finding.arguments["words"]) == ("title", "“Planen”")
    assert of("ACC110", found(answer('Se [planen](https://lo.no/a "Planen").'))) == []


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("[TOC]", "contents"),
        ("[[_TOC_]]", "contents"),
        ("Se [[Klage|klagekanalen]].", "wiki"),
        ("Vi ser.^[Alle fem.]", "note"),
        ("*[HMS]: helse", "short"),
        ("### Klage {#5.a.1}\n\nVi har en kanal.", "style"),
        (":::note\nVi har en kanal.\n:::", "frame"),
        ("<!- husk Brasil ->", "remark"),
        ("<! -- husk Brasil -- >", "remark"),
        ("Vi målte CO~2~ her.", "raised"),
        ("Vi målte 5 m^2^ her.", "raised"),
        ("Vi har ~ingen~ en kanal.", "struck"),
        ("Vi har ==en kanal==.", "marked"),
        ("Vi målte $x^2$ her.", "formula"),
    ],
)
def test_marks_of_other_programs_are_told_by_what_to_write(
    text: str, case: str, found: "Found"
) -> None:
    (finding,) = of("ACC145", found(answer(f"Vi har en kanal.\n\n{text}\n")))
    assert finding.arguments["case"] == case


@pytest.mark.parametrize(
    "text",
    [
        "Det koster ~50 kroner, eller ~60.",
        "Det koster $5 her og $10 der.",
        "Se https://lo.no/~ola/~per og a==b.",
        "Vi har ~~ingen~~ en kanal, `==ikke==` to.",
        "Prisen er 5^2.",
    ],
)
def test_the_same_signs_in_common_text_are_no_marks(text: str, found: "Found") -> None:
    assert of("ACC145", found(answer(text))) == []
