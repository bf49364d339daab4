"""Signs that patterns may begin with: what is found is what `re` finds, at fewer places tried."""

import re
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]

import pytest

import schema.kept_patterns as kept
from schema.first_signs import tell_first_signs
from schema.kept_patterns import compile_kept
from schema.signs import all_patterns
from schema.user_cache import find_folder
from tests.tools import ROOT

# The Kelvin and Ångström signs, long s, and i with and without its dot are letters in capitals.
TEXT = (
    "Vi har ÅTTE leverandører på 12 000 m². \u212aontroll, \u212bpenhet, \u017fvar, \u0130 dag.\n"
    "# 3.A.1 «Å svare» koster 40 %: «ja».\n\n- Straße, ÆRLIG, ñandú, 日本 og 😀.\t"
)
ALL = TEXT + "".join(map(chr, range(0x2FF)))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    find_folder.cache_clear()
    monkeypatch.setattr(kept, "_made", {})


@pytest.mark.parametrize(
    ("written", "flags", "told"),
    [
        (r"(?<!\w)(?:kontroll|svar|i\b)", re.IGNORECASE, True),
        (r"\b(?:åp|ær)\w+", re.IGNORECASE, True),
        (r"(?<=[.:])\s+(?=[A-ZÆØÅ«])|\n\n", re.NOFLAG, True),
        (r"^[ \t]*(?:#|-)[^\n]+", re.MULTILINE, True),
        (r"(?=\d)(?:\d|x)?(\d{2})(?!\d)", re.NOFLAG, True),
        (r"(?i:k)[^a-z]|(?:s*|å+)x", re.NOFLAG, True),
        (r"(?P<a>[«\"])?(?>ja|svar)(?(a)»|\b)", re.NOFLAG, True),
        (r"\W*\Z", re.NOFLAG, False),  # may be nothing
        (r"(?<!\w)[^x]+?,", re.NOFLAG, False),  # begins with all there is
        (r"(?<!\w)(?s:.)a", re.NOFLAG, False),
        (r"(\w)?(?:\1|:)r", re.NOFLAG, False),
        (r"\d+ m", re.NOFLAG, True),  # `re` says so itself
    ],
)
def test_the_same_is_found(written: str, flags: re.RegexFlag, told: object) -> None:
    expected, made = re.compile(written, flags), compile_kept(written, flags)
    for text in (TEXT, ALL, ALL.upper(), ALL.swapcase()):
        assert [each.span() for each in made.finditer(text)] == [
            each.span() for each in expected.finditer(text)
        ]
    assert bool(_compile(written, flags)[2] & _constants.SRE_INFO_CHARSET) is told


def test_every_pattern_of_the_signs_finds_the_same() -> None:
    texts = [path.read_text("utf-8") for path in (ROOT / "content").rglob("nb.md")]
    texts += [path.read_text("utf-8") for path in (ROOT / "tests/folders/dishonest").rglob("*.md")]
    whole = "\n".join((ALL, *texts))
    differing = [
        name
        for name, made in all_patterns().items()
        if [each.span() for each in made.finditer(whole)]
        != [each.span() for each in re.compile(made.pattern, made.flags).finditer(whole)]
    ]
    assert not differing


def test_what_is_told_already_stays() -> None:
    code = _compile("åpenhet", re.NOFLAG)
    assert tell_first_signs(code, _parser.parse("åpenhet"), 0) == code


def _compile(written: str, flags: re.RegexFlag) -> list[int]:
    return kept._compile(written, flags).code  # noqa: SLF001
