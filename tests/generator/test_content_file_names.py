"""Names of files that another system refuses, takes for another, or leaves out."""

import pytest

from generator.content.file_names import check_names


def said(*paths: str) -> list[tuple[str, object, object]]:
    """The findings of some paths: code, case and what is suggested."""
    return [
        (each.code, each.arguments.get("case"), each.arguments.get("suggestion"))
        for each in check_names(paths)
    ]


@pytest.mark.parametrize(
    ("path", "case", "suggestion"),
    [
        ("lo/2023/hva?.pdf", "character", "hva.pdf"),
        ("lo/2023/a: b.pdf", "character", "a- b.pdf"),
        ("lo/2023/a|b*c.pdf", "character", "a-b-c.pdf"),
        ('lo/2023/a<>"b.pdf', "character", "a-b.pdf"),
        ("lo/2023/a\\b.pdf", "character", "a-b.pdf"),
        ("lo/2023/bl\ufffdb\ufffdr.pdf", "unreadable", "bl-b-r.pdf"),
        ("lo/2023/.skjult.pdf", "hidden", "skjult.pdf"),
        ("lo/2023/rapport.", "end", "rapport"),
        ("lo/2023/rapport ", "end", "rapport"),
        ("lo/2023/con.pdf", "device", "con-1.pdf"),
        ("lo/2023/aux", "device", "aux-1"),
        ("lo/2023/???", "character", ""),
    ],
)
def test_a_name_that_not_every_system_takes_comes_with_one_that_does(
    path: str, case: str, suggestion: str
) -> None:
    (finding,) = check_names([path])
    assert (finding.arguments["case"], finding.arguments["suggestion"]) == (case, suggestion)
    assert (finding.about, finding.where.file) == (path.rpartition("/")[2], path)


def test_the_character_that_is_refused_is_named() -> None:
    (finding,) = check_names(["lo/a?b.pdf"])
    assert finding.arguments["character"] == "?"
    (hidden,) = check_names(["lo/.a"])
    assert hidden.arguments["character"] == ""


@pytest.mark.parametrize("path", ["lo/2023/blåbær og sånt.pdf", "lo/a.b-c_d.md", "lo/console.md"])
def test_common_names_are_fine(path: str) -> None:
    assert said(path) == []


def test_names_that_differ_in_capitals_only_are_one_file_elsewhere() -> None:
    (finding,) = check_names(["lo/a.pdf", "lo/A.pdf", "lo/b.pdf"])
    assert (finding.code, finding.arguments["case"]) == ("SYN031", "capitals")
    assert (finding.arguments["file"], finding.arguments["other"]) == ("A.pdf", "a.pdf")
    assert said("lo/a.pdf", "lo/a.pdf") == []
    assert said("lo/a.pdf", "lo/2023/A.pdf") == []
    (folder,) = check_names(["lo/X/a.pdf", "lo/x/A.pdf"])
    # The folder is told where that differs, too.
    assert (folder.arguments["file"], folder.arguments["other"]) == ("x/A.pdf", "X/a.pdf")


@pytest.mark.parametrize(("length", "found"), [(192, []), (193, ["SYN032"])])
def test_a_path_is_no_longer_than_windows_takes(length: int, found: list[str]) -> None:
    path = f"lo/{'a' * (length - 3)}"
    assert [code for code, _, _ in said(path)] == found
    for finding in check_names([path]):
        assert (finding.arguments["length"], finding.arguments["limit"]) == (201, 200)
