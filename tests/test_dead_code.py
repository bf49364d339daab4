"""What the program defines, the program uses: nothing lives for the sake of its tests alone."""

import pytest
from vulture import Vulture

from tests.tools import ROOT

# Libraries call these by their names.
CALLED = {
    "ANCESTOR_EXCLUDES", "check_origin", "compute_etag", "default_schema", "dump_bytecode",
    "field_title_should_be_set", "handleMatch", "load_bytecode", "parseChunk", "post",
    "set_default_headers", "should_return_304", "unique_ref", "visit_Call", "visit_Getattr",
    "write_error",
}  # fmt: skip
# Templates use this.
SHOWN = {"review"}
# The tests ask for these, to go through all that there is of something, or to freeze it.
ALL_OF = {
    "SCHEMES", "all_patterns", "all_sayings", "digest_form", "expectation_pattern", "list_groups",
    "list_screen_styles",
}  # fmt: skip


@pytest.mark.slow
def test_nothing_is_defined_that_nothing_uses() -> None:
    """Of fields, which templates and libraries read, it cannot be told; of constants it can."""
    program = Vulture(ignore_decorators=["@rule*"])
    program.scavenge([str(ROOT / each) for each in ("generator", "schema", "tools/package")])
    unused = {
        each.name: f"{each.filename.relative_to(ROOT)}:{each.first_lineno}"
        for each in program.get_unused_code(min_confidence=60)
        if each.typ in {"function", "class", "method", "property"}
        or (each.typ == "variable" and each.name.isupper())
        if each.filename.parent.name != "kinds"  # found by the names of their modules
    }
    known = CALLED | SHOWN | ALL_OF
    assert {name: at for name, at in unused.items() if name not in known} == {}
    assert known - unused.keys() == set()
