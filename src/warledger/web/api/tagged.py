"""Routes whose answers carry an ETag, and that answer 304 to who knows it."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from warledger.web.desk import Desk
from warledger.web.etag import etag_of, is_known_to

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


def tagged(desk: Desk) -> type[APIRoute]:
    """Return the class of routes over a ledger."""

    class Tagged(APIRoute):
        """A route that names its answers."""

        def get_route_handler(self) -> Handler:
            """Return what answers a request."""
            handle = super().get_route_handler()

            async def answer(request: Request) -> Response:
                state = await run_in_threadpool(desk.state)
                etag = etag_of(state, desk.options, request.url.path, request.url.query)
                if is_known_to(request.headers.get("if-none-match"), etag):
                    return Response(status_code=304, headers={"ETag": etag})
                response = await handle(request)
                if response.status_code == 200:
                    response.headers["ETag"] = etag
                    response.headers["Cache-Control"] = "no-cache"
                return response

            return answer

    return Tagged
