"""The fonts of fonts.conf are there, and have what schema/characters.yaml says that they have."""

import os
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from textwrap import fill
from unicodedata import category

from fontTools.ttLib import TTFont

from generator.pdf.fonts import find_fonts, name_fonts, own_fonts
from generator.text.typefaces import find_typeface
from schema.files import FOLDER, read_data
from tests.pdf.documents import print_html, validate

OURS = ("SourceSansPro-Regular.ttf", "SourceSerifPro-Regular.ttf")
# Private use means something to one font alone; what is not assigned means nothing.
MEANINGLESS = {"Co", "Cn", "Cs"}
# Spaces, and what only says how to draw what is beside it (default ignorable), need no font.
UNDRAWN = (
    "20 A0 AD 34F 61C 115F-1160 1680 17B4-17B5 180B-180F 2000-200F 202A-202F 205F-206F 3000 3164"
    " FE00-FE0F FEFF FFA0 1D173-1D17A E0000-E0FFF"
)
HEAD = """\
# The characters that the PDF can show: those that our fonts have (templates/paper/fonts.conf,
# Source Sans and Serif), as ranges of code points. Made of the fonts themselves by
# AKTSOM_RENEW=1 .venv/bin/python -m pytest tests/pdf/test_fonts.py
printable: >-
"""


def characters_of(files: Iterable[Path]) -> set[int]:
    found = codes_of(UNDRAWN)
    for file in files:
        with TTFont(file, lazy=True, fontNumber=0) as font:
            found.update(
                each for each in font.getBestCmap() if category(chr(each)) not in MEANINGLESS
            )
    return found


def ranges_of(codes: Iterable[int]) -> Iterator[str]:
    """Runs of code points: `41-5A`, or `AA` for one alone."""
    ordered = sorted(codes)
    ends = [-1, *(at for at, (a, b) in enumerate(pairwise(ordered)) if b > a + 1), len(ordered) - 1]
    for before, last in pairwise(ends):
        first = ordered[before + 1]
        yield f"{first:X}" if before + 1 == last else f"{first:X}-{ordered[last]:X}"


def codes_of(ranges: str) -> set[int]:
    pairs = ([int(end, 16) for end in each.split("-")] for each in ranges.split())
    return {code for pair in pairs for code in range(pair[0], pair[-1] + 1)}


def test_the_machine_has_our_fonts_and_they_have_the_characters() -> None:
    assert find_fonts(), "run tools/setup.sh pdf, which installs them"
    has = characters_of([*find_fonts(), *map(find_typeface, OURS)])
    file = FOLDER / "characters.yaml"
    if os.environ.get("AKTSOM_RENEW"):
        text = fill(" ".join(ranges_of(has)), 118, initial_indent="  ", subsequent_indent="  ")
        file.write_text(f"{HEAD}{text}\n", encoding="utf-8")
    # A newer version of a font may have more; none may have less.
    assert codes_of(read_data(file)["printable"]) - has == set()


def test_only_our_fonts_are_drawn_with_while_a_document_is_made() -> None:
    before = os.environ.get("FONTCONFIG_FILE")
    with own_fonts():
        assert os.environ["FONTCONFIG_FILE"].endswith("fonts.conf")
    assert os.environ.get("FONTCONFIG_FILE") == before
    assert name_fonts() == name_fonts() != "fonts of the machine"


def test_the_worlds_scripts_and_signs_keep_both_standards(tmp_path: Path) -> None:
    text = (
        "广东家具 深圳市 臺北 東京 한국어 โรงงาน भारत বাংলাদেশ தமிழ் සිංහල ລາວ ភ្នំពេញ မြန်မာ አማርኛ"
        " تركيا עברית ქართული հայերեն བོད Việt Nam ✅ 🟢 👍 👍🏽 🙂 🤝 ⚠️ ❌ ✔️ 1️⃣ 👩‍🏭 🇳🇴 ㎡ №"
    )
    body = f"<h1>{text}</h1><p>{text} <b>{text}</b> <i>{text}</i> <code>{text}</code></p>"
    document = print_html(body)
    assert document.warnings == ()
    (file := tmp_path / "scripts.pdf").write_bytes(document.printed.data)
    assert set(validate([file]).values()) == {"PASS"}
