"""Discovery: everything below a folder is read once, in order, and nothing passes unseen."""

import os
from pathlib import Path

import pytest

from generator.content import sources
from generator.content.sources import SourceFolder, discover, list_organisations
from generator.findings.finding import Finding
from schema.limits import most


def lay(content: Path, *paths: str) -> None:
    """Write files of one word, and folders for the paths that end in a slash."""
    for path in paths:
        target = content / path
        if path.endswith("/"):
            target.mkdir(parents=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("ord", encoding="utf-8")


def read(content: Path) -> tuple[SourceFolder, list[str]]:
    source, findings = discover(content, "brod")
    return source, codes(findings)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{each.code} {each.where.file}" for each in findings]


def test_of_very_many_files_in_a_folder_the_first_are_read(tmp_path: Path) -> None:
    limit = most("folder_entries")
    lay(tmp_path, *(f"brod/{number:04}.png" for number in range(limit)))
    assert read(tmp_path)[1] == []
    lay(tmp_path, "brod/9999.png")
    source, found = read(tmp_path)
    assert (len(source.sources), found) == (limit, ["SYN115 brod"])


def test_each_folder_in_content_is_an_organisation(tmp_path: Path) -> None:
    lay(tmp_path, "fisk/organisation.yaml", "brod/organisation.yaml")
    assert list_organisations(tmp_path) == (("brod", "fisk"), ())


def test_what_lies_loose_in_content_is_found(tmp_path: Path) -> None:
    lay(tmp_path, "brod/", "notater.md", ".DS_Store")
    (tmp_path / "snarvei").symlink_to(tmp_path / "brod")
    keys, findings = list_organisations(tmp_path)
    assert keys == ("brod",)
    assert codes(findings) == ["SYN003 notater.md", "SYN006 snarvei"]


def test_files_and_folders_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    lay(tmp_path, "brod/2025/report.yaml", "brod/organisation.yaml", "brod/2024/report.yaml")
    source, findings = read(tmp_path)
    assert [each.path for each in source.sources] == [
        "brod/2024/report.yaml",
        "brod/2025/report.yaml",
        "brod/organisation.yaml",
    ]
    assert source.folders == ("brod/2024", "brod/2025")
    assert findings == []


def test_only_yaml_and_markdown_are_read_and_never_an_attachment(tmp_path: Path) -> None:
    lay(tmp_path, "brod/2025/report.yaml", "brod/tall.csv", "brod/2025/attachments/notat.md")
    source, _ = read(tmp_path)
    assert {each.path: each.data for each in source.sources} == {
        "brod/2025/report.yaml": b"ord",
        "brod/2025/attachments/notat.md": None,
        "brod/tall.csv": None,
    }
    assert [each.size for each in source.sources] == [3, 3, 3]


def test_what_systems_leave_behind_is_passed_over_but_not_a_folder_of_that_name(
    tmp_path: Path,
) -> None:
    lay(tmp_path, "brod/.DS_Store", "brod/2025/.gitkeep", "brod/Thumbs.db/", "brod/.env")
    source, _ = read(tmp_path)
    assert [each.path for each in source.sources] == ["brod/.env"]
    assert source.folders == ("brod/2025", "brod/Thumbs.db")


@pytest.mark.parametrize(
    "name", [".nb.md.swp", "nb.md~", "#nb.md#", "nb.md___jb_tmp___", "~$a.docx"]
)
def test_what_an_open_editing_program_keeps_beside_a_file_is_passed_over(
    tmp_path: Path, name: str
) -> None:
    lay(tmp_path, "brod/nb.md", f"brod/{name}")
    (tmp_path / "brod" / ".#nb.md").symlink_to("meg@maskinen.1234")
    source, findings = read(tmp_path)
    assert [each.path for each in source.sources] == ["brod/nb.md"]
    assert findings == []


@pytest.mark.parametrize("name", ["nb.md.bak", "kopi av nb.md", ".env", "#1.md", "nb.md.tmp"])
def test_what_somebody_may_have_written_is_not(tmp_path: Path, name: str) -> None:
    lay(tmp_path, f"brod/{name}")
    source, _ = read(tmp_path)
    assert [each.path for each in source.sources] == [f"brod/{name}"]


def test_a_shortcut_is_never_followed(tmp_path: Path) -> None:
    lay(tmp_path, "brod/organisation.yaml", "hemmelig.md")
    (tmp_path / "brod" / "2025").symlink_to(tmp_path / "brod", target_is_directory=True)
    (tmp_path / "brod" / "nb.md").symlink_to(tmp_path / "hemmelig.md")
    (tmp_path / "brod" / "nn.md").symlink_to(tmp_path / "finnes-ikke")
    source, findings = read(tmp_path)
    assert [each.path for each in source.sources] == ["brod/organisation.yaml"]
    assert sorted(findings) == ["SYN006 brod/2025", "SYN006 brod/nb.md", "SYN006 brod/nn.md"]
    assert source.unreadable == {"brod/2025", "brod/nb.md", "brod/nn.md"}


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, "brod/2025/nb.md", "brod/2025/attachments/stor.pdf")
    monkeypatch.setattr(sources, "most", lambda _: 2)
    source, findings = read(tmp_path)
    assert findings == ["SYN002 brod/2025/nb.md"]
    assert [each.path for each in source.sources] == ["brod/2025/attachments/stor.pdf"]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    lay(tmp_path, "brod/")
    os.mkfifo(tmp_path / "brod" / "facts.yaml")
    assert read(tmp_path)[1] == ["SYN001 brod/facts.yaml"]


def test_a_file_that_may_not_be_read_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, "brod/organisation.yaml")
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # noqa: ARG005 - as os.access has them
    assert read(tmp_path)[1] == ["SYN001 brod/organisation.yaml"]


def test_a_file_that_goes_away_while_it_is_being_read_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, "brod/organisation.yaml")

    def gone(path: Path) -> bytes:
        raise FileNotFoundError(path)

    monkeypatch.setattr(Path, "read_bytes", gone)
    source, findings = read(tmp_path)
    assert findings == ["SYN001 brod/organisation.yaml"]
    assert source.sources == ()
    assert source.unreadable == {"brod/organisation.yaml"}


def test_a_folder_that_may_not_be_listed_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, "brod/2025/report.yaml", "brod/organisation.yaml")
    scan = os.scandir

    def refuse(folder: Path) -> "os._ScandirIterator[str]":
        if folder.name == "2025":
            raise PermissionError(folder)
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    source, findings = read(tmp_path)
    assert findings == ["SYN001 brod/2025"]
    assert [each.path for each in source.sources] == ["brod/organisation.yaml"]


def test_an_organisation_that_goes_away_is_said_so(tmp_path: Path) -> None:
    assert read(tmp_path)[1] == ["SYN001 brod"]


def test_a_name_is_written_as_one_would_type_it(tmp_path: Path) -> None:
    lay(tmp_path, "brod/2025/attachments/a\u030arsrapport.pdf")
    source, _ = read(tmp_path)
    assert source.sources[0].path == "brod/2025/attachments/årsrapport.pdf"
    assert source.sources[0].file.is_file()


def test_two_files_whose_names_look_alike_are_told_apart(tmp_path: Path) -> None:
    lay(tmp_path, "brod/å.pdf", "brod/a\u030a.pdf")
    source, findings = read(tmp_path)
    assert [each.path for each in source.sources] == ["brod/å.pdf"]
    assert findings == ["SYN031 brod/å.pdf"]


@pytest.mark.parametrize("name", [b"\xff\xfe.md", b"a\nb.md", b"a\xe2\x80\xaeb.md"])
def test_a_name_that_cannot_be_shown_can_be_spoken_of(tmp_path: Path, name: bytes) -> None:
    lay(tmp_path, "brod/")
    Path(os.fsdecode(os.fsencode(tmp_path / "brod") + b"/" + name)).touch()
    (source,) = read(tmp_path)[0].sources
    assert "�" in source.path
    assert source.path.encode().decode().isprintable()


@pytest.mark.parametrize("name", [b"\xff", b"a\x1b[31m", b"a\xe2\x80\xae", b"a\nb"])
def test_a_folder_whose_name_cannot_be_shown_is_no_organisation(
    tmp_path: Path, name: bytes
) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).mkdir()
    keys, findings = list_organisations(tmp_path)
    assert keys == ()
    assert [each.code for each in findings] == ["SYN008"]
    assert findings[0].where.file.isprintable()


def test_no_folder_is_too_deep(tmp_path: Path) -> None:
    lay(tmp_path, f"brod/{'/'.join('d' * 60)}/")
    source, _ = read(tmp_path)
    assert source.folders == ("brod/d", "brod/d/d", "brod/d/d/d")


@pytest.mark.parametrize(("most_bytes", "is_read"), [(3, True), (2, False)])
def test_a_text_may_be_as_long_as_the_limit_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most_bytes: int, *, is_read: bool
) -> None:
    lay(tmp_path, "brod/organisation.yaml")
    limit = most
    monkeypatch.setattr(
        sources, "most", lambda name: most_bytes if name == "text_bytes" else limit(name)
    )
    assert bool(sources.read_heads(tmp_path, ["brod"])) is is_read
    source, found = read(tmp_path)
    assert bool(source.sources) is is_read
    assert bool(found) is not is_read
