"""What of a report can be downloaded, and on which terms."""

from collections.abc import Iterator

from msgspec import Struct

from generator.pages.context import Link, PageContext
from generator.plan.addresses import DATA_FILES, DATA_SCHEMA
from generator.text.cldr import format_size


class DataFile(Struct, frozen=True):
    """A file to download, its format, and what is in it."""

    link: Link
    text: str


class LicenseView(Struct, frozen=True):
    """The licence: what is said of it, and its name; a link where its address is given."""

    text: str
    name: str | None = None
    href: str | None = None


def show_license(context: PageContext) -> LicenseView:
    """Return the licence of the text and the data, or that the publisher has stated none."""
    organisation, words = context.book.organisation, context.words
    given = organisation.license
    if given is None:
        return LicenseView(words("data_license_missing", name=organisation.name))
    return LicenseView(words("data_license_given", name=organisation.name), given.name, given.url)


def list_attached(context: PageContext) -> Iterator[DataFile]:
    """Yield the files of open data that go with a report wherever it goes, as in its PDF."""
    words, home = context.words, context.home
    for name in DATA_FILES:
        text = words[f"download_{name.replace('.', '_')}"]
        yield DataFile(Link(name, context.link(home.data(context.report.year, name))), text)
    schema = DATA_SCHEMA.rpartition("/")[2]
    yield DataFile(Link(schema, context.link(DATA_SCHEMA)), words["download_schema"])


def show_paper(context: PageContext) -> Iterator[DataFile]:
    """Yield the report's PDF, with its number of pages and its size, where one has been made."""
    path = context.home.paper(context.report.year)
    paper = context.papers.get(path)
    if paper:
        size = format_size(paper.size, context.language)
        text = context.words("paper_whole_text", pages=paper.pages, size=size)
        yield DataFile(Link(context.words["paper_whole"], context.link(path)), text)
