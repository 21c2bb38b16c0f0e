"""Names for answers: the same ledger, asked the same, answers the same."""

from importlib.metadata import version

from warledger.ids import digest_of_value
from warledger.web.desk import State
from warledger.web.options import SiteOptions


def etag_of(state: State, options: SiteOptions, path: str, query: str) -> str:
    """Return the ETag of an answer: of the ledger's chain and projection, what was asked, and how it is served."""
    parts = [version("warledger"), state.head, state.arrived, options.blur_km, options.basemap, path, query]
    return f'"{digest_of_value(parts).rpartition(":")[2][:32]}"'


def is_known_to(if_none_match: str | None, etag: str) -> bool:
    """Tell whether a request's If-None-Match names an answer.

    >>> is_known_to('W/"a", "b"', '"a"'), is_known_to(None, '"a"')
    (True, False)
    """
    if if_none_match is None:
        return False
    known = {given.strip().removeprefix("W/") for given in if_none_match.split(",")}
    return "*" in known or etag in known
