"""What differs in the languages that a comparison is not made in."""

from pathlib import Path

from generator.compare.translations import compare_translations
from tests.generator.compare.pairs import FACTS, pair


def test_a_translation_is_compared_by_what_is_written_in_its_language(tmp_path: Path) -> None:
    names = {"organisation.yaml": "name: Fjordfisk AS\nlanguages: [nb, en]\n"}
    nb = {"2023/4-track/nb.md": "## 4.A.2\n\nVi spør.\n"}
    before = {
        **names,
        **nb,
        "2023/4-track/en.md": "## 4.A.2\n\nWe ask.\n",
        FACTS: "head_office: {nb: Bodø, en: Bodo}\n",
    }
    now = {**names, **nb, FACTS: "head_office: {nb: Bodø, en: Bodoe}\n"}
    section = compare_translations(pair(tmp_path, before, now))
    found = [(each.id, each.state, each.differences[0]) for each in section.changes]
    assert [(key, state, it.language, it.before, it.now) for key, state, it in found] == [
        ("0.2", "changed", "en", "Bodo", "Bodoe"),
        ("4.A.2", "gone", "en", "We ask.", ""),
    ]
