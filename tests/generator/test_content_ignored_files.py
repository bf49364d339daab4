"""What systems and programs leave beside the files that people write."""

import pytest

from generator.content.ignored_files import is_ignored_name


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", ".gitignore", ".nb.md.swp",
        ".nb.md.swo", ".nb.md.un~", "4913", ".#nb.md", "#nb.md#", "nb.md___jb_tmp___",
        "nb.md___jb_old___", ".goutputstream-X1", ".~lock.a.docx#", "~$a.docx", "._nb.md",
        ".nfs00a1", "nb.md~",
    ],
)  # fmt: skip
def test_what_nobody_writes_a_report_in_is_passed_over(name: str) -> None:
    assert is_ignored_name(name)


@pytest.mark.parametrize(
    "name", ["nb.md", "report.yaml", "a.swp", "49130", "~a.docx", "#nb.md", ".env", ".nfsx", "a~b"]
)
def test_all_else_is_read(name: str) -> None:
    assert not is_ignored_name(name)
