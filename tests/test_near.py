"""What is near a change: tests of its name or words, tests that import it, or what does."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.near import near

LOAD = "import_module"
FILES = {
    "generator/__init__.py": "",
    "generator/book.py": "",
    "generator/pages/__init__.py": "",
    "generator/pages/risk.py": "from generator.book import Risk\nTEMPLATE = 'risk.html'\n",
    "generator/pages/front.py": 'from generator import book\nFOLDER = "pages"\n',
    "generator/build.py": "from generator.pages import front, risk\nfrom generator.text import a\n",
    "generator/text.py": "",
    "generator/__main__.py": f'{LOAD}(f"generator.commands.{{name}}")\n',
    "generator/commands/new.py": "",
    "generator/comparing/words.py": "",
    "tests/test_compare.py": "",
    "tests/test_cli.py": "from generator.__main__ import main\n",
    "generator/rules/__init__.py": "def all_codes(): ...\n",
    "generator/rules/dates.py": "",
    "tests/books.py": "import generator.book\n",
    "tests/test_build.py": "from generator.build import build\n",
    "tests/generator/test_pages_risks.py": "from generator.pages import risk\n",
    "tests/generator/test_relations.py": "from tests.books import some\nimport re, os\n",
    "tests/rules/test_manual.py": "from generator.rules import all_codes\n",
    "tests/rules/test_dates.py": "from generator.rules.dates import late\n",
    "tests/browser/test_book.py": "from generator.book import Risk\n",
}


def write(root: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ("generator/pages/risk.py", ["generator/test_pages_risks.py", "test_build.py"]),
        ("generator/pages/front.py", ["generator/test_pages_risks.py", "test_build.py"]),
        ("generator/rules/dates.py", ["rules/test_dates.py", "rules/test_manual.py"]),
        ("generator/build.py", ["test_build.py"]),
        ("generator/comparing/words.py", ["test_compare.py"]),
        ("generator/text.py", ["test_build.py"]),
        ("generator/commands/new.py", ["test_cli.py"]),
        ("tests/books.py", ["generator/test_relations.py"]),
        ("tests/rules/test_manual.py", ["rules/test_dates.py", "rules/test_manual.py"]),
        ("templates/pages/risk.html", ["generator/test_pages_risks.py", "test_build.py"]),
        ("templates/pages/new.html", ["generator/test_pages_risks.py", "test_build.py"]),
        ("generator/book.py", ["generator/test_pages_risks.py", "generator/test_relations.py"]),
        ("docs/editors.md", []),
    ],
)
def test_the_nearest_tests_are_found(changed: str, expected: list[str], tmp_path: Path) -> None:
    write(tmp_path, FILES)
    assert sorted(near(tmp_path, [changed])) == [f"tests/{each}" for each in expected]


def test_what_tests_all_of_a_package_comes_before_what_shares_a_word(tmp_path: Path) -> None:
    rules = {path: text for path, text in FILES.items() if path.startswith("generator/rules/")}
    shares = {"tests/rules/test_links.py": "", "tests/rules/test_few.py": ""}
    all_of_them = {"tests/rules/test_manual.py": "from generator.rules import all_codes\n"}
    write(tmp_path, {**rules, **shares, **all_of_them})
    assert near(tmp_path, ["generator/rules/dates.py"])[0] == "tests/rules/test_manual.py"


@pytest.mark.slow
def test_what_bears_the_name_comes_first() -> None:
    root = Path(__file__).parents[1]
    assert near(root, ["tests/near.py"])[0] == "tests/test_near.py"
    assert near(root, ["tests/test_golden.py", "tests/golden.py"])[0] == "tests/test_golden.py"


@pytest.mark.slow
def test_what_names_a_file_that_is_no_module_comes_first() -> None:
    root = Path(__file__).parents[1]
    first = near(root, ["templates/pages.yaml"])[:5]
    assert "tests/generator/test_page_kinds.py" in first


def test_what_reaches_it_within_its_package_comes_before_what_shares_a_word(tmp_path: Path) -> None:
    files = {
        "generator/prose/lines.py": "",
        "generator/prose/blocks.py": "from generator.prose.lines import Line\n",
        "generator/prose/html.py": "from generator.prose.blocks import Block\n",
        "generator/prose/other.py": "",
        "tests/test_marks.py": "from generator.prose.html import to_html\n",
        "tests/test_other.py": "from generator.prose.other import other\n",
        "tests/test_lines_of_text.py": "",
    }
    write(tmp_path, files)
    found = near(tmp_path, ["generator/prose/lines.py"])
    assert found == ["tests/test_marks.py", "tests/test_lines_of_text.py"]


def test_what_has_its_last_word_and_reaches_it_comes_before_the_rest_of_its_package(
    tmp_path: Path,
) -> None:
    files = {
        "generator/verdict/signing.py": "",
        "generator/verdict/points.py": "from generator.verdict.signing import Act\n",
        "generator/line.py": "from generator.verdict.points import assess\n",
        "tests/test_points.py": "from generator.verdict.points import assess\n",
        "tests/rules/test_law_signing.py": "from generator.line import check\n",
        "tests/test_signing_aside.py": "",
    }
    write(tmp_path, files)
    found = near(tmp_path, ["generator/verdict/signing.py"])
    assert found[:2] == ["tests/rules/test_law_signing.py", "tests/test_points.py"]


def test_what_names_a_changed_rule_comes_before_what_shares_a_word(tmp_path: Path) -> None:
    """The sentences of a test may lie beside it; a module without rules has those that use it."""
    use, end = "from generator.rules.denials import x", "def f(): ..."
    files = {
        "generator/rules/links.py": f'@rule("REF101")\n@rule(\n    "REF102"\n)\n{end}\n',
        "generator/rules/denials.py": "",
        "generator/rules/order.py": f'{use}\n@rule("TXT124")\n{end}\n',
        "tests/rules/a.yaml": "TXT124:\n  - Ingen har det.\n",
        "tests/rules/test_a.py": 'SENTENCES = "a.yaml"\nOTHER = "not_there.yaml"\n',
        "tests/rules/test_any.py": "",
        "tests/test_odd.py": 'CODES = "REF101", "REF102"\n',
        "tests/test_slips.py": 'CODE = "REF101"\n',
    }
    write(tmp_path, files)
    found = near(tmp_path, ["generator/rules/links.py"])
    assert found[:2] == ["tests/test_odd.py", "tests/test_slips.py"]
    assert near(tmp_path, ["generator/rules/denials.py"])[0] == "tests/rules/test_a.py"
