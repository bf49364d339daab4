"""The page at an address that has moved."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.pages.kinds.moved import make_moved
from generator.pages.render import context_of
from generator.plan.addresses import Site
from generator.plan.site_plan import plan
from tests.generator.books import make_book

MOVED = "name: A\nlanguages: [nb]\nmoved: [{from: gammel.html, to: '2023/index.html%s'}]\n"


@pytest.mark.parametrize("place", ["", "#facts"])
def test_it_leads_on_to_the_very_place(tmp_path: Path, place: str) -> None:
    planned = plan(make_book(tmp_path, {"organisation.yaml": MOVED % place}), Site())
    (page,) = planned.moved
    context = context_of(page, planned)
    assert make_moved(context)[1].target.href == f"2023/index.html{place}"
    with pytest.raises(TypeError, match="leads nowhere"):
        make_moved(replace(context, page=replace(page, subject=None)))
