"""The page for addresses that do not exist: in which language, and how it leads home."""

import pytest
from msgspec.structs import replace

from generator.pages.kinds.index import common_language, make_not_found
from generator.pages.parts.summary import Summary
from generator.plan.addresses import Site


def summary(language: str) -> Summary:
    """An organisation without statements."""
    return Summary("k", "n", None, None, (language,), {language: "k/index.html"}, ())


@pytest.mark.parametrize(
    ("languages", "common"), [([], "nb"), (["en", "nn", "en"], "en"), (["en", "nn"], "nn")]
)
def test_the_site_s_own_pages_use_the_most_common_language(
    languages: list[str], common: str
) -> None:
    assert common_language([summary(each) for each in languages]) == common


def test_the_page_for_lost_readers_links_by_full_addresses_only() -> None:
    view = make_not_found((summary("nb"),), Site())
    assert [(each.menu, each.search) for each in view.told] == [((), None)] * 3


def test_lost_readers_are_told_in_every_language_with_menu_and_search() -> None:
    site = Site(url="https://x.no/a", search=True)
    own = replace(summary("nn"), fronts={"nn": "index.html", "en": "en/index.html"})
    view = make_not_found((own,), site)
    assert [each.language for each in view.told] == ["nn", "nb", "en"]
    assert [[link.href for link in each.menu] for each in view.told] == [
        ["https://x.no/a/"],
        ["https://x.no/a/"],
        ["https://x.no/a/en/"],
    ]
    assert [each.search for each in view.told] == [
        "https://x.no/a/sok.html",
        None,
        "https://x.no/a/en/search.html",
    ]
    assert "form-action 'self'" in view.policy
