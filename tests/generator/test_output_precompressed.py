"""Files compressed at the build: the same bytes come out, and nothing that is not text goes in."""

import gzip

import brotli
import pytest

from generator.output.precompressed import precompress
from generator.plan.artifacts import Artifact

TEXT = b"<p>Redegj\xc3\xb8relse</p>\n" * 40


def test_what_comes_out_is_what_went_in() -> None:
    packed = {each.path: each.data for each in precompress(Artifact("a/index.html", TEXT))}
    assert packed.keys() == {"a/index.html.br", "a/index.html.gz"}
    assert brotli.decompress(packed["a/index.html.br"]) == TEXT
    assert gzip.decompress(packed["a/index.html.gz"]) == TEXT


def test_it_depends_on_nothing_but_the_bytes() -> None:
    artifact = Artifact("reports.json", TEXT)
    assert list(precompress(artifact)) == list(precompress(artifact))


@pytest.mark.parametrize(
    "path",
    ["logo.png", "lo/2023/statement.pdf", "assets/pagefind/index/a.pf_index", "a/x.parquet"],
)
def test_what_is_compressed_by_itself_is_left_alone(path: str) -> None:
    assert not list(precompress(Artifact(path, TEXT)))


def test_what_only_grows_is_left_alone() -> None:
    assert not list(precompress(Artifact("robots.txt", b"a")))


def test_an_attachment_is_left_alone() -> None:
    """Two of an editor's attachments may be called so."""
    assert not list(precompress(Artifact("lo/2023/attachments/a.csv", TEXT)))
