"""YAML as `aktsom new` writes it: read back, every text is what it was."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.yaml_documents import parse_yaml
from generator.findings.positions import Plain
from generator.scaffold.yaml_text import comment, comment_out, entries, entry, item

TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), st.just("\n")),
    min_size=1,
).filter(lambda text: text.strip())


def read(lines: list[str]) -> object:
    return yaml.load("\n".join(lines) + "\n", Loader=yaml.CBaseLoader)  # noqa: S506 - makes nothing but text


@given(TEXTS)
@settings(max_examples=300)
def test_any_text_reads_back(text: str) -> None:
    values: dict[str, Plain] = {"a": text, "b": [text, "x"], "c": {"d": text}}
    assert read([*entries(values)]) == values
    assert read(["list:", *item([*entries(values, 2)], 1)]) == {"list": [values]}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Torggata 12, 0181 Oslo", "a: Torggata 12, 0181 Oslo"),
        ("Kveite: fersk", "a: 'Kveite: fersk'"),
        ("#0b4f5c", "a: '#0b4f5c'"),
        ("null", 'a: "null"'),
        ("Ola's", "a: Ola's"),
        ("En\n\nto\n", "a: |\n  En\n\n  to"),
        ("En\nto", "a: |-\n  En\n  to"),
        ("En\nto\n\n", "a: |+\n  En\n  to\n"),
        (" En\nto", 'a: " En\\nto"'),
    ],
)
def test_the_easiest_form_is_chosen(text: str, written: str) -> None:
    assert "\n".join(entry("a", text)) == written
    document, findings = parse_yaml("a.yaml", f"{written}\n")
    assert findings == ()
    assert document is not None


def test_what_is_commented_out_is_what_it_was() -> None:
    lines = ["  a: |", "    En", "", "    to"]
    commented = [*comment_out(lines, 1)]
    assert commented == ["  # a: |", "  #   En", "  #", "  #   to"]
    assert [each.replace("# ", "").replace("#", "").rstrip() for each in commented] == lines


def test_a_comment_never_ends_before_its_line() -> None:
    assert [*comment("En\u2028to\x85tre\nfire")] == ["# En to tre", "# fire"]
    assert max(map(len, comment("ord " * 100, 3))) <= 100


@pytest.mark.parametrize("text", ["En\n \nto\n", "En\n  to\n", "En\nto\n\n\n", "En\r\nto"])
def test_spaces_within_a_block_are_kept(text: str) -> None:
    assert read([*entry("a", text)]) == {"a": text}


def test_no_blank_line_of_a_block_ends_in_spaces() -> None:
    written = "\n".join(entry("a", {"b": "En\n\nto\n"}))
    assert not any(line != line.rstrip() for line in written.split("\n"))
