"""Answers in the file of another step: one finding for the file, and one for each answer astray."""

from collections.abc import Mapping

import pytest

from tests.organisations import check_files, stage_findings

# Enough answers of one step to say which it is.
IDENTIFY = "## 2.A.2.b\n\nVi så på hele leddet.\n\n## 2.A.2.a\n\nGårdene ligger i Polen.\n"
ADDRESS = "## 3.B.2\n\nVi besøkte gårdene.\n\n## 3.B.1\n\nVi endret fristene.\n"
TRACK = "## 4.A.1.a\n\nVi spør plukkerne.\n\n## 4.A.2\n\nTo ganger i året.\n"
STRAY = "## 5.A.1\n\nVi svarer på alt.\n"
IN_IDENTIFY, IN_ADDRESS, IN_TRACK = (
    f"2025/{step}/nb.md" for step in ("2-identify", "3-address", "4-track")
)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({IN_IDENTIFY: IDENTIFY, IN_ADDRESS: ADDRESS}, []),
        ({IN_IDENTIFY: ADDRESS, IN_ADDRESS: IDENTIFY}, [("REF260", "swapped", IN_IDENTIFY)]),
        (
            {IN_IDENTIFY: ADDRESS, IN_ADDRESS: TRACK, IN_TRACK: IDENTIFY},
            [("REF260", "ring", IN_IDENTIFY)],
        ),
        ({IN_IDENTIFY: ADDRESS}, [("REF260", "moved", IN_IDENTIFY)]),
        ({IN_IDENTIFY: IDENTIFY + STRAY}, [("REF203", None, IN_IDENTIFY)]),
        (
            {IN_IDENTIFY: ADDRESS, IN_ADDRESS: IDENTIFY, IN_TRACK: TRACK + STRAY},
            [("REF203", None, IN_TRACK), ("REF260", "swapped", IN_IDENTIFY)],
        ),
    ],
)
def test_a_file_is_told_of_once_and_an_answer_astray_by_itself(
    files: Mapping[str, str], told: list[tuple[str, str | None, str]]
) -> None:
    found = [
        (each.code, each.arguments.get("case"), each.where.file.removeprefix("elvebakken/"))
        for each in stage_findings(check_files(files))
    ]
    assert sorted(found) == sorted(told)
