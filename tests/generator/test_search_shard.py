"""The index of an organisation: what is in it, when it is made anew, what keeps it from that."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import cbor2
import pagefind_bin
import pytest

from generator.line.build import Options, build
from generator.output import search_shard
from generator.output.manifest import Made, read_manifest
from generator.output.pagefind import SearchError
from generator.output.search_shard import make_shard
from generator.output.write import Staging, open_output
from generator.plan.artifacts import Artifact
from generator.plan.site_addresses import INDEX
from tests.generator.command import Run
from tests.generator.samples import AS_OF, copy_report, edit

PAGE = (
    '<!doctype html><html lang="{language}"><title>t</title>'
    '<main data-pagefind-body><h1>Fisk</h1><h2 id="1.A">Spørsmål</h2><p>{text}</p></main>'
)
OPTIONS = Options(AS_OF, processes=1)


@pytest.fixture
def staging(tmp_path: Path) -> Iterator[Staging]:
    """Where an open build lays its files aside."""
    with open_output(tmp_path / "site", tmp_path / "records") as output:
        yield output.staging


def put(staging: Staging, path: str, text: str, language: str = "nb") -> dict[str, str]:
    """Put a page; return its path and digest."""
    page = PAGE.format(language=language, text=text).encode()
    return {path: staging.put(Artifact(path, page))}


def fragments(folder: Path, files: dict[str, str]) -> Iterator[dict[str, object]]:
    """What the index says of each page."""
    for path in files:
        if path.endswith(".pf_fragment"):
            data = gzip.decompress((folder / path).read_bytes())
            yield json.loads(data[data.index(b"{") :])


def test_each_language_has_its_own_index_of_questions(staging: Staging) -> None:
    pages = put(staging, "a.html", "Fagforening") | put(staging, "en/a.html", "Union", "en")
    made = make_shard(pages, INDEX, staging, None, "1")
    names = {path.removeprefix("assets/pagefind/") for path in made.files}
    assert {"pagefind.js", "pagefind-entry.json", "wasm.nb.pagefind", "wasm.en.pagefind"} <= names
    assert not any("ui" in name or "highlight" in name or "worker" in name for name in names)
    found = {each["url"]: each["anchors"] for each in fragments(staging.new, dict(made.files))}
    assert found.keys() == {"/a.html", "/en/a.html"}
    assert [each["id"] for each in found["/a.html"]] == ["1.A"]  # type: ignore[attr-defined]


def test_labels_values_and_cells_are_set_apart_in_what_is_found(staging: Staging) -> None:
    text = (
        "</p><dl><dt>Telefon</dt><dd>+47 99 99 99 99</dd><dd>Postboks 1</dd>"
        "<dt>Mål</dt><dd><p>Færre timer.</p></dd></dl>"
        "<table><tr><th>Kari Vik</th><td><b>Styreleder</b> </td><td>Uten forbehold</td></tr>"
        "<tr>\n<th>Ola By\n<td>Medlem\n\n</table><p>"
    )
    made = make_shard(put(staging, "a.html", text), INDEX, staging, None, "1")
    (found,) = fragments(staging.new, dict(made.files))
    assert found["content"] == (
        "Fisk. Spørsmål. Telefon: +47 99 99 99 99. Postboks 1. Mål: Færre timer. "
        "Kari Vik: Styreleder, Uten forbehold, Ola By: Medlem,"
    )


def test_equal_pages_give_equal_files_in_whatever_order(tmp_path: Path) -> None:
    made = []
    for name, order in (("one", ("a.html", "b.html")), ("two", ("b.html", "a.html"))):
        with open_output(tmp_path / name) as output:
            pages: dict[str, str] = {}
            for path in order:
                pages |= put(output.staging, path, f"tekst i {path}")
            made.append(make_shard(pages, INDEX, output.staging, None, "1"))
    assert made[0] == made[1]


def test_pages_are_numbered_by_their_addresses(staging: Staging) -> None:
    """Not as the file system lists them, which differs between machines."""
    pages: dict[str, str] = {}
    for number in (7, 3, 9, 1, 8, 2, 6, 4, 5):
        pages |= put(staging, f"side-{number}/a.html", f"tekst {number}")
    made = make_shard(pages, INDEX, staging, None, "1")
    (meta,) = (path for path in made.files if path.endswith(".pf_meta"))
    data = gzip.decompress((staging.new / meta).read_bytes())
    urls = {
        path.rpartition("/")[2].partition(".")[0]: each["url"]
        for path, each in zip(
            [path for path in made.files if path.endswith(".pf_fragment")],
            fragments(staging.new, dict(made.files)),
            strict=True,
        )
    }
    numbered = [urls[name] for name, _ in cbor2.loads(data.removeprefix(b"pagefind_dcd"))[1]]
    assert numbered == [f"/side-{number}/a.html" for number in range(1, 10)]


def test_nothing_is_ignored_name_of_the_work(staging: Staging) -> None:
    make_shard(put(staging, "a.html", "x"), INDEX, staging, None, "1")
    assert sorted(path.name for path in staging.workspace.iterdir()) == [".gitignore", "site"]


def test_the_index_is_kept_while_its_pages_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[object] = []
    find = pagefind_bin.get_executable

    def counting() -> Path:
        runs.append(None)
        return Path(find())

    monkeypatch.setattr(pagefind_bin, "get_executable", counting)
    content = copy_report(tmp_path / "content")
    for _ in range(2):
        build(content, tmp_path / "site", OPTIONS)
    assert len(runs) == 1
    edit(content / "lo", {"2023/1-embed/nb.md": ("LO", "Landsorganisasjonen")})
    build(content, tmp_path / "site", OPTIONS)
    assert len(runs) == 2


def test_the_manifest_lists_the_index_and_what_is_obsolete_goes_away(tmp_path: Path) -> None:
    content, site = copy_report(tmp_path / "content"), tmp_path / "site"
    build(content, site, OPTIONS)
    manifest = read_manifest(site / ".aktsom-manifest.json")
    assert manifest
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert set(manifest.paths) == there - {".aktsom-manifest.json"}
    assert (site / "sok.html").is_file()
    build(content, site, Options(AS_OF, processes=1, search=False))
    assert not (site / "assets/pagefind").exists()
    assert not (site / "sok.html").exists()
    assert b"sok.html" not in (site / "index.html").read_bytes()


def test_the_preview_has_no_search(tmp_path: Path) -> None:
    content = copy_report(tmp_path / "content")
    build(content, tmp_path / "site", Options(AS_OF, processes=1, preview=True))
    assert not (tmp_path / "site/assets/pagefind").exists()


def test_a_program_that_cannot_start_is_told_of(
    staging: Staging, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: Path("no-such-program"))
    with pytest.raises(SearchError, match="no-such-program"):
        make_shard(put(staging, "a.html", "x"), INDEX, staging, None, "1")


def test_a_program_that_fails_is_told_of(staging: Staging, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_shard, "_LEFT_OUT", "[")
    with pytest.raises(SearchError):
        make_shard(put(staging, "a.html", "x"), INDEX, staging, None, "1")


def test_an_index_whose_files_are_gone_is_made_anew(staging: Staging) -> None:
    pages = put(staging, "a.html", "x")
    made = make_shard(pages, INDEX, staging, None, "1")
    again = make_shard(pages, INDEX, staging, Made("", made.files, searched=made.searched), "1")
    assert again == made


def test_the_command_says_that_search_failed_and_how_to_do_without(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: Path("no-such-program"))
    failed = run("build")
    assert failed.status == 2
    assert "Søket kunne ikke lages" in failed.err
    assert not Path("site/index.html").exists()
    assert run("build", "--no-search").status == 0
    assert not Path("site/sok.html").exists()
