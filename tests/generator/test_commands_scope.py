"""Which content a command is about: the folder, and the paths in it that count."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commands.scope import ContentScope, find_content, find_scope
from generator.commands.usage import UsageError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with content/lo in it, and beside it another content folder."""
    for name in (
        "content/lo/organisation.yaml",
        "content/lo/2023/report.yaml",
        "elsewhere/fisk/organisation.yaml",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    return tmp_path


def refused(find: Callable[[], object]) -> tuple[str, str, str]:
    with pytest.raises(UsageError) as raised:
        find()
    return raised.value.key, raised.value.hint, raised.value.suggestion


@pytest.mark.parametrize(
    ("counts", "path", "touched"),
    [
        ("", "lo", True),
        ("lo", "lo", True),
        ("lo", "lo/2023", True),
        ("lo/2023", "lo", True),
        ("lo", "losen", False),
        ("losen", "lo", False),
        ("lo/2023", "lo/2024", False),
    ],
)
def test_a_path_touches_what_is_in_it_and_what_it_is_in(
    counts: str,
    path: str,
    touched: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert ContentScope(Path("content"), (counts,)).touches(path) is touched
    assert ContentScope(Path("content"), ("annet", counts)).touches(path) is touched


def test_the_content_is_the_usual_folder_or_the_one_that_is_given(folder: Path) -> None:
    assert find_content(None, folder) == folder / "content"
    assert find_content("elsewhere", folder) == folder / "elsewhere"
    assert find_content("../" + folder.name + "/elsewhere/.", folder) == folder / "elsewhere"


def test_what_is_no_content_folder_says_what_it_is(folder: Path) -> None:
    assert refused(lambda: find_content("content/lo", folder))[0] == "is_organisation"
    assert refused(lambda: find_content("content/lo/2023/report.yaml", folder))[0] == "not_a_folder"
    assert refused(lambda: find_content("annet", folder)) == ("no_content", "", "")
    empty = folder / "elsewhere"
    assert refused(lambda: find_content(None, empty)) == ("no_content", "no_content_hint", "")


@pytest.mark.parametrize(("given", "shown"), [(None, "content/"), ("annet", "annet")])
def test_a_content_folder_that_is_not_there_is_named(
    tmp_path: Path, given: str | None, shown: str
) -> None:
    with pytest.raises(UsageError) as raised:
        find_content(given, tmp_path)
    assert raised.value.arguments["path"] == shown


def test_without_paths_all_of_the_content_counts(folder: Path) -> None:
    assert find_scope([], None, folder) == ContentScope(folder / "content", ("",))
    assert find_scope(["content"], None, folder) == ContentScope(folder / "content", ("",))


def test_paths_are_from_the_content_that_they_are_in(folder: Path) -> None:
    both = find_scope(["content/lo", "content/lo/2023"], None, folder)
    assert both == ContentScope(folder / "content", ("lo", "lo/2023"))
    assert find_scope(["elsewhere/fisk"], None, folder) == ContentScope(
        folder / "elsewhere", ("fisk",)
    )
    within = find_scope(["organisation.yaml"], None, folder / "elsewhere" / "fisk")
    assert within == ContentScope(folder / "elsewhere", ("fisk/organisation.yaml",))


def test_a_folder_without_organisations_is_its_own_content(folder: Path) -> None:
    (folder / "nytt").mkdir()
    assert find_scope(["nytt"], None, folder) == ContentScope(folder / "nytt", ("",))
    (folder / "nytt" / "a.txt").write_text("", encoding="utf-8")
    assert find_scope(["nytt/a.txt"], None, folder) == ContentScope(folder / "nytt", ("a.txt",))


def test_paths_of_two_contents_cannot_be_asked_for_together(folder: Path) -> None:
    both = ["content/lo", "elsewhere/fisk"]
    assert refused(lambda: find_scope(both, None, folder))[0] == "not_below_content"
    assert refused(lambda: find_scope(["elsewhere"], "content", folder))[0] == "not_below_content"


def test_a_path_that_is_not_there_may_be_like_one_that_is(folder: Path) -> None:
    there = refused(lambda: find_scope(["content/lo/2032"], None, folder))
    assert there == ("no_such_path", "", str(Path("content/lo/2023")))
    assert refused(lambda: find_scope(["content/zzz"], None, folder))[2] == ""
    assert refused(lambda: find_scope(["nei/nei/nei"], None, folder))[2] == ""
