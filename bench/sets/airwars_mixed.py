"""Many texts of many happenings in one ledger: English texts that Airwars cites, mixed, and put together again.

B-cubed (Bagga and Baldwin 1998) asks of each text: of those that the ledger puts with it, how many does Airwars cite
for the same row (precision); of those that Airwars cites for its row, how many does the ledger put with it (recall).
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure, Tally, f1_of
from bench.gold import Difference, GoldSet, Input, Judgement, Measure, Readings
from bench.happenings import Clauses, Happening, happenings_of
from bench.sets import airwars
from warledger.records import Reading

MOSTLY = 0.95
"""Share of letters that must be Latin: an Arabic post in an English frame is not read."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A text, the one row that it is cited for, and the range killed of that row, None where it gives none."""

    document: Input
    row: str
    killed: tuple[int, int] | None

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The document."""
        return (self.document,)


def load(data: Path) -> list[Cited]:
    """Return the texts in English throughout that are cited for one row."""
    english = [one for one in airwars.load(data) if airwars.latin(one.document.text) >= MOSTLY]
    texts = [one for one in english if len(one.reviews) == 1]
    return [Cited(one.document, one.reviews[0], one.killed) for one in texts]


def judge(texts: Sequence[Cited], readings: Readings) -> list[Judgement]:
    """Reconcile all texts in one ledger; a text belongs to the event that its main claim is of."""
    events = happenings_of([readings[one.id] for one in texts])
    clauses = Clauses(events)
    home = {one.id: home_of(one.id, readings[one.id], clauses) for one in texts}
    killed = _killed(texts, home, {event.id: event for event in events})
    return [
        Judgement(one.id, {**_cubed(one, texts, home), **killed.get(one.id, {})}, _difference(one, texts, home))
        for one in texts
    ]


def home_of(document: str, reading: Reading, clauses: Clauses) -> str:
    """Return the event of a text's main claim; a text without one stands alone."""
    main = next((claim for claim in reading.claims if claim.id == reading.main_claim), None)
    found = clauses.best(document, main) if main is not None else frozenset[str]()
    return min(found, default=f"alone: {document}")


def _cubed(one: Cited, texts: Sequence[Cited], home: Mapping[str, str]) -> Tally:
    together = {other.id for other in texts if home[other.id] == home[one.id]}
    same = {other.id for other in texts if other.row == one.row}
    right = len(together & same)
    later = {other.id for other in texts if other.id > one.id}
    hit = len(together & same & later)
    return {
        "texts": 1,
        "precision": right / len(together),
        "recall": right / len(same),
        "pair.hit": hit,
        "pair.extra": len(together & later) - hit,
        "pair.missed": len(same & later) - hit,
    }


def _killed(
    texts: Sequence[Cited], home: Mapping[str, str], events: Mapping[str, Happening]
) -> dict[str, dict[str, float]]:
    """Return, by the first text of each row with a range, whether the event that most of its texts tell overlaps it."""
    by_row: dict[str, list[Cited]] = defaultdict(list)
    for one in texts:
        if one.killed is not None:
            by_row[one.row].append(one)
    tallies = {}
    for cited in by_row.values():
        counts = Counter(home[one.id] for one in cited)
        event = events.get(min(counts, key=lambda name: (-counts[name], name)))
        read, reviewed = None if event is None else event.killed, cited[0].killed
        overlaps = read is not None and reviewed is not None and read[0] <= reviewed[1] and reviewed[0] <= read[1]
        tallies[cited[0].id] = {"rows": 1.0, "rows.answered": float(read is not None), "rows.hit": float(overlaps)}
    return tallies


def _difference(one: Cited, texts: Sequence[Cited], home: Mapping[str, str]) -> tuple[Difference, ...]:
    wanted = sorted(other.id for other in texts if other.row == one.row and other.id != one.id)
    found = sorted(other.id for other in texts if home[other.id] == home[one.id] and other.id != one.id)
    if wanted == found:
        return ()
    words = " ".join(one.document.text.split())[:200]
    return (Difference(f"with {', '.join(wanted) or 'none'}", f"with {', '.join(found) or 'none'}", words),)


def b_cubed(tally: Tally) -> Figure:
    """Return the F1 of the mean precision and the mean recall of all texts."""
    texts = tally.get("texts", 0)
    precision, recall = ((tally.get(name, 0) / texts if texts else 0.0) for name in ("precision", "recall"))
    both = precision + recall
    return Figure(round(texts), 2 * precision * recall / both if both else 0.0, precision, recall)


def overlapping(tally: Tally) -> Figure:
    """Return the share of rows whose range overlaps what was read; precision is of those that have a number at all."""
    rows, answered, hit = (tally.get(name, 0) for name in ("rows", "rows.answered", "rows.hit"))
    share, of_answered = (hit / whole if whole else 0.0 for whole in (rows, answered))
    return Figure(round(rows), share, of_answered, share, answered / rows if rows else 0.0)


SET = GoldSet(
    name="airwars_mixed",
    layer="events",
    about="The texts of `airwars` that are English throughout and cited for one row, all in one ledger; most have no "
    "date, and their relative days stay open. A text belongs to the event that its main claim is of. *B-cubed*: of the "
    "texts that stand together, how many belong together, and the other way round; 45 of the 108 texts are the only "
    "one of their row, so that to keep all apart gives 0.76. *Pairs*: of two texts each. *Killed*: the range of the "
    "event that most texts of a row tell overlaps the reviewed range, which is not always in a text; P is of rows "
    "with a number.",
    files=(airwars.TEXTS, airwars.ROWS),
    load=load,
    judge=judge,
    measures=(
        Measure("b_cubed", "texts put together by what they tell, B-cubed F1", b_cubed),
        Measure("pairs", "pairs of texts of one row in one event, F1", f1_of("pair")),
        Measure("killed", "rows whose killed range overlaps the reviewed one, share", overlapping),
    ),
    fast=0,
)
