"""Records and the JSON contract say the same: every record survives the way out and back, and validates."""

import dataclasses
import functools
import json
import typing

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warledger import records
from warledger.contract import (
    document_to_json,
    event_to_json,
    from_json,
    reading_from_json,
    reading_to_json,
    schema,
    to_json,
)
from warledger.records import (
    Actor,
    Airwars,
    Answering,
    Attribution,
    Carriage,
    Claim,
    Control,
    Dated,
    Document,
    Event,
    EventClaim,
    EventOrigin,
    EventPlace,
    Framing,
    Furniture,
    Link,
    Notice,
    Omission,
    OtherPlace,
    Place,
    Reading,
    Responsibility,
    Silence,
    Time,
    Toll,
)

TEXT = "Shells fell on the port on Monday, killing two people, the army said."
DOCUMENT = Document(
    id="port",
    digest="sha256:00",
    text=TEXT,
    outlet="Coast Wire",
    dated=Dated("2024-05-07", "the other report's Monday"),
    furniture=(Furniture(0, 6, "stray"),),
    notices=(Notice("guessed", "a guess", 0, 6),),
)
READING = Reading(
    document=DOCUMENT,
    sentences=((0, 69),),
    times=(Time(24, 33, None, relative="weekday:monday", weekday="monday", direction="past"),),
    places=(Place(15, 23, "Port", None, None),),
    actors=(Actor(55, 63, "army"),),
    tolls=(Toll(43, 53, "killed", 2, 2),),
    attributions=(Attribution(((55, 63),), ((64, 68),), ((0, 53),), "army"),),
    claims=(
        Claim(
            start=0,
            end=53,
            id="c-1",
            trigger=(0, 11),
            event_type="Explosions/Remote violence",
            sub_event_type="Shelling/artillery/missile attack",
            chain=(Link("Coast Wire", "reported", outlet=True), Link("army", "said", start=55, end=63)),
            origin="army",
            stance="asserted",
            other_places=(OtherPlace(0, "near"),),
            responsibility=(Responsibility(0, "denied"),),
            control=Control("Port", None, "contested"),
            tolls=(0,),
        ),
    ),
    main_claim="c-1",
    framing=(Framing(0, 6, "shell"),),
    silences=(Silence(0, 6, "army", "the port"),),
    furniture=DOCUMENT.furniture,
    notices=DOCUMENT.notices,
)


def validate(name, value):
    whole = schema()
    jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": whole["$defs"]}).validate(value)


def test_a_reading_validates_and_comes_back():
    value = reading_to_json(READING)
    validate("reading", value)
    assert reading_from_json(value) == READING
    assert value["claims"][0]["text"] == TEXT[0:53]
    assert value["times"][0]["text"] == "on Monday"
    assert [link.get("text") for link in value["claims"][0]["chain"]] == [None, "the army"]


def test_a_document_row_has_no_text():
    row = document_to_json(DOCUMENT)
    validate("document", row)
    assert "text" not in row


def test_an_event_validates_and_quotes_its_clauses():
    event = Event(
        id="e-1",
        event_type="Other",
        sub_event_type="Diplomacy",
        words="talks",
        begin=None,
        until=None,
        place=EventPlace("Port"),
        initiators=(),
        targets=(),
        documents=("port",),
        claims=(EventClaim(0, 11, "port", "c-1"),),
        tolls=(),
        disputes=(),
        grade="single",
        reasons=("single: one origin",),
    )
    value = event_to_json(event, {"port": TEXT})
    validate("event", value)
    assert value["claims"][0]["text"] == "Shells fell"
    assert from_json(Event, event_to_json(event)) == event


def test_the_project_adds_to_the_contract_and_takes_nothing_away(request):
    shared = request.config.rootpath.parent / "shared" / "schema.json"
    if not shared.exists():
        pytest.skip("needs ../shared/schema.json, the contract as published")
    missing = list(_missing(json.loads(shared.read_text("utf-8")), schema()))
    assert missing == []


def _missing(published, own, path="$"):
    """Yield what the published contract has and ours has not, or has otherwise."""
    if isinstance(published, dict) and isinstance(own, dict):
        for key, value in published.items():
            yield from _missing(value, own[key], f"{path}.{key}") if key in own else [f"{path}.{key}"]
    elif published != own:
        yield path


def test_what_reconciling_adds_to_an_event_validates_and_comes_back():
    carried = (Carriage("Coast Wire", ("port",), "quotes", "quotes army"),)
    event = Event(
        id="e-1",
        event_type="Other",
        sub_event_type="Diplomacy",
        words="talks",
        begin=None,
        until=None,
        place=None,
        initiators=(),
        targets=(),
        documents=("port",),
        claims=(),
        tolls=(),
        disputes=(),
        grade="single",
        reasons=(),
        outlets=("Coast Wire",),
        independent=(EventOrigin("army", "government", ("army",), carried, ("c-1",)),),
        answering=(Answering("army", "denied", "army", ("port",), ("c-1",), "government", "government"),),
        omissions=(Omission("toll", ("army",), "government", ("port",), ("monitor",), ("c-2",), "says nothing of it"),),
        airwars=Airwars("weak", None, "one origin alone"),
    )
    value = event_to_json(event)
    validate("event", value)
    assert from_json(Event, value) == event
    old = {
        key: value[key] for key in value if key not in ("outlets", "independent", "answering", "omissions", "airwars")
    }
    assert from_json(Event, old).independent == (), "what was written before these fields were there can be read"


@functools.cache
def _strategy(hint):
    """Make any value of a record's field type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is type(None):
        return st.none()
    if origin is typing.Literal:
        return st.sampled_from(arguments)
    if dataclasses.is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return st.builds(hint, **{name: _strategy(inner) for name, inner in hints.items()})
    if origin is tuple and arguments[-1] is Ellipsis:
        most = 1 if dataclasses.is_dataclass(arguments[0]) else 2  # records in records in records grow quickly
        return st.lists(_strategy(arguments[0]), max_size=most).map(tuple)
    if origin is tuple:
        return st.tuples(*map(_strategy, arguments))
    if origin is dict:
        return st.dictionaries(st.text(max_size=3), _strategy(arguments[1]), max_size=2)
    if origin is not None:
        return st.one_of(*map(_strategy, arguments))
    return {int: st.integers(0, 99), float: st.floats(0, 1), str: st.text(max_size=5), bool: st.booleans()}[hint]


RECORDS = [value for value in vars(records).values() if dataclasses.is_dataclass(value)]


@pytest.mark.parametrize("record_type", RECORDS, ids=lambda r: r.__name__)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_record_comes_back(record_type, data):
    record = data.draw(_strategy(record_type))
    assert from_json(record_type, to_json(record)) == record
