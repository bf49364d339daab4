"""The tables of a whole site: described as they are, used as the page says, made when needed."""

import csv
import io
import json
import re
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stdout
from datetime import date
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from shutil import copytree
from threading import Thread
from typing import Any

import duckdb
import msgspec
import pytest
from frictionless import validate
from msgspec.structs import replace
from openpyxl import load_workbook
from pyarrow.parquet import read_schema, read_table

from generator.data import table_chunks
from generator.data.parquet import find_parquet_writer
from generator.data.register_rows import OrganisationRows, TableRows, Value
from generator.data.table_chunks import TableChunk
from generator.line import build as line_build
from generator.line import register_tables
from generator.line.build import Options, build
from generator.line.register_tables import WantedTables, divide, make_tables
from generator.output.manifest import Made, Manifest
from generator.output.write import Staging, open_output
from generator.pages.parts.open_data import list_examples
from generator.plan.addresses import Site
from generator.plan.artifacts import Artifact
from generator.plan.datasets import list_register_tables
from generator.text.words import load_words
from schema import user_cache
from tests.generator.books import make_book
from tests.generator.samples import copy_report, edit
from tests.organisations import BROKEN, FOLDERS

pytestmark = pytest.mark.slow
OPTIONS = Options(date(2026, 11, 22), drafts=True, search=False, processes=1)
PARQUET = replace(OPTIONS, parquet=find_parquet_writer() or "")
TABLES = list_register_tables()


@pytest.mark.parametrize("number", [0, 1, 50, 51])
def test_every_file_is_in_one_chunk_and_no_chunk_is_empty(number: int) -> None:
    files = {f"{each}/tables.json": str(each) for each in range(number)}
    chunks = [chunk for _, chunk in divide(files)]
    assert [each for chunk in chunks for each in chunk.items()] == [*files.items()]
    assert all(chunks)


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


def test_rows_of_other_columns_are_refused() -> None:
    """As they would be from another version: nothing is put below the wrong head."""
    none = dict.fromkeys((each.name for each in TABLES), 0)
    wrong = OrganisationRows("a", {each.name: TableRows(("x",), (("1",),)) for each in TABLES})
    with pytest.raises(ValueError, match="a: statements has other columns"):
        table_chunks.make_chunk("", TABLES, [wrong], none, parquet=False)


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


def rows_file(dice: Random, key: str) -> bytes:
    """The rows of an invented organisation."""
    kinds: dict[str, Callable[[], Value]] = {
        "integer": lambda: dice.randint(0, 99),
        "number": lambda: dice.randint(0, 99) / 4,
        "boolean": lambda: dice.random() < 0.5,
        "date": lambda: f"20{dice.randint(10, 30)}-06-15",
        "string": lambda: key + "æ<&\n" * dice.randint(0, 3),
    }
    tables = {
        each.name: TableRows(
            tuple(column.name for column in each.columns),
            tuple(
                tuple(dice.choice((kinds[column.type](), None)) for column in each.columns)
                for _ in range(dice.randint(0, 4))
            ),
        )
        for each in TABLES
    }
    return msgspec.json.encode(OrganisationRows(key, tables))


def put_tables(site: Path, rows: Mapping[str, bytes], *, keep: bool = True) -> dict[str, bytes]:
    """Make the tables of organisations' rows on a site; return the files."""
    with open_output(site) as output:
        made = {
            key: Made(key, dict(output.staging.put_all(Artifact(f"{key}/tables.json", data))))
            for key, data in sorted(rows.items())
        }
        files = {path: digest for each in made.values() for path, digest in each.files.items()}
        wanted = WantedTables(files, "program", find_parquet_writer() or "")
        tables = make_tables(wanted, output, keep=keep)
        output.commit(Manifest(made, tables=tables))
    return {path: (site / path).read_bytes() for path in tables.files}


def kept_chunks(folder: Path) -> list[Path]:
    """The files of what is kept of tables below a folder."""
    return sorted(each for each in folder.rglob("caches/**/tables/*") if each.is_file())


def change_rows(which: str, rows: dict[str, bytes], kept: list[Path], dice: Random) -> None:
    """Change the rows of an organisation, or what is kept."""
    key = dice.choice(sorted(rows))
    if which == "edit":
        rows[key] = rows_file(dice, key)
    elif which == "add":
        rows[f"{key}2"] = rows_file(dice, f"{key}2")
    elif which == "remove":
        del rows[key]
    elif which == "swap":
        one, other = dice.sample(kept, 2)
        one.write_bytes(other.read_bytes())
    elif which == "damage":
        file = dice.choice(kept)
        file.write_bytes(file.read_bytes()[: dice.randint(0, 200)])
    elif which == "forget":
        for each in kept:
            each.unlink()


def test_tables_after_any_edits_are_those_that_are_made_from_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where what is kept is damaged, cut off, another's or gone."""
    monkeypatch.setattr(register_tables, "_FILES_OF_CHUNK", 3)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    user_cache.find_folder.cache_clear()
    made: list[int] = []
    original = table_chunks.make_chunk

    def counted(inputs: str, tables: Any, found: Any, before: Any, *, parquet: bool) -> TableChunk:
        made.append(1)
        return original(inputs, tables, found, before, parquet=parquet)

    monkeypatch.setattr(table_chunks, "make_chunk", counted)
    dice = Random(18)  # noqa: S311 - nothing is secret
    rows = {key: rows_file(dice, key) for key in "abcdefghijklmnop"}
    edits = "edit add remove edit swap edit damage edit forget edit".split()  # noqa: SIM905 - brief
    count = 0
    for which in ("", *edits, ""):
        kept = kept_chunks(tmp_path)
        change_rows(which, rows, kept, dice)
        before = len(made)
        found = put_tables(tmp_path / "site", rows)
        count += len(made) - before
        assert found == put_tables(tmp_path / "anew", rows, keep=False), which
        names = {name for name, _ in divide({f"{key}/tables.json": "" for key in sorted(rows)})}
        assert {each.name for each in kept_chunks(tmp_path)} == names, "and no more"
    user_cache.find_folder.cache_clear()
    assert count < (len(made) - count) * 0.8, "some were kept"
