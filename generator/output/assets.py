"""The files that all pages share: stylesheets, and the scripts of the site's own pages."""

from collections.abc import Iterator

from generator.pages.parts.cms_files import list_cms_files
from generator.pages.parts.scripts import load_script
from generator.pages.parts.social import list_site_icons
from generator.pages.parts.styles import list_styles
from generator.plan.addresses import Site
from generator.plan.artifacts import Artifact


def list_assets(site: Site) -> Iterator[Artifact]:
    """Yield every file that the pages share."""
    for style in list_styles():
        yield Artifact(style.path, style.data)
    if site.several:
        yield from list_site_icons()
    if site.cms:
        yield from list_cms_files()
    for name, used in (("site", True), ("register", site.several), ("search", site.search)):
        if used:
            script = load_script(name)
            yield Artifact(script.path, script.data)
