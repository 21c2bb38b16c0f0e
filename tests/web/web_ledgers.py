"""Small ledgers for the tests of pages and API: readings written by hand, so that no model is loaded."""

from dataclasses import replace

from warledger.ids import claim_id, digest_of
from warledger.ledger.store import Store
from warledger.pipeline import Ledger
from warledger.records import (
    Actor,
    Attribution,
    Claim,
    Control,
    Document,
    Framing,
    Furniture,
    Link,
    Notice,
    Place,
    Reading,
    Silence,
    Time,
    Toll,
)

ARRIVED = "2018-06-20T08:00:00+00:00"
ADEN = (12.7794, 45.0367)
TAIZ = (13.5795, 44.0209)

COAST = (
    "MORE NEWS\nRebels attacked army positions near the port of Aden on Monday, the Coast Observatory said. "
    "At least five soldiers were killed in the attack. The army did not mention the losses."
)
HILL = (
    "Terrorist rebels attacked army positions near the port of Aden on Monday, a military spokesman said. "
    "Two soldiers were killed in the attack. The army holds the port."
)
HOSTILE = (
    '<script>alert("x")</script> Shells hit <x-evil onmouseover=alert(1)>Taiz</x-evil> on Tuesday, '
    "the Tower Office said. "
    "\u202eevil\u202c {{ 7 * 7 }} </div></main><img src=x onerror=alert(2)> \x00 javascript:alert(3)"
)


def found(text, words):
    """Return where some words stand in a text."""
    start = text.index(words)
    return start, start + len(words)


def link(text, name, **more):
    start, end = found(text, name)
    return Link(name, "said", start=start, end=end, **more)


def claim(document, number, words, *, kind, speaker=None, **more):
    """Return a claim in these words; its trigger is their second word."""
    start, end = found(document.text, words)
    trigger = found(document.text, words.split()[1])
    chain = [Link(document.outlet, "reported", outlet=True)]
    chain += [speaker] if speaker is not None else []
    return Claim(
        start,
        end,
        id=claim_id(document.id, document.digest, start, end, number),
        trigger=trigger,
        event_type=kind[0],
        sub_event_type=kind[1],
        chain=tuple(chain),
        origin=chain[-1].name,
        stance="asserted",
        **more,
    )


def attack(document_id, text, outlet, speaker, side, *, number, low, high, title=None, **layers):
    """Return a reading of a report of one attack near Aden, with who counted how many dead."""
    document = Document(
        document_id,
        digest_of(text.encode()),
        text,
        outlet=outlet,
        url=f"https://{document_id}.example/news?a=1&b=2",
        title=title or f"{outlet} on the port",
        published="2018-06-19",
        published_basis="given",
        raw_digest=digest_of(text.encode()),
        furniture=layers.pop("furniture", ()),
    )
    said = link(text, speaker, side=side)
    begins = text.index("ebels attacked") - 1
    deed = text[begins : text.index(" on Monday")]
    dead = text[text.index(number) : text.index(" in the attack")]
    controls = layers.pop("control", ())
    claims = [
        claim(
            document, 0, deed, kind=("Battles", "Armed clash"), speaker=said,
            initiators=(0,), targets=(1,), places=(0,), times=(0,),
        ),
        claim(
            document, 1, dead, kind=("Battles", "Armed clash"), speaker=said,
            targets=(1,), places=(0,), times=(0,), tolls=(0,),
        ),
    ]  # fmt: skip
    claims += [
        claim(document, 2, words, kind=("Battles", "Government regains territory"), places=(0,), control=held)
        for words, held in controls
    ]
    stops = [place + 1 for place, sign in enumerate(text) if sign == "."]
    return Reading(
        document=document,
        sentences=tuple(zip([0, *stops[:-1]], stops, strict=True)),
        times=(
            Time(
                *found(text, "on Monday"), value="2018-06-18", begin="2018-06-18", until="2018-06-18",
                precision="day", weekday="monday", basis="the Monday before the report",
            ),
        ),
        places=(
            Place(*found(text, "port of Aden"), "Aden", *ADEN, 415189, 5.0, 2, "YE", ("Aden Governorate", "Yemen")),
        ),
        actors=(
            Actor(begins, begins + 6, "Rebels", "rebels", "rebel", "opposition"),
            Actor(*found(text, "army"), "Army", "army", "state_forces", "government"),
        ),
        tolls=(
            Toll(*found(text, number), "killed", low, high, None if low == high else "at least", "Army", "soldiers"),
        ),
        attributions=(
            Attribution((found(text, speaker),), (found(text, "said"),), ((begins, begins + len(deed)),), speaker),
        ),
        claims=tuple(claims),
        main_claim=claims[0].id,
        furniture=document.furniture,
        **layers,
    )  # fmt: skip


def coast():
    return attack(
        "coast", COAST, "Coast Wire", "Coast Observatory", None, number="five soldiers", low=5, high=None,
        furniture=(Furniture(0, 9, "navigation"),),
        silences=(Silence(*found(COAST, "The army did not mention the losses"), "Army", "the losses"),),
        notices=(Notice("place_anchored", "the port is placed in Aden"),),
    )  # fmt: skip


def hill():
    return attack(
        "hill", HILL, "Hill Post", "military spokesman", "government", number="Two soldiers", low=2, high=2,
        framing=(Framing(*found(HILL, "Terrorist"), "terrorist", "opposition", "rebels"),),
        control=(("The army holds the port", Control("Aden", "Army", "held")),),
    )  # fmt: skip


def hostile():
    """Return a reading whose every text is somebody's attempt to get a script run."""
    document = Document(
        "tower/<x-evil>..&'\"",
        digest_of(HOSTILE.encode("utf-8", "surrogatepass")),
        HOSTILE,
        outlet="<x-evil> & 'Office'",
        url="javascript:alert(4)",
        title="</title><script>alert(5)</script>",
        author='"><svg onload=alert(6)>',
        published="2018-06-20",
        published_basis="given",
    )
    speaker = Link('"><script>alert(7)</script>', "said", side="<x-evil>")
    shelling = claim(
        document, 0, "Shells hit <x-evil onmouseover=alert(1)>Taiz</x-evil>",
        kind=("Explosions/Remote violence", "Shelling/artillery/missile attack"), speaker=speaker, places=(0,),
        times=(0,), tolls=(0,), targets=(0,),
    )  # fmt: skip
    return Reading(
        document=document,
        sentences=((0, len(HOSTILE)),),
        times=(Time(*found(HOSTILE, "on Tuesday"), value="2018-06-19", begin="2018-06-19", until="2018-06-19"),),
        places=(
            Place(*found(HOSTILE, "Taiz"), "<x-evil>Taiz</x-evil>", *TAIZ, radius_km=4.0, within=("<x-evil>Yemen",)),
        ),
        actors=(Actor(*found(HOSTILE, "Tower Office"), "<script>Tower</script>", "tower"),),
        tolls=(Toll(*found(HOSTILE, "Shells"), "killed", None, None, "<x-evil>dozens", "<x-evil>", "<x-evil>"),),
        claims=(shelling,),
        main_claim=shelling.id,
        framing=(Framing(*found(HOSTILE, "evil"), "<x-evil>", "<x-evil>"),),
        silences=(Silence(*found(HOSTILE, "7 * 7"), "<script>", "</li>"),),
        notices=(Notice("undated_document", "<script>alert(8)</script>"),),
    )


def make_ledger(path, *readings):
    """Write a ledger of some readings and return its location."""
    with Store.open(str(path), create=True) as store:
        for reading in readings:
            store.add_reading(reading, None, arrived=ARRIVED, reader="by hand", input_name=f"{reading.document.id}.txt")
        Ledger(store).rebuild()
    return str(path)


def version_of(reading, document_id, *, published):
    """Return a reading of a newer version of a document: the same words under another id and day."""
    document = replace(
        reading.document,
        id=document_id,
        digest=digest_of(document_id.encode()),
        published=published,
        version_of=reading.document.id,
    )
    claims = tuple(
        replace(one, id=claim_id(document.id, document.digest, one.start, one.end, number))
        for number, one in enumerate(reading.claims)
    )
    return replace(reading, document=document, claims=claims, main_claim=claims[0].id)
