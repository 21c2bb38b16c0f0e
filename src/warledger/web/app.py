"""The application: routes of pages and of the API over one ledger, behind the door."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from gzip import compress
from pathlib import Path
from typing import get_args

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles

from warledger.errors import WarledgerError
from warledger.web.address import Query, convention_of
from warledger.web.api.json_answer import Answer
from warledger.web.api.routes import DESCRIPTION, api_router, describe
from warledger.web.assets import BRIEF_STYLE, MAP_FILES, brief_style, map_file, static_folder
from warledger.web.basemap import base_file
from warledger.web.desk import Desk
from warledger.web.door import Door
from warledger.web.etag import etag_of, is_known_to
from warledger.web.links import BASEMAP
from warledger.web.opening import OnOpening
from warledger.web.options import SiteOptions
from warledger.web.parameters import checked
from warledger.web.site import NotThere, Site
from warledger.web.views.brief import Download

API = "/api/v1"
_MEDIA_TYPES = {"html": "text/html; charset=utf-8", "pdf": "application/pdf", "md": "text/markdown; charset=utf-8"}
_log = logging.getLogger(__name__)


def create_app(location: str, options: SiteOptions | None = None, on_opening: OnOpening | None = None) -> FastAPI:
    """Return the application that serves a ledger, read-only.

    Args:
        location: the ledger: a file or a database URL.
        options: how to serve it.
        on_opening: told how far bringing the ledger up to date is.

    Raises:
        LedgerError: there is no ledger there, or it cannot be read.
    """
    desk = Desk.open(location, options or SiteOptions(), on_opening)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    app = FastAPI(
        title="Warledger",
        version="1",
        description=DESCRIPTION,
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        middleware=[Middleware(Door, options=desk.options)],
    )
    site = Site(desk)
    site.overview(Query())  # counts once what the first page of the day shows
    app.include_router(api_router(desk, API))
    _add_pages(app, site)
    _add_files(app, desk.options.basemap_file)
    _add_faults(app)
    describe(app)
    return app


def _add_pages(app: FastAPI, site: Site) -> None:
    pages: dict[str, Callable[[Query], str]] = {
        "/": site.overview,
        "/brief": site.brief,
        "/documents": site.documents,
        "/disputes": site.disputes,
        "/control": site.control,
        "/origins": site.origins,
        "/wording": site.wording,
        "/search": site.search,
        "/notices": site.notices,
    }

    def answer(request: Request, name: str, make: Callable[[Query], str]) -> Response:
        etag = etag_of(site.desk.state(), site.desk.options, str(request.url.path), request.url.query)
        if is_known_to(request.headers.get("if-none-match"), etag):
            return Response(status_code=304, headers={"ETag": etag})
        try:
            page = make(checked(name, Query.of(request.query_params.multi_items())))
        except NotThere as missing:
            return HTMLResponse(missing.page, 404)
        return HTMLResponse(page, headers={"ETag": etag, "Cache-Control": "no-cache"})

    def add(path: str, make: Callable[[Query], str]) -> None:
        def page(request: Request) -> Response:
            return answer(request, path.strip("/") or "overview", make)

        app.add_api_route(path, page, methods=["GET", "HEAD"], include_in_schema=False, response_class=HTMLResponse)

    for path, make in pages.items():
        add(path, make)

    def add_brief(form: Download) -> None:
        @app.api_route(f"/brief.{form}", methods=["GET", "HEAD"], include_in_schema=False)
        def file(request: Request) -> Response:
            etag = etag_of(site.desk.state(), site.desk.options, request.url.path, request.url.query)
            if is_known_to(request.headers.get("if-none-match"), etag):
                return Response(status_code=304, headers={"ETag": etag})
            try:
                content = site.brief_file(Query.of(request.query_params.multi_items()), form)
            except NotThere as missing:
                return HTMLResponse(missing.page, 404)
            headers = {"ETag": etag, "Cache-Control": "no-cache"}
            headers["Content-Disposition"] = f'attachment; filename="brief.{form}"'
            return Response(content, media_type=_MEDIA_TYPES[form], headers=headers)

    for form in get_args(Download):
        add_brief(form)

    @app.api_route("/events/{event_id}", methods=["GET", "HEAD"], include_in_schema=False)
    def event(request: Request, event_id: str) -> Response:
        return answer(request, "event", lambda query: site.event(event_id, convention_of(query), query.faults))

    @app.api_route("/documents/{document_id:path}", methods=["GET", "HEAD"], include_in_schema=False)
    def document(request: Request, document_id: str) -> Response:
        return answer(request, "document", lambda query: site.document(document_id, query))

    @app.exception_handler(404)
    def lost(request: Request, error: HTTPException) -> Response:
        if request.url.path.startswith(API):
            return Answer({"detail": str(error.detail)}, 404)
        return HTMLResponse(site.lost(request.url.path), 404)


def _add_faults(app: FastAPI) -> None:
    """Tell in one line that the ledger cannot be read; why may name its place or password, and is for the server."""

    @app.exception_handler(WarledgerError)
    def unreadable(request: Request, error: WarledgerError) -> Response:
        _log.error("%s: %s", request.url.path, error)
        words = "the ledger cannot be read now; where it is served, its messages say why"
        return Answer({"detail": words}, 503) if request.url.path.startswith(API) else PlainTextResponse(words, 503)


def _add_files(app: FastAPI, basemap: Path | None) -> None:
    if basemap is not None:

        @app.api_route(f"/{BASEMAP}", methods=["GET", "HEAD"], include_in_schema=False)
        def own_basemap() -> FileResponse:
            return FileResponse(basemap, media_type="application/octet-stream")

    for name in MAP_FILES:
        app.add_api_route(
            f"/static/{name}", _sender(name), methods=["GET", "HEAD"], include_in_schema=False, response_class=Response
        )
    app.add_api_route(
        f"/static/{BRIEF_STYLE}", _send_brief_style, methods=["GET", "HEAD"], include_in_schema=False,
        response_class=Response,
    )  # fmt: skip
    app.add_api_route(
        "/static/base/{name}", _send_base, methods=["GET", "HEAD"], include_in_schema=False, response_class=Response
    )
    app.mount("/static", StaticFiles(directory=static_folder()), name="static")


def _sender(name: str) -> Callable[[], Response]:
    def send() -> Response:
        content, media_type = map_file(name)
        return Response(content, media_type=media_type, headers={"Cache-Control": "max-age=86400"})

    return send


def _send_brief_style() -> Response:
    content, media_type = brief_style()
    return Response(content, media_type=media_type, headers={"Cache-Control": "max-age=86400"})


def _send_base(request: Request, name: str) -> Response:
    """Answer with a file of the base map; they are large and pack well."""
    content = base_file(name)
    if content is None:
        raise HTTPException(404, "there is no such file of the base map")
    headers = {"Cache-Control": "max-age=86400", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        content, headers["Content-Encoding"] = compress(content, 6, mtime=0), "gzip"
    return Response(content, media_type="application/json", headers=headers)
