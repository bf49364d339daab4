"""What differs between two texts: only that, with a few words around it."""

import pytest

from generator.text.differences import Piece, compare_texts, shorten_pieces


def told(before: str, now: str) -> str:
    """The changes as one line: -removed-, +added+ and … for what is left out."""
    marks = {"same": "{}", "removed": "-{}-", "added": "+{}+", "gap": "…"}
    return " ".join(marks[each.kind].format(each.text) for each in compare_texts(before, now))


@pytest.mark.parametrize(
    ("before", "now", "shown"),
    [
        ("Vi besøker fem gårder.", "Vi besøker fem gårder.", ""),
        ("Vi besøker fem gårder.", "Vi besøker ti gårder.", "Vi besøker -fem- +ti+ gårder."),
        ("", "Nytt svar.", "+Nytt svar.+"),
        ("Gammelt svar.", "", "-Gammelt svar.-"),
        ("Et svar her.", "Nå noe nytt.", "-Et svar her.- +Nå noe nytt.+"),
        ("Likt.\n\nGammel linje.", "Likt.\n\nNy linje.", "… -Gammel- +Ny+ linje."),
        ("a\u00a0000 kr", "b\u00a0000 kr", "-a\u00a0000- +b\u00a0000+ kr"),
    ],
)  # fmt: skip
def test_what_is_shown_of_a_change(before: str, now: str, shown: str) -> None:
    assert told(before, now) == shown


def test_a_word_between_two_changes_is_taken_into_them() -> None:
    assert told("ved fem og seks kilder i alt", "ved ti og tolv kilder i alt") == (
        "ved -fem og seks- +ti og tolv+ kilder i alt"
    )


@pytest.mark.parametrize(
    ("between", "shown"),
    [("x", "-a x b- +c x d+ e"), ("x y", "-a- +c+ x y -b- +d+ e")],
)
def test_one_word_between_changes_is_of_them_and_two_are_not(between: str, shown: str) -> None:
    far = " ".join("efghijk")
    assert told(f"a {between} b {far}", f"c {between} d {far}").startswith(shown)


@pytest.mark.parametrize(("between", "shown"), [(16, [16]), (17, [7, 0, 7])])
def test_so_few_words_between_two_changes_are_shown(between: int, shown: list[int]) -> None:
    words = " ".join(f"ord{number}" for number in range(between))
    pieces = compare_texts(f"a {words} b", f"c {words} d")
    unchanged = [each for each in pieces if each.kind in {"same", "gap"}]
    assert [len(each.text.split()) for each in unchanged] == shown


@pytest.mark.parametrize(
    ("room", "shown"), [(10, "a" * 10), (9, ""), (40, ""), (41, f"{'a' * 10} {'b ' * 14}b")]
)
def test_a_piece_is_cut_where_there_is_room_for_some_of_it(room: int, shown: str) -> None:
    text = f"{'a' * 10} {'b ' * 40}" if room > 10 else "a" * 10
    assert "".join(each.text for each in shorten_pieces([Piece("same", text)], room)) == shown


def test_what_lies_far_from_a_change_is_left_out() -> None:
    words = [f"ord{number}" for number in range(40)]
    before, now = " ".join([*words, "slutt"]), " ".join([*words, "ende"])
    assert told(before, now) == "… ord33 ord34 ord35 ord36 ord37 ord38 ord39 -slutt- +ende+"


def test_what_there_is_no_room_for_becomes_a_gap() -> None:
    pieces = (Piece("removed", "a" * 10), Piece("added", "b " * 50), Piece("same", "c"))
    shown = list(shorten_pieces(pieces, 60))
    assert [(each.kind, len(each.text)) for each in shown] == [
        ("removed", 10), ("added", 49), ("gap", 0)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "now", "changed"),
    [
        (["a"] * 15_000, ["a"] * 15_000 + ["b"], {("added", "b")}),
        ([str(n) for n in range(9_000)], [*map(str, range(1, 9_000))], {("removed", "0")}),
        (["a", "b"] * 5_000, ["a", "b"] * 5_000, set()),
    ],
    ids=["one more", "one less", "the same"],
)
def test_thousands_of_paragraphs_are_compared_at_once(
    before: list[str], now: list[str], changed: set[tuple[str, str]]
) -> None:
    """Each with each, as few are, it would take minutes."""
    pieces = compare_texts("\n\n".join(before), "\n\n".join(now))
    assert {
        (each.kind, each.text) for each in pieces if each.kind in {"removed", "added"}
    } == changed


def test_thousands_of_paragraphs_that_alternate_are_told_as_one_whole() -> None:
    before = "\n".join(f"{n}" for n in range(4_000))
    now = "\n".join(f"{n if n % 2 else -n}" for n in range(4_000))
    assert {each.kind for each in compare_texts(before, now)} >= {"removed", "added"}
