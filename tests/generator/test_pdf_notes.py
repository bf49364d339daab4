"""Footnotes: each where it is first called, numbered through the document."""

from xml.etree.ElementTree import Element, fromstring

from generator.pdf.notes import move_notes


def moved(body: str) -> Element:
    root = fromstring(f"<body>{body}</body>")  # noqa: S314 - our own text
    move_notes(root, "Note {number}")
    return root


def call(name: str, number: int = 1) -> str:
    """A call as Markdown writes it."""
    return f'<sup><a class="footnote-ref" href="#{name}">{number}</a></sup>'


def holder(*notes: tuple[str, str]) -> str:
    items = "".join(f'<li id="{name}">{text}</li>' for name, text in notes)
    return f'<div class="footnote"><ol>{items}</ol></div>'


def notes(root: Element) -> list[tuple[str | None, str]]:
    return [
        (each.get("id"), "".join(each.itertext()))
        for each in root.iter("a")
        if each.get("class") == "note"
    ]


def test_a_note_stands_where_it_is_called_and_its_list_is_gone() -> None:
    root = moved(f"<p>Før{call('n')} etter.</p>{holder(('n', '<p>Noten.</p>'))}")
    assert "".join(root.itertext()) == "Før1 Noten. etter."
    assert notes(root) == [("n", "1 Noten.")]
    assert [each.tag for each in root] == ["p"]


def test_notes_are_numbered_in_the_order_they_are_called_whatever_they_were() -> None:
    first = f"<p>A{call('x', 2)} B{call('y', 1)}</p>{holder(('y', '<p>Y</p>'), ('x', '<p>X</p>'))}"
    second = f"<p>C{call('z', 1)}</p>{holder(('z', '<p>Z</p>'))}"
    assert notes(moved(first + second)) == [("x", "1 X"), ("y", "2 Y"), ("z", "3 Z")]


def test_a_note_that_is_called_again_is_a_link_to_it() -> None:
    root = moved(f"<p>A{call('n')} B{call('n')}</p>{holder(('n', '<p>Noten.</p>'))}")
    (again,) = (each for each in root.iter("a") if "note-again" in (each.get("class") or ""))
    assert (again.text, again.get("href"), again.get("aria-label")) == ("1", "#n", "Note 1")
    assert again.tail is None
    assert len(notes(root)) == 1


def test_the_first_paragraph_begins_on_the_line_of_the_number() -> None:
    root = moved(f"<p>A{call('n')}</p>{holder(('n', '<p>En.</p><p>To.</p>'))}")
    (note,) = (each for each in root.iter("a") if each.get("class") == "note")
    assert [each.tag for each in note] == ["span", "span", "p"]
    listed = moved(f"<p>A{call('n')}</p>{holder(('n', '<ul><li>x</li></ul>'))}")
    (note,) = (each for each in listed.iter("a") if each.get("class") == "note")
    assert [each.tag for each in note] == ["span", "ul"]


def test_the_links_back_are_left_out() -> None:
    back = '<a class="footnote-backref" href="#fn">↩</a>'
    root = moved(f"<p>A{call('n')}</p>{holder(('n', f'<p>Noten. {back}</p>'))}")
    assert notes(root) == [("n", "1 Noten.")]
    kept = moved(f"<p>A{call('n')}</p>{holder(('n', '<p>Se <a>her</a></p>'))}")
    assert notes(kept) == [("n", "1 Se her")]


def test_what_only_looks_like_a_call_stays() -> None:
    body = f"<p>m<sup>2</sup> <sup><a href='#n'>1</a></sup>{call('ukjent')}</p>"
    root = moved(body + holder(("n", "<p>Noten.</p>")))
    assert "".join(root.itertext()) == "m2 11"
    assert [each.tag for each in root.iter("sup")] == ["sup"] * 3


def test_other_boxes_and_lists_are_no_notes() -> None:
    root = moved(f"<div class='x'><ol><li id='n'>En</li></ol></div><p>A{call('n')}</p>")
    assert "".join(root.itertext()) == "EnA1"
    assert notes(root) == []


def test_a_note_is_read_in_the_direction_of_its_list_or_its_own() -> None:
    listed = holder(("n", "<p>En.</p>"), ("m", "<p>To.</p>")).replace("<ol>", '<ol dir="rtl">')
    listed = listed.replace('<li id="m">', '<li id="m" dir="ltr">')
    root = moved(f"<p>Før{call('n')}{call('m', 2)}</p>{listed}")
    ways = [each.get("dir") for each in root.iter("a") if each.get("class") == "note"]
    assert ways == ["rtl", "ltr"]
    assert "dir" not in next(moved(f"<p>A{call('n')}</p>{holder(('n', 'B'))}").iter("a")).attrib
