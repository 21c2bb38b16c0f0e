"""Addresses of pages: those of a running server, and those of files that link to each other wherever they lie."""

import re
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote

from warledger.web.address import KEPT, Convention, Query

BASEMAP = "basemap.pmtiles"
_UNSAFE = re.compile(r"[^a-z0-9-]+")
_SLUG_LENGTH = 60
_MONTH = 7
"""Characters of an ISO date that name a month."""


@dataclass(frozen=True, slots=True)
class Links:
    """Makes addresses.

    ``root`` leads from the page to the site's root: "/" on a server, "" or "../" in files. ``is_static``: the pages
    are files, so that there are no queries and no API, and ``kept`` names what has a file beside the plain pages.
    """

    root: str = "/"
    is_static: bool = False

    def page(self, name: str, query: Query | None = None) -> str:
        """Return the address of a page, with what it asks for; a file has only its page number."""
        if not self.is_static:
            return f"{self.root}{'' if name == 'overview' else name}{query.words if query else ''}"
        number = query.page if query else 1
        stem = "index" if name == "overview" else name
        return f"{self.root}{stem}{f'-{number}' if number > 1 else ''}.html"

    def brief(self, query: Query | None = None, form: str | None = None) -> str:
        """Return the address of a brief, or of the file that it can be had as; in files, of the whole or of a month."""
        if not self.is_static:
            return f"{self.root}brief{f'.{form}' if form else ''}{query.words if query else ''}"
        month = (query.one("from") if query else None) or ""
        stem = f"brief-{month[:_MONTH]}" if month else "brief"
        return f"{self.root}{f'files/{stem}.{form}' if form else f'{stem}.html'}"

    def event(self, event_id: str, convention: Convention | None = None) -> str:
        """Return the address of an event, with its tolls under a convention."""
        other = None if convention == KEPT else convention
        if self.is_static:
            return f"{self.root}events/{slug_of(event_id)}{f'.{other}' if other else ''}.html"
        return f"{self.root}events/{quote(event_id, safe='')}{f'?convention={other}' if other else ''}"

    def document(self, document_id: str, anchor: str | None = None) -> str:
        """Return the address of a document, or of a place in it."""
        name = f"{slug_of(document_id)}.html" if self.is_static else quote(document_id, safe="")
        return f"{self.root}documents/{name}{f'#{anchor}' if anchor else ''}"

    def asset(self, name: str) -> str:
        """Return the address of a file of styles, script or pictures."""
        return f"{self.root}static/{name}"

    def basemap(self) -> str:
        """Return the address of the user's own base map."""
        return f"{self.root}{BASEMAP}"

    def api(self, name: str, query: Query | None = None) -> str:
        """Return the address of an answer of the API; in files, of what was saved of it."""
        if self.is_static:
            return f"{self.root}data/{name}.js"
        return f"{self.root}api/v1/{name}{query.words if query else ''}"


def slug_of(name: str) -> str:
    """Return a file name for anything: what any file system takes, different for different names.

    >>> slug_of("e-1f00ab34cd56"), slug_of("../Wire 7")
    ('e-1f00ab34cd56', 'wire-7-8f4b29b5')
    """
    slug = _UNSAFE.sub("-", name.lower()).strip("-")[:_SLUG_LENGTH]
    if slug == name:
        return slug
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug}-{digest}" if slug else digest


def claim_anchor(claim_id: str) -> str:
    """Return the name of a claim's place in its document."""
    return f"claim-{claim_id}"


def place_anchor(layer: str, start: int) -> str:
    """Return the name of the place in a document where a span of a layer begins."""
    return f"{layer}-{start}"
