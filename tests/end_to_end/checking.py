"""Checks of what a few reports must yield, written down as data: see ``reports/README.md`` for the format."""

import json
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_KM = 12742
NEAR_KM = 12
CHARACTERS_A_CLAIM = 40


@dataclass(frozen=True)
class Output:
    """What the commands print, as JSON values."""

    readings: list
    events: list
    documents: list


def failing(sheet, output):
    """Return the names of the checks that do not hold."""
    by_name = {
        name: next((r for r in output.readings if phrase in r["text"]), None)
        for name, phrase in sheet["documents"].items()
    }
    return [check["name"] for check in sheet["facts"] if not _holds(check, by_name, output)]


def _holds(check, by_name, output):
    hit = any(_meets(check, item, reading) for item, reading in _items(check, by_name, output))
    return hit is (check.get("expect", "some") == "some")


def _items(check, by_name, output):
    layer = check["in"]
    if layer == "events":
        return [(event, None) for event in output.events]
    if layer == "documents":
        wanted = by_name[check["doc"]]["document"]["id"]
        return [(row, None) for row in output.documents if row["id"] == wanted]
    readings = [by_name[check["doc"]]] if "doc" in check else output.readings
    if layer == "reading":
        return [(reading["document"], reading) for reading in readings]
    return [(item, reading) for reading in readings for item in reading[layer]]


def _meets(check, item, reading):
    conditions = [key for key in check if key in CONDITIONS]
    return all(CONDITIONS[key](check[key], item, reading) for key in conditions)


def _holds_words(value, words):
    spelled = json.dumps(value, ensure_ascii=False).lower()
    return all(word.lower() in spelled for word in words)


def _own_words(item, reading):
    return reading["text"][item["start"] : item["end"]].lower()


def _times(item, reading):
    return [reading["times"][i] for i in item["times"]] if reading and "times" in item else [item]


def _is_on(day, item, reading):
    return any(str(t.get(key) or "").startswith(day) for t in _times(item, reading) for key in ("value", "begin"))


def _has_toll(wanted, item, reading):
    tolls = [reading["tolls"][i] for i in item["tolls"]]
    return any(all(toll[key] == value for key, value in wanted.items()) for toll in tolls)


def _has_fields(wanted, item, _reading):
    return all(
        item.get(key) is None if value is None else str(item.get(key) or "").startswith(value)
        for key, value in wanted.items()
    )


def _is_near(point, item, _reading):
    return item["latitude"] is not None and _km(item["latitude"], item["longitude"], *point) <= NEAR_KM


def _km(*degrees):
    a, b, c, d = map(radians, degrees)
    return EARTH_KM * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


def _named(field, layer):
    def holds(words, item, reading):
        named = [reading[layer][i] for i in item[field]] if reading else item.get(field)
        return _holds_words(named, words)

    return holds


CONDITIONS = {
    "text": lambda words, item, reading: all(word.lower() in _own_words(item, reading) for word in words),
    "chain": lambda words, item, _: _holds_words(item["chain"], words),
    "not_chain": lambda words, item, _: not any(_holds_words(item["chain"], [word]) for word in words),
    "day": _is_on,
    "stance": lambda stances, item, _: item["stance"] in stances,
    "kind": lambda kinds, item, _: any(kind.lower() in item["sub_event_type"].lower() for kind in kinds),
    "background": lambda wanted, item, _: item["background"] is wanted,
    "negated": lambda wanted, item, _: item["negated"] is wanted,
    "toll": _has_toll,
    "any": lambda words, item, _: _holds_words(item, words),
    "field": _has_fields,
    "near": _is_near,
    "radius": lambda _wanted, item, _: (item["radius_km"] or 0) > 0,
    "documents": lambda least, item, _: len(item["documents"]) >= least,
    "by": _named("initiators", "actors"),
    "to": _named("targets", "actors"),
    "at": _named("places", "places"),
}


def sprays(readings):
    """Return what shows that a reader says everything at once, so that something must hit."""
    found = []
    for reading in readings:
        name, claims = reading["document"]["id"], reading["claims"]
        if len(claims) > max(60, len(reading["text"]) // CHARACTERS_A_CLAIM):
            found.append(f"{name}: {len(claims)} claims")
        by_trigger = {}
        for claim in claims:
            by_trigger.setdefault(tuple(claim["trigger"]), []).append(claim)
        for trigger, same in by_trigger.items():
            if len({claim["stance"] for claim in same}) > 1 or len({json.dumps(c["chain"]) for c in same}) > 3:
                found.append(f"{name}: one trigger at {trigger} with several stances or many chains")
    return found
