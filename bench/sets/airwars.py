"""One text against a reviewed row: English texts that Airwars cites for civilian harm in Syria.

The row is reviewed from many texts; what it says need not stand in each. The measures are therefore of agreement.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.figures import f1_of, share_of
from bench.gold import Difference, GoldSet, Input, Judgement, Measure, Row, each, input_of, json_lines
from bench.happenings import Killed, widest
from bench.spans import kilometres
from warledger.records import Claim, Reading

TEXTS, ROWS = "airwars_syria/sources.jsonl", "airwars_syria/incidents.jsonl"
SHORTEST = 200
LATIN = 0.6
"""Share of letters that must be Latin: pages marked English are often Arabic posts with an English frame."""
NEAR_KM = 25
DAY = 10
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\w{4,}")
_COMMON = frozenset(
    ("city", "town", "village", "north", "south", "east", "west", "near", "outskirts", "countryside", "area")
) | {"district", "governorate"}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A text and what the reviewed row (or the rows it is cited for, together: ``reviews``) says."""

    document: Input
    days: frozenset[str]
    points: tuple[tuple[float, float], ...]
    names: tuple[str, ...]
    killed: Killed | None
    reviews: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The document."""
        return (self.document,)


def load(data: Path) -> list[Reviewed]:
    """Return the English texts of some length."""
    rows = {row["id"]: row for row in json_lines(data / ROWS)}
    texts = [row for row in json_lines(data / TEXTS) if row["language"] == "en" and _is_english(row["text"])]
    reviewed = [_reviewed(row, [rows[i] for i in row["incidents"] if i in rows]) for row in texts]
    return [one for one in reviewed if one.days]


def _is_english(text: str) -> bool:
    return len(text) >= SHORTEST and latin(text) >= LATIN


def latin(text: str) -> float:
    """Return the share of a text's letters that are Latin, 0 where it has none."""
    letters = _LETTER.findall(text)
    return sum(letter.isascii() for letter in letters) / len(letters) if letters else 0.0


def _reviewed(row: Row, reviews: Iterable[Mapping[str, object]]) -> Reviewed:
    reviews = list(reviews)
    lows, highs = ([n for one in reviews if isinstance(n := one[key], int)] for key in ("killed_low", "killed_high"))
    return Reviewed(
        input_of(row),
        frozenset(str(one["date"]) for one in reviews if one["date"]),
        tuple(
            (x, y)
            for one in reviews
            if isinstance(x := one["latitude"], float) and isinstance(y := one["longitude"], float)
        ),
        tuple(str(one["location"]) for one in reviews if one["location"]),
        (min(lows), max(highs)) if lows and highs else None,
        tuple(sorted(str(one["id"]) for one in reviews)),
    )


def judge(gold: Reviewed, reading: Reading) -> Judgement:
    """Compare the number killed, the place and the day of the text's claims with the row."""
    claims = [
        c for c in reading.claims if not c.background and c.stance in ("asserted", "hedged") and c.event_type != "Other"
    ]
    killed = killed_range(reading, claims)
    overlaps = (
        gold.killed is not None and killed is not None and killed[0] <= gold.killed[1] and gold.killed[0] <= killed[1]
    )
    places = [reading.places[i] for claim in claims for i in claim.places]
    is_there = any(
        _is_near(gold, place.latitude, place.longitude) or _is_called(gold, (place.name, *place.within))
        for place in places
    )
    spans = [
        (t.begin[:DAY], (t.until or t.begin)[:DAY])
        for c in claims
        for t in (reading.times[i] for i in c.times)
        if t.begin
    ]
    is_then = any(begin <= day <= until for begin, until in spans for day in gold.days)
    tally: dict[str, float] = {
        "killed.hit": overlaps,
        "killed.missed": gold.killed is not None and not overlaps,
        "killed.extra": gold.killed is not None and killed is not None and not overlaps,
        "killed.asked": gold.killed is not None,
        "killed.answered": gold.killed is not None and killed is not None,
        "asked": 1,
        "placed": bool(places),
        "there": is_there,
        "dated": bool(spans),
        "then": is_then,
    }
    named, days = ", ".join(p.name for p in places[:3]), ", ".join(begin for begin, _ in spans[:3])
    said = f"killed {killed}, at {named or '?'}, on {days or '?'}"
    right = f"killed {gold.killed}, at {'; '.join(gold.names)}, on {', '.join(sorted(gold.days))}"
    wrong = (gold.killed is not None and not overlaps) or not is_there or not is_then
    differences = (Difference(right, said, " ".join(gold.document.text.split())[:200]),) if wrong else ()
    return Judgement(gold.id, tally, differences)


def killed_range(reading: Reading, claims: Iterable[Claim]) -> Killed | None:
    """Return the widest range killed by a claim that is not history: from the least low to the greatest high."""
    return widest(reading.tolls[i] for claim in claims for i in claim.tolls)


def _is_near(gold: Reviewed, latitude: float | None, longitude: float | None) -> bool:
    if latitude is None or longitude is None:
        return False
    return any(kilometres(point, (latitude, longitude)) <= NEAR_KM for point in gold.points)


def _is_called(gold: Reviewed, names: Iterable[str]) -> bool:
    wanted = {word for name in gold.names for word in _WORD.findall(name.lower())} - _COMMON
    return any(wanted & set(_WORD.findall(name.lower())) for name in list(names)[:1])


SET = GoldSet(
    name="airwars",
    layer="whole reports",
    about="English pages cited in reviewed rows on civilian harm in Syria, with all the litter of saved pages; few "
    "have a publication date, so most of what is said relative to it stays open. *Killed*: the range read overlaps "
    "the reviewed range. *Place*: some place of a claim lies within 25 km of the reviewed point or shares a word "
    "of its name. *Day*: some time of a claim covers the reviewed day. The row is not always in the text.",
    files=(TEXTS, ROWS),
    load=load,
    judge=each(judge),
    measures=(
        Measure(
            "killed_f1",
            "killed range overlaps the reviewed one, F1",
            f1_of("killed", share_of("killed.answered", "killed.asked")),
        ),
        Measure("place", "place of a claim fits the reviewed one, share", share_of("there", "placed", "asked")),
        Measure("day", "day of a claim fits the reviewed one, share", share_of("then", "dated", "asked")),
    ),
    fast=30,
)
