"""What differs in the languages that a comparison is not made in."""

from pathlib import Path

from generator.compare.translations import compare_translations
from tests.generator.compare.pairs import FACTS, HEAD, pair


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


def test_what_the_frame_says_in_other_languages_is_compared_too(tmp_path: Path) -> None:
    """Also where what it says in the comparison's own language differs, and is shown there."""
    names = {"organisation.yaml": "name: Fjordfisk AS\nlanguages: [nb, en]\n"}
    head = HEAD + "attachments: [{file: k.png, title: {nb: Kart %s, en: Map %s}}]\n"
    before, now = ({**names, "2023/report.yaml": head % each} for each in (("1", "1"), ("2", "3")))
    (change,) = compare_translations(pair(tmp_path, before, now)).changes
    (found,) = change.differences
    assert (change.id, change.state, found.language) == ("report", "changed", "en")
    assert (found.before, found.now) == ("Map 1", "Map 3")
