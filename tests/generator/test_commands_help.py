"""Help laid out for any width, the reader of command lines, and files that tell of a fault."""

import sys
from pathlib import Path

import pytest

from generator.commands.fault_report import write_fault
from generator.commands.help import columns
from generator.commands.parser import Parser
from generator.commands.usage import UsageError
from generator.formats.terminal import Look
from generator.text.words import load_words

ROWS = (("--a", "En forklaring som er lang nok til to linjer"), ("--bcd FIL", "Kort"))


def test_explanations_stand_beneath_each_other() -> None:
    assert list(columns(ROWS, Look(width=44))) == [
        "  --a        En forklaring som er lang nok",
        "             til to linjer",
        "  --bcd FIL  Kort",
    ]


def test_where_terms_take_half_of_the_width_explanations_are_below() -> None:
    assert list(columns(ROWS, Look(width=25))) == [
        "  --a",
        "      En forklaring som er",
        "      lang nok til to",
        "      linjer",
        "  --bcd FIL",
        "      Kort",
    ]
    assert "  --bcd FIL  Kort" in columns(ROWS, Look(width=26))
    assert list(columns((), Look())) == []
    assert list(columns((("--a", ""),), Look())) == ["  --a  "]


def parser() -> Parser:
    made = Parser("aktsom check", load_words("nb", "command"))
    made.argument("paths", "STI", several=True)
    made.option("--content", "MAPPE")
    made.option("--select", "KODER", repeated=True)
    made.flag("--strict")
    return made


def test_a_command_line_is_read() -> None:
    read = parser().read(["a", "--strict", "--content", "c", "b", "--select", "X", "--select", "Y"])
    assert (read.paths, read.strict, read.content) == (["a", "b"], True, "c")
    assert read.select == ["X", "Y"]
    nothing = parser().read([])
    assert (nothing.paths, nothing.strict, nothing.content, nothing.select) == ([], False, None, [])


def test_rows_for_the_help_say_how_each_is_written() -> None:
    made = parser()
    made.argument("now", "NÅ", optional=True)
    assert [term for term, _ in made.arguments] == ["STI …", "[NÅ]"]
    assert [term for term, _ in made.options] == [
        "--content MAPPE", "--select KODER", "--strict",
    ]  # fmt: skip
    assert all(text for _, text in (*made.arguments, *made.options))


@pytest.mark.parametrize(
    ("written", "key", "suggestion"),
    [
        (["--content"], "needs_value", ""),
        (["--strict=1"], "takes_no_value", ""),
        (["--strikt"], "unknown_option", "--strict"),
        (["--hlep"], "unknown_option", "--help"),
        (["--xyzzy=1"], "unknown_option", ""),
        (["--paths", "a"], "no_option", ""),
        (["--sti=a"], "no_option", ""),
    ],
)
def test_wrong_use_is_told(written: list[str], key: str, suggestion: str) -> None:
    with pytest.raises(UsageError) as caught:
        parser().read(written)
    assert (caught.value.key, caught.value.suggestion) == (key, suggestion)


def test_one_argument_too_many_is_told() -> None:
    made = Parser("aktsom sign", load_words("nb", "command"))
    made.argument("report", "RAPPORT")
    assert made.read(["a"]).report == "a"
    with pytest.raises(UsageError) as caught:
        made.read(["a", "b"])
    assert caught.value.key == "too_many"
    assert caught.value.arguments["written"] == "b"


def test_help_may_be_asked_for_by_one_letter() -> None:
    everywhere = Parser("aktsom", load_words("nb", "command"))
    everywhere.flag("--help")
    read, rest = everywhere.read_known(["-h", "check", "--strict"])
    assert read.help
    assert rest == ["check", "--strict"]


def raised() -> Exception:
    """An error that another one has led to."""
    try:
        try:
            int("hemmelig")
        except ValueError as error:
            raise LookupError("hemmelig") from error
    except LookupError as error:
        return error
    raise AssertionError


def fault(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    error = raised()
    file = write_fault(error, arguments)
    assert file is not None
    assert file == write_fault(error, arguments), "the same fault is the same file"
    return file.read_text(encoding="utf-8")


def test_a_fault_says_where_and_nothing_of_what_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = fault(
        tmp_path, monkeypatch, "--lang", "nb", "check", "hemmelig/sti", "--strict=hemmelig"
    )
    assert "hemmelig" not in text
    assert str(tmp_path) not in text
    lines = text.split("\n")
    assert lines[0].startswith("aktsom")
    assert lines[1].startswith(f"Python {sys.version_info.major}.")
    assert "pydantic " in lines[2]
    assert "aktsom" not in lines[2], "it has a line of its own"
    assert lines[3] == "aktsom check --lang --strict"
    assert lines.index("LookupError") < lines.index("ValueError")
    assert any(each.startswith("  tests/generator/test_commands_help.py:") for each in lines)


def test_where_nothing_can_be_written_there_is_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert write_fault(ValueError(), ()) is None


def test_places_in_python_itself_and_elsewhere_say_nothing_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    script = tmp_path / "theirs.py"
    script.write_text("import json\njson.loads('{')\n", encoding="utf-8")
    with pytest.raises(ValueError, match="Expecting") as caught:
        exec(compile(script.read_text("utf-8"), str(script), "exec"), {})  # noqa: S102 - our own
    file = write_fault(caught.value, ())
    assert file is not None
    places = [each.partition(":")[0] for each in file.read_text("utf-8").split("\n")]
    assert "  theirs.py" in places
    assert "  json/decoder.py" in places
