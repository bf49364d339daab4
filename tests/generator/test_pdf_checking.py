"""What may be wrong with a PDF, each fault alone, in a file of a heading or two made by hand."""

from collections.abc import Callable
from io import BytesIO

import pytest
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name, Pdf, String

from generator.pdf.checking import check_pdf
from generator.pdf.expected_structure import Expected
from generator.pdf.values import Fault

STANDARDS = 'pdfaid:part="3" pdfaid:conformance="A" pdfuaid:part="1"'
DRAWN = "/H1 <</MCID {number}>> BDC\nBT\n(x) Tj\nET\nEMC\n"

Change = Callable[[Pdf], None]


def make(*levels: int, change: Change | None = None) -> tuple[bytes, Expected]:
    """A page with a heading of each level, all of it as it should be but for the change."""
    expected = Expected(
        title="Prøve",
        language="nb",
        headings=tuple((level, f"Del {number}") for number, level in enumerate(levels, 1)),
        tables=(), figures=0, notes=0, links=0, languages={}, files=(),
    )  # fmt: skip
    pdf = Pdf.new()
    pdf.add_blank_page()
    _draw(pdf, len(levels))
    _tag(pdf, levels)
    _declare(pdf, expected)
    if change:
        change(pdf)
    target = BytesIO()
    pdf.save(target, fix_metadata_version=False)
    return target.getvalue(), expected


def _draw(pdf: Pdf, headings: int) -> None:
    page = pdf.pages[0].obj
    instructions = "".join(DRAWN.format(number=each) for each in range(headings))
    page.Contents = pdf.make_stream(instructions.encode())
    page.StructParents, page.Tabs = 0, Name.S
    font = Dictionary(Type=Name.Font, Subtype=Name.Type3, ToUnicode=pdf.make_stream(b""))
    page.Resources = Dictionary(Font=Dictionary(F=font))


def _tag(pdf: Pdf, levels: tuple[int, ...]) -> None:
    page = pdf.pages[0].obj
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    headings = [
        pdf.make_indirect(Dictionary(S=Name(f"/H{level}"), P=root, Pg=page, K=number))
        for number, level in enumerate(levels)
    ]
    root.K, root.ParentTree = Array(headings), Dictionary(Nums=Array([0, Array(headings)]))
    pdf.Root.StructTreeRoot = root


def _declare(pdf: Pdf, expected: Expected) -> None:
    root = pdf.Root
    root.Metadata = pdf.make_stream(STANDARDS.encode())
    root.Lang, root.MarkInfo = String(expected.language), Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.OutputIntents = Array([Dictionary(Type=Name.OutputIntent)])
    pdf.docinfo.Title = String(expected.title)
    outlines, last = Dictionary(), None
    for _, text in expected.headings:
        entry = pdf.make_indirect(Dictionary(Title=String(text)))
        if last is None:
            outlines.First = entry
        else:
            last.Next = entry
        last = entry
    root.Outlines = outlines


def faults(*levels: int, change: Change | None = None) -> list[Fault]:
    return list(check_pdf(*make(*levels, change=change)))


def test_a_sound_file_has_no_faults() -> None:
    assert faults(1, 2, 3, 3, 2) == []


@pytest.mark.parametrize(
    ("levels", "found"),
    [
        ((1, 3), ["Del 2"]),
        ((1, 2, 4, 2), ["Del 3"]),
        ((1, 2, 3, 1, 3), ["Del 5"]),
        ((2, 3), ["1"]),
        ((), ["1"]),
    ],
)
def test_headings_begin_at_the_top_and_go_down_step_by_step(
    levels: tuple[int, ...], found: list[str]
) -> None:
    assert faults(*levels) == [Fault("heading", each) for each in found]


def test_headings_are_those_of_the_source() -> None:
    data, expected = make(1, 2)
    more = replace(expected, headings=(*expected.headings, (2, "Del 3")))
    kinds = [(each.kind, each.detail) for each in check_pdf(data, more)]
    assert kinds == [("heading", "2 / 3"), ("outline", "2 / 3")]
    deeper = replace(expected, headings=((1, "Del 1"), (3, "Del 2")))
    assert check_pdf(data, deeper) == (Fault("heading", "2 / 2"),)


def test_a_heading_that_the_source_lacks_is_named_by_its_level() -> None:
    data, expected = make(1, 3)
    fewer = replace(expected, headings=expected.headings[:1])
    assert [each for each in check_pdf(data, fewer) if each.kind == "heading"] == [
        Fault("heading", "3"), Fault("heading", "2 / 1"),
    ]  # fmt: skip


def test_what_is_no_heading_is_none() -> None:
    def add(pdf: Pdf) -> None:
        pdf.Root.StructTreeRoot.K.append(pdf.make_indirect(Dictionary(S=Name.P)))

    assert faults(1, 2, change=add) == []


def test_bookmarks_are_the_headings_in_their_order_also_within_each_other() -> None:
    def nest(pdf: Pdf) -> None:
        first = pdf.Root.Outlines.First
        first.First = first.Next
        del first.Next

    def swap(pdf: Pdf) -> None:
        first, second = pdf.Root.Outlines.First, pdf.Root.Outlines.First.Next
        first.Title, second.Title = String("Del 2"), String("Del 1")

    assert faults(1, 2, change=nest) == []
    assert faults(1, 2, change=swap) == [Fault("outline", "Del 1")]


def _set(key: str, value: object) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.Root[key] = value

    return change


def _drop(key: str) -> Change:
    def change(pdf: Pdf) -> None:
        del pdf.Root[key]

    return change


def _drop_tabs(pdf: Pdf) -> None:
    pdf.add_blank_page()
    pdf.pages[1].obj.Contents = pdf.make_stream(b"")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (_drop("/Lang"), Fault("language", "/Lang")),
        (_set("/Lang", String("en")), Fault("language", "en")),
        (_drop("/ViewerPreferences"), Fault("title", "Prøve")),
        (_drop("/MarkInfo"), Fault("metadata", "Marked")),
        (_set("/MarkInfo", Dictionary(Marked=False)), Fault("metadata", "Marked")),
        (_drop("/OutputIntents"), Fault("metadata", "OutputIntents")),
        (_drop_tabs, Fault("metadata", "Tabs 2")),
        (_drop("/StructTreeRoot"), Fault("untagged", "1")),
    ],
)
def test_what_the_file_must_say_of_itself_is_missed_alone(change: Change, fault: Fault) -> None:
    assert faults(1, change=change) == [fault]


def test_a_title_is_there_and_shown() -> None:
    def rename(pdf: Pdf) -> None:
        pdf.docinfo.Title = String("Annet")

    assert faults(1, change=rename) == [Fault("title", "Annet")]
    hidden = _set("/ViewerPreferences", Dictionary(DisplayDocTitle=False))
    assert faults(1, change=hidden) == [Fault("title", "Prøve")]


@pytest.mark.parametrize("standard", STANDARDS.split())
def test_every_standard_is_named(standard: str) -> None:
    def forget(pdf: Pdf) -> None:
        pdf.Root.Metadata.write(STANDARDS.replace(standard, "").encode())

    assert faults(1, change=forget) == [Fault("metadata", standard)]


def attach(name: str, relationship: str = "/Data", *, typed: bool = True) -> Change:
    def change(pdf: Pdf) -> None:
        stream = pdf.make_stream(b"{}")
        if typed:
            stream.Subtype = Name("/application#2Fjson")
        file = Dictionary(
            UF=String(name), AFRelationship=Name(relationship), EF=Dictionary(F=stream)
        )
        pdf.Root.AF = Array([pdf.make_indirect(file)])

    return change


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (attach("report.json"), []),
        (attach("other.json"), ["other.json, report.json"]),
        (attach("report.json", "/Source"), ["report.json"]),
        (attach("report.json", typed=False), ["report.json"]),
        (None, ["report.json"]),
    ],
)
def test_files_are_attached_as_data_of_a_type(change: Change | None, found: list[str]) -> None:
    data, expected = make(1, change=change)
    told = check_pdf(data, replace(expected, files=("report.json",)))
    assert [(each.kind, sorted(each.detail.split(", "))) for each in told] == [
        ("attachment", each.split(", ")) for each in found
    ]


def test_a_file_is_attached_once() -> None:
    def twice(pdf: Pdf) -> None:
        attach("report.json")(pdf)
        pdf.Root.AF.append(pdf.Root.AF[0])

    data, expected = make(1, change=twice)
    assert check_pdf(data, replace(expected, files=("report.json",))) == (
        Fault("attachment", "AF"),
    )


def draw(instructions: bytes) -> Change:
    """Add instructions after those of the headings."""

    def change(pdf: Pdf) -> None:
        contents = pdf.pages[0].obj.Contents
        contents.write(contents.read_bytes() + instructions)

    return change


@pytest.mark.parametrize(
    ("instructions", "found"),
    [
        (b"0 0 9 9 re\nf\n", [Fault("untagged", "1")]),
        (b"(x) Tj\n", [Fault("untagged", "1")]),
        (b"/Artifact BMC\n0 0 9 9 re\nf\nEMC\n", []),
        (b"/Artifact BMC\n/Span BMC\nEMC\nf\nEMC\n", []),
        (b"f\n/Artifact BMC\nf\nEMC\n", [Fault("untagged", "1")]),
        (b"/Artifact BMC\nEMC\nf\n", [Fault("untagged", "1")]),
        (b"0 0 9 9 re\nn\n", []),
        (b"/P <</MCID 9>> BDC\n(x) Tj\nEMC\n", [Fault("parent", "1: 9")]),
    ],
)
def test_all_that_is_drawn_is_marked(instructions: bytes, found: list[Fault]) -> None:
    assert faults(1, change=draw(instructions)) == found


def test_content_leads_back_to_the_element_that_holds_it() -> None:
    def swap(pdf: Pdf) -> None:
        owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
        pdf.Root.StructTreeRoot.ParentTree.Nums[1] = Array([owners[1], owners[0]])

    def shorten(pdf: Pdf) -> None:
        owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
        pdf.Root.StructTreeRoot.ParentTree.Nums[1] = Array([owners[0]])

    assert faults(1, 2, change=swap) == [Fault("parent", "1: 0"), Fault("parent", "1: 1")]
    assert faults(1, 2, change=shorten) == [Fault("parent", "1: 1")]


def test_content_that_no_element_holds_leads_nowhere() -> None:
    def let_go(pdf: Pdf) -> None:
        del pdf.Root.StructTreeRoot.K[1].K

    assert faults(1, 2, change=let_go) == [Fault("parent", "1: 1")]


def test_areas_of_links_have_their_own_place_among_the_parents() -> None:
    def add(pdf: Pdf) -> None:
        tree = pdf.Root.StructTreeRoot
        tree.ParentTree.Nums = Array([*tree.ParentTree.Nums, 1, tree.K[0]])

    assert faults(1, 2, change=add) == []


def test_an_element_holds_nothing_that_is_not_drawn() -> None:
    def leave_out(pdf: Pdf) -> None:
        pdf.pages[0].obj.Contents.write(DRAWN.format(number=0).encode())

    assert faults(1, 2, change=leave_out) == [Fault("parent", "1: 1")]


@pytest.mark.parametrize(
    ("kind", "descriptor", "readable", "sound"),
    [
        ("/TrueType", None, True, False),
        ("/TrueType", "/FontFile2", True, True),
        ("/TrueType", "/FontFile3", True, True),
        ("/TrueType", "/FontFile2", False, False),
        ("/Type3", None, True, True),
        ("/Type3", None, False, False),
    ],
)
def test_fonts_are_in_the_file_and_their_text_can_be_read(
    kind: str,
    descriptor: str | None,
    readable: bool,  # noqa: FBT001 - one of the cases
    sound: bool,  # noqa: FBT001 - what is expected
) -> None:
    def change(pdf: Pdf) -> None:
        font = Dictionary(Subtype=Name(kind), BaseFont=Name.F)
        if descriptor:
            font.FontDescriptor = Dictionary({descriptor: Dictionary()})
        if readable:
            font.ToUnicode = pdf.make_stream(b"")
        pdf.pages[0].obj.Resources.Font.F = font

    assert faults(1, change=change) == ([] if sound else [Fault("font", "/F")])
