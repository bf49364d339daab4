"""Files and pages packed: what is asked of them is what the lists themselves would answer."""

import pickle
from hashlib import sha256

import pytest
from msgspec import json

from generator.output.file_list import FileList, PathList, encode_packed
from generator.output.intact import Intact
from generator.output.manifest import Made, Manifest, format_manifest, open_manifest

ODD = {'lo/a"b.html': "1", "lo/æ\\.html": "2", "lo/x.html": "3", 'lo,"to/x.html': "4", "a.css": "5"}


def test_what_is_packed_is_what_it_was() -> None:
    packed = FileList.of(ODD)
    assert packed == ODD == dict(packed)
    assert FileList.of(packed) is packed
    assert packed["a.css"] == "5"
    assert packed != FileList.of({**ODD, "a.css": "6"})
    assert FileList.of(dict(reversed(ODD.items()))).packed == packed.packed
    assert {packed: 1}[pickle.loads(pickle.dumps(packed))] == 1  # noqa: S301 - our own
    assert json.decode(json.encode(packed, enc_hook=encode_packed)) == ODD
    paths = PathList.of([*ODD])
    assert (tuple(paths), len(paths), "a.css" in paths) == (tuple(ODD), len(ODD), True)


def test_a_list_is_not_unpacked_for_each_of_its_files(monkeypatch: pytest.MonkeyPatch) -> None:
    packed, unpack, calls = FileList.of(ODD), FileList.unpack, list[int]()

    def noted(self: FileList) -> dict[str, str]:
        calls.append(1)
        return unpack(self)

    monkeypatch.setattr(FileList, "unpack", noted)
    assert all(path in packed for path in ODD)
    assert not any(path in packed for path in ("b.html", "html", "", 'b.html":"1', "x.html", 1))
    assert not calls
    assert {**packed} == dict(packed) == dict(packed.items()) == ODD
    assert len(calls) <= 4


@pytest.mark.parametrize("ending", ["", ".html", "x.html", "b.html", "none"])
def test_paths_are_counted_and_found_by_their_ends(ending: str) -> None:
    expected = sorted(path for path in ODD if path.endswith(ending))
    assert FileList.of(ODD).count(ending) == len(expected)
    assert sorted(FileList.of(ODD).list_ending(ending)) == expected


@pytest.mark.parametrize("folder", ["lo", "l", "to", 'lo,"to'])
def test_paths_are_counted_by_their_folder(folder: str) -> None:
    expected = [path for path in ODD if path.startswith(f"{folder}/")]
    assert FileList.of(ODD).count_below(folder) == len(expected)


@pytest.mark.parametrize(
    ("paths", "folder", "below"),
    [
        (["lo/a.html", "lo/en/b.html"], "lo", True),
        (["lo/a.html"], "lo", True),
        (["lo/a.html"], "l", False),
        (["lo-2/a.html", "lo/a.html"], "lo", False),
        (["lo/a.html", "pagefind/lo/x"], "lo", False),
        (['lo"/a","b.html', 'lo"/c.html'], 'lo"', True),
        ([",", "lo/a.html"], "lo", False),
        ([], "lo", False),
    ],
)
def test_files_are_below_a_folder_if_the_first_and_the_last_are(
    paths: list[str], folder: str, *, below: bool
) -> None:
    assert FileList.of(dict.fromkeys(paths, "1")).are_below(folder) is below


def test_a_manifest_is_taken_over_only_as_it_was_written() -> None:
    manifest = Manifest({"lo": Made("x", ODD, published=("lo/x.html",))}, {"a.css": "5"})
    data = format_manifest(manifest)
    assert open_manifest(data, sha256(data).digest()) == manifest
    assert open_manifest(data + b" ", sha256(data).digest()) is None
    assert open_manifest(b"{", sha256(b"{").digest()) is None


@pytest.mark.parametrize("more", [0, 40])
def test_what_is_doubtful_is_not_intact(more: int) -> None:
    """Whether few files are doubtful or many."""
    others = [f"other/{number}.html" for number in range(more)]
    first, second = FileList.of(ODD), FileList.of({"to/y.html": "6"})
    previous = Manifest({"lo": Made("", first), "to": Made("", second)})
    intact = Intact(previous, {'lo/a"b.html', *others})
    left = {path: each for path, each in ODD.items() if path != 'lo/a"b.html'}
    assert intact.within(first) == left
    assert intact.within(second) is second
    assert dict(intact) == {**left, "to/y.html": "6"}
    nothing = Intact(previous, None)
    assert (nothing.within(second), dict(nothing)) == ({}, {})
