"""The figures of one event, each with the claim that tells it: what it counts, how far it reaches, what set it aside.

Of what one origin counts, the latest whole figure stands. A figure that its report calls a former one, that its own
origin corrects or takes back, or that is a part of what its origin counts, is set aside: it stays visible as account
and contradicts nobody.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from warledger.reconcile.compare import is_comparable
from warledger.reconcile.independence import independence_key
from warledger.reconcile.rivals import Standings
from warledger.reconcile.sightings import Sighting
from warledger.records import Harm, SetAside, Toll, TollScope
from warledger.vocabulary.conflicts import opposed
from warledger.vocabulary.disputes import dispute_words
from warledger.vocabulary.reconciling import population_class

_FEW = 5
_STRETCH = 1.25
_ARMED = frozenset({"soldiers", "fighters"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One toll with the sighting that tells it; ``counted`` has the side for its party, so that names can meet.

    ``teller`` is equal for figures that rest on one independent origin, None on nobody's word; ``set_aside`` says why
    it does not count.
    """

    toll: Toll
    sighting: Sighting
    counted: Toll
    teller: str | None
    set_aside: SetAside | None = None

    @property
    def people(self) -> str | None:
        """Which people it counts: as stated, else the only civilians whom its claim says were harmed ("teachers")."""
        if self.toll.population is not None:
            return self.toll.population
        harmed = self.sighting.targets
        return harmed[0].name.lower() if len(harmed) == 1 and harmed[0].kind == "civilians" else None

    @property
    def least(self) -> int | None:
        """The fewest that it can mean: its lower bound, for "dozens" what the word means at least."""
        if self.toll.low is not None:
            return self.toll.low
        return dispute_words().fewest.get((self.toll.qualifier or "").lower())

    @property
    def day(self) -> int:
        """The day of its report, 0 where none is known."""
        return self.sighting.published or 0

    @property
    def is_of_enemy(self) -> bool:
        """Whether a party counts its enemy's people."""
        return opposed(self.sighting.voice.side, self.counted.party)


@dataclass(frozen=True, slots=True, order=True)
class TollKey:
    """What a toll counts; empty texts where nothing is stated, so that keys can be sorted.

    ``party`` is the side where one is known, so that "the army's dead" and "dead soldiers" are one; of a party's armed
    people the population says nothing more. "41, among them 11 children" counts the children as "11 children" does.
    """

    harm: Harm
    scope: TollScope
    population: str
    party: str


def figures_of(sightings: Iterable[Sighting], standings: Standings | None = None) -> dict[TollKey, tuple[Figure, ...]]:
    """Return the figures of an event by what they count, in order; denied, negated and planned ones are none."""
    ordered = sorted(sightings, key=lambda s: s.order)
    known = standings or Standings(ordered)
    figures = [
        Figure(toll, sighting, counted, known.key(sighting))
        for sighting in ordered
        if sighting.stance != "denied" and not sighting.negated and sighting.mode == "happened"
        for toll, counted in zip(sighting.tolls, sighting.counted, strict=True)
    ]
    grouped: dict[TollKey, list[Figure]] = defaultdict(list)
    for figure in _with_tellers(figures):
        grouped[_key(figure)].append(figure)
    reasons = {key: _with_reasons(grouped[key]) for key in sorted(grouped)}
    standing = {key.harm for key, group in reasons.items() if any(_stands(figure) for figure in group)}
    return {key: group if key.harm in standing else _restored(group) for key, group in reasons.items()}


def _stands(figure: Figure) -> bool:
    return figure.set_aside is None and figure.least is not None


def _restored(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return figures that count after all, since none stands beside them; what was taken back stays so."""
    return tuple(f if f.set_aside == "retracted" else replace(f, set_aside=None) for f in figures)


def _with_tellers(figures: Sequence[Figure]) -> list[Figure]:
    """Return figures with whose count each is, where an outlet prints it in its own voice.

    It is that of the speaker who gives the same number in the same report; where whom the report cites gives another,
    it is the outlet's own.
    """
    said: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if not figure.sighting.voice.is_outlet and figure.toll.low is not None:
            said[figure.sighting.document, figure.toll.harm].append(figure)
    return [_with_teller(f, said.get((f.sighting.document, f.toll.harm), ())) for f in figures]


def _with_teller(figure: Figure, said: Sequence[Figure]) -> Figure:
    if not figure.sighting.voice.is_outlet or figure.toll.low is None:
        return figure
    same = next((f for f in said if f.toll.low == figure.toll.low and f.teller is not None), None)
    if same is not None:
        return replace(figure, teller=same.teller)
    is_another = any(f.teller == figure.teller and _is_same_people(f, figure) for f in said)
    return replace(figure, teller=independence_key(figure.sighting)) if is_another else figure


def _is_same_people(first: Figure, second: Figure) -> bool:
    return _key(first) == _key(second)


def _key(figure: Figure) -> TollKey:
    counted, kind = figure.counted, population_class(figure.people or "people")
    says_more = kind != "people" and not (kind in _ARMED and counted.party)
    is_group = says_more or counted.party is not None
    scope: TollScope = "event" if counted.scope == "subset" and is_group else counted.scope
    return TollKey(counted.harm, scope, (figure.people or "").lower() if says_more else "", counted.party or "")


def _with_reasons(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return figures of one key, each with why it does not count."""
    told = [replace(figure, set_aside=_how_told(figure)) for figure in figures]
    rivals = _by(told, lambda f: f.sighting.voice.key)
    marked = [replace(f, set_aside=f.set_aside or _why_replaced(f, rivals[f.sighting.voice.key])) for f in told]
    wholes = _by([figure for figure in marked if figure.set_aside is None], lambda f: f.teller)
    return tuple(replace(f, set_aside=f.set_aside or _why_part(f, wholes[f.teller])) for f in marked)


def _by(figures: Iterable[Figure], key: Callable[[Figure], str | None]) -> dict[str | None, list[Figure]]:
    grouped: dict[str | None, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.least is not None:
            grouped[key(figure)].append(figure)
    return grouped


def _how_told(figure: Figure) -> SetAside | None:
    if is_told_as(figure, "retracted"):
        return "retracted"
    return "former" if is_told_as(figure, "former") else None


def _why_replaced(figure: Figure, own: Sequence[Figure]) -> SetAside | None:
    return "replaced" if any(_replaces(other, figure) for other in own if _is_other(other, figure)) else None


def _why_part(figure: Figure, own: Sequence[Figure]) -> SetAside | None:
    """Tell whether a figure that stands is a part of what its origin counts as a whole."""
    is_part = figure.teller is not None and any(_holds(other, figure) for other in own if _is_other(other, figure))
    return "part" if is_part else None


def is_told_as(figure: Figure, how: SetAside) -> bool:
    """Tell whether a clause tells its figure as one given before ("initial reports spoke of 20"), or takes it back.

    What stands after a word of correction is the figure that took its place ("revised its first toll of 12 to 9").
    """
    words = dispute_words()
    before = figure.sighting.clause[: max(0, figure.toll.start - figure.sighting.start)]
    told = (words.retracted if how == "retracted" else words.former).last_at(before)
    corrected = words.correcting.last_at(before)
    return told is not None and (corrected is None or corrected < told)


def _is_other(first: Figure, second: Figure) -> bool:
    return (first.toll.low, first.toll.high) != (second.toll.low, second.toll.high)


def _replaces(later: Figure, earlier: Figure) -> bool:
    """Tell whether an origin's figure takes its earlier one's place: in a later report, or by a word of correction.

    Two voices of one side in two reports count apart: only the same voice replaces what it said.
    """
    if later.set_aside == "former" or later.toll.low is None:
        return False
    if later.day and earlier.day and later.day > earlier.day:
        return True
    is_after = later.sighting.document == earlier.sighting.document and later.sighting.order > earlier.sighting.order
    return is_after and dispute_words().correcting.are_in(later.sighting.clause)


def _holds(whole: Figure, part: Figure) -> bool:
    """Tell whether a greater figure of the same report and origin is the whole of which another is a part."""
    if whole.sighting.document != part.sighting.document or part.least is None or whole.toll.low is None:
        return False
    return whole.toll.low > part.least and exclude_each_other(whole, part)


def are_one_count(first: Figure, second: Figure) -> bool:
    """Tell whether two figures count the same people, as far as is said."""
    return is_comparable(first.counted, second.counted)


def exclude_each_other(first: Figure, second: Figure) -> bool:
    """Tell whether two figures of the same people cannot both be a count of them.

    A rounded figure ("about 30") reaches as far as rounding does, "dozens" no lower than two dozens. "At least 20" is a
    count so far: it agrees with 23, and with 50 it is another count, though in logic both may be right.
    """
    if not are_one_count(first, second):
        return False
    (low, high), (other_low, other_high) = _reach(first), _reach(second)
    highs = [top for top in (high, other_high) if top is not None]
    return bool(highs) and max(low, other_low) > min(highs)


def _reach(figure: Figure) -> tuple[float, float | None]:
    """Return the fewest and the most that a figure can mean; None where it sets no upper bound."""
    low, high = float(figure.least or 0), figure.toll.high
    rounding = dispute_words().rounding
    if (figure.toll.qualifier or "").lower() in dispute_words().rounded:
        return low * (1 - rounding), None if high is None else high * (1 + rounding)
    if high is None and figure.toll.low is not None and figure.toll.low >= _FEW:
        return low, low * _STRETCH
    return low, None if high is None else float(high)
