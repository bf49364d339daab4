"""What `aktsom check` prints, to the letter, in both languages, for one folder of each family.

A folder in golden/ holds what differs from golden/fine: its content/ is laid over that one's, the
files that removed.txt names are taken away, and arguments.txt has further arguments. What comes
out stands in expected.nb.txt and expected.en.txt.
"""

import shutil
from pathlib import Path

import pytest

from generator.__main__ import main
from tests.golden import check_golden

GOLDEN = Path(__file__).parent / "golden"
AS_OF = "2026-11-22"


def lay_out(name: str, folder: Path) -> list[str]:
    """Lay out the content of a golden folder; return its further arguments."""
    for each in dict.fromkeys(("fine", name)):
        shutil.copytree(GOLDEN / each / "content", folder / "content", dirs_exist_ok=True)
    for path in read(GOLDEN / name / "removed.txt").split():
        (folder / "content" / path).unlink()
    return read(GOLDEN / name / "arguments.txt").split()


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("name", sorted(each.name for each in GOLDEN.iterdir() if each.is_dir()))
def test_the_findings_read_as_expected(
    name: str,
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = lay_out(name, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    status = main(["check", "--as-of", AS_OF, "--lang", language, *arguments])
    printed = f"{capsys.readouterr().out}[exit status {status}]\n"
    check_golden(printed, GOLDEN / name / f"expected.{language}.txt")


def test_every_family_has_a_golden_folder() -> None:
    from generator.checks.rules import all_codes

    shown = "".join(read(file) for file in GOLDEN.glob("*/expected.nb.txt"))
    families = {code[:3] for code in all_codes()}
    assert sorted(family for family in families if f" {family}" not in shown) == []
