"""The pages beside the statement's own: the work page before there is any, a file as text."""

from datetime import date
from pathlib import Path

import pytest

from generator.editing.places import UnknownPlaceError
from generator.serve.work_pages import AskedWork, render_text, render_work
from tests.tools import ROOT

TODAY = date(2026, 11, 29)
FOLDER = ROOT / "tests" / "folders" / "three-years"


@pytest.mark.parametrize("path", ["bergvik/../x.yaml", "x.yaml", "bergvik/2024/9-z.md", "../a.md"])
def test_only_files_of_the_content_have_a_page_as_text(path: str) -> None:
    with pytest.raises(UnknownPlaceError):
        render_text(FOLDER, path, "nb")
    assert render_text(FOLDER, "bergvik/2024/report.yaml", "nb")


def test_the_work_page_is_there_before_there_is_anything(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    page = render_work(tmp_path / "content", AskedWork("", "nn"), TODAY)
    assert "Ny verksemd" in page
    assert "Signere" not in page
