"""The API's router."""

from fastapi import APIRouter

from warledger.web.desk import Desk

API_DESCRIPTION = "What the ledger holds, as its pages show it."


def api_router(desk: Desk) -> APIRouter:
    """Return the routes of the API over a ledger."""
    del desk
    return APIRouter()
