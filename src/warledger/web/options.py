"""How a site is served or published: frozen options, made once by the command."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from warledger.errors import UsageError

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What holds for every page and answer.

    ``blur_km`` rounds every coordinate to a grid of that size; None leaves them as they are. ``basemap`` is a
    PMTiles file or its URL, or a tile URL with {z}, {x} and {y}; None draws the offline map. ``token`` is asked of
    every request where it is not None. ``hosts`` are the names under which requests may ask; empty allows any.
    """

    blur_km: float | None = None
    basemap: str | None = None
    token: str | None = None
    hosts: frozenset[str] = LOOPBACK

    @property
    def basemap_file(self) -> Path | None:
        """The file of the base map, None where it comes from elsewhere or there is none."""
        return Path(self.basemap) if self.basemap and "://" not in self.basemap else None

    @property
    def basemap_origin(self) -> str | None:
        """The origin that pages may fetch the base map from, None where it is this site or there is none."""
        parts = urlsplit(self.basemap or "")
        return f"{parts.scheme}://{parts.netloc}" if parts.scheme in {"http", "https"} and parts.netloc else None


def check_address(host: str, token: str | None) -> None:
    """Refuse to serve to other machines without a token.

    Raises:
        UsageError: the address is not this machine's own, and no token is given.
    """
    if host not in LOOPBACK and not token:
        raise UsageError(
            f"{host} can be reached from other machines; give --token WORD (or WARLEDGER_TOKEN), which every reader "
            "must then give, or stay on 127.0.0.1"
        )


def check_basemap(basemap: str | None) -> None:
    """Refuse a base map that no page can draw.

    Raises:
        UsageError: it is neither a PMTiles file that is there nor an address.
    """
    file = SiteOptions(basemap=basemap).basemap_file
    if file is not None and not file.is_file():
        raise UsageError(f"there is no file {file}; --basemap takes a PMTiles file or an address with https://")
