"""The accessibility statement: honest, of this site, without a date."""

import re
from pathlib import Path

from generator.pages.kinds.accessibility import AccessibilityView, make_accessibility
from generator.plan.addresses import Site
from tests.generator.books import make_book, make_checked_book, pages, render_all

HEAD = "form: ehn-2023\nstatus: published\n"


def state(content: Path, files: dict[str, str], language: str = "nb") -> AccessibilityView:
    book = make_checked_book(content, files)
    (context,) = pages(book, "accessibility", Site(), language)
    return make_accessibility(context)[1]


def test_it_tells_what_is_known_to_be_wrong(tmp_path: Path) -> None:
    path = tmp_path / "fisk" / "2023" / "attachments" / "plan.pdf"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"%PDF")
    view = state(
        tmp_path,
        {
            "organisation.yaml": "name: Fjordfisk AS\nlanguages: [nb, en]\n",
            "2023/report.yaml": (
                f"{HEAD}attachments: [{{file: plan.pdf, title: Planen}}]\n"
                "exceptions: [{code: ACC102, reason: Lenken er bare pynt.},"
                " {code: LAW401, reason: Styret signerer senere.}]\n"
            ),
            "2023/4-track/nb.md": "## 4.A.2\n\nVi spør, se [her](https://a.no/spørsmål).\n",
        },
    )
    assert [(each.text, each.href) for each in view.attachments] == [
        ("Planen (2023)", "2023/attachments/plan.pdf")
    ]
    assert [(each.text, each.href) for each in view.untranslated] == [
        ("English (2023)", "en/2023/index.html")
    ]
    assert [each.code for each in view.gaps] == ["ACC102"]


def test_where_nothing_is_known_it_says_so(tmp_path: Path) -> None:
    html = render_all(make_book(tmp_path))["tilgjengelighet.html"]
    assert "Ingen er ført opp." in html
    assert "uustatus.no" not in html
    assert not re.search(r"\b20\d\d-\d\d|\d\. \w+ 20\d\d", html)


def test_a_public_body_leads_to_its_own_statement(tmp_path: Path) -> None:
    address = "https://uustatus.no/nb/erklaringer/publisert/abc"
    own = "name: Fjordfisk\nlanguages: [nb]\npublic_body: ja\n"
    view = state(tmp_path, {"organisation.yaml": f"{own}accessibility_statement: {address}\n"})
    assert view.public
    assert view.public[1].href == address
    view = state(tmp_path, {"organisation.yaml": own})
    assert view.public
    assert view.public[0].endswith("ikke oppgitt her; erklæringene samles på")
    assert view.public[1].href == "https://uustatus.no"


def test_others_have_no_such_link(tmp_path: Path) -> None:
    own = "name: Fjordfisk\nlanguages: [nb]\npublic_body: nei\n"
    assert state(tmp_path, {"organisation.yaml": own}).public is None
