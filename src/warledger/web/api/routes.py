"""The API's router: read-only, JSON, filters as on the pages."""

from typing import Annotated

from fastapi import APIRouter, FastAPI, Query

from warledger.web.api.answers import hit_answer
from warledger.web.api.described import components, many
from warledger.web.api.happenings import add_happenings
from warledger.web.api.json_answer import Answer
from warledger.web.api.parameters import Paged, Words, envelope
from warledger.web.api.records import add_records
from warledger.web.api.tagged import tagged
from warledger.web.desk import Desk

DESCRIPTION = (
    "What the ledger holds, as its pages show it. Read-only. Documents, readings and events are those of the "
    "contract (schema.json); offsets are half-open and count characters of a document's text. Every answer carries an "
    "ETag that changes when the ledger does."
)


def api_router(desk: Desk, prefix: str) -> APIRouter:
    """Return the routes of the API over a ledger, whose addresses begin with a prefix."""
    router = APIRouter(prefix=prefix, route_class=tagged(desk), default_response_class=Answer)
    add_records(router, desk)
    add_happenings(router, desk)

    @router.get("/search", responses=many("hit"), tags=["search"])
    def search(
        paging: Paged,
        q: Annotated[Words, Query(description='Words, "phrases" and beginnings*; all of them must be there.')],
    ) -> Answer:
        """Find documents by their words, with the sentences that hold these, and the claims in the sentences."""
        found = desk.find_texts(q, offset=paging.offset, limit=paging.limit)
        return Answer(envelope([hit_answer(hit) for hit in found.items], found.total, paging))

    return router


def describe(app: FastAPI) -> None:
    """Let the application's OpenAPI page hold the schemas that answers are described by."""
    page = app.openapi()
    page.setdefault("components", {}).setdefault("schemas", {}).update(components())
