"""Runs the application until it is interrupted."""

import socket
from collections.abc import Callable
from contextlib import closing

import uvicorn

from warledger.errors import UsageError
from warledger.web.app import create_app
from warledger.web.opening import OnOpening
from warledger.web.options import LOOPBACK, SiteOptions, check_address, check_basemap


def serve_ledger(
    location: str,
    *,
    host: str = "127.0.0.1",
    port: int = 8017,
    token: str | None = None,
    blur_km: float | None = None,
    basemap: str | None = None,
    on_ready: Callable[[str], None],
    on_opening: OnOpening | None = None,
) -> None:
    """Serve a ledger, read-only, until Ctrl-C.

    Args:
        location: the ledger: a file or a database URL.
        host: the address to serve at; others than this machine's own need a token.
        port: the port, 0 for any free one.
        token: what every reader must give.
        blur_km: rounds every coordinate to a grid of this size.
        basemap: a PMTiles file, its URL, or a URL of tiles.
        on_ready: told the address once it answers.
        on_opening: told how far bringing the ledger up to date is.

    Raises:
        UsageError: the address may not be served at, or is taken; or there is no such base map.
        LedgerError: there is no ledger there.
    """
    check_address(host, token)
    check_basemap(basemap)
    hosts = LOOPBACK if host in LOOPBACK else frozenset[str]()
    with closing(_listen(host, port)) as listener:
        options = SiteOptions(blur_km=blur_km, basemap=basemap, token=token, hosts=hosts)
        app = create_app(location, options, on_opening)
        on_ready(address_of(listener))
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, proxy_headers=False)
        uvicorn.Server(config).run(sockets=[listener])


def address_of(listener: socket.socket) -> str:
    """Return the address that a browser opens."""
    name, port = listener.getsockname()[:2]
    host = f"[{name}]" if ":" in name else name
    return f"http://{host}:{port}/"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()  # who asks before the application runs waits, and is not refused
    except OSError as error:
        listener.close()
        raise UsageError(
            f"cannot serve at {host} port {port}: {error.strerror}; --port 0 takes any free one"
        ) from error
    return listener
