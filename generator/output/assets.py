"""The files that all pages share: stylesheets, and the scripts of the site's own pages."""

from collections.abc import Iterator

from generator.pages.parts.scripts import load_script
from generator.pages.parts.styles import list_styles
from generator.plan.addresses import Site
from generator.plan.artifacts import Artifact


def list_assets(site: Site) -> Iterator[Artifact]:
    """Yield every file that the pages share."""
    for style in list_styles():
        yield Artifact(style.path, style.data)
    for name, used in (("site", True), ("register", site.several), ("search", site.search)):
        if used:
            script = load_script(name)
            yield Artifact(script.path, script.data)
