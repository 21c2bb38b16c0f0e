"""The door: which requests are let in, and what every answer carries. Plain ASGI, in front of all routes."""

import base64
import binascii
import hmac
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from warledger.web.headers import headers_for
from warledger.web.options import SiteOptions


class Door:
    """Lets in who asks under a known name and shows the token, if one is set; adds the headers of every answer."""

    def __init__(self, app: ASGIApp, options: SiteOptions) -> None:
        self._app = app
        self._options = options
        self._headers = headers_for(options)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                add_headers(MutableHeaders(scope=message), self._headers)
            await send(message)

        headers = Headers(scope=scope)
        if not is_known_host(headers.get("host", ""), self._options.hosts):
            refusal = PlainTextResponse("warledger does not serve under this name.\n", 421)
            await refusal(scope, receive, with_headers)
        elif self._options.token is not None and not shows_token(headers.get("authorization"), self._options.token):
            challenge = {"WWW-Authenticate": 'Basic realm="warledger", charset="UTF-8"'}
            refusal = PlainTextResponse("Give the token as the password.\n", 401, challenge)
            await refusal(scope, receive, with_headers)
        else:
            await self._app(scope, receive, with_headers)


def add_headers(headers: MutableHeaders, more: Mapping[str, str]) -> None:
    """Add headers to an answer; those that it has already stay."""
    for name, value in more.items():
        headers.setdefault(name, value)


def is_known_host(host: str, known: frozenset[str]) -> bool:
    """Tell whether a request's Host header names this site, so that no page elsewhere can ask by a name of its own.

    >>> is_known_host("127.0.0.1:8000", frozenset({"127.0.0.1"})), is_known_host("evil.example", frozenset({"::1"}))
    (True, False)
    """
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() and not host.endswith("]") else host
    return not known or name.strip("[]").lower() in known


def shows_token(authorization: str | None, token: str) -> bool:
    """Tell whether an Authorization header gives the token: as a bearer, or as the password of Basic.

    >>> shows_token("Bearer open sesame", "open sesame"), shows_token(None, "open sesame")
    (True, False)
    """
    scheme, _, given = (authorization or "").partition(" ")
    if scheme.lower() == "basic":
        try:
            given = base64.b64decode(given, validate=True).decode("utf-8").partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return False
    elif scheme.lower() != "bearer":
        return False
    return hmac.compare_digest(given.encode(), token.encode())
