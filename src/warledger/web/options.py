"""How a site is served or published: frozen options, made once by the command."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from warledger.errors import UsageError

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What holds for every page and answer.

    ``blur_km`` rounds every coordinate to a grid of that size; None leaves them as they are. ``basemap`` is the URL
    of a PMTiles file or a tile URL with {z}, {x} and {y}; None draws the offline map. ``token`` is asked of every
    request where it is not None. ``hosts`` are the names under which requests may ask; empty allows any.
    """

    blur_km: float | None = None
    basemap: str | None = None
    token: str | None = None
    hosts: frozenset[str] = LOOPBACK

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
