"""Every row of the register, packed: nothing is lost, and what rows share is there once."""

from typing import Any

from generator.pages.packed_rows import KeptRows, pack_rows, split_rows

ROW = """<tr data-values="topic:wages country:NO year:{year}">
<th scope="row"><a href="k/{year}/index.html">Ås &amp; Sønn <b>{year}</b></a>
</th>
<td data-label="a"><span>Besvart</span> <small>3 av 3</small></td>
<td data-label="b">2</td>
</tr>
"""
NONE = """<tr data-values="status:none">
<th scope="row"><a href="o/index.html">Øst</a>
</th>
<td colspan="7"><span class="missing">Ingen</span></td>
</tr>
"""


def unpack(packed: dict[str, list[Any]]) -> str:
    """What the script makes of it, as templates/scripts/register.js does."""
    made = ""
    for values, head, *inner in packed["rows"]:
        found = " ".join(str(packed["values"][each]) for each in values)
        cells = "\n".join(str(packed["parts"][each]) for each in inner)
        made += f'<tr data-values="{found}">\n{head}\n{cells}\n</tr>\n'
    return made


def test_the_same_rows_come_out() -> None:
    html = ROW.format(year=2023) + NONE + ROW.format(year=2024)
    assert unpack(pack_rows(split_rows(html))) == html


def test_what_rows_share_is_there_once() -> None:
    packed = pack_rows(split_rows(ROW.format(year=2023) + ROW.format(year=2024)))
    assert packed["values"] == ["topic:wages", "country:NO", "year:2023", "year:2024"]
    assert len(packed["parts"]) == 2


def test_what_was_kept_packed_comes_apart_as_it_was() -> None:
    split = list(split_rows(ROW.format(year=2023) + NONE + ROW.format(year=2024)))
    digests = (b"1", b"2", b"3")
    assert KeptRows(digests, pack_rows(split)).split() == dict(zip(digests, split, strict=True))
