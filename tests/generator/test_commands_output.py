"""Where a listing goes: which stream, in which format and encoding, and the page of the job."""

import io
import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.commands.output import find_proposed, show, show_unread
from generator.commands.session import Session
from generator.findings.positions import START
from generator.formats import list_formats
from generator.formats.listing import Location
from generator.formats.surroundings import Surroundings
from generator.formats.terminal import Look, Terminal
from generator.text.words import load_words
from tests.generator.listings import entry, listing
from tests.generator.repositories import commit, git, write
from tests.organisations import KEY, SMALLEST, check_files

FOUND = listing(entry(message="ukjent status «på vei»"))
ORDER = "::error::gjør dette"
ON_GITHUB = {"GITHUB_ACTIONS": "true"}
BASE = {"GITHUB_BASE_REF": "main"}


class Stream:
    """An output stream in an encoding, and what has been written to it."""

    def __init__(self, encoding: str = "utf-8") -> None:
        self.file = io.BytesIO()
        self.terminal = Terminal(io.TextIOWrapper(self.file, encoding), Look())

    @property
    def text(self) -> str:
        return self.file.getvalue().decode("utf-8")


def session(out: Stream, folder: Path, **environment: str) -> Session:
    """A run in Norwegian; whatever is written to its error stream makes the test fail."""
    nowhere = Terminal(io.StringIO(), Look())
    nowhere.stream.close()
    surroundings = Surroundings(folder, environment)
    return Session(out.terminal, nowhere, load_words("nb", "command"), surroundings)


@pytest.mark.parametrize("name", list_formats())
def test_findings_go_to_the_output_in_the_format_asked_for(tmp_path: Path, name: str) -> None:
    out = Stream()
    show(FOUND, name, session(out, tmp_path))
    assert "VAL102" in out.text


def test_unless_asked_the_format_is_text_for_people(tmp_path: Path) -> None:
    usual, text = Stream(), Stream()
    show(FOUND, None, session(usual, tmp_path))
    show(FOUND, "text", session(text, tmp_path))
    assert usual.text == text.text
    assert "::error" not in usual.text


def test_on_github_the_format_is_githubs_unless_another_is_asked_for(tmp_path: Path) -> None:
    usual, asked = Stream(), Stream()
    show(FOUND, None, session(usual, tmp_path, **ON_GITHUB))
    show(FOUND, "text", session(asked, tmp_path, **ON_GITHUB))
    assert usual.text.startswith("::error file=")
    assert "::error" not in asked.text


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_programs_get_utf_8_whatever_the_stream_is_in(tmp_path: Path, name: str) -> None:
    out = Stream("ascii")
    show(FOUND, name, session(out, tmp_path))
    assert json.loads(out.text)
    assert "«på vei»" in out.text


@pytest.mark.parametrize("name", ["text", "github", "markdown"])
def test_people_get_what_the_stream_can_show(tmp_path: Path, name: str) -> None:
    out = Stream("ascii")
    show(FOUND, name, session(out, tmp_path))
    assert '"pa vei"' in out.file.getvalue().decode("ascii")


def test_githubs_format_is_on_the_page_of_the_job_too_and_no_other(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Før.\n", encoding="utf-8")
    for name, added in (("text", False), ("json", False), ("github", True)):
        show(FOUND, name, session(Stream(), tmp_path, GITHUB_STEP_SUMMARY=str(page)))
        written = page.read_text(encoding="utf-8")
        assert written.startswith("Før.\n")
        assert ("VAL102" in written) is added


def test_without_a_page_of_the_job_nothing_is_written_anywhere(tmp_path: Path) -> None:
    show(FOUND, "github", session(Stream(), tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_an_order_to_github_within_a_text_is_not_obeyed_there(tmp_path: Path) -> None:
    ordering = listing(entry(message=f"a\n{ORDER}", source=f"a: 1\n{ORDER}"))
    here, there = Stream(), Stream()
    show(ordering, "text", session(here, tmp_path))
    show(ordering, "text", session(there, tmp_path, **ON_GITHUB))
    assert "stop-commands" not in here.text
    assert not any(line.lstrip().startswith("::error") for line in there.text.splitlines())


def unread(
    files: dict[str, str | bytes], scopes: tuple[str, ...], **environment: str
) -> tuple[bool, str]:
    """Whether something could not be read, and what is said of it."""
    out = Stream()
    said = show_unread(
        check_files(files), Path("content"), scopes, session(out, Path(), **environment)
    )
    return said, out.text


def test_only_what_could_not_be_read_is_shown() -> None:
    files: dict[str, str | bytes] = {
        "2025/0-enterprise/facts.yaml": "employees: mange\n",  # VAL104
        "2025/1-embed/nb.md": "Uten overskrift.\n",  # SYN202
        "2025/4-track/nb.md": "## 9.Z.9\n\nTekst.\n",  # REF201
        "2025/3-address/facts.yaml": "measures: [{risk: nei}]\n",  # REF304
        "2025/attachments/plan.pdf": "%PDF",  # REF302
    }
    said, text = unread(files, (f"{KEY}/2025",))
    assert said
    assert set(re.findall(r"[A-Z]{3}\d{3}", text)) == {"VAL104", "SYN202", "REF201"}


def test_of_a_report_that_can_be_read_nothing_is_said() -> None:
    assert unread({}, (f"{KEY}/2025",)) == (False, "")


def test_what_lies_elsewhere_is_not_told_of() -> None:
    files: dict[str, str | bytes] = {
        "2024/report.yaml": SMALLEST["2025/report.yaml"],
        "2024/0-enterprise/facts.yaml": "employees: mange\n",
    }
    assert unread(files, (f"{KEY}/2025", f"{KEY}/organisation.yaml")) == (False, "")
    assert unread(files, (f"{KEY}/2024",))[0]


def test_a_heading_that_differs_hides_nothing() -> None:
    """REF206 is of the family of what has no place, but of the mildest severity."""
    files: dict[str, str | bytes] = {"2025/1-embed/nb.md": "## 1.A.2 Noe annet\n\nTekst.\n"}
    assert "REF206" in [each.finding.code for each in check_files(files).findings]
    assert unread(files, (f"{KEY}/2025",)) == (False, "")


def test_what_could_not_be_read_is_text_also_on_github() -> None:
    said, text = unread({"2025/0-enterprise/facts.yaml": "employees: x\n"}, ("",), **ON_GITHUB)
    assert said
    assert "::error" not in text


@pytest.fixture
def proposed(repository: Path) -> Path:
    """The content of a repository where a branch has changed a report, and main something else."""
    root = repository.parents[1]
    git(root, "branch", "proposal")
    write(repository, {"2025/1-embed/en.md": "On main.\n"})
    git(root, "update-ref", "refs/remotes/origin/main", commit(root, "Later on main"))
    git(root, "switch", "--quiet", "proposal")
    write(repository, {"2025/1-embed/nn.md": "Foreslått.\n"})
    (root / "README.md").write_text("Les.\n", encoding="utf-8")
    commit(root, "Proposed")
    return repository.parent


def test_a_proposal_is_what_its_branch_has_changed_in_the_content(proposed: Path) -> None:
    surroundings = Surroundings(proposed.parent, BASE)
    assert find_proposed(proposed, surroundings) == {"fjordtre/2025/1-embed/nn.md"}


def test_where_the_two_are_merged_the_first_parent_is_the_base(proposed: Path) -> None:
    git(proposed, "switch", "--quiet", "--detach", "origin/main")
    git(proposed, "merge", "--quiet", "--no-edit", "proposal")
    # The base is where GitHub took it from, not where origin/main may have come since.
    git(proposed, "update-ref", "refs/remotes/origin/main", "HEAD")
    surroundings = Surroundings(proposed.parent, BASE)
    assert find_proposed(proposed, surroundings) == {"fjordtre/2025/1-embed/nn.md"}


def test_content_may_be_the_repository_itself(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    git(tmp_path, "update-ref", "refs/remotes/origin/main", commit(tmp_path, "Nothing"))
    write(tmp_path / "lo", {"organisation.yaml": "name: LO\n"})
    commit(tmp_path, "Proposed")
    assert find_proposed(tmp_path, Surroundings(tmp_path, BASE)) == {"lo/organisation.yaml"}


def test_nothing_is_proposed_where_that_cannot_be_known(proposed: Path, tmp_path: Path) -> None:
    assert find_proposed(proposed, Surroundings(tmp_path)) == frozenset()
    assert find_proposed(proposed / "nei", Surroundings(tmp_path, BASE)) == frozenset()
    unknown = Surroundings(tmp_path, {"GITHUB_BASE_REF": "ukjent"})
    assert find_proposed(proposed, unknown) == frozenset()


def test_githubs_format_has_what_is_proposed_first(proposed: Path) -> None:
    places = ("fjordtre/2025/1-embed/nb.md", "fjordtre/2025/1-embed/nn.md")
    spots = (Location(each, START, "", whole=True) for each in places)
    found = replace(listing(*(entry(where=each) for each in spots)), content=proposed)
    out = Stream()
    show(found, "github", session(out, proposed.parent, **BASE))
    assert re.findall(r"::error file=content/([^,]+),", out.text) == [places[1], places[0]]
