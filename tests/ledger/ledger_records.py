"""Small records that the ledger's tests keep and read back."""

from warledger.ids import claim_id, digest_of
from warledger.records import (
    Claim,
    Dated,
    Document,
    Event,
    EventClaim,
    EventPlace,
    Link,
    Notice,
    Place,
    Reading,
    Reconciled,
)

ARRIVED = "2024-05-06T07:08:09Z"


def document(name: str = "harbour", text: str = "Shells fell on the harbour on Monday.", **more: object) -> Document:
    return Document(id=name, digest=digest_of(text.encode("utf-8", "surrogatepass")), text=text, **more)  # type: ignore[arg-type]


def reading(of: Document) -> Reading:
    claim = Claim(
        start=0,
        end=26,
        id=claim_id(of.id, of.digest, 0, 11, 0),
        trigger=(0, 11),
        event_type="Explosions/Remote violence",
        sub_event_type="Shelling/artillery/missile attack",
        chain=(Link(name=of.outlet, stance="reported", outlet=True),),
        origin=of.outlet,
        stance="asserted",
        places=(0,),
    )
    return Reading(
        document=of,
        sentences=((0, len(of.text)),),
        places=(Place(19, 26, "Harbour", 1.5, 2.5, radius_km=3.0, within=("Port Town",)),),
        claims=(claim,),
        main_claim=claim.id,
        notices=(Notice("place_anchored", "the harbour is placed in Port Town", 19, 26),),
    )


def event(of: Reading, begin: str | None = "2024-05-06", name: str = "Harbour") -> Event:
    claim = of.claims[0]
    return Event(
        id="e" + claim.id[1:],
        event_type=claim.event_type,
        sub_event_type=claim.sub_event_type,
        words="Shelling at the harbour",
        begin=begin,
        until=begin,
        place=EventPlace(name, 1.5, 2.5, within=("Port Town",)),
        initiators=(),
        targets=(),
        documents=(of.document.id,),
        claims=(EventClaim(claim.start, claim.end, of.document.id, claim.id),),
        tolls=(),
        disputes=(),
        grade="single",
        reasons=("single: one origin",),
        aliases=("e-older",),
    )


def reconciled(*events: Event) -> Reconciled:
    return Reconciled(events=events, dated={"harbour": Dated("2024-05-06", "the day that another report gives")})
