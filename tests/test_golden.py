"""A difference from what is expected is shown where it begins, with the command that renews."""

from pathlib import Path

import pytest

from tests.golden import check_golden, check_goldens, first_difference

TEXT = "".join(f"line {number}\n" for number in range(1, 1001))


def test_the_first_difference_is_shown_with_what_stands_around_it() -> None:
    made = TEXT.replace("line 500\n", "another\n").replace("line 900\n", "")
    assert first_difference(TEXT, made) == (
        "500: - is expected, + is made\n"
        "  line 498\n  line 499\n"
        "- line 500\n- line 501\n- line 502\n"
        "+ another\n+ line 501\n+ line 502"
    )


@pytest.mark.parametrize(
    ("expected", "made", "line"), [("a\nb", "a\nb\n", 3), ("a\n", "a", 2), ("", "a", 1)]
)
def test_an_end_too_many_or_too_few_is_a_difference(expected: str, made: str, line: int) -> None:
    assert first_difference(expected, made).startswith(f"{line}: ")


def test_long_lines_are_cut() -> None:
    assert max(map(len, first_difference("a" * 9000, "b" * 9000).split("\n"))) < 200


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("AKTSOM_RENEW", raising=False)
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_what_has_changed_fails_and_says_how_to_renew(folder: Path) -> None:
    check_golden(TEXT, folder / "one.txt")
    with pytest.raises(pytest.fail.Exception, match=r"(?s)one\.txt:1000: .*AKTSOM_RENEW=1 .*\.py$"):
        check_golden(TEXT.replace("1000", "x"), folder / "one.txt")
    with pytest.raises(pytest.fail.Exception, match=r"two\.txt:1: is new\n\n.*: make it"):
        check_golden("", folder / "two.txt", renew="make it")


def test_what_is_no_longer_made_fails_where_all_are_compared(folder: Path) -> None:
    check_goldens({}, folder)
    with pytest.raises(pytest.fail.Exception, match=r"one\.txt:1: is no longer made"):
        check_goldens({}, folder, kinds="*.txt")


def test_renewing_writes_what_is_made_and_deletes_what_is_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AKTSOM_RENEW", "1")
    (folder / "kept.md").touch()
    check_goldens({"sub/two.txt": "to\r\n"}, folder, kinds="*.txt")
    assert sorted(each.name for each in folder.rglob("*.*")) == ["kept.md", "two.txt"]
    assert (folder / "sub" / "two.txt").read_bytes() == b"to\r\n"
