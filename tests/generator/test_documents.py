"""From bytes to text: what is put right without a word, and what is refused with its place."""

from pathlib import Path

import pytest

from generator.content import documents
from generator.content.documents import Parsed, parse_file, span_at
from generator.content.markdown_documents import MarkdownDocument
from generator.content.sources import Source
from generator.content.yaml_documents import YamlDocument
from generator.findings.finding import Finding
from generator.findings.positions import START, MappingNode, Span, to_plain
from schema.limits import most


def read(data: bytes, name: str = "facts.yaml") -> tuple[Parsed, tuple[Finding, ...]]:
    return parse_file(Source(f"brod/{name}", Path(name), len(data), data))


def refused(data: bytes, name: str = "facts.yaml") -> tuple[str, int, int, object]:
    """The only finding of a file that cannot be read: code, line, column, what is to be seen."""
    parsed, (finding,) = read(data, name)
    assert parsed.document is None
    span = finding.where.span
    assert span is not None
    return finding.code, span.line, span.column, finding.arguments.get("character")


def test_the_suffix_says_what_a_file_is() -> None:
    assert isinstance(read(b"a: 1")[0].document, YamlDocument)
    assert isinstance(read(b"## 1.A.1", "nb.md")[0].document, MarkdownDocument)


@pytest.mark.parametrize(
    "data",
    [
        b"a: 1\nb: 2\n",
        b"a: 1\r\nb: 2\r\n",
        b"a: 1\rb: 2\r",
        b"\xef\xbb\xbfa: 1\nb: 2\n",
    ],
    ids=["unix", "windows", "old-mac", "byte-order-mark"],
)
def test_what_differs_between_systems_makes_no_difference(data: bytes) -> None:
    parsed, findings = read(data)
    assert parsed.text == "a: 1\nb: 2\n"
    assert findings == ()
    assert isinstance(parsed.document, YamlDocument)
    assert to_plain(parsed.document.root) == {"a": "1", "b": "2"}


def test_letters_in_parts_are_put_together() -> None:
    assert read("a: a\u030al\n".encode())[0].text == "a: ål\n"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("navn: Bøen\n".encode("latin1"), (1, 8, "ø")),
        ("blåbær: 1\nnavn: ".encode() + b"\x93Bo\x94\n", (2, 7, "“")),
    ],
    ids=["latin-1", "windows-1252"],
)
def test_a_file_that_is_not_utf_8_is_refused_at_its_first_strange_byte(
    data: bytes, place: tuple[int, int, str]
) -> None:
    assert refused(data) == ("SYN101", *place)


def test_a_file_in_utf_16_is_refused_as_a_whole() -> None:
    parsed, (finding,) = read("a: 1\n".encode("utf-16"))
    assert parsed.document is None
    assert (finding.code, finding.arguments, finding.where.span) == (
        "SYN101", {"case": "utf16"}, None
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\nb: 2\x00\n", (2, 5, "U+0000")),
        ("a: \x07\n", (1, 4, "U+0007")),
        ("a: x\u2028y\n", (1, 5, "U+2028")),
        ("a: x\x85y\n", (1, 5, "U+0085")),
        ("a: \u202ex\n", (1, 4, "U+202E")),
        ("a: x\ufeff\n", (1, 5, "U+FEFF")),
        ("a: x\ufffe\n", (1, 5, "U+FFFE")),
    ],
)
def test_a_character_that_nobody_sees_is_refused(text: str, place: tuple[int, int, str]) -> None:
    assert refused(text.encode()) == ("SYN102", *place)
    assert refused(text.encode(), "nb.md") == ("SYN102", *place)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: e" + "\u0317" * 7 + "\n", (1, 11)),
        ("a: x\nb: e" + "\u0317\u20dd" * 4 + "\n", (2, 11)),
        ('a: x\nb: "e' + "\\u0317" * 7 + '"\n', (2, 1)),
        ('a: "e' + "\\U00000317" * 7 + '"\n', (1, 1)),
    ],
)
def test_marks_upon_marks_are_refused(text: str, place: tuple[int, int]) -> None:
    parsed, (finding,) = read(text.encode())
    assert (parsed.document, finding.code, finding.arguments["case"]) == (None, "SYN115", "stacked")
    assert finding.where.span is not None
    assert (finding.where.span.line, finding.where.span.column) == place
    written = "e" + "&#x317;" * 4 + "&#791;" * 3
    assert read(f"## 4.A.1\n\n{written}\n".encode(), "nb.md")[1][0].code == "SYN115"


@pytest.mark.parametrize("word", ["Nguyễn", "שָׁלוֹם", "हिन्दी", "บริษัท", "བསྒྲུབས", "é", "🏴\u200d☠️"])
def test_marks_of_languages_are_not(word: str) -> None:
    parsed, findings = read(f"a: {word}\n".encode())
    assert (parsed.document is not None, findings) == (True, ())


def test_utf_32_is_not_taken_for_utf_16() -> None:
    _, (finding,) = read("a: æ\n".encode("utf-32"))
    assert (finding.code, finding.arguments["case"]) == ("SYN101", "utf32")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_utf_16_is_told_with_and_without_its_mark(encoding: str) -> None:
    parsed, (finding,) = read("a: æ\nb: på 1\n".encode(encoding))
    assert (parsed.document, finding.code, finding.arguments["case"]) == (None, "SYN101", "utf16")


def test_a_file_that_was_not_saved_to_its_end_is_told_where_it_breaks_off() -> None:
    parsed, (finding,) = read(b"a: 1\nb: 2" + b"\0" * 40)
    assert (parsed.document, finding.code, finding.arguments["case"]) == (None, "SYN101", "zeros")
    assert finding.where.span is not None
    assert (finding.where.span.line, finding.where.span.column) == (2, 5)


@pytest.mark.parametrize(
    ("encoding", "letter"),
    [("cp1252", "å"), ("mac_roman", "å"), ("mac_roman", "ø"), ("mac_roman", "æ"), ("cp865", "ø")],
)
def test_the_letter_meant_is_that_of_the_system_where_the_byte_is_one(
    encoding: str, letter: str
) -> None:
    _, (finding,) = read(f"a: f{letter}r\n".encode(encoding))
    assert finding.arguments["character"] == letter


@pytest.mark.parametrize(
    "text",
    [
        "+## 4.A.2\n+\n+Vi ser.\n",
        "diff --git a/nb.md b/nb.md\nindex 1..2 100644\n",
        "@@ -1,2 +1,2 @@\n-## 4.A.2\n+## 4.A.3\n",
    ],
)
def test_a_comparison_of_git_is_one_finding(text: str) -> None:
    for name in ("nb.md", "facts.yaml"):
        parsed, (finding,) = read(text.encode(), name)
        assert (parsed.document, finding.code) == (None, "SYN201")
        assert finding.arguments["case"] == "diff"


@pytest.mark.parametrize("text", ["a: a\u00a0b\n", "a: a\u00adb\n", "a: a\tb\n", "a: 😀\n"])
def test_other_unusual_characters_are_let_through(text: str) -> None:
    assert read(text.encode())[1] == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("## 1.A.1\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n", 2),
        ("## 1.A.1\n\na\n>>>>>>> main\n", 4),
        ("## 1.A.1\n\n||||||| base\n", 3),
        ("## 1.A.1\n\na\n\n=======\n\nb\n", 5),
    ],
)
def test_a_conflict_of_git_is_found_also_when_only_a_piece_of_it_is_left(
    text: str, line: int
) -> None:
    assert refused(text.encode(), "nb.md")[:3] == ("SYN201", line, 1)


def test_a_line_of_equals_signs_under_a_line_of_text_is_a_heading_and_no_conflict() -> None:
    _, (finding,) = read(b"## 1.A.1\n\nTittel\n=======\n", "nb.md")
    assert finding.code == "SYN204"


@pytest.mark.parametrize("name", ["facts.yaml", "nb.md"])
@pytest.mark.parametrize("data", [b"", b" \n\n", b"\xef\xbb\xbf"])
def test_a_file_with_nothing_in_it_is_found_and_read_as_nothing(name: str, data: bytes) -> None:
    parsed, (finding,) = read(data, name)
    assert (finding.code, finding.where.span, finding.arguments["key"]) == ("VAL107", START, name)
    assert parsed.document in {
        YamlDocument("brod/facts.yaml", MappingNode((), START)),
        MarkdownDocument("brod/nb.md", ()),
    }


def test_a_place_in_a_text_is_counted_in_lines_and_characters() -> None:
    assert span_at("blåbær\nål", 7, 2) == Span(2, 1, 2, 3)
    assert span_at("blåbær", 3) == Span(1, 4, 1, 5)


@pytest.mark.parametrize("mark", ["*", "_", "~", "[", "`", "<"])
def test_marks_beyond_the_limit_are_refused_where_they_pass_it(mark: str) -> None:
    row = f"a {mark * 500}\n\n"
    text = "## 4.A.1\n\n" + row * (most("marks") // 500)
    assert read(text.encode(), "nb.md")[0].document is not None
    code, line, column, _ = refused(f"{text}{mark}".encode(), "nb.md")
    assert (code, line, column) == ("SYN115", text.count("\n") + 1, 1)


@pytest.mark.parametrize(
    "hidden", ["\U000e0041\U000e0042", "\ufe00\ufe01", "\U000e0100\U000e0101", "\u200b\u200c" * 2]
)
def test_a_text_that_nobody_sees_is_refused(hidden: str) -> None:
    assert refused(f"a: Fjord{hidden} AS\n".encode()) == ("SYN102", 1, 9, f"U+{ord(hidden[0]):04X}")


@pytest.mark.parametrize(
    "text",
    [
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "❤\ufe0f",
        "👩\u200d🌾",
        "葛\U000e0100",
    ],
)
def test_marks_that_make_a_picture_of_a_character_are_let_through(text: str) -> None:
    assert read(f"a: Fjord {text} AS\n".encode())[1] == ()


@pytest.mark.parametrize("text", ["a: 1\nb: 2\n", "a: '**'\n"], ids=["lines", "marks"])
def test_there_may_be_as_much_as_the_limit_says(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "most", lambda _: 2)
    assert read(text.encode())[1] == ()
    monkeypatch.setattr(documents, "most", lambda _: 1)
    assert [each.code for each in read(text.encode())[1]] == ["SYN115"]


def test_a_file_that_begins_with_what_was_never_written_is_refused() -> None:
    assert read(b"\0\0\0\0a: 1\n")[1][0].arguments["case"] == "zeros"
