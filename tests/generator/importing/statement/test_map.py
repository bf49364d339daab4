"""The map of a free statement: written, corrected, obeyed, and refused with its line."""

from pathlib import Path

import pytest

from tests.generator.command import Run

TEXT = (Path(__file__).parent / "texts" / "brev.md").read_text(encoding="utf-8")


@pytest.fixture
def written(run: Run, tmp_path: Path) -> str:
    (tmp_path / "brev.md").write_text(TEXT, encoding="utf-8")
    assert run("import", "brev.md", "--dry-run", "--map", "import.yaml").status == 0
    assert not (tmp_path / "content").exists()
    return (tmp_path / "import.yaml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("written")
def test_a_map_that_nobody_changed_changes_nothing(run: Run, tmp_path: Path) -> None:
    run("import", "brev.md", "--into", "one")
    run("import", "brev.md", "--into", "two", "--map", "import.yaml")
    files = {
        name: {
            file.relative_to(tmp_path / name): file.read_text(encoding="utf-8")
            for file in (tmp_path / name).rglob("*.md")
        }
        for name in ("one", "two")
    }
    assert files["one"] == files["two"]
    assert files["one"]


def test_what_the_editor_moves_goes_there(written: str, run: Run, tmp_path: Path) -> None:
    lines = written.splitlines()
    at = next(n for n, line in enumerate(lines) if "Vi selger klær" in line)
    move = next(n for n in (at, at - 1, at + 1) if "5.a.2" in lines[n])
    lines[move] = lines[move].replace("5.a.2", "5.c.2")
    (tmp_path / "import.yaml").write_text("\n".join(lines), encoding="utf-8")
    ran = run("import", "brev.md", "--map", "import.yaml")
    assert ran.status == 0, ran.err
    (embed,) = (tmp_path / "content").rglob("1-embed/nb.md")
    (address,) = (tmp_path / "content").rglob("3-address/nb.md")
    assert "Vi selger klær" not in embed.read_text(encoding="utf-8")
    assert "Vi selger klær" in address.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("map_text", "said"),
    [
        ("pieces:\n- to: 9.z\n  text: Vi\n", "import.yaml:2: «9.z» er ikke et spørsmål"),
        ("pieces:\n- to: 5.a.2\n  text: Noe annet\n", "import.yaml:2: kilden har ingen tekst"),
        ("pieces: [\n", "import.yaml:2: dette er ikke en plassering"),
    ],
)
def test_a_wrong_map_is_told_with_its_line(
    map_text: str, said: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "brev.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "import.yaml").write_text(map_text, encoding="utf-8")
    ran = run("import", "brev.md", "--map", "import.yaml")
    assert ran.status == 2
    assert said in ran.err
    assert not (tmp_path / "content").exists()
