"""The page for addresses that do not exist: in which language, and how it leads home."""

import pytest

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


def test_the_page_for_lost_readers_links_home_by_a_full_address_only() -> None:
    assert make_not_found((), Site()).home is None
    assert make_not_found((), Site(url="https://x.no/a")).home == "https://x.no/a/"
