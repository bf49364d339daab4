"""Scripts: without their comments, and with an address that follows their text."""

from generator.pages.parts.scripts import load_script, make_script


def test_the_address_of_a_script_follows_its_text() -> None:
    one, other = make_script("menu", "a();\n"), make_script("menu", "b();\n")
    assert one.path != other.path
    assert one == make_script("menu", "a();\n")
    assert (one.data, one.path[:12], one.path[-3:]) == (b"a();\n", "assets/menu.", ".js")
    assert len(one.path) == len("assets/menu..js") + 10


def test_comments_and_indentation_are_left_out() -> None:
    text = load_script("register").data.decode()
    lines = text.removesuffix("\n").split("\n")
    assert not [each for each in lines if each.startswith("//") or each != each.strip() or not each]


def test_what_looks_for_words_has_the_script_on_letters() -> None:
    letters = load_script("letters").data.decode().strip()
    assert load_script("register").data.decode().startswith(letters)
    assert load_script("search").data.decode().startswith(letters)
