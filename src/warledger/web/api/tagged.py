"""Routes that heed every parameter or refuse it, whose answers carry an ETag, and that answer 304 to who knows it."""

from collections import Counter
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
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
                known = known_parameters(request.app.openapi(), self.path_format)
                check_parameters(request.query_params.multi_items(), known)
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


def known_parameters(described: Mapping[str, Any], path: str) -> dict[str, bool]:
    """Return the query parameters of an address, as OpenAPI describes it; true where one may be given several times.

    Args:
        described: the OpenAPI page.
        path: the address as it stands there.
    """
    parameters = described["paths"][path]["get"].get("parameters", ())
    return {one["name"]: one["schema"].get("type") == "array" for one in parameters if one["in"] == "query"}


def check_parameters(given: list[tuple[str, str]], known: Mapping[str, bool]) -> None:
    """Refuse parameters that would be passed over: a filter that is misspelt must not answer with everything.

    Args:
        given: the parameters of a request.
        known: those that there are; true where one may be given several times.

    Raises:
        RequestValidationError: one is not known, or is given twice and has one value.
    """
    counts = Counter(name for name, _ in given)
    faults = [
        {"type": "extra_forbidden", "loc": ("query", name), "msg": "There is no such parameter", "input": name}
        for name in counts
        if name not in known
    ]
    faults += [
        {"type": "value_error", "loc": ("query", name), "msg": "Give this parameter once", "input": name}
        for name, number in counts.items()
        if number > 1 and not known.get(name, True)
    ]
    if faults:
        raise RequestValidationError(faults)
