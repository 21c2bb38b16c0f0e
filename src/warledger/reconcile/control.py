"""Who holds which place over which days, on whose word: intervals made of claims.

What one side or one origin says is *claimed*; *corroborated* is what two independent origins say, or what the loser's
side admits. Who takes a place ends the interval of who held it; a loss ends one without naming who holds it then. Two
who are said to hold a place on the same days are each other's rivals, and neither is dropped.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from warledger.reconcile.days import iso_of
from warledger.reconcile.holds import Hold, holds_of
from warledger.reconcile.independence import OriginGroup, names_of_groups, origin_groups
from warledger.reconcile.names import place_key
from warledger.reconcile.sightings import Sighting
from warledger.records import ControlBasis, ControlInterval
from warledger.vocabulary.conflicts import allied, opposed, side_name
from warledger.vocabulary.origins import origin_words

_NO_COPIES: Mapping[str, tuple[str, ...]] = {}


@dataclass(slots=True)
class _Run:
    """Claims in a row that say the same of one place. ``last`` is the last day on which it is so, None: it goes on."""

    holds: list[Hold]
    last: int | None = None
    rivals: set[str] = field(default_factory=set)

    @property
    def head(self) -> Hold:
        return self.holds[0]

    @property
    def first(self) -> int | None:
        return self.head.day

    @property
    def last_told(self) -> int | None:
        return max((day for hold in self.holds if (day := hold.last_day) is not None), default=None)

    @property
    def is_open(self) -> bool:
        return self.last is None

    def end(self, day: int) -> None:
        """Close the interval on the day before another begins, on its first day at the earliest."""
        self.last = day - 1 if self.first is None else max(self.first, day - 1)


def control_intervals(
    sightings: Iterable[Sighting],
    event_of: Mapping[str, str],
    copies: Mapping[str, tuple[str, ...]] = _NO_COPIES,
) -> tuple[ControlInterval, ...]:
    """Return the intervals of control, place by place in the order of their days; each place's depend on it alone.

    Args:
        sightings: all sightings.
        event_of: claim id → event id.
        copies: document id → ids of its copies, which add no origin.
    """
    by_place: dict[str, list[Hold]] = defaultdict(list)
    for hold in holds_of(sightings):
        by_place[place_key(hold.place)].append(hold)
    found = [_interval(run, event_of, copies) for key in sorted(by_place) for run in _runs(by_place[key])]
    return tuple(sorted(found, key=_order))


def _order(interval: ControlInterval) -> tuple[str, str, str, str, str, tuple[str, ...]]:
    begin, until = interval.begin or "", interval.until or "~"
    return (interval.place, begin, until, interval.holder or "", interval.status, interval.claims)


def _runs(holds: Sequence[Hold]) -> list[_Run]:
    """Return one place's runs: claims in the order of their days, each joining or ending what was said before."""
    runs: list[_Run] = []
    for hold in holds:
        going = [run for run in runs if run.is_open and _goes_on(run, hold)]
        _end_others(runs, hold)
        same = max((run for run in going if run.is_open), key=lambda run: run.head.extent == hold.extent, default=None)
        if same is not None:
            same.holds.append(hold)
        else:
            runs.append(_Run([hold]))
    _name_rivals(runs)
    return runs


def _goes_on(run: _Run, hold: Hold) -> bool:
    """Tell whether a claim says of a place what a run says: the same holder, or the same siege or fight."""
    head = run.head
    if head.is_holding:
        is_more = head.extent == "part" and hold.extent == "whole" and hold.status == "captured"
        return hold.is_holding and hold.camp == head.camp and not is_more
    if head.status != hold.status:
        return False
    if hold.status == "lost":
        return hold.camp == head.camp and hold.day == head.day and hold.extent == head.extent
    told = run.last_told
    return told is None or hold.day is None or hold.day - told <= origin_words().stale_days


def _end_others(runs: Iterable[_Run], hold: Hold) -> None:
    """End what a claim puts an end to: who takes all of a place ends the others' hold, who loses it his own."""
    day = hold.day
    if day is None or hold.extent == "part":
        return
    for run in runs:
        if run.is_open and run.head.day is not None and _ends(hold, run):
            run.end(day)


def _ends(hold: Hold, run: _Run) -> bool:
    """Tell whether a claim about all of a place ends a run; a part is lost only to who takes all, or by its holder."""
    head = run.head
    if hold.status == "lost":
        return head.is_holding and head.camp == hold.camp and _is_later(hold, run)
    if not hold.is_holding or hold.camp is None:
        return False
    if head.status in ("contested", "besieged", "lost"):
        return _is_later(hold, run) and (hold.status == "captured" or head.status == "lost")
    if hold.camp == head.camp:
        return head.extent == "part" and hold.status == "captured"
    if allied(hold.side, head.side):
        return False
    is_stale = head.extent == "whole" and _is_stale(run, hold)
    return _is_later(hold, run) and (hold.status == "captured" or is_stale)


def _is_later(hold: Hold, run: _Run) -> bool:
    """Tell whether a claim speaks of a later day than a run begins; on one day, captures tell of a change."""
    if hold.day is None or run.first is None:
        return False
    return hold.day > run.first or (hold.day == run.first and hold.status == "captured" and run.head.status == "held")


def _is_stale(run: _Run, hold: Hold) -> bool:
    """Tell whether nobody has told of a run for so long that another's hold is a change and no contradiction."""
    told = run.last_told
    return told is not None and hold.day is not None and hold.day - told > origin_words().stale_days


def _name_rivals(runs: Sequence[_Run]) -> None:
    """Name, in each run of who holds a place, others who are said to hold it on the same days."""
    holding = [run for run in runs if run.head.is_holding and run.head.holder is not None]
    for one, other in combinations(holding, 2):
        if one.head.camp == other.head.camp or allied(one.head.side, other.head.side) or not _overlap(one, other):
            continue
        one.rivals.add(_holder(other) or "")
        other.rivals.add(_holder(one) or "")


def _overlap(one: _Run, other: _Run) -> bool:
    early, late = sorted((one, other), key=lambda run: run.first or 0)
    if early.first is None or late.first is None:
        return False
    return early.last is None or early.last >= late.first


def _holder(run: _Run) -> str | None:
    """Return the name by which most claims call a holder."""
    names = Counter(hold.holder for hold in run.holds if hold.holder is not None)
    return min(names, key=lambda name: (-names[name], name), default=None)


def _interval(run: _Run, event_of: Mapping[str, str], copies: Mapping[str, tuple[str, ...]]) -> ControlInterval:
    head, sightings = run.head, [hold.sighting for hold in run.holds]
    spot = next((hold.spot for hold in run.holds if hold.spot is not None), None)
    origins = {s.voice.name for s in sightings}
    basis, why = _basis(run, copies)
    told = run.last_told
    return ControlInterval(
        place=head.place,
        holder=_holder(run),
        status=head.status,
        begin=None if run.first is None else iso_of(run.first),
        until=None if run.last is None else iso_of(run.last),
        origins=tuple(sorted(origins, key=lambda name: (name is None, name or ""))),
        documents=tuple(sorted({s.document for s in sightings})),
        claims=tuple(sorted({s.claim for s in sightings})),
        event=next((event_of[s.claim] for s in sightings if s.claim in event_of), None),
        side=next((hold.side for hold in run.holds if hold.side is not None), None),
        latitude=spot.latitude if spot is not None else None,
        longitude=spot.longitude if spot is not None else None,
        basis=basis,
        why=why,
        rivals=tuple(sorted(run.rivals)),
        extent=head.extent,
        within=spot.within if spot is not None else (),
        last_told=None if told is None else iso_of(told),
        precision=head.precision,
    )


def _basis(run: _Run, copies: Mapping[str, tuple[str, ...]]) -> tuple[ControlBasis, str]:
    """Return whether an interval is corroborated, and by whom: two independent origins, or the loser's own side."""
    groups = origin_groups((hold.sighting for hold in run.holds), copies)
    side = run.head.side
    admits = next((group for group in groups if _speaks_against_itself(group, run)), None)
    if admits is not None:
        return "corroborated", f"admitted by {admits.called} ({side_name(admits.side or '')})"
    names = names_of_groups(groups)
    if any(not allied(one.side, other.side) for one, other in combinations(groups, 2)):
        return "corroborated", f"{len(groups)} independent origins: {names}"
    if not groups:
        return "claimed", "nobody's word is given"
    is_own = side is not None and all(allied(group.side, side) for group in groups)
    return "claimed", f"only {'its own side' if is_own else 'one origin' if len(groups) == 1 else 'one camp'}: {names}"


def _speaks_against_itself(group: OriginGroup, run: _Run) -> bool:
    """Tell whether a side that says this of a place says it against itself: its loss, or its enemy's hold.

    An outlet that a party runs admits nothing of a fight in which that party has no part.
    """
    head, side = run.head, group.side
    if side is None or not any(_is_partys_word(sighting, side) for sighting in group.sightings):
        return False
    return side == head.side if head.status == "lost" else head.is_holding and opposed(side, head.side)


def _is_partys_word(sighting: Sighting, side: str) -> bool:
    taking_part = {party.side for party in (*sighting.initiators, *sighting.targets)}
    return not sighting.voice.is_outlet or side in taking_part
