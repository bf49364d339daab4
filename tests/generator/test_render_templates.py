"""Templates: no decisions, no misspelt names, compiled wherever they can be."""

import re
from pathlib import Path

import pytest

from generator.pages.render import environment
from generator.text.words import TEMPLATES
from schema.languages import load_languages


@pytest.mark.parametrize("language", load_languages())
def test_a_misspelt_name_in_a_template_is_a_fault_at_once(language: str) -> None:
    template = environment(language).from_string("{{ words.no_such_word }}")
    with pytest.raises(AttributeError, match="no_such_word"):
        template.render()


def test_templates_decide_nothing() -> None:
    """Only loops, conditions, macros and the ways to put templates together."""
    allowed = {
        "block", "elif", "else", "endblock", "endfor", "endif", "endmacro", "extends", "for",
        "from", "if", "macro",
    }  # fmt: skip
    folders = ("layouts", "pages", "components")
    for path in (each for folder in folders for each in (TEMPLATES / folder).rglob("*.html")):
        used = set(re.findall(r"{%-?\s*(\w+)", path.read_text(encoding="utf-8")))
        assert used <= allowed, path


def test_templates_compile_where_nothing_can_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user's cache that is a file, as on some servers, is simply not used."""
    (tmp_path / "cache").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = environment.__wrapped__("nb")
    assert made.get_template("pages/front.html").name == "pages/front.html"
    assert "words" in made.globals
