"""The tables of a whole site: described as they are, used as the page says, made when needed."""

import csv
import io
import json
import re
import urllib.request
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import date
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copytree
from threading import Thread
from typing import Any

import duckdb
import pytest
from frictionless import validate
from msgspec.structs import replace
from openpyxl import load_workbook
from pyarrow.parquet import read_schema, read_table

from generator.data.parquet import find_parquet_writer
from generator.line import build as line_build
from generator.line.build import Options, build
from generator.output.write import Staging
from generator.pages.parts.open_data import list_examples
from generator.plan.addresses import Site
from generator.plan.datasets import list_register_tables
from generator.text.words import load_words
from tests.generator.books import make_book
from tests.generator.samples import copy_report, edit
from tests.organisations import BROKEN, FOLDERS

pytestmark = pytest.mark.slow
OPTIONS = Options(date(2026, 11, 22), drafts=True, search=False, processes=1)
PARQUET = replace(OPTIONS, parquet=find_parquet_writer() or "")
TABLES = list_register_tables()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a register, with Parquet."""
    folder = tmp_path_factory.mktemp("register") / "site"
    assert build(FOLDERS / "register", folder, PARQUET).written
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the site is served on this machine, for as long as tests of this module run."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(site))
    handler.log_message = lambda *_: None  # type: ignore[attr-defined]
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def rows(site: Path, name: str) -> list[dict[str, str]]:
    """A table, as those read it who know no more than CSV."""
    text = (site / "data" / f"{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def example(name: str, site: Site, language: str = "nb") -> str:
    """The code of an example of the page."""
    found = list_examples(site, load_words(language), lambda path: path)
    return next(each.code for each in found if each.id == name)


def test_the_description_holds_true_of_every_file(site: Path) -> None:
    """By the standard's own tool, CSV and workbook; by its bytes, every file."""
    package = site / "data" / "datapackage.json"
    report = validate(str(package), type="package")
    assert report.valid, report.flatten(["type", "rowNumber", "fieldName", "note"])
    resources = json.loads(package.read_bytes())["resources"]
    files = [*resources, *(each["parquet"] for each in resources if "parquet" in each)]
    by_path = {each["path"]: each for each in files}
    there = {
        each.name
        for each in (site / "data").iterdir()
        if each.suffix in {".csv", ".parquet", ".xlsx"}
    }
    assert by_path.keys() == there
    for path, each in by_path.items():
        data = (site / "data" / path).read_bytes()
        assert each["bytes"] == len(data)
        assert each["hash"] == f"sha256:{sha256(data).hexdigest()}"


def test_all_formats_hold_the_same(site: Path) -> None:
    book = load_workbook(site / "data" / "tables.xlsx")
    assert book.sheetnames == [*(each.name for each in TABLES), "columns"]
    for table in TABLES:
        plain, names = rows(site, table.name), [each.name for each in table.columns]
        assert (site / "data" / table.file).read_bytes().startswith(b"\xef\xbb\xbfnumber,name,")
        assert read_schema(site / "data" / f"{table.name}.parquet").names == names
        found = read_table(site / "data" / f"{table.name}.parquet").to_pylist()
        heads, *sheet = book[table.name].values
        assert list(heads) == names
        assert len(plain) == len(found) == len(sheet)
        for one, other, third in zip(plain, found, sheet, strict=True):
            filled = [name for name in names if one[name]]
            assert filled == [name for name in names if other[name] is not None]
            assert filled == [
                name for name, cell in zip(names, third, strict=True) if cell is not None
            ]


def test_keys_are_unique_and_statements_are_known(site: Path) -> None:
    known = {(each["organisation"], each["year"]) for each in rows(site, "statements")}
    for table in TABLES:
        keys = [tuple(each[name] for name in table.key) for each in rows(site, table.name)]
        assert len(set(keys)) == len(keys), table.name
        assert {(each["organisation"], each["year"]) for each in rows(site, table.name)} <= known


def test_every_page_that_a_row_names_is_there(site: Path) -> None:
    for table in TABLES:
        for row in rows(site, table.name):
            page, _, place = row["url"].partition("#")
            assert not place or f'id="{place}"' in (site / page).read_text(encoding="utf-8")
            assert (site / page).is_file()


def test_a_draft_that_says_nothing_of_risks_has_not_found_0(site: Path) -> None:
    risks = {each["organisation"]: each["risks"] for each in rows(site, "statements")}
    assert risks["asgard-utdanning"] == ""
    assert risks["zeta-kraft"] == "1"


@pytest.mark.parametrize("parquet", [True, False])
def test_the_example_of_duckdb_is_answered(
    site: Path, address: str, tmp_path: Path, *, parquet: bool
) -> None:
    """Its extension for the web is not on this machine: the file is fetched before it is asked."""
    code = example("duckdb", Site(url=address, several=True, parquet=parquet))
    (url,) = re.findall(r"'(http[^']*)'", code)
    file = tmp_path / url.rpartition("/")[2]
    with urllib.request.urlopen(url) as answer:  # noqa: S310 - our own server
        file.write_bytes(answer.read())
    found = duckdb.execute(code.replace(url, str(file))).fetchall()
    expected: dict[str, set[str]] = {}
    for each in rows(site, "risks"):
        expected.setdefault(each["topic"], set()).add(each["organisation"])
    assert {topic: organisations for topic, organisations, _ in found} == {
        topic: len(organisations) for topic, organisations in expected.items() if topic
    }
    assert sum(risks for _, _, risks in found) == sum(
        bool(each["topic"]) for each in rows(site, "risks")
    )


def test_the_example_of_pandas_reads_the_tables_from_the_web(site: Path, address: str) -> None:
    said = io.StringIO()
    known: dict[str, Any] = {}
    with redirect_stdout(said):
        exec(example("python", Site(url=address, several=True)), known)  # noqa: S102 - it is ours
    result = known["result"]
    assert int(result.to_numpy().sum()) == len(rows(site, "measures"))
    assert str(known["statements"]["number"].dtype) == "string"
    assert known["statements"]["risks"].isna().sum() == 2
    assert "sector_label" in said.getvalue()


@pytest.mark.parametrize(
    ("language", "name", "between"), [("nb", "ANTALL.HVIS.SETT", ";"), ("en", "COUNTIFS", ",")]
)
def test_the_example_of_excel_counts_what_it_says(
    site: Path, language: str, name: str, between: str
) -> None:
    code = example("excel", Site(), language)
    topics, topic, kinds, kind = code.removeprefix(f"={name}(").removesuffix(")").split(between)
    sheet = load_workbook(site / "data" / "tables.xlsx")["risks"]
    columns = [sheet[each.removeprefix("risks!").split(":")[0]] for each in (topics, kinds)]
    assert [each[0].value for each in columns] == ["topic", "kind"]
    wanted = (topic.strip('"'), kind.strip('"'))
    found = sum((one.value, other.value) == wanted for one, other in zip(*columns, strict=True))
    assert found == sum((each["topic"], each["kind"]) == wanted for each in rows(site, "risks")) > 0


def test_without_the_option_nothing_is_parquet_whatever_is_installed(tmp_path: Path) -> None:
    content, site = copy_report(tmp_path / "content"), tmp_path / "site"
    assert build(content, site, PARQUET).written
    assert (site / "data" / "risks.parquet").is_file()
    assert build(content, site, OPTIONS).written
    assert not list(site.rglob("*.parquet"))
    assert "parquet" not in (site / "data" / "index.html").read_text(encoding="utf-8")
    assert "parquet" not in (site / "data" / "datapackage.json").read_text(encoding="utf-8")


def test_one_organisation_has_the_same_tables_and_a_page_of_them(tmp_path: Path) -> None:
    content, site = copy_report(tmp_path / "content"), tmp_path / "site"
    assert build(content, site, OPTIONS).written
    assert len(rows(site, "statements")) == 1
    assert len(rows(site, "risks")) == 4
    assert 'href="data/index.html"' in (site / "index.html").read_text(encoding="utf-8")
    page = (site / "data" / "index.html").read_text(encoding="utf-8")
    assert '"@type": "Dataset"' in page


def test_the_tables_are_the_same_bytes_whoever_makes_them(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "site"
    assert build(FOLDERS / "register", other, replace(PARQUET, processes=2, cache=False)).written
    for file in sorted((site / "data").iterdir()):
        assert file.read_bytes() == (other / "data" / file.name).read_bytes(), file.name


def test_organisations_that_have_not_changed_are_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even their rows where nothing has; where one has, only the rows of the others."""
    content, site = copytree(FOLDERS / "register", tmp_path / "content"), tmp_path / "site"
    assert build(content, site, OPTIONS).written
    read: list[str] = []
    locate = Staging.locate

    def count(self: Staging, path: str) -> Path:
        read.append(path)
        return locate(self, path)

    monkeypatch.setattr(Staging, "locate", count)
    assert build(content, site, OPTIONS).written
    assert read == []
    before = (site / "data" / "risks.csv").read_bytes()
    edit(content / "zeta-kraft", {"2022/2-identify/facts.yaml": ("Vi vet lite.", "Vi vet mer nå.")})
    assert build(content, site, OPTIONS).written
    assert read
    assert all(path.endswith("tables.json") for path in read)
    assert before != (site / "data" / "risks.csv").read_bytes()


def test_an_attachment_of_that_name_is_no_table(tmp_path: Path) -> None:
    content, site = tmp_path / "content", tmp_path / "site"
    head = (
        "form: act-minimum\nstatus: draft\nattachments:\n- {file: tables.json, title: Tabeller}\n"
    )
    make_book(content, {"2023/report.yaml": head, "2023/attachments/tables.json": "[]\n"})
    assert build(content, site, OPTIONS).written
    assert len(rows(site, "statements")) == 1


def test_what_is_broken_makes_no_tables(tmp_path: Path) -> None:
    built = build(BROKEN, tmp_path / "site", OPTIONS)
    assert built.written is None
    assert not (tmp_path / "site" / "data").exists()


def test_rows_of_other_columns_are_refused(tmp_path: Path) -> None:
    """As they would be from another version: nothing is put below the wrong head."""
    from generator.data.register_rows import OrganisationRows, TableRows
    from generator.data.table_files import write_tables

    wrong = OrganisationRows("a", {each.name: TableRows(("x",), (("1",),)) for each in TABLES})
    with pytest.raises(ValueError, match="a: statements has other columns"):
        write_tables(tmp_path, TABLES, [wrong], parquet=False)


def test_of_many_organisations_the_tables_are_made_when_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_build, "TABLES_UNASKED", 5)
    assert build(FOLDERS / "register", tmp_path / "site", OPTIONS).written
    pages = [each.read_text("utf-8") for each in (tmp_path / "site").rglob("*.html")]
    files = [each.name for each in (tmp_path / "site" / "data").iterdir()]
    assert files == ["report.schema.json"]
    assert not list((tmp_path / "site").rglob("tables.json")), "nor the rows of each"
    assert not any("Alle data" in each for each in pages)
    asked = replace(OPTIONS, tables=True)
    assert build(FOLDERS / "register", tmp_path / "site", asked).written
    assert (tmp_path / "site" / "data" / "tables.xlsx").is_file()
    assert (tmp_path / "site" / "data" / "index.html").is_file()


def test_a_preview_of_several_has_no_tables_and_leads_to_none(tmp_path: Path) -> None:
    preview = replace(OPTIONS, preview=True)
    assert build(FOLDERS / "register", tmp_path / "site", preview).written
    pages = [each.read_text("utf-8") for each in (tmp_path / "site").rglob("*.html")]
    assert pages
    assert not any("Alle data" in each for each in pages)
