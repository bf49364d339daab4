"""Patterns that are compiled once: as `re` has them, and never trusted when they are not whole."""

import re
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from msgspec import Raw, msgpack

import schema.kept_patterns as kept
from schema import user_cache
from schema.kept_patterns import compile_kept, keep_made
from schema.signs import all_patterns
from schema.user_cache import find_folder, keep, read_kept

TEXT = (
    "Vi har ÅTTE leverandører. Fristen er «to uker», jf. åpenhetsloven § 7.\nVi svarer når vi kan."
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    find_folder.cache_clear()
    monkeypatch.setattr(kept, "_made", {})
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
    first = compile_kept(written, flags)
    keep_made()
    for made in (first, compile_kept(written, flags)):
        assert (made.pattern, made.flags, made.groups) == (written, expected.flags, expected.groups)
        assert made.groupindex == expected.groupindex
        assert [(each.span(), each.groupdict()) for each in made.finditer(TEXT)] == [
            (each.span(), each.groupdict()) for each in expected.finditer(TEXT)
        ]


def test_the_second_time_nothing_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    compile_kept("åtte", re.IGNORECASE)
    keep_made()
    monkeypatch.setattr(kept, "_compile", lambda *_: pytest.fail("compiled anew"))
    assert compile_kept("åtte", re.IGNORECASE).search(TEXT)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        msgpack.encode([0, [1, 2, 3], 0, {}, [None]]),
        msgpack.encode([0, [-1], 0, {}, []]),
        msgpack.encode(["a", [], 0, {}, []]),
    ],
)
def test_what_is_kept_and_is_no_pattern_is_not_used(data: bytes, folder: Path) -> None:
    compile_kept("to uker")
    keep_made()
    (path,) = folder.iterdir()
    whole = msgpack.encode({"0 to uker": Raw(data)}) if data[:1] == b"\x95" else data
    keep(path.name, whole)
    kept.read_patterns.cache_clear()
    assert read_kept(path.name) == whole
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


def test_what_others_have_kept_meanwhile_stays(folder: Path) -> None:
    compile_kept("to uker")
    keep_made()
    (path,) = folder.iterdir()
    others = msgpack.decode(path.read_bytes()[32:])
    compile_kept("åtte")
    keep(path.name, msgpack.encode({**others, "0 ni": others["0 to uker"]}))
    keep_made()
    assert {*msgpack.decode(path.read_bytes()[32:])} == {"0 to uker", "0 ni", "0 åtte"}


def test_worker_processes_keep_what_they_have_made(folder: Path) -> None:
    with ProcessPoolExecutor(1) as executor:
        executor.submit(compile_kept, "to uker").result()
    (path,) = folder.iterdir()
    assert "0 to uker" in msgpack.decode(path.read_bytes()[32:])


def test_patterns_of_the_package_are_not_compiled_though_a_user_has_others(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compile_kept("to uker")
    keep_made()
    folder.rename(tmp_path / "shipped")
    folder.mkdir()
    compile_kept("åtte")
    keep_made()
    monkeypatch.setattr(user_cache, "_SHIPPED", tmp_path / "shipped")
    kept.read_patterns.cache_clear()
    monkeypatch.setattr(kept, "_compile", lambda *_: pytest.fail("compiled anew"))
    assert compile_kept("to uker").search(TEXT)
    assert not compile_kept("åtte").search(TEXT)
