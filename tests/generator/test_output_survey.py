"""What lies in an output folder: ours, what stays, litter, and what is somebody's."""

import pickle
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest

from generator.output import dropped as dropped_module
from generator.output import survey as survey_module
from generator.output.dropped import Kept, find_dropped, find_shared
from generator.output.manifest import NAME, Made, Manifest, format_manifest
from generator.output.moves import take
from generator.output.survey import OutputError, survey
from generator.output.write import open_output
from generator.plan.artifacts import Artifact
from generator.plan.site_addresses import SHARDS


def lay(folder: Path, *paths: str) -> Path:
    for path in paths:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")
    return folder


def test_what_is_made_is_ours_and_what_is_git_s_stays(tmp_path: Path) -> None:
    lay(tmp_path, "index.html", "2023/a.html", ".gitignore", ".gitkeep")
    found = survey(tmp_path, {"index.html", "2023/a.html", "gone.html"})
    assert found.ours.keys() == {"index.html", "2023/a.html"}
    assert sorted(found.staying) == [".gitignore", ".gitkeep"]
    assert not found.litter
    inner = survey(tmp_path / "2023", {"a.html"})
    number = (tmp_path / "2023" / "a.html").stat().st_ino
    assert (inner.ours, inner.staying, inner.litter) == ({"a.html": number}, {}, frozenset())


CHANGES: dict[str, Callable[[Path], object]] = {
    "none": lambda _: None,
    "a new file": lambda site: lay(site, "2023/note.txt"),
    "a new folder": lambda site: (site / "2023" / "inner").mkdir(),
    "another name": lambda site: (site / "2023/a.html").rename(site / "2023/b.html"),
    "gone": lambda site: (site / "2023/deep/c.html").unlink(),
    "all gone": shutil.rmtree,
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_found_holds_until_something_comes_or_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    monkeypatch.setattr(survey_module, "TOO_NEW", 0)
    site = lay(tmp_path / "site", "index.html", "2023/a.html", "2023/deep/c.html")
    sleep(0.02)
    found = survey(site, {"index.html", "2023/a.html", "2023/deep/c.html"})
    (site / "index.html").write_text("other bytes, of the very same file", encoding="utf-8")
    CHANGES[change](site)
    assert found.still_holds() == (change == "none" and sys.platform != "win32")
    monkeypatch.setattr(survey_module, "TOO_NEW", 1 << 62)
    assert not found.still_holds(), "it may have been touched without a trace"


def test_what_others_put_into_the_folder_while_a_build_goes_on_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survey_module, "TOO_NEW", 0)

    def write(text: bytes, *others: str) -> None:
        with open_output(tmp_path / "site") as output:
            lay(tmp_path / "site", *others)
            output.commit(Manifest({}, {"a.html": output.staging.put(Artifact("a.html", text))}))

    write(b"1")
    sleep(0.02)
    with pytest.raises(OutputError) as caught:
        write(b"2", "note.txt")
    assert (caught.value.reason, caught.value.path) == ("foreign", "note.txt")
    assert (tmp_path / "site" / "note.txt").is_file()


@pytest.mark.parametrize(
    "name", [".DS_Store", "Thumbs.db", "desktop.ini", "._a", ".nfs01", "2023/.DS_Store"]
)
def test_what_systems_leave_is_litter(tmp_path: Path, name: str) -> None:
    assert survey(lay(tmp_path, name), ()).litter


@pytest.mark.parametrize("name", ["note.txt", "2023/.gitignore", "2023/note.txt", "x.DS_Store"])
def test_what_is_somebody_s_stops_everything(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError) as caught:
        survey(lay(tmp_path, name), ())
    assert (caught.value.reason, caught.value.path) == ("foreign", name)


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").symlink_to(tmp_path / "x")
    with pytest.raises(OutputError) as caught:
        survey(tmp_path / "site", {"a.html"})
    assert (caught.value.reason, caught.value.path) == ("shortcut", "a.html")


def test_what_the_manifest_names_is_ours_and_a_damaged_one_is_told(tmp_path: Path) -> None:
    lay(tmp_path, "a.html")
    (tmp_path / NAME).write_bytes(format_manifest(Manifest({}, {"a.html": "0" * 64})))
    assert survey(tmp_path, ()).ours.keys() == {"a.html"}
    (tmp_path / NAME).write_text("{", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        survey(tmp_path, ())
    assert (caught.value.reason, caught.value.path) == ("unreadable", NAME)


def test_the_reason_crosses_processes() -> None:
    error = pickle.loads(pickle.dumps(OutputError("busy", "site", "42")))  # noqa: S301 - our own
    assert (error.reason, error.path, error.detail) == ("busy", "site", "42")


def test_paths_collide_whatever_their_capitals() -> None:
    taken = take(["2023/Index.html"])
    assert taken.collides("2023/index.HTML")
    assert taken.collides("2023")
    assert taken.collides("2023/index.html/a.html")
    assert not taken.collides("2023/a.html")
    assert not taken.collides("20")
    taken.add("A\u030a.html")
    assert taken.collides("å.html")


def made(*paths: str) -> Made:
    return Made("", dict.fromkeys(paths, "0"), published=paths)


def dropped(
    before: dict[str, Made], now: dict[str, Kept]
) -> list[tuple[object, object, object, str]]:
    return [
        (
            each.arguments["case"],
            each.arguments.get("page"),
            each.arguments.get("target"),
            each.severity.word,
        )
        for each in find_dropped(before, now)
    ]


def test_an_address_that_is_gone_is_told_with_the_nearest_new_one() -> None:
    before = {"lo": made("index.html", "2023/index.html", "2023/risiko-a.html")}
    now = {"lo": Kept(frozenset({"index.html", "2023/index.html", "2023/risiko-ab.html"}))}
    assert dropped(before, now) == [
        ("one", "/2023/risiko-a.html", "/2023/risiko-ab.html", "error"),
    ]
    assert dropped(before, {"lo": Kept(frozenset(before["lo"].files))}) == []
    bare = {"lo": Kept(frozenset({"index.html", "2023/index.html"}))}
    assert dropped(before, bare)[0][2] == "/2023/index.html"
    front = {"lo": Kept(frozenset({"index.html"}))}
    assert [each[2] for each in dropped(before, front)] == ["/index.html", "/index.html"]


def test_many_that_are_gone_are_one() -> None:
    paths = tuple(f"2023/r{number}.html" for number in range(6))
    now = {"lo": Kept(frozenset({"index.html"}))}
    (finding,) = find_dropped({"lo": made(*paths)}, now)
    assert finding.arguments["case"] == "several"
    assert finding.arguments["count"] == 6
    assert finding.arguments["pages"] == tuple(f"/{each}" for each in paths)
    assert len(dropped({"lo": made(*paths[:5])}, now)) == 5


def test_what_has_only_moved_into_a_folder_is_one_thing() -> None:
    now = {"lo": Kept(frozenset({"lo/index.html", "lo/2023/index.html"}))}
    assert dropped({"lo": made("index.html", "2023/index.html")}, now)[0][0] == "place"
    renamed = {"nho": Kept(frozenset({"nho/index.html"}))}
    assert dropped({"lo": made("lo/index.html")}, renamed)[0][0] == "renamed"


def test_a_year_that_is_a_draft_again_is_told_as_that() -> None:
    now = {"lo": Kept(frozenset({"index.html"}), frozenset({"2023"}))}
    (finding,) = find_dropped({"lo": made("2023/index.html", "2023/a.html")}, now)
    assert (finding.arguments["case"], finding.arguments["year"]) == ("draft", "2023")
    assert finding.where.file == "lo/2023/report.yaml"


def test_an_organisation_that_is_gone_stops_a_site_that_others_have() -> None:
    before = {"lo": made("lo/index.html"), "nho": made("nho/index.html")}
    others = {"nho": Kept(frozenset({"nho/index.html"}))}
    assert dropped(before, others) == [("organisation", None, None, "error")]
    assert dropped({"lo": made("index.html")}, {"x": Kept(frozenset({"a.html"}))}) == [
        ("organisation", None, None, "warning")
    ]


def test_two_that_want_one_address_are_told_to_the_guest() -> None:
    files = {"lo": made("lo/index.html", "nho/A.html"), "nho": made("nho/a.html")}
    places = {"lo": "lo", "nho": "nho"}
    (finding,) = find_shared(files, (), places)
    assert (finding.where.file, finding.arguments["page"]) == (
        "lo/organisation.yaml",
        "/nho/a.html",
    )
    (own,) = find_shared({"lo": made("404.html")}, ["404.html"], {"lo": ""})
    assert own.where.file == "lo/organisation.yaml"
    assert list(find_shared({"lo": made("a.html")}, ["404.html"], {"lo": ""})) == []


def test_whoever_keeps_to_itself_need_not_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found of a few organisations is what is found when all of them are asked."""
    dice, found = random.Random(7), 0  # noqa: S311 - not a secret
    folders = ("lo", "nho", "NHO", "lo/inner", "", "ø", SHARDS)
    for _ in range(300):
        places = {key: dice.choice((key, key, *folders)) for key in ("lo", "nho", "to", "Ø", "ø")}
        now = {
            key: made(
                *(f"{home}/{name}.html".lstrip("/") for name in dice.sample("abA", 2)),
                *(f"{SHARDS}/{key}/{name}" for name in dice.sample("xy", 1)),
                *([f"{dice.choice(folders)}/a.html"] if dice.random() < 0.2 else ()),
            )
            for key, home in places.items()
        }
        site = dice.sample(("404.html", "LO/a.html", f"{SHARDS}/nho/x", "to/inner/a.html"), 2)
        few = list(find_shared(now, site, places))
        with monkeypatch.context() as patch:
            patch.setattr(dropped_module, "_find_near", lambda now, *_: now.keys())
            assert few == list(find_shared(now, site, places))
        found += bool(few)
    assert 50 < found < 300
