"""The records that flow through the house: frozen values, named as in the JSON contract (``schema.json``).

Offsets are half-open ``[start, end)`` and count characters of ``Document.text``. ``None`` means "not stated" and is
never the same as 0 or the empty text. Fields have the names of the contract's keys, so that ``contract.py`` can
write and read any record without a table.
"""

from dataclasses import dataclass, field
from typing import Literal

Harm = Literal["killed", "injured", "captured", "displaced", "missing"]
TollScope = Literal["event", "subset", "cumulative"]
PlaceRole = Literal["from", "to", "aim", "near"]
ResponsibilityStance = Literal["blamed", "claimed", "denied", "admitted"]
LinkStance = Literal["said", "claimed", "denied", "confirmed", "quoted", "reported", "unnamed"]
Stance = Literal["asserted", "hedged", "denied", "planned", "predicted", "hypothetical"]
ControlStatus = Literal["held", "captured", "lost", "contested", "besieged"]
StandingStatus = Literal["held", "contested", "besieged", "unknown"]
Direction = Literal["past", "present", "future"]
DisputeField = Literal["toll", "initiator", "occurrence", "outcome", "control", "time", "place", "weapon", "victims"]
WhyNot = Literal["scope", "update", "subset", "wording"]
Grade = Literal["agreed", "admitted", "corroborated", "single", "contested", "unattributed"]
CarriedHow = Literal["own_word", "speaks", "quotes", "agency", "copy", "same_words", "party_media"]
Facet = Literal["toll", "civilians", "loss", "initiator", "outcome", "comment", "detail", "deed"]
ControlBasis = Literal["claimed", "corroborated"]
Extent = Literal["whole", "part"]
AirwarsGrade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
StrikeStatus = Literal["declared-strike", "likely-strike", "contested-strike", "single-source-claim"]
SetAside = Literal["former", "replaced", "retracted", "part"]
AccountField = Literal[
    "kind", "time", "place", "initiator", "target", "toll", "outcome", "weapon", "responsibility", "control"
]

Range = tuple[int, int]
"""A half-open range of character offsets."""

_DATELINE_DIFFERS = "dateline_differs"
"""The code of intake's notice that the text shows another day than was given; its message ends with that day."""

_DAY = len("2017-03-21")
_MONTH = len("2017-03")


@dataclass(frozen=True, slots=True)
class Span:
    """Some characters of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Notice:
    """What could not be read or resolved, or what a person should look at: nothing is dropped silently.

    ``code`` is a stable snake_case word listed in docs/reference/notices.md; ``message`` is one sentence for people.
    """

    code: str
    message: str
    start: int | None = None
    end: int | None = None


# ---------------------------------------------------------------- intake


@dataclass(frozen=True, slots=True)
class Furniture(Span):
    """Characters that belong to the page and not to the report. No claim overlaps them.

    ``kind``: slogan, dateline, byline, caption, credit, navigation, related, promotion, stray, footer.
    """

    kind: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A publication date that reconciling inferred (``value``: YYYY-MM-DD), with the reason in words."""

    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One published item of one outlet, as intake understood it.

    ``digest`` identifies the content as given: the raw bytes together with what a sidecar or an option said of them.
    ``raw_digest`` is that of the bytes alone. ``published`` is ISO 8601 without zone unless one was printed
    (``2017-03-21`` or ``2017-03-21T21:28``); ``published_basis`` says where it came from: ``given``, ``sidecar``,
    ``metadata``, ``dateline``, ``url``. ``copies`` are ids of documents with the same or nearly the same text.
    """

    id: str
    digest: str
    text: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    published_basis: str | None = None
    language: str | None = None
    version_of: str | None = None
    dated: Dated | None = None
    copies: tuple[str, ...] = ()
    raw_digest: str | None = None
    furniture: tuple[Furniture, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def told_on(self) -> str | None:
        """The date on which it speaks, ISO: its own dateline's where that is another than given, else ``published``."""
        differing = (notice.message for notice in self.notices if notice.code == _DATELINE_DIFFERS)
        return next((message[-_DAY:] for message in differing), (self.published or "")[:_DAY] or None)

    @property
    def month(self) -> str:
        """The month in which it speaks (``2017-03``), "" where it does not say."""
        return (self.told_on or "")[:_MONTH]


# ---------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class Time(Span):
    """A time expression.

    ``value`` is EDTF, None where EDTF cannot say it; ``relative`` is the expression before anchoring, in the small
    language of ``when.py`` (None where the value is absolute), so that an undated document can be anchored later.
    ``begin`` and ``until`` are ISO dates or date-times, inclusive days, local to the place. ``precision``: minute,
    part_of_day, day, week, month, season, year, decade, duration, set, vague. ``weekday`` is English and lower case,
    ``clock`` HH:MM, ``utc_offset`` +HH:MM, ``basis`` one phrase for people: how the value was found.
    """

    value: str | None
    relative: str | None = None
    begin: str | None = None
    until: str | None = None
    precision: str = "vague"
    weekday: str | None = None
    clock: str | None = None
    utc_offset: str | None = None
    direction: Direction | None = None
    basis: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another place that a name could have meant."""

    name: str
    geonames_id: int | None
    latitude: float
    longitude: float
    country: str | None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Place(Span):
    """A place name in the text.

    ``name`` is canonical: every spelling of one place has the same ``name``. ``radius_km`` is None only for a place
    without a point. ``precision`` is UCDP's 1 (exact) to 7 (international waters). ``country`` is ISO 3166 alpha-2;
    ``within`` names what contains the place, innermost first.
    """

    name: str
    latitude: float | None
    longitude: float | None
    geonames_id: int | None = None
    radius_km: float | None = None
    precision: int | None = None
    country: str | None = None
    within: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Actor(Span):
    """Somebody who acts, suffers or speaks: a mention in the text.

    ``name`` is canonical (a pronoun or a description carries its antecedent's name); ``id`` is that of the
    vocabulary, else a slug of the name. ``kind``: state, state_forces, police, rebel, militia, terrorist_group,
    political, external, civilians, media, monitor, un, aid, person, other. ``side`` is a side id of the conflict
    (``government``, ``opposition``, ``russia`` …) and None for those who are not party to it. ``country`` is ISO
    3166 alpha-2.
    """

    name: str
    id: str | None = None
    kind: str | None = None
    side: str | None = None
    country: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Toll(Span):
    """People harmed. ``low`` and ``high`` follow the number rules of the design; None is "not stated", never 0.

    ``party`` is whose people they are (an actor's canonical name), ``population`` which people (civilians, children,
    medics, soldiers …), ``qualifier`` the speaker's own word ("at least", "dozens").
    """

    harm: Harm
    low: int | None
    high: int | None
    qualifier: str | None = None
    party: str | None = None
    population: str | None = None
    scope: TollScope = "event"
    since: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's words in the text: ranges of speaker, cue ("said") and content.

    ``speaker`` is empty where nobody is named ("it was reported that"). ``speaker_name`` is canonical, None for an
    unnamed speaker ("a monitor said" is named by its description). ``parent`` is the index of the attribution whose
    content holds this one (state TV quoted the ambassador), ``speaker_actor`` an index into the reading's actors.
    """

    speaker: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    speaker_name: str | None = None
    stance: LinkStance = "said"
    hedged: bool = False
    parent: int | None = None
    speaker_actor: int | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain of speakers, from the outlet inwards.

    ``actor`` is the speaker's vocabulary id, ``side`` its side, ``affiliation`` whom the speaker speaks for
    (canonical name).
    """

    name: str | None
    stance: LinkStance
    outlet: bool = False
    actor: str | None = None
    side: str | None = None
    affiliation: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """A place that a claim names without having happened there (``place`` indexes the reading's places)."""

    place: int
    role: PlaceRole


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who is blamed for the deed, or claims, denies or admits it (``actor`` indexes the reading's actors)."""

    actor: int
    stance: ResponsibilityStance


@dataclass(frozen=True, slots=True)
class Control:
    """Who holds a place, by canonical names."""

    place: str
    holder: str | None
    status: ControlStatus


@dataclass(frozen=True, slots=True)
class Claim(Span):
    """One assertion, by one chain of speakers, that something happened (or did not, or will).

    ``start``/``end`` are the clause, ``trigger`` the words that name the deed. Indexes point into the layers of the
    same reading. ``origin`` is the innermost named speaker, the outlet in its own voice, None where nobody's word is
    given. ``about`` is the id of the claim that this one confirms or denies.
    """

    id: str
    trigger: Range
    event_type: str
    sub_event_type: str
    chain: tuple[Link, ...]
    origin: str | None
    stance: Stance
    initiators: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    other_places: tuple[OtherPlace, ...] = ()
    times: tuple[int, ...] = ()
    tolls: tuple[int, ...] = ()
    weapon: str | None = None
    responsibility: tuple[Responsibility, ...] = ()
    negated: bool = False
    background: bool = False
    control: Control | None = None
    about: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Framing(Span):
    """A loaded word: ``term`` is its lemma, ``side`` the side that it names or favours, ``actor`` whom it names."""

    term: str
    side: str | None = None
    actor: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Silence(Span):
    """The text itself notes that a speaker did not mention something."""

    speaker: str | None
    about: str | None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one document, as layers of spans."""

    document: Document
    sentences: tuple[Range, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    tolls: tuple[Toll, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    main_claim: str | None = None
    framing: tuple[Framing, ...] = ()
    silences: tuple[Silence, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    notices: tuple[Notice, ...] = ()


# ---------------------------------------------------------------- reconcile


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event happened: the finest place that its claims support."""

    name: str
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    precision: int | None = None
    country: str | None = None
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventClaim(Span):
    """A claim's part in an event: the clause in the document."""

    document: str
    claim: str
    origin: str | None = None
    stance: Stance = "asserted"


@dataclass(frozen=True, slots=True)
class Account:
    """What one origin says of one field of an event. ``origin`` None: nobody's word is given."""

    field: AccountField
    origin: str | None
    value: str
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    outlets: tuple[str, ...] = ()
    side: str | None = None


@dataclass(frozen=True, slots=True)
class TollAccount:
    """One origin's figure.

    ``independent`` is equal for figures that rest on one independent origin. ``published`` is the day of the newest
    report that gives it (ISO). ``set_aside`` says why it does not count, though it stays visible: its report tells it
    as a former one, its own origin gave another later or took it back, or it counts some of those whom its origin
    counts as a whole. ``enemy`` tells that a party counts its enemy's people.
    """

    low: int | None
    high: int | None
    origin: str | None
    documents: tuple[str, ...]
    claims: tuple[str, ...] = ()
    qualifier: str | None = None
    independent: str | None = None
    published: str | None = None
    set_aside: SetAside | None = None
    enemy: bool = False


@dataclass(frozen=True, slots=True)
class EventToll:
    """The reconciled figure for one harm, party and population of one event, with the accounts it rests on."""

    harm: Harm
    low: int | None
    best: int | None
    high: int | None
    accounts: tuple[TollAccount, ...]
    population: str | None = None
    party: str | None = None
    scope: TollScope | None = None


@dataclass(frozen=True, slots=True)
class DisputeSide:
    """One side of a dispute: a value and who stands for it."""

    value: str
    origins: tuple[str | None, ...] = ()
    documents: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """Accounts that cannot all be true; or, with ``real`` false, a difference that is none and why not."""

    field: DisputeField
    sides: tuple[DisputeSide, ...]
    real: bool = True
    why_not: WhyNot | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Carriage:
    """How one outlet carries an origin's word of an event, with the reason why it is no origin of its own.

    ``how``: own_word (the outlet is the origin), speaks (its own correspondent), quotes (a speaker), agency (the page
    credits a news agency), copy (the text is another document's), same_words (a sentence is another's), party_media (a
    party runs the outlet). ``words`` is one phrase for people.
    """

    outlet: str
    documents: tuple[str, ...]
    how: CarriedHow
    words: str


@dataclass(frozen=True, slots=True)
class EventOrigin:
    """One independent origin of an event: ``names`` are the voices that are this origin, ``carriage`` who prints it.

    ``side`` is set where the origin is a party to the conflict. ``denies`` tells that it speaks of the event only to
    deny it.
    """

    name: str
    side: str | None
    names: tuple[str, ...]
    carriage: tuple[Carriage, ...]
    claims: tuple[str, ...] = ()
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Answering:
    """One row of the responsibility table: what one origin says of a party's part in the deed.

    ``stance``: blamed, claimed (by the party itself), denied, admitted. ``told`` is True where the origin only tells
    the party as the doer, without words of blame, claim or admission.
    """

    party: str
    stance: ResponsibilityStance
    origin: str | None
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    side: str | None = None
    origin_side: str | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Omission:
    """A facet of an event that one side leaves out and origins of another state.

    ``silent`` are the origins that speak of the event and leave it out, ``side`` theirs, ``documents`` where they do.
    ``stated_by`` are the origins that state it, ``claims`` where. ``noted``: a text itself says that they did not
    mention it, at ``start``–``end`` of ``document``. ``words`` is one line for people.
    """

    facet: Facet
    silent: tuple[str, ...]
    side: str | None
    documents: tuple[str, ...]
    stated_by: tuple[str, ...]
    claims: tuple[str, ...]
    words: str
    noted: bool = False
    document: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Airwars:
    """The nearest grades of Airwars, and why.

    ``grade`` is of civilian harm, None where no harm to civilians is told; ``strike_status`` None where the deed is no
    strike.
    """

    grade: AirwarsGrade | None
    strike_status: StrikeStatus | None
    why: str


@dataclass(frozen=True, slots=True)
class ControlInterval:
    """Who holds a place over an interval of days, on whose word: ``begin`` and ``until`` are inclusive.

    ``until`` None: nobody has told otherwise yet; ``last_told`` is the last day for which somebody says so. ``basis``
    is corroborated where two independent origins say so, or the loser's side admits it, and ``why`` says which;
    else claimed. ``precision`` says how well ``begin`` is known: day, month, year …, or by_publication, where a report
    tells it without a day. ``rivals`` are those whom other origins name as holders of the same days. ``extent`` is part
    where a part of the place is meant; ``within`` names what contains the place, innermost first.
    """

    place: str
    holder: str | None
    status: ControlStatus
    begin: str | None
    until: str | None
    origins: tuple[str | None, ...]
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    event: str | None = None
    side: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    basis: ControlBasis = "claimed"
    why: str | None = None
    rivals: tuple[str, ...] = ()
    extent: Extent = "whole"
    within: tuple[str, ...] = ()
    last_told: str | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceStanding:
    """Who holds a place on a day: ``status``, ``holders`` (all that are named), one line for people, the intervals."""

    place: str
    day: str
    status: StandingStatus
    holders: tuple[str, ...]
    words: str
    intervals: tuple[ControlInterval, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One happening: the claims of all documents about it.

    ``id`` is that of its anchor, the claim that comes first by (document id, start): ``e-`` before the claim's hash.
    ``words`` is one line for people. ``begin``/``until`` are days (or date-times) at the event's place, inclusive.
    ``reasons`` are "code: words". ``part_of`` is the id of a larger event. ``outlets`` are all that print it,
    ``independent`` the origins that are left when copies, quotations and a party's own media are counted once.
    ``answering`` says who is blamed by whom and who claims, denies, admits; ``omissions`` which side leaves out what
    another states.
    """

    id: str
    event_type: str
    sub_event_type: str
    words: str
    begin: str | None
    until: str | None
    place: EventPlace | None
    initiators: tuple[str, ...]
    targets: tuple[str, ...]
    documents: tuple[str, ...]
    claims: tuple[EventClaim, ...]
    tolls: tuple[EventToll, ...]
    disputes: tuple[Dispute, ...]
    grade: Grade
    reasons: tuple[str, ...]
    part_of: str | None = None
    aliases: tuple[str, ...] = ()
    time_precision: str | None = None
    control: tuple[Control, ...] = ()
    origins: tuple[str, ...] = ()
    accounts: tuple[Account, ...] = ()
    stance: Stance = "asserted"
    background: bool = False
    outlets: tuple[str, ...] = ()
    independent: tuple[EventOrigin, ...] = ()
    answering: tuple[Answering, ...] = ()
    omissions: tuple[Omission, ...] = ()
    airwars: Airwars | None = None


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What reconciling makes of a set of readings: the projection of the ledger.

    ``dated`` maps a document id to the date inferred for it; ``copies`` maps a document id to its copies.
    """

    events: tuple[Event, ...] = ()
    control: tuple[ControlInterval, ...] = ()
    dated: dict[str, Dated] = field(default_factory=dict)
    copies: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notices: tuple[tuple[str, Notice], ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What an analyst confirmed, rejected, merged, split or corrected.

    ``verb``: confirm, reject, merge, split, correct. ``subjects`` are claim or event ids; ``data`` what else it says.
    """

    verb: Literal["confirm", "reject", "merge", "split", "correct"]
    subjects: tuple[str, ...]
    by: str
    at: str
    reason: str | None = None
    data: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Weighed:
    """One reason for (``weight`` above 0) or against two tellings being one event; ``words`` say what it saw."""

    code: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Tie:
    """What two reports tell, by the ids of their claims, and how much speaks for its being one event.

    ``score`` is the sum of the reasons' weights. ``veto`` names what forbids a link, whatever the score.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    score: float
    reasons: tuple[Weighed, ...]
    veto: str | None = None


@dataclass(frozen=True, slots=True)
class Rival:
    """Another event, what of it is nearest, and why it is kept apart."""

    event: str
    tie: Tie


@dataclass(frozen=True, slots=True)
class Why:
    """Why the reports of an event belong together, and why the nearest other events are not this one.

    ``ties`` join its documents one after the other, the strongest first; ``rivals`` come nearest first.
    """

    event: str
    ties: tuple[Tie, ...]
    rivals: tuple[Rival, ...]
