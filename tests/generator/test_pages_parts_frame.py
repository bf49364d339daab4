"""What belongs to the whole site: frames and languages."""

from pathlib import Path

from generator.pages.parts.frame import make_frame
from generator.pages.parts.headings import Heading
from generator.plan.addresses import Site
from tests.generator.books import make_book, pages


def test_pages_of_several_languages_lead_to_each_other(tmp_path: Path) -> None:
    book = make_book(tmp_path, {"organisation.yaml": "name: A\nlanguages: [nb, nn, en]\n"})
    context = next(pages(book, "law", Site(url="https://x.no"), "nn"))
    frame = make_frame(context, Heading("t", "d", ()))
    assert frame.around is not None
    assert [(link.text, link.href, link.current) for link in frame.around.languages] == [
        ("Bokmål", "../../2023/apenhetsloven.html", False),
        ("Nynorsk", "openheitslova.html", True),
        ("English", "../../en/2023/transparency-act.html", False),
    ]
    assert frame.alternates[2] == ("en", "https://x.no/en/2023/transparency-act.html")
    assert frame.canonical == "https://x.no/nn/2023/openheitslova.html"


def test_drafts_say_so_and_stay_out_of_search_also_in_a_preview(tmp_path: Path) -> None:
    book = make_book(tmp_path, {"2023/report.yaml": "form: ehn-2023\nstatus: draft\n"})
    context = next(pages(book, "report", Site(preview=True), "nb"))
    frame = make_frame(context, Heading("t", "d", ()))
    assert frame.hidden
    assert frame.around is not None
    assert [each.text for each in frame.around.banners] == [context.words["draft_banner"]]
    assert "connect-src 'self' ws:" in frame.policy
    assert "unsafe-inline" not in frame.policy
