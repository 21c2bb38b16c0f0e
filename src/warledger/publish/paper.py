"""A composed brief → PDF on A4, typeset by Typst: every word of a document reaches it as data, never as markup."""

import json
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING

from warledger.contract import Json, to_json
from warledger.errors import PublishError
from warledger.publish.composed import Composed
from warledger.publish.drawn import drawn_of
from warledger.publish.phrase import shortened
from warledger.publish.sheet import Sheet, sheet_of
from warledger.publish.svg import ON_PAPER

if TYPE_CHECKING:  # an extra: only who asks for paper needs it
    import typst

_TEMPLATE = "brief.typ"
_RUNNING_LENGTH = 90
"""Characters of the title at the head of each page."""
_SHOWN = (
    "title", "convention", "head", "remarks", "grades", "opening", "chapters", "papers", "papers_rest",
    "needs_person", "needs_rest",
)  # fmt: skip


def render_pdf(composed: Composed) -> bytes:
    """Return a brief as PDF: tagged, with bookmarks and links, and the same bytes for the same brief.

    Args:
        composed: the brief with what its figures show.

    Raises:
        PublishError: the extra ``pdf`` is not installed, or the page cannot be set.
    """
    pages = _set(sheet_of(composed), "pdf")
    return pages if isinstance(pages, bytes) else b"".join(pages)


def render_pictures(composed: Composed, *, ppi: float = 110) -> list[bytes]:
    """Return the pages of a brief as PNG, to look at; arguments and errors as for `render_pdf`."""
    pages = _set(sheet_of(composed), "png", ppi=ppi)
    return [pages] if isinstance(pages, bytes) else pages


def has_typesetter() -> bool:
    """Tell whether a PDF can be made here."""
    return find_spec("typst") is not None


def require_typesetter() -> None:
    """Do nothing where a PDF can be made, so that who asks for one learns at once where it cannot.

    Raises:
        PublishError: the extra ``pdf`` is not installed.
    """
    if not has_typesetter():
        raise PublishError("a PDF needs an extra package; install it with: pip install 'warledger[pdf]'")


def _set(sheet: Sheet, form: "typst.OutputFormat", *, ppi: float | None = None) -> bytes | list[bytes]:
    require_typesetter()
    import typst  # noqa: PLC0415 - see above

    source = files("warledger.publish").joinpath("templates", _TEMPLATE).read_bytes()
    compiler = typst.Compiler(source, font_paths=_fonts(), sys_inputs={"sheet": _data(sheet)})
    try:
        pages = compiler.compile(format=form, ppi=ppi, timestamp=0)
    except typst.TypstError as error:
        raise PublishError(f"the brief could not be set as PDF: {error}") from error
    if pages is None:
        raise PublishError("the brief could not be set as PDF: nothing came back")
    return pages


@cache
def _fonts() -> "typst.Fonts":
    """Return the fonts that Typst brings: those of the machine would give other pages elsewhere."""
    import typst  # noqa: PLC0415 - see above

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def _data(sheet: Sheet) -> str:
    """Return what the template reads."""
    whole: Json = {name: to_json(getattr(sheet, name)) for name in _SHOWN}
    drawn = drawn_of(sheet, ON_PAPER)
    whole |= {
        "figures": [to_json(figure) for figure in drawn.figures],
        "no_map": drawn.no_map,
        "running": shortened(sheet.title, _RUNNING_LENGTH),
    }
    # Half a surrogate pair, which UTF-8 cannot carry, becomes a question mark.
    return json.dumps(whole, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace").decode("utf-8")
