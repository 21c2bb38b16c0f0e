"""JSON of an event or a reading → rows of the index. Pure; the JSON is the ledger's own, so no record is built."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from warledger.contract import Json
from warledger.ledger.browsing.tables import UNDATED
from warledger.vocabulary.spelling import key_of

Values = dict[str, Any]

OWN, SPEAKER, NOBODY = "own", "speaker", "nobody"
UNKNOWN_OUTLET = ""
WAYS = ("own_word", "speaks", "party_media", "agency", "copy", "same_words", "quotes", NOBODY)
"""How an outlet came by what it prints of an event, what is nearest to its own word first."""
_DAY = 10
_OPENING_QUOTE = re.compile(r"[\"“«]")


def event_row(event: Json) -> Values:
    """Return the row of an event: what lists, maps and counts ask for."""
    place = event["place"] or {}
    dead = [toll["best"] for toll in event["tolls"] if toll["harm"] == "killed" and toll["best"] is not None]
    begin = event["begin"] or event["until"]  # "by Saturday" has a last day alone, and counts as of that day
    return {
        "event": event["id"],
        "day": begin[:_DAY] if begin else UNDATED,
        "begin": begin[:_DAY] if begin else None,
        "until": (event["until"] or begin)[:_DAY] if begin else None,
        "time_precision": event["time_precision"],
        "event_type": event["event_type"],
        "sub_event_type": event["sub_event_type"],
        "grade": event["grade"],
        "stance": event["stance"],
        "background": event["background"],
        "disputed": any(dispute["real"] for dispute in event["disputes"]),
        "disputes": sum(dispute["real"] for dispute in event["disputes"]),
        "differences": sum(not dispute["real"] for dispute in event["disputes"]),
        "documents": len(event["documents"]),
        "origins": len(event["origins"]),
        "killed": max(dead, default=None),
        "place": place.get("name"),
        "latitude": place.get("latitude"),
        "longitude": place.get("longitude"),
        "radius_km": place.get("radius_km"),
        "words": event["words"],
        "part_of": event["part_of"],
    }


def name_rows(event: Json, outlets: set[str]) -> list[Values]:
    """Return a row for each party, origin, outlet and place that an event names, and each field that is disputed.

    Args:
        event: the event's JSON.
        outlets: who published the event's documents.
    """
    place = event["place"]
    found = {
        *(("party", name) for name in (*event["initiators"], *event["targets"])),
        *(("party", toll["party"]) for toll in event["tolls"] if toll["party"]),
        *(("origin", name) for name in event["origins"]),
        *(("origin", origin["name"]) for origin in event["independent"] if origin["name"]),
        *(("outlet", name) for name in outlets),
        *(("place", name) for name in ((place["name"], *place["within"]) if place else ())),
        *(("dispute" if dispute["real"] else "difference", dispute["field"]) for dispute in event["disputes"]),
    }
    return [
        {"role": role, "name": name, "event": event["id"], "spelling": key_of(name) if role == "place" else None}
        for role, name in sorted(found)
    ]


def carriage_rows(event: Json) -> list[Values]:
    """Return how each outlet that prints an event came by it, a row an independent origin and outlet."""
    origins = event["independent"]
    rows = [
        {
            "event": event["id"],
            "position": position,
            "outlet": carried["outlet"],
            "origin": origin["name"],
            "side": origin["side"],
            "how": carried["how"],
            "leads": False,
            "first": place == 0,
            "others": sum(other["denies"] == origin["denies"] for other in origins) - 1,
        }
        for position, origin in enumerate(origins)
        for place, carried in enumerate(origin["carriage"])
    ]
    known = {row["outlet"] for row in rows}
    rows += [_on_nobodys_word(event["id"], len(origins), outlet) for outlet in event["outlets"] if outlet not in known]
    nearest = {
        row["outlet"]: row
        for row in sorted(rows, key=lambda row: (WAYS.index(row["how"]), row["position"]), reverse=True)
    }
    for row in nearest.values():
        row["leads"] = True
    return rows


def _on_nobodys_word(event: str, position: int, outlet: str) -> Values:
    return {
        "event": event, "position": position, "outlet": outlet, "origin": "", "side": None, "how": NOBODY,
        "leads": False, "first": False, "others": 0,
    }  # fmt: skip


def interval_row(position: int, interval: Json) -> Values:
    """Return the row of an interval of control."""
    begin, until = interval["begin"], interval["until"]
    return {
        "position": position,
        "place": interval["place"],
        "spelling": key_of(interval["place"]),
        "status": interval["status"],
        "holder": interval["holder"],
        "begin": begin[:_DAY] if begin else None,
        "until": until[:_DAY] if until else None,
        "latitude": interval["latitude"],
        "longitude": interval["longitude"],
    }


def saying_rows(document: Json, layers: Json) -> list[Values]:
    """Return on whose word a document's claims rest, a row an origin."""
    outlet = document["outlet"] or UNKNOWN_OUTLET
    counts: Counter[str] = Counter()
    first: dict[str, Values] = {}
    for claim in layers["claims"]:
        origin = claim["origin"] or ""
        counts[origin] += 1
        first.setdefault(origin, _saying(claim))
    return [
        {"document": document["id"], "origin": origin, "outlet": outlet, "claims": counts[origin], **first[origin]}
        for origin in sorted(counts)
    ]


def _saying(claim: Json) -> Values:
    """Return what kind of voice a claim's origin is, its side, and who passed its words on to the outlet."""
    inner = [link for link in claim["chain"] if not link["outlet"]]
    if claim["origin"] is None:
        return {"kind": NOBODY, "side": None, "through": None}
    if not inner:
        return {"kind": OWN, "side": None, "through": None}
    through = next((link["name"] for link in reversed(inner[:-1]) if link["name"]), None)
    return {"kind": SPEAKER, "side": inner[-1]["side"], "through": through}


def term_rows(document: Json, layers: Json) -> list[Values]:
    """Return the loaded words of a document, each with who is quoted with it."""
    quotes = list(_quotations(document["text"], layers))
    published = document["published"]
    rows = {
        (word["start"], word["end"]): {
            "document": document["id"],
            "start": word["start"],
            "end": word["end"],
            "term": word["term"],
            "outlet": document["outlet"] or UNKNOWN_OUTLET,
            "side": word["side"],
            "actor": word["actor"],
            "speaker": _quoted(word, quotes),
            "day": published[:_DAY] if published else None,
        }
        for word in layers["framing"]
    }
    return list(rows.values())


def _quotations(text: str, layers: Json) -> Iterator[tuple[int, int, str | None]]:
    """Yield the ranges of direct speech with their speakers: indirect speech is in the outlet's words."""
    for attribution in layers["attributions"]:
        for start, end in attribution["content"]:
            if _OPENING_QUOTE.match(text, start) or (start > 0 and _OPENING_QUOTE.match(text, start - 1)):
                yield start, end, attribution["speaker_name"]


def _quoted(word: Json, quotes: list[tuple[int, int, str | None]]) -> str | None:
    found = [name for start, end, name in quotes if start <= word["start"] and word["end"] <= end]
    return (found[-1] or "unnamed speaker") if found else None
