"""The parameters that several answers take: filters as on the pages, and paging."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Query
from pydantic import AfterValidator, WithJsonSchema

from warledger.ledger.browsing.asking import Asked, Background, Box, Order
from warledger.records import Grade
from warledger.web.address import LONGEST, MOST_VALUES
from warledger.web.period import first_day, last_day

MOST_ITEMS = 200
LAST_OFFSET = 10_000_000
_NUMBER = r"(\.\d{1,10})?"
_LONGITUDE = rf"-?(180|1[0-7]\d{_NUMBER}|\d{{1,2}}{_NUMBER})"
_LATITUDE = rf"-?(90|[0-8]?\d{_NUMBER})"
_BOX = rf"^{_LONGITUDE},{_LATITUDE},{_LONGITUDE},{_LATITUDE}$"
_DAY_SCHEMA = {
    "anyOf": [
        {"type": "string", "format": "date"},
        {"type": "string", "pattern": r"^[12]\d{3}-(0[1-9]|1[0-2])$"},
        {"type": "string", "pattern": r"^[12]\d{3}$"},
    ]
}


def _day(widen: Callable[[str], str | None]) -> Callable[[str], str]:
    def read(value: str) -> str:
        found = widen(value)
        if found is None:
            raise ValueError("no such day; write 2017-03-21, 2017-03 or 2017")
        return found

    return read


def _without_nul(value: str) -> str:
    """Return a value without NUL, which no database keeps."""
    return value.replace("\x00", "")


FirstDay = Annotated[str, AfterValidator(_day(first_day)), WithJsonSchema(_DAY_SCHEMA)]
LastDay = Annotated[str, AfterValidator(_day(last_day)), WithJsonSchema(_DAY_SCHEMA)]
Name = Annotated[str, Query(max_length=LONGEST), AfterValidator(_without_nul)]
Names = Annotated[list[Name], Query(max_length=MOST_VALUES)]
Words = Annotated[str, Query(min_length=1, max_length=LONGEST), AfterValidator(_without_nul)]


@dataclass(frozen=True, slots=True)
class Paging:
    """Which stretch of a list is asked for."""

    offset: int
    limit: int


def _paging(
    offset: Annotated[int, Query(ge=0, le=LAST_OFFSET, description="How many to leave out before the first.")] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST_ITEMS, description="How many to give at most.")] = 50,
) -> Paging:
    return Paging(offset, limit)


Paged = Annotated[Paging, Depends(_paging)]


def _events_asked(
    *,
    begin: Annotated[
        FirstDay | None, Query(alias="from", description="Events that last to this day, month or year or later.")
    ] = None,
    until: Annotated[
        LastDay | None, Query(description="Events that begin on this day, month or year or earlier.")
    ] = None,
    place: Annotated[Name | None, Query(description="Any part of a place's name, in any spelling.")] = None,
    box: Annotated[
        str | None, Query(pattern=_BOX, description="west,south,east,north in degrees; may cross the date line.")
    ] = None,
    kind: Annotated[Names, Query(description="An event type or sub-event type.")] = [],  # noqa: B006 - FastAPI copies it
    party: Annotated[Names, Query(description="Who acted, suffered or lost people.")] = [],  # noqa: B006
    outlet: Annotated[Names, Query(description="Who published it.")] = [],  # noqa: B006
    origin: Annotated[Names, Query(description="On whose word it is told.")] = [],  # noqa: B006
    grade: Annotated[list[Grade], Query(description="How well corroborated.", max_length=MOST_VALUES)] = [],  # noqa: B006
    disputed: Annotated[bool, Query(description="Only events on which accounts contradict each other.")] = False,
    background: Annotated[Background, Query(description="Whether to give what reports tell as history.")] = "with",
) -> Asked:
    return Asked(
        begin=begin,
        until=until,
        place=place or None,
        box=None if box is None else Box(*map(float, box.split(","))),
        kinds=tuple(kind),
        parties=tuple(party),
        outlets=tuple(outlet),
        origins=tuple(origin),
        grades=tuple(grade),
        disputed=disputed,
        background=background,
    )


EventsAsked = Annotated[Asked, Depends(_events_asked)]
Ordered = Annotated[Order, Query(description="In time, the latest first, or those that most origins tell first.")]


def envelope(items: list[Any], total: int, paging: Paging) -> dict[str, Any]:
    """Return one page of a list as the API gives it; ``next`` is the offset of the next page, null at the end."""
    after = paging.offset + len(items)
    return {
        "items": items,
        "total": total,
        "offset": paging.offset,
        "limit": paging.limit,
        "next": after if items and after < total else None,
    }
