"""Where to ask for information: the organisation's address, and who answers of a report."""

from pathlib import Path

from generator.pages.context import Link
from generator.pages.parts.contact import show_contact
from tests.generator.books import make_book, open_page

ORGANISATION = """name: Fjordfisk AS
languages: [nb, en]
information:
  email: spor@fisk.example
  url: https://fisk.example/spor
  telephone: 22 33 44 55
  address: {nb: Brygga 1, en: The quay 1}
"""
CONTACT = """contact:
  name: Kari
  title: {nb: Direktør}
  email: kari@fisk.example
  telephone: 99 88 77 66
"""
HEAD = "form: ehn-2023\nstatus: published\n"


def test_all_that_is_known_is_shown(tmp_path: Path) -> None:
    files = {"organisation.yaml": ORGANISATION, "2023/report.yaml": f"{HEAD}{CONTACT}"}
    context = open_page(make_book(tmp_path, files), "en")
    view = show_contact(context, context.report)
    assert view.email == Link("spor@fisk.example", "mailto:spor@fisk.example")
    assert view.url == Link("https://fisk.example/spor", "https://fisk.example/spor")
    assert (view.telephone, view.person_telephone) == ("22 33 44 55", "99 88 77 66")
    assert view.address is not None
    assert (view.address.html, view.address.language) == ("The quay 1", None)
    assert view.person == "Kari"
    assert view.person_title is not None
    assert (view.person_title.html, view.person_title.language) == ("Direktør", "nb")
    assert view.person_email == Link("kari@fisk.example", "mailto:kari@fisk.example")
    assert view.more.text == context.words["page_information"]
    assert view.more.href.endswith(".html")


def test_without_a_report_there_is_no_person(tmp_path: Path) -> None:
    files = {"organisation.yaml": ORGANISATION, "2023/report.yaml": f"{HEAD}{CONTACT}"}
    view = show_contact(open_page(make_book(tmp_path, files)), None)
    assert view.email is not None
    assert (view.person, view.person_title, view.person_email) == (None, None, None)
    assert view.person_telephone is None


def test_what_is_not_known_is_not_there(tmp_path: Path) -> None:
    context = open_page(make_book(tmp_path))
    view = show_contact(context, context.report)
    assert (view.email, view.url, view.telephone, view.address) == (None, None, None, None)
    assert (view.person, view.person_title) == (None, None)
