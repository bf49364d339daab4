"""What concerns a content folder as a whole, before any organisation is read."""

from pathlib import Path

import pytest

from generator.content.content_folder import discover_content
from tests.generator.repositories import git


def lay_out(root: Path, files: dict[str, str]) -> Path:
    """Write files below a repository; return its content folder."""
    git(root, "init", "--quiet")
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    git(root, "add", "--all")
    (root / "content").mkdir(exist_ok=True)
    return root / "content"


TWO = "number: 123 456 785\naddress: bakeri\n"


@pytest.mark.parametrize(
    ("files", "codes"),
    [
        ({}, ["SYN009"]),
        ({"content/notat.txt": "Husk!"}, ["SYN003", "SYN009"]),
        ({"content/brod/organisation.yaml": TWO}, []),
        (
            {
                "content/brod/organisation.yaml": TWO,
                "content/fisk/organisation.yaml": TWO,
                "content/notat.txt": "Husk!",
                "site/index.html": "<h1>Hei</h1>",
            },
            ["SYN003", "REF251", "REF960", "SYN080"],
        ),
    ],
)
def test_what_concerns_all_is_found(
    files: dict[str, str], codes: list[str], tmp_path: Path
) -> None:
    folder = discover_content(lay_out(tmp_path, files))
    assert [each.code for each in folder.findings] == codes


def test_what_lies_beside_the_content_can_be_left_alone(tmp_path: Path) -> None:
    content = lay_out(tmp_path, {"content/brod/organisation.yaml": TWO, "site/a.html": "Hei"})
    assert [each.code for each in discover_content(content).findings] == ["SYN080"]
    assert discover_content(content, beside=False).findings == ()


def test_the_organisations_and_their_addresses(tmp_path: Path) -> None:
    files = {"content/brod/organisation.yaml": TWO, "content/fisk/organisation.yaml": "name: Fisk"}
    folder = discover_content(lay_out(tmp_path, files))
    assert folder.keys == ("brod", "fisk")
    assert folder.places.folders == {"brod": "bakeri", "fisk": "fisk"}


def test_a_folder_that_is_not_there_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        discover_content(tmp_path / "content")
