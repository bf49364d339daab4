"""What stands for a page elsewhere: cards of shared links, icons, cover pictures."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from msgspec.structs import replace
from PIL import Image

from generator.book.model import Book
from generator.pages.format import card, icon
from generator.pages.format.card import _ROOM, Card, can_write, draw_card, fit_lines, typeface
from generator.pages.format.icon import SIDE, Icon, draw_png, write_svg
from generator.pages.format.photograph import make_photograph
from generator.pages.parts.cover import list_covers
from generator.pages.parts.social import list_social
from generator.plan.addresses import Site
from generator.plan.site_plan import plan
from tests.generator.books import make_book, render_all
from tests.generator.odd_files import picture

KNOWN = Site(url="https://example.org/repo/")
CARD = Card("Fjordfisk AS", "Redegjørelse etter åpenhetsloven", "2023", "#0f4f5e")
SERIF, SANS = "SourceSerifPro-Semibold.ttf", "SourceSansPro-Semibold.ttf"


def size_of(data: bytes) -> tuple[int, int]:
    with Image.open(BytesIO(data)) as opened:
        return opened.size


def with_logo(content: Path, name: str, data: bytes, more: str = "") -> Book:
    (content / "fisk").mkdir()
    (content / "fisk" / name).write_bytes(data)
    head = f"name: Fjordfisk AS\nlanguages: [nb, en]\nappearance: {{logo: {name}{more}}}\n"
    return make_book(content, {"organisation.yaml": head})


def test_a_card_is_the_same_to_the_byte_and_changes_with_what_it_says() -> None:
    first = draw_card(CARD)
    assert size_of(first) == (1200, 630)
    assert len(first) < 40_000
    assert draw_card(CARD) == first
    others = (
        ("name", "Fjordfisk ASA"),
        ("year", "2024"),
        ("accent", "#802020"),
        ("note", "Utkast"),
    )
    changed = [draw_card(replace(CARD, **{key: value})) for key, value in others]
    assert len({first, *changed}) == 5


@pytest.mark.parametrize(
    "text",
    [
        "Fjordfisk AS",
        "Statement under the Norwegian Transparency Act",
        "Østlandske Samvirkeforening for Innkjøp og Distribusjon av Arbeidstøy og Verneutstyr SA",
        "Innkjøpssamarbeidsorganisasjonsforbundsrepresentantskapsleddet" * 2,
        "mange ord " * 40,
    ],
)
def test_what_a_card_says_has_room(text: str) -> None:
    font, lines = fit_lines(text, SERIF, (84, 68, 52), 2)
    assert 1 <= len(lines) <= 2
    assert all(font.getlength(each) <= _ROOM for each in lines)


def test_letters_that_the_typeface_lacks_are_left_out_rather_than_boxes() -> None:
    assert can_write("Ærfugl Åsen Łódź", typeface(SANS, 40))
    assert not can_write("广东家具", typeface(SANS, 40))
    assert fit_lines("广东家具", SANS, (40,), 2)[1] == ()
    assert size_of(draw_card(Card("广东家具", CARD.title, "2023", "#0f4f5e"))) == (1200, 630)


def test_cards_are_drawn_only_where_the_address_of_the_site_is_known(tmp_path: Path) -> None:
    book = make_book(tmp_path)
    assert {each.path for each in list_social(plan(book, Site()))} == {
        "assets/icon.svg",
        "assets/icon.png",
    }
    known = {each.path for each in list_social(plan(book, KNOWN))}
    assert known == {"assets/icon.svg", "assets/icon.png", "2023/card.png"}


def test_pages_name_their_card_and_icon(tmp_path: Path) -> None:
    book = make_book(tmp_path)
    page = render_all(book, KNOWN)["2023/index.html"]
    assert '<meta property="og:image" content="https://example.org/repo/2023/card.png">' in page
    assert '<link rel="icon" href="../assets/icon.svg" type="image/svg+xml">' in page
    assert '<meta property="og:url" content="https://example.org/repo/2023/">' in page
    unknown = render_all(book)["2023/index.html"]
    assert "og:image" not in unknown
    assert "og:title" in unknown


def test_each_language_has_a_card_of_its_own(tmp_path: Path) -> None:
    head = "name: Fjordfisk AS\nlanguages: [nb, en]\n"
    made = plan(make_book(tmp_path, {"organisation.yaml": head}), KNOWN)
    cards = {each.path: each.data for each in list_social(made) if each.path.endswith("card.png")}
    assert list(cards) == ["2023/card.png", "en/2023/card.png"]
    assert len(set(cards.values())) == 2


@pytest.mark.parametrize(
    ("accent", "ink"), [("#0f4f5e", "#ffffff"), ("#ffd400", "#1b2226"), ("#84300f", "#ffffff")]
)
def test_the_letter_of_an_icon_can_be_read_on_its_colour(accent: str, ink: str) -> None:
    assert f'fill="{ink}"' in write_svg(Icon("F", accent)).decode()


def test_what_a_name_begins_with_is_no_markup() -> None:
    assert b"&lt;" in write_svg(Icon("<", "#0f4f5e"))


def test_a_square_logo_is_the_icon_and_a_wide_one_is_not(tmp_path: Path) -> None:
    for name, box in (("a", "0 0 30 30"), ("b", "0 0 90 30")):
        drawing = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><path d="M0 0h9"/></svg>'
        )
        (tmp_path / name).mkdir()
        made = plan(with_logo(tmp_path / name, "logo.svg", drawing.encode()), Site())
        icon = {each.path: each.data for each in list_social(made)}["assets/icon.svg"]
        assert (b"<path" in icon) == (name == "a")


def test_a_logo_of_dots_is_on_the_card_and_square_in_the_icon(tmp_path: Path) -> None:
    made = plan(with_logo(tmp_path, "logo.png", picture("PNG", size=(50, 48))), KNOWN)
    files = {each.path: each.data for each in list_social(made)}
    assert size_of(files["assets/icon.png"]) == (SIDE, SIDE)
    assert files["assets/icon.png"] != draw_png(Icon("F", "#0f4f5e"))
    plain = {each.path: each.data for each in list_social(plan(make_book(tmp_path / "b"), KNOWN))}
    assert files["2023/card.png"] != plain["2023/card.png"]


@pytest.mark.parametrize(
    ("module", "draw", "value"),
    [(card, draw_card, CARD), (icon, draw_png, Icon("F", "#0f4f5e"))],
)
def test_what_is_drawn_is_kept_and_drawn_anew_only_where_that_is_damaged(
    module: ModuleType,
    draw: Callable[[object], bytes],
    value: object,
    caches: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn, really = list[object](), module._draw  # noqa: SLF001

    def noted(it: object) -> bytes:
        drawn.append(it)
        return bytes(really(it))

    monkeypatch.setattr(module, "_draw", noted)
    first = draw(value)
    assert draw(value) == first
    assert drawn == [value]
    (kept,) = caches.glob("*.png")
    kept.write_bytes(kept.read_bytes()[:-1])
    assert draw(value) == first
    assert drawn == [value, value]


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB")],
)
def test_a_cover_is_a_jpeg_no_larger_than_screens_need(
    tmp_path: Path, kind: str, mode: str
) -> None:
    file = tmp_path / f"a.{kind.lower()}"
    file.write_bytes(picture(kind, mode, (3000, 1500)))
    made = make_photograph(file)
    assert made
    assert (made.width, made.height) == size_of(made.data) == (1600, 800)
    assert make_photograph(file) == made


def test_the_cover_is_on_the_statement_s_front_page_with_what_it_tells(tmp_path: Path) -> None:
    folder = tmp_path / "fisk" / "2023" / "attachments"
    folder.mkdir(parents=True)
    (folder / "a.jpg").write_bytes(picture("JPEG", size=(64, 32)))
    cover = "cover: {file: a.jpg, alt: 'En \"syer\" ved en maskin'}\n"
    head = f"form: ehn-2023\nstatus: published\n{cover}"
    book = make_book(tmp_path, {"2023/report.yaml": head})
    assert [each.path for each in list_covers(plan(book, Site()))] == ["2023/cover.jpg"]
    page = render_all(book)["2023/index.html"]
    assert (
        '<img class="picture" src="cover.jpg" alt="En &#34;syer&#34; ved en maskin" '
        'width="64" height="32">' in page
    )
    assert "attachments/a.jpg" not in page


def test_a_cover_that_cannot_be_opened_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(picture("JPEG")[:-200])
    assert make_photograph(file) is None
