"""Where the site's own pages are, in each language."""

from generator.plan.addresses import Site
from generator.plan.site_addresses import SiteAddresses, facets, is_indexed
from generator.plan.site_plan import Page
from schema.languages import load_languages


def test_bokmal_is_at_the_top_and_the_others_have_a_folder() -> None:
    assert SiteAddresses("nb").front() == "index.html"
    assert SiteAddresses("nn").front() == "nn/index.html"
    assert SiteAddresses("en").search() == "en/search.html"


def test_a_facet_has_an_address_for_each_value_and_page() -> None:
    home = SiteAddresses("nb")
    assert home.facet("topic", "discrimination") == "register/tema/discrimination.html"
    assert home.facet("country", "NO") == "register/land/NO.html"
    assert home.facet("year", "2023", 2) == "register/ar/2023-2.html"
    assert SiteAddresses("en").front(3) == "en/register/page-3.html"


def test_every_facet_has_a_folder_of_its_own_in_every_language() -> None:
    for language in load_languages():
        folders = {SiteAddresses(language).facet(facet, "a") for facet in facets()}
        assert len(folders) == len(facets()) > 0


def test_only_pages_that_hold_a_text_first_are_indexed() -> None:
    def indexed(kind: str, site: Site) -> bool:
        return is_indexed(Page(kind, "nb", {"nb": "a.html"}), site)

    assert indexed("step", Site(search=True))
    assert not indexed("whole", Site(search=True))
    assert not indexed("step", Site())
    assert indexed("information", Site(search=True))
    assert not indexed("information", Site(several=True, search=True))
