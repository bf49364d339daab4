"""Folders that nobody else can write into."""

import sys
from pathlib import Path

import pytest

from generator.content.private_folders import is_private


@pytest.mark.skipif(sys.platform == "win32", reason="a user's own folders are private there")
def test_a_folder_that_others_may_write_to_is_not_private(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    assert is_private(tmp_path)
    tmp_path.chmod(0o770)
    assert not is_private(tmp_path)
    tmp_path.chmod(0o755)
    assert is_private(tmp_path)


def test_a_link_and_what_is_not_there_are_not_private(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    (tmp_path / "link").symlink_to(tmp_path)
    assert not is_private(tmp_path / "link")
    assert not is_private(tmp_path / "nowhere")
