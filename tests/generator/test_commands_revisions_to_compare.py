"""The two sides of a comparison: what is asked for, and where its files come from."""

from pathlib import Path
from tempfile import mkdtemp

import pytest
from msgspec.structs import replace

from generator.commands.revisions_to_compare import Asker, Side, YearsToCompare
from generator.commands.usage import UsageError
from generator.text.words import load_words
from tests.generator.repositories import commit, edit, git


@pytest.fixture
def asker(repository: Path, tmp_path: Path) -> Asker:
    (tmp_path / "temporary").mkdir()
    return Asker(
        repository.parents[1], None, tmp_path / "temporary", load_words("nb", "comparison")
    )


def sides(asker: Asker, before: str, now: str | None = None) -> tuple[Side, Side]:
    found = replace(asker, temporary=Path(mkdtemp(dir=asker.temporary))).find(before, now)
    assert isinstance(found, tuple)
    return found


def refused(asker: Asker, before: str, now: str | None = None) -> tuple[str, str]:
    with pytest.raises(UsageError) as raised:
        asker.find(before, now)
    return raised.value.key, raised.value.suggestion


def test_one_year_is_compared_with_the_one_before_it_and_two_with_each_other(asker: Asker) -> None:
    content = asker.folder / "content"
    assert asker.find("2025", None) == YearsToCompare(content, None, 2025)
    assert asker.find("2023", "2025") == YearsToCompare(content, 2023, 2025)


@pytest.mark.parametrize("asked", [("2025", "main"), ("main", "2025"), ("2025", "content")])
def test_a_year_is_compared_with_years_only(asker: Asker, asked: tuple[str, str]) -> None:
    assert refused(asker, *asked)[0] == "compare_mixed"


def test_a_folder_with_the_name_of_a_year_is_a_folder(asker: Asker) -> None:
    (asker.folder / "2025").mkdir()
    before, now = sides(asker, "2025", "content")
    assert (before.written, before.content) == ("2025", asker.folder / "2025")
    assert now.content == asker.folder / "content"


def test_one_folder_has_nothing_to_be_compared_with(asker: Asker) -> None:
    assert refused(asker, "content")[0] == "compare_needs_two"


@pytest.mark.parametrize(
    ("folder", "key", "year"),
    [("content", None, None), ("content/fjordtre", "fjordtre", None),
     ("content/fjordtre/2025", "fjordtre", 2025)],
)  # fmt: skip
def test_a_folder_is_content_an_organisation_or_a_report(
    asker: Asker, folder: str, key: str | None, year: int | None
) -> None:
    before, _ = sides(asker, folder, folder)
    assert (before.key, before.year, before.commit) == (key, year, "")
    assert before.content == asker.folder / "content"


def test_a_revision_is_compared_with_the_files_as_they_are(asker: Asker, repository: Path) -> None:
    edit(repository)
    before, now = sides(asker, "main")
    assert (now.content, now.commit) == (asker.folder / "content", "")
    assert before.content
    assert before.content.parent.parent == asker.temporary
    assert before.name == f"main ({before.commit[:7]})"
    assert (before.content / "fjordtre" / "organisation.yaml").is_file()


def test_a_commit_is_called_by_its_first_signs(asker: Asker, repository: Path) -> None:
    written = git(repository, "rev-parse", "HEAD")[:10]
    assert sides(asker, written)[0].name == written[:7]


def test_of_a_range_either_end_may_be_left_out(asker: Asker, repository: Path) -> None:
    first = git(repository, "rev-parse", "HEAD")
    edit(repository)
    last = commit(repository, "Later")
    for written in (f"{first}..", f"{first}..main", f"{first}...main"):
        assert [each.commit for each in sides(asker, written)] == [first, last]
    assert [each.commit for each in sides(asker, f"..{first}")] == [last, first]
    assert [each.commit for each in sides(asker, f"main...{first}")] == [first, first]


def test_organisations_that_git_knows_to_be_the_same_are_left_alone(
    asker: Asker, repository: Path
) -> None:
    (repository.parent / "lo").mkdir()
    (repository.parent / "lo" / "organisation.yaml").write_text("name: LO\n", encoding="utf-8")
    first = commit(repository, "Two of them")
    edit(repository)
    before, _ = sides(asker, first)
    assert before.untouched == {"lo"}
    assert before.content
    assert [each.name for each in before.content.iterdir()] == ["fjordtre"]


def test_compared_with_a_folder_elsewhere_every_file_is_looked_at(asker: Asker) -> None:
    (asker.folder / "other").mkdir()
    before, now = sides(asker, "main", "other")
    assert (before.untouched, now.untouched) == (frozenset(), frozenset())
    assert before.content
    assert (before.content / "fjordtre").is_dir()


def test_a_revision_is_narrowed_to_the_part_it_is_compared_with(asker: Asker) -> None:
    before, now = sides(asker, "main", "content/fjordtre/2025")
    assert (before.key, before.year) == (now.key, now.year) == ("fjordtre", 2025)
    before, now = sides(asker, "content/fjordtre", "main")
    assert (now.key, now.year) == ("fjordtre", None)


def test_two_folders_are_of_one_sort(asker: Asker) -> None:
    assert refused(asker, "content", "content/fjordtre")[0] == "compare_mixed"


def test_what_is_nowhere_cannot_be_compared(asker: Asker, repository: Path) -> None:
    root = asker.folder
    git(root, "switch", "--quiet", "--orphan", "empty")
    commit(root, "Nothing")
    git(root, "switch", "--quiet", "main")
    before, now = sides(asker, "empty", "main")
    assert before.content is None
    assert now.content
    assert now.content.name == "now"
    assert refused(asker, "empty", "empty")[0] == "git_no_folder"
    assert repository.is_dir()


def test_a_name_that_git_does_not_know_may_be_like_one_that_it_does(asker: Asker) -> None:
    assert refused(asker, "mian") == ("git_unknown", "main")
    assert refused(asker, "contnt", "main") == ("git_unknown", "content")
