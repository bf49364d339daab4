"""The tables of all statements of a site, for those who use them: files, examples, columns."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from string import ascii_uppercase
from typing import Any, TypeAlias

from markupsafe import Markup
from msgspec import Struct

from generator.pages.context import Link
from generator.pages.parts.data_tables import DataField, DataTable, describe_column, describe_table
from generator.pages.parts.downloads import DataFile
from generator.pages.parts.linked_data import as_script
from generator.plan.addresses import DATA_PACKAGE, WORKBOOK, Site, absolute
from generator.plan.datasets import Dataset, list_register_tables
from generator.plan.site_addresses import DATA_FOLDER
from generator.text.words import TEMPLATES, Words, load_words
from schema.files import read_as
from schema.languages import in_language

# Returns the address, from the page, of a path from site/.
Linker: TypeAlias = Callable[[str], str]
_MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class WorkedExample(Struct, frozen=True):
    """How the tables are used with a program: what to do, and what to write."""

    id: str
    title: str
    text: str
    code: str


class OpenDataView(Struct, frozen=True):
    """The page of all data; `whose` are the columns that begin every table."""

    files: tuple[DataFile, ...]
    notes: tuple[str, ...]
    examples: tuple[WorkedExample, ...]
    whose: tuple[DataField, ...]
    tables: tuple[DataTable, ...]


class _Examples(Struct, frozen=True, forbid_unknown_fields=True):
    excel: dict[str, str]
    python: str
    csv: str
    parquet: str


def show_open_data(site: Site, words: Words, link: Linker, feed: str) -> OpenDataView:
    """Return the view of the page in the language of `words`; `feed` is the path of one, if any."""
    terms, tables = load_words(words.language, "data"), list_register_tables()
    whose, *_ = tables
    begin = [each for each in whose.columns if _is_of_all(each.name)]
    return OpenDataView(
        files=tuple(_files(words, link, feed)),
        notes=(terms["tables_description"], words["open_data_limits"]),
        examples=tuple(list_examples(site, words, link)),
        whose=tuple(describe_column(each, whose, words, terms) for each in begin),
        tables=tuple(_table(each, site, words, link) for each in tables),
    )


@cache
def _is_of_all(name: str) -> bool:
    """Tell whether a column begins every table."""
    return all(any(each.name == name for each in table.columns) for table in list_register_tables())


def _files(words: Words, link: Linker, feed: str) -> Iterator[DataFile]:
    workbook, package = f"{DATA_FOLDER}{WORKBOOK}", f"{DATA_FOLDER}{DATA_PACKAGE}"
    yield DataFile(Link(WORKBOOK, link(workbook)), words["open_data_workbook"])
    yield DataFile(Link(DATA_PACKAGE, link(package)), words["download_datapackage_json"])
    if feed:
        yield DataFile(Link(feed.rpartition("/")[2], link(feed)), words["download_feed"])


def _table(table: Dataset, site: Site, words: Words, link: Linker) -> DataTable:
    terms = load_words(words.language, "data")
    links = tuple(Link(name, link(f"{DATA_FOLDER}{name}")) for name in _names(table, site))
    own = (each for each in table.columns if not _is_of_all(each.name))
    return describe_table(table, own, links, words, terms)


def _names(table: Dataset, site: Site) -> Iterator[str]:
    yield table.file
    if site.parquet:
        yield f"{table.name}.parquet"


@cache
def _load_examples() -> _Examples:
    return read_as(TEMPLATES / "examples.yaml", _Examples)


def list_examples(site: Site, words: Words, link: Linker) -> Iterator[WorkedExample]:
    """Yield an example for a spreadsheet, for Python and for SQL.

    Where the site's own address is not known, they are to be run in the folder of the page.
    """
    told = _load_examples()
    address = absolute(site, DATA_FOLDER) or link(DATA_FOLDER)
    sql = told.parquet if site.parquet else told.csv
    codes = {
        "excel": in_language(told.excel, words.language).format(**_letters()),
        "python": told.python.format(address=address),
        "duckdb": sql.format(address=address),
    }
    for name, code in codes.items():
        title, text = words[f"example_{name}"], words[f"example_{name}_text"]
        yield WorkedExample(name, title, text, code.strip())


def _letters() -> Mapping[str, str]:
    """Return the letters that Excel gives the columns of the sheet `risks`."""
    risks = next(each for each in list_register_tables() if each.name == "risks")
    return {each.name: _letter(place) for place, each in enumerate(risks.columns)}


def _letter(place: int) -> str:
    tens, ones = divmod(place, len(ascii_uppercase))
    return (ascii_uppercase[tens - 1] if tens else "") + ascii_uppercase[ones]


def describe_dataset(
    site: Site, view: OpenDataView, known: Mapping[str, Any], link: Linker
) -> Markup:
    """Return the tables as schema.org describes a data set; `known` is what the page says of it."""

    def locate(name: str) -> str:
        path = f"{DATA_FOLDER}{name}"
        return absolute(site, path) or link(path)

    names = [WORKBOOK, DATA_PACKAGE, *(name.text for each in view.tables for name in each.links)]
    data = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        **known,
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "contentUrl": locate(name),
                "encodingFormat": _MEDIA_TYPES[name.rsplit(".", 1)[1]],
            }
            for name in names
        ],
    }
    return as_script(data)
