"""Documents, readings and claims."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query

from warledger.contract import document_to_json, reading_to_json
from warledger.web.api.answers import claim_answer
from warledger.web.api.described import many, one
from warledger.web.api.json_answer import Answer
from warledger.web.api.parameters import FirstDay, LastDay, Name, Names, Paged, envelope
from warledger.web.desk import Desk

MOST_READINGS = 20
DocumentId = Annotated[str, Path(description="The document's id.")]


def add_records(router: APIRouter, desk: Desk) -> None:
    """Add the routes of documents, readings and claims."""

    @router.get("/documents", responses=many("document"), tags=["documents"])
    def list_documents(
        paging: Paged,
        outlet: Annotated[Name | None, Query(description="Who published it.")] = None,
        begin: Annotated[FirstDay | None, Query(alias="from")] = None,
        until: Annotated[LastDay | None, Query()] = None,
    ) -> Answer:
        """List the documents, by day of publication; without their texts, which their readings have."""
        found = desk.list_documents(outlet=outlet, begin=begin, until=until, offset=paging.offset, limit=paging.limit)
        return Answer(envelope([document_to_json(document) for document in found.items], found.total, paging))

    @router.get("/documents/{document_id:path}", responses=one("document", may_lack=True), tags=["documents"])
    def get_document(document_id: DocumentId) -> Answer:
        """Give one document."""
        document = desk.document(document_id)
        if document is None:
            raise HTTPException(404, "there is no such document")
        return Answer(document_to_json(document))

    @router.get("/readings", responses=many("reading"), tags=["readings"])
    def list_readings(paging: Paged) -> Answer:
        """List the readings, by day of publication; twenty at most at a time."""
        limit = min(paging.limit, MOST_READINGS)
        found = desk.list_documents(offset=paging.offset, limit=limit)
        readings = desk.readings(document.id for document in found.items)
        return Answer(envelope([reading_to_json(reading) for reading in readings], found.total, paging))

    @router.get("/readings/{document_id:path}", responses=one("reading", may_lack=True), tags=["readings"])
    def get_reading(document_id: DocumentId) -> Answer:
        """Give all that was read in one document, with its text."""
        reading = desk.reading(document_id)
        if reading is None:
            raise HTTPException(404, "there is no such document")
        return Answer(reading_to_json(reading))

    @router.get("/claims", responses=many("claim"), tags=["claims"])
    def list_claims(
        paging: Paged,
        document: Annotated[Name | None, Query(description="Only those of this document.")] = None,
        kind: Annotated[Names, Query(description="An event type or sub-event type.")] = [],  # noqa: B006 - FastAPI copies it
        origin: Annotated[Names, Query(description="On whose word.")] = [],  # noqa: B006
    ) -> Answer:
        """List the claims, by document and place in its text."""
        found = desk.find_claims(
            document=document, kinds=tuple(kind), origins=tuple(origin), offset=paging.offset, limit=paging.limit
        )
        return Answer(envelope([claim_answer(claim) for claim in found.items], found.total, paging))

    @router.get("/claims/{claim_id}", responses=one("claim", may_lack=True), tags=["claims"])
    def get_claim(claim_id: Annotated[str, Path(description="The claim's id.")]) -> Answer:
        """Give one claim."""
        found = desk.find_claim(claim_id)
        if found is None:
            raise HTTPException(404, "there is no such claim")
        return Answer(claim_answer(found))
