"""The files that pages load: ours, the style of briefs, the map's from its package. Nothing comes from elsewhere."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from warledger.errors import PublishError
from warledger.publish.html import style_sheet

MAP_FILES = {"maplibre-gl.js": "text/javascript", "maplibre-gl.css": "text/css"}
BRIEF_STYLE = "brief.css"
"""How the body of a brief looks, on the site as in a file of its own."""


def static_folder() -> Path:
    """Return the folder of our own files."""
    return Path(__file__).parent / "static"


def brief_style() -> tuple[bytes, str]:
    """Return the style sheet of a brief's body and its media type."""
    return style_sheet(BRIEF_STYLE).encode(), "text/css"


@cache
def map_file(name: str) -> tuple[bytes, str]:
    """Return a file of the map and its media type.

    Raises:
        PublishError: the package that holds it is not installed.
    """
    # Found without importing it: the package's own import draws in what the map in a page does not need.
    spec = find_spec("maplibre")
    folders = list(spec.submodule_search_locations or ()) if spec is not None else []
    for folder in folders:
        path = Path(folder) / "srcjs" / name
        if path.is_file():
            return path.read_bytes(), MAP_FILES[name]
    raise PublishError("the map is not installed; install it with: pip install 'warledger[web]'")
