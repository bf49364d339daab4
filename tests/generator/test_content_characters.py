"""ACC911: characters that the PDF cannot show are pointed to where they stand, and no others."""

from pathlib import Path

import pytest

from tests.generator.rules.minimal import Change, check


def found(folder: Path, file: str, text: str) -> list[tuple[int, int, str, object]]:
    """Line, column, case and characters of each finding in a file of the smallest report."""
    return [
        (span.line, span.column, str(each.arguments["case"]), each.arguments["detail"])
        for each in check(folder, Change(file, text))
        if each.code == "ACC911" and (span := each.where.span)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Vi kjøper av 广东家具 og 深圳市, โรงงาน, भारत og 한국어.",
        "Ferdig ✅, i gang 🟢, bra 👍🏽, ett 1️⃣, norsk 🇳🇴, fabrikk 👩‍🏭.",
        "Trần Văn Đức, Čiekčá, Ñandú, Łódź, Þórður, ŋ, œ, « » “ ” – — … • ≤ € ™ ½ ² №",
        "Et\u00a0hardt mellomrom, en myk\u00adbindestrek, et\u200bnullbredt.",
        "\uf0b7 punkt fra Word",
        "<!--\n\U00020bb7 i en merknad\n-->\n\nTekst.",
    ],
)
def test_what_our_fonts_have_is_not_told_of(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, "1-embed/nb.md", f"## 1.B.1\n\n{text}") == []


def test_what_no_font_has_is_told_of_at_its_line(tmp_path: Path) -> None:
    text = "## 1.B.1\n\nVi besøker \U00020bb7野 \U00020bb7 og \ue000.\n\nEt \uf0a7 og 𓂀."
    lines = found(tmp_path, "1-embed/nb.md", text)
    first = lines[0][0]
    assert lines == [
        (first, 12, "text", "«𠮷» (U+20BB7), U+E000"),
        (first + 2, 4, "private", "U+F0A7"),
    ]


def test_values_in_yaml_are_told_of_and_comments_are_not(tmp_path: Path) -> None:
    text = (
        "name: Gran \U00020bb7 AS # \U00020bb8\nwebsite: https://www.granlia.example # \U00020bb8\n"
    )
    lines = found(tmp_path, "organisation.yaml", text)
    assert [each[1:] for each in lines] == [(12, "text", "«𠮷» (U+20BB7), «𠮸» (U+20BB8)")]


def test_an_escaped_character_is_told_of_where_its_value_is(tmp_path: Path) -> None:
    lines = found(tmp_path, "organisation.yaml", 'name: "Gran \\uF0A7 AS"\n')
    assert [each[2:] for each in lines] == [("private", "U+F0A7")]


def test_of_very_many_a_few_are_named(tmp_path: Path) -> None:
    rare = "".join(chr(0x20BB7 + number) for number in range(12))
    ((_, _, _, detail),) = found(tmp_path, "1-embed/nb.md", f"## 1.B.1\n\nVi {rare}.")
    assert str(detail).endswith("«𠮾» (U+20BBE), …")


def test_a_character_written_as_its_code_is_told_of_once_a_text(tmp_path: Path) -> None:
    text = "## 1.B.1\n\nVi &#xF0B7; ser &#61623; på `&#xF0B7;` og &amp; og &#8226;."
    told = [
        each for each in check(tmp_path, Change("1-embed/nb.md", text)) if each.code == "ACC911"
    ]
    assert [(each.where.words, each.arguments["detail"]) for each in told] == [
        ("&#xF0B7;", "U+F0B7")
    ]


SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><title>\uf0b7</title>{}</svg>"


@pytest.mark.parametrize(
    ("inside", "characters"),
    [
        ("<text>\uf0b7 gård</text>", ["U+F0B7"]),
        ("<g><text><tspan>&#xF0B7;</tspan></text></g>", ["U+F0B7"]),
        ("<text>广东家具 ✅</text>", []),
    ],
)
def test_a_logo_is_asked_for_its_words(tmp_path: Path, inside: str, characters: list[str]) -> None:
    logo = Change("content/granlia/logo.svg", SVG.format(inside))
    shown = Change("organisation.yaml", "appearance:\n  logo: logo.svg")
    told = [each for each in check(tmp_path, logo, shown) if each.code == "ACC911"]
    assert [each.arguments["detail"] for each in told] == characters
    assert {each.where.file for each in told} <= {"granlia/organisation.yaml"}
