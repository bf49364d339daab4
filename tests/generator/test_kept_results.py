"""Results that are kept: used while nothing has changed, and equal to those made anew."""

import pickle
import random
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from generator.assessment.today import Days
from generator.commands.checked_content import CheckOutcome, check_content
from generator.commands.scope import find_scope
from generator.content import folder_state
from generator.content.sources import SourceFolder
from generator.formats.listing import Listing
from generator.line import organisation_build, shared_files
from generator.line.build import Done, Options, build, make_organisations
from generator.line.kept_results import ResultsKeeper, open_keeper
from generator.line.organisation_build import OrganisationBuild, Task
from generator.line.packed_value import Packed
from generator.output.write import Written
from generator.pages import site_pages
from generator.pages.parts import register
from generator.pages.render import fill
from generator.pages.site_pages import SitePage, list_site_pages
from generator.plan.artifacts import Artifact
from tests.generator.samples import HEAD, copy_report, edit

AS_OF = date(2026, 11, 22)
pytestmark = pytest.mark.usefixtures("caches")

NOTHING = CheckOutcome(Packed(()), Packed(()), (), {}, Days())
PROSE = "2023/1-governance/answers.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with LO's report."""
    return copy_report(tmp_path / "content")


def check(content: Path, as_of: date = AS_OF, language: str = "nb") -> Listing:
    """Return what the check of a content folder says."""
    scope = find_scope([], str(content), content)
    listing, failures = check_content(scope, as_of, language, cache=True)
    for error in failures.values():
        raise error
    return listing


def keeper_of(content: Path, given: str = "") -> ResultsKeeper:
    """Return where results on a content folder are kept."""
    return open_keeper("check", content, given, AS_OF)


def is_made(keeper: ResultsKeeper, *, holds: bool = True) -> bool:
    """Tell whether the check of LO is made, as it is not known; then it is."""
    made = []

    def make(source: SourceFolder, _: object) -> CheckOutcome:
        made.append(source.key)
        return NOTHING

    assert keeper.find("lo", CheckOutcome, make, holds=lambda _: holds) == NOTHING
    return made == ["lo"]


def test_what_has_not_changed_is_not_checked_again(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = check(content)
    assert first.entries
    monkeypatch.setattr("generator.commands.checked_content.check_source", None)
    assert check(content) == first
    tomorrow = date(2026, 11, 23)
    assert check(content, tomorrow) == first, "no rule asks how far off that is"
    with pytest.raises(TypeError):  # after the next deadline, another check
        check(content, date(2027, 7, 1))
    with pytest.raises(TypeError):
        check(content, language="en")
    edit(content / "lo", {HEAD: ("Oslo", "Bergen")})
    with pytest.raises(TypeError):
        check(content)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a word": lambda lo: edit(lo, {HEAD: ("Oslo", "Bergen")}),
    "a new attachment": lambda lo: (lo / "2023/attachments").mkdir(),
    "a file that is gone": lambda lo: (lo / "2023/3-address/facts.yaml").unlink(),
    "an empty folder": lambda lo: (lo / "2024").mkdir(),
    "a file of the same size": lambda lo: edit(lo, {HEAD: ("2023", "2024")}),
    "a file by another name": lambda lo: (lo / HEAD).rename(lo / "2023/Report.yaml"),
    "a shortcut": lambda lo: (lo / "2023/notes.md").symlink_to(lo / HEAD),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_is_a_change(content: Path, change: Callable[[Path], object]) -> None:
    assert is_made(keeper_of(content))
    assert not is_made(keeper_of(content))
    change(content / "lo")
    assert is_made(keeper_of(content))


def test_a_changed_attachment_and_another_program_are_changes(content: Path) -> None:
    attachment = content / "lo/2023/attachments/a.pdf"
    attachment.parent.mkdir()
    attachment.write_bytes(b"1")
    assert is_made(keeper_of(content))
    attachment.write_bytes(b"2")
    assert is_made(keeper_of(content))
    assert not is_made(keeper_of(content))
    assert is_made(keeper_of(content, "another program"))


def test_what_does_not_hold_any_more_is_made_again(content: Path) -> None:
    keeper = keeper_of(content)
    assert is_made(keeper, holds=False)
    assert is_made(keeper, holds=False)
    assert not is_made(keeper)


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "other"])
def test_what_is_damaged_is_as_good_as_nothing(content: Path, caches: Path, damage: str) -> None:
    keeper = keeper_of(content)
    assert is_made(keeper)
    assert not is_made(keeper)
    (file,) = caches.glob("results/*/check-*")
    data = file.read_bytes()
    changed = bytes([data[-9] ^ 1])
    damaged = {"cut": data[:-1], "changed": data[:-9] + changed + data[-8:], "empty": b""}
    file.write_bytes(damaged.get(damage, b"else"))
    assert is_made(keeper)


@pytest.mark.parametrize("packed", [b"cno_such_module\nname\n.", pickle.dumps(Options(AS_OF))])
def test_what_cannot_be_read_back_or_is_of_another_kind_is_as_good_as_nothing(
    content: Path, packed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = keeper_of(content)
    with monkeypatch.context() as patch:
        patch.setattr("pickle.dumps", lambda *_: packed)
        assert is_made(keeper)
    assert is_made(keeper)
    assert not is_made(keeper)


def test_files_are_not_read_where_the_system_has_them_as_they_were(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_state, "TOO_NEW", -1)
    keeper = keeper_of(content)
    assert keeper.recall("lo", CheckOutcome) is None
    assert is_made(keeper)
    assert keeper.recall("lo", CheckOutcome) == NOTHING
    assert keeper.recall("lo", OrganisationBuild) is None, "of another kind"
    assert keeper.recall("bergvik", CheckOutcome) is None
    (content / "lo" / HEAD).touch()
    assert keeper.recall("lo", CheckOutcome) is None
    monkeypatch.setattr(folder_state, "TOO_NEW", 1 << 62)
    assert not is_made(keeper)
    assert keeper.recall("lo", CheckOutcome) is None, "it may have changed without a trace"


def test_nothing_is_read_where_others_may_write(content: Path, caches: Path) -> None:
    assert keeper_of(content).place
    (caches / "results").chmod(0o777)
    assert not keeper_of(content).place
    first = check(content)
    assert check(content) == first


def test_each_content_folder_and_kind_of_work_has_its_own(content: Path, tmp_path: Path) -> None:
    other = copy_report(tmp_path / "other")
    assert is_made(keeper_of(content))
    assert is_made(keeper_of(other))
    assert is_made(open_keeper("site", content, "", AS_OF))
    assert not is_made(keeper_of(content))


def counting(made: list[str]) -> Callable[..., Iterator[Done]]:
    """Return what makes organisations and notes which of them are worked on."""

    def make(tasks: list[Task], processes: int | None) -> Iterator[Done]:
        work = organisation_build._build  # noqa: SLF001

        def noted(source: object, discovered: object, task: Task) -> OrganisationBuild:
            made.append(task.key)
            return work(source, discovered, task)  # type: ignore[arg-type]

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(organisation_build, "_build", noted)
            yield from make_organisations(tasks, processes)

    return make


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the files of a site."""
    found = (each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in found}


@pytest.fixture
def sharp(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system's word be taken for what was touched just now, too."""
    monkeypatch.setattr(folder_state, "TOO_NEW", 0)


@pytest.mark.usefixtures("sharp")
def test_what_the_system_has_as_it_was_is_not_even_read(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options, site = Options(AS_OF, search=False, processes=1), tmp_path / "site"
    first, found = build(content, site, options), check(content)
    monkeypatch.setattr("generator.line.kept_results.discover", None)
    again = build(content, site, replace(options, as_of=date(2026, 11, 23)))
    assert first.written
    assert again.written == Written(unchanged=first.written.written)
    assert check(content) == found
    edit(content / "lo", {HEAD: ("Oslo", "Oslx")})
    with pytest.raises(TypeError):  # of the same size, and yet it was touched
        check(content)


def test_what_was_touched_just_now_is_read(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_state, "TOO_NEW", 10**18)
    check(content)
    monkeypatch.setattr("generator.line.kept_results.discover", None)
    with pytest.raises(TypeError):
        check(content)


@pytest.mark.parametrize("search", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_what_all_have_in_common_is_made_anew_only_where_it_says_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, search: bool
) -> None:
    content, made = tmp_path / "content", list[int]()
    for key in ("ein", "to"):
        copy_report(content, key)

    def noted(*arguments: object) -> Iterator[SitePage | Artifact]:
        made.append(1)
        yield from list_site_pages(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(shared_files, "list_site_pages", noted)
    options = Options(AS_OF, search=search, processes=1)
    for old, new, renewed in (("", "", 1), ("Oslo", "Bergen", 1), ("2024-03-13", "2024-03-14", 2)):
        edit(content / "ein", {HEAD: (old, new)} if old else {})
        assert build(content, tmp_path / "site", options).written
        assert len(made) == renewed
    edit(content / "ein", {"organisation.yaml": ("name: ", "name: Nye ")})
    assert build(content, tmp_path / "site", options).written
    assert len(made) == 3
    (tmp_path / "site" / "index.html").unlink()
    assert build(content, tmp_path / "site", options).written
    assert len(made) == 4


@pytest.mark.slow
def test_of_the_script_of_all_rows_only_new_rows_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, made = tmp_path / "content", list[int]()
    monkeypatch.setattr(register, "ROWS", 9)
    make_register(content, 9 + 1)

    def counted(template: str, language: str, values: Mapping[str, Any]) -> bytes:
        if template == "register_rows":
            made.append(len(values["view"]))
        return fill(template, language, values)

    monkeypatch.setattr(site_pages, "fill", counted)
    options = Options(AS_OF, drafts=True, search=False, processes=1)
    for old, new in (("", ""), ("name: B09", "name: B09 AS"), ("name: B", "name: Ø")):
        edit(content / "org-09", {"organisation.yaml": (old, new)} if old else {})
        assert build(content, tmp_path / "site", options).written
    assert build(content, tmp_path / "site", replace(options, cache=False)).written
    assert made == [9 + 1, 1, 1, 9 + 1]


def make_register(content: Path, count: int) -> None:
    """Write so many organisations whose statements say next to nothing."""
    for number in range(count):
        folder = content / f"org-{number:02}" / "2024"
        folder.mkdir(parents=True)
        name = f"{'ABCDEFGH'[number % 8]}{number:02}"
        whose = f"name: {name}\nlanguages: [nb]\n"
        (folder.parent / "organisation.yaml").write_text(whose, "utf-8")
        (folder / "report.yaml").write_text("form: act-minimum\nstatus: draft\n", "utf-8")


@pytest.mark.slow
@pytest.mark.usefixtures("sharp")
def test_of_a_register_only_pages_that_show_something_else_are_made_anew(
    tmp_path: Path, caches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As they would be from nothing, whatever is edited, taken away, put in or damaged."""
    content, site, made = tmp_path / "content", tmp_path / "site", list[str]()
    monkeypatch.setattr(register, "ROWS", 10)
    make_register(content, 2 * 10 + 2)
    page = SitePage.make

    def damage(change: Callable[[bytes], bytes]) -> None:
        for each in caches.glob("sites/*/*.msgpack"):
            each.write_bytes(change(each.read_bytes()))

    def noted(self: SitePage) -> Artifact:
        made.append(self.path)
        return page(self)

    monkeypatch.setattr(SitePage, "make", noted)
    options = Options(AS_OF, drafts=True, search=False, processes=1)

    def rewrite(old: str, new: str) -> None:
        edit(content / "org-09", {"organisation.yaml": (old, new)})

    changes: tuple[tuple[Callable[[], object], set[str] | None], ...] = (
        (lambda: None, None),
        (lambda: None, set()),
        (lambda: rewrite("name: B09", "name: B09 AS"), {"index.html"}),
        (lambda: rewrite("languages", "sector: energy\nlanguages"), None),
        (lambda: (site / "index.html").write_text("<p>", "utf-8"), {"index.html"}),
        ((site / "404.html").unlink, {"404.html"}),
        (lambda: damage(lambda data: data[:-1]), None),
        (lambda: damage(lambda data: data.replace(b"B09 AS", b"B90 AS")), None),
        (lambda: damage(lambda _: b""), None),
        (lambda: rewrite("name: B09 AS", "name: B09 SA"), None),
        (lambda: shutil.rmtree(content / "org-03"), None),
        (lambda: make_register(content / "new", 1), None),
        (lambda: (content / "new" / "org-00").rename(content / "org-99"), None),
    )
    for change, expected in changes:
        made.clear()
        change()
        built = build(content, site, options)
        count = len(set(made))
        listed = {each for each in made if not each.startswith("register/")}
        assert expected is None or listed == expected
        anew = build(content, tmp_path / "anew", replace(options, cache=False))
        assert (built.written is None) == (anew.written is None)
        if built.written:
            assert files_of(site) == files_of(tmp_path / "anew")
            assert expected is None or count < len(set(made))


@pytest.mark.slow
@pytest.mark.usefixtures("sharp")
def test_sites_after_any_edits_are_those_that_are_made_from_nothing(tmp_path: Path) -> None:
    content, site, anew = tmp_path / "content", tmp_path / "site", tmp_path / "anew"
    for key in ("ein", "to"):
        copy_report(content, key)
    options = Options(AS_OF, search=False, processes=1)
    dice, made = random.Random(18), list[str]()  # noqa: S311 - not a secret
    edits: tuple[Callable[[Path], object], ...] = (
        lambda of: edit(of, {HEAD: ("Oslo", "Oslo og Bergen")}),
        lambda of: edit(of, {"organisation.yaml": ("name: ", "name: Nye ")}),
        lambda of: edit(of, {HEAD: ("status: published", "status: draft")}),
        lambda of: edit(of, {HEAD: ("form: ehn-2023", "form: ehn-2203")}),
        lambda of: shutil.rmtree(of / "2023" / "2-identify"),
        lambda of: of.rename(of.with_name("tre")),
        lambda _: shutil.rmtree(site / "ein", ignore_errors=True),
        lambda _: [each.write_text("<p>", "utf-8") for each in [*site.rglob("index.html")][:3]],
        lambda _: None,
    )
    original, compared = files_of(content), 0
    for round_ in range(9):
        if round_ % 3 == 0:  # back to what once was
            shutil.rmtree(content)
            for path, data in original.items():
                (content / path).parent.mkdir(parents=True, exist_ok=True)
                (content / path).write_bytes(data)
        of = dice.choice(sorted(each for each in content.iterdir() if (each / HEAD).is_file()))
        edits[round_](of)
        built = build(content, site, options, counting(made))
        fresh = Options(AS_OF, search=False, processes=1, cache=False)
        shutil.rmtree(anew, ignore_errors=True)
        expected = build(content, anew, fresh)
        assert built.checked == expected.checked
        assert built.loose == expected.loose or built.written is None
        if built.written and expected.written:
            assert files_of(site) == files_of(anew)
            compared += 1
    assert compared >= 4
    assert len(made) < 2 * 9, "some were kept"
