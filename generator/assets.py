"""The files that all pages share: stylesheets."""

from collections.abc import Iterator

from generator.artifacts import Artifact
from generator.views.styles import print_style, screen_style


def list_assets() -> Iterator[Artifact]:
    """Yield every file that the pages share."""
    for style in (screen_style(), print_style()):
        yield Artifact(style.path, style.data)
