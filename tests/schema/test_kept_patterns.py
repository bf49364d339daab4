"""Patterns that are compiled once: as `re` has them, and never trusted when they are not whole."""

import re
from pathlib import Path

import pytest

import schema.kept_patterns as kept
from schema.kept_patterns import compile_kept
from schema.signs import all_patterns
from schema.user_cache import find_folder, keep, read_kept

TEXT = (
    "Vi har ÅTTE leverandører. Fristen er «to uker», jf. åpenhetsloven § 7.\nVi svarer når vi kan."
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    find_folder.cache_clear()
    return tmp_path / "aktsom"


@pytest.mark.parametrize(
    ("written", "flags"),
    [
        (r"(?<!\w)(?P<whole>å(tte|ni)|to)+(?!\w)", re.IGNORECASE),
        (r"^vi (?:har|(?P<do>svarer))[^.]{1,40}+", re.IGNORECASE | re.MULTILINE),
        (r"(?i:FRIST)en|«(?P<quoted>.*?)»", re.NOFLAG),
        (r"(?s).+(?P<end>kan)", re.NOFLAG),
    ],
)
def test_a_kept_pattern_is_what_re_makes_of_it(written: str, flags: re.RegexFlag) -> None:
    expected = re.compile(written, flags)
    for made in (compile_kept(written, flags), compile_kept(written, flags)):
        assert (made.pattern, made.flags, made.groups) == (written, expected.flags, expected.groups)
        assert made.groupindex == expected.groupindex
        assert [(each.span(), each.groupdict()) for each in made.finditer(TEXT)] == [
            (each.span(), each.groupdict()) for each in expected.finditer(TEXT)
        ]


def test_the_second_time_nothing_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    compile_kept("åtte", re.IGNORECASE)
    monkeypatch.setattr(kept, "_compile", lambda *_: pytest.fail("compiled anew"))
    assert compile_kept("åtte", re.IGNORECASE).search(TEXT)


@pytest.mark.parametrize("data", [b"", b"{}", b"[0,[1,2,3],0,{},[null]]", b"[0,[-1],0,{},[]]"])
def test_what_is_kept_and_is_no_pattern_is_not_used(data: bytes, folder: Path) -> None:
    compile_kept("to uker")
    (path,) = folder.iterdir()
    keep(path.name, data)
    assert read_kept(path.name) == data
    found = compile_kept("to uker").search(TEXT)
    assert found
    assert found[0] == "to uker"


def test_another_python_compiles_for_itself(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(kept, "_sre", None)
    assert compile_kept("åtte", re.IGNORECASE).search(TEXT)
    assert not [*folder.glob("*")]


def test_a_pattern_that_is_wrong_is_refused_as_ever() -> None:
    with pytest.raises(re.error):
        compile_kept("(")


def test_every_sign_is_kept_as_re_makes_it() -> None:
    for name, pattern in all_patterns().items():
        expected = re.compile(pattern.pattern, pattern.flags)
        assert expected.flags == pattern.flags, name
        assert expected.groupindex == pattern.groupindex, name
