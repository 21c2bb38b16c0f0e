"""A composed brief → one HTML file for screen and A4 paper: no script, nothing loaded, every word escaped."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from warledger.publish.composed import Composed
from warledger.publish.drawn import drawn_of
from warledger.publish.sheet import sheet_of
from warledger.publish.svg import ON_SCREEN

_STYLES = ("frame.css", "brief.css")


def render_html(composed: Composed) -> str:
    """Return a brief as one self-contained HTML page.

    Its content security policy lets nothing load and nothing run: even words that got past the escaping could not.

    Args:
        composed: the brief with what its figures show.
    """
    sheet = sheet_of(composed)
    style = "".join(style_sheet(name) for name in _STYLES)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    template = _environment().get_template("brief.html")
    page = template.render(sheet=sheet, drawn=drawn_of(sheet, ON_SCREEN), style=style, policy=policy)
    # Half a surrogate pair, which UTF-8 cannot carry, is shown as what it is: something unreadable.
    return page.encode("utf-8", "replace").decode("utf-8")


def style_sheet(name: str) -> str:
    """Return a style sheet of the brief: ``brief.css`` for its body, ``frame.css`` for a page of its own."""
    return files("warledger.publish").joinpath("templates", name).read_text("utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("warledger.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
