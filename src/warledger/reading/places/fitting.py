"""What names can mean → what they mean in one report: homonyms and chance likenesses that do not fit are left out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from warledger.reading.gazetteer import MAIN, SPELT, Entry
from warledger.reading.places.resolving import Choice, Name, distance_km, is_within

_WIDE = ("country", "division", "region", "water")
_SMALL = 50_000  # inhabitants; a smaller town abroad must be of a country that is spoken of
_HAMLET = 5_000  # inhabitants
_WITHIN = 4  # mentions before and after, which say where a place that is only spelt alike may be
_LIKELY = 0.3
_BESIDE = ("town", "capital", "district", "division", "region")
_NEIGHBOURING = 40.0  # km from another place of the report to one that is only spelt alike


def fitting_of(
    names: Sequence[Name], chosen: Mapping[str, tuple[Choice, ...]], people: Mapping[str, int]
) -> dict[str, tuple[Choice, ...]]:
    """Leave out what cannot be meant: homonyms outside what is said to hold the name, and chance likenesses."""
    countries = Counter[str]()
    for name in names:
        if chosen[name.key] and chosen[name.key][0].entry.quality < SPELT:
            countries[chosen[name.key][0].entry.country or ""] += len(name.mentions)
    main = frozenset(c for c, count in countries.items() if count >= max(countries.values(), default=0) / 3)
    spoken_of = {name.key: people.keys() | _others(name, names, chosen) for name in names}
    beside = _beside(names, chosen)
    return {name.key: _fit(name, chosen, main, spoken_of[name.key], beside[name.key]) for name in names}


def _others(name: Name, names: Sequence[Name], chosen: Mapping[str, tuple[Choice, ...]]) -> set[str]:
    """Return the countries of a document's other names."""
    best = [chosen[other.key][0].entry.country for other in names if other.key != name.key and chosen[other.key]]
    return {country for country in best if country is not None}


def _fit(
    name: Name,
    chosen: Mapping[str, tuple[Choice, ...]],
    main: frozenset[str],
    spoken_of: AbstractSet[str],
    beside: Sequence[Entry],
) -> tuple[Choice, ...]:
    choices = chosen[name.key]
    said = [entry for key in name.said_holders for entry in _as_holder(chosen.get(key, ()))]
    if "part" in name.kinds and any(h.kind in ("town", "capital") for h in said):
        # A quarter of a town at a border is not the namesake across it.
        choices = tuple(c for c in choices if any(c.entry.country == h.country for h in said))
    if said:
        choices = tuple(c for c in choices if _may_stand(c.entry, said) or any(is_within(c.entry, h) for h in said))
    if choices and choices[0].entry.quality == SPELT and choices[0].entry.country not in main:
        choices = tuple(c for c in choices if c.entry.quality < SPELT or c.entry.country in main)
    choices = _without_chance_likeness(choices, name, beside)
    if choices and _is_small(choices[0].entry):
        holders = [c.entry for key in name.holders for c in chosen.get(key, ())[:1] if c.entry.kind in _WIDE]
        if holders and not any(is_within(c.entry, h) for c in choices for h in holders):
            return ()
        # What a report names again and again by its first name, it knows: a local paper's own town.
        is_strange = len(name.mentions) == 1 or choices[0].entry.quality != MAIN
        if spoken_of and is_strange and choices[0].entry.country not in spoken_of:
            return ()
    return choices


def _beside(names: Sequence[Name], chosen: Mapping[str, tuple[Choice, ...]]) -> dict[str, list[Entry]]:
    """Return, for each name, what the names within a few mentions of it most probably mean."""
    keys = dict(sorted((index, name.key) for name in names for index in name.mentions))
    found: dict[str, list[Entry]] = {}
    for name in names:
        near = {i + step for i in name.mentions for step in range(-_WITHIN, _WITHIN + 1)} & keys.keys()
        others = sorted({keys[i] for i in near} - {name.key})
        found[name.key] = [chosen[key][0].entry for key in others if chosen[key]]
    return found


def _without_chance_likeness(choices: tuple[Choice, ...], name: Name, beside: Sequence[Entry]) -> tuple[Choice, ...]:
    """Leave out likenesses far from what is named beside them; a name whose likeliest goes means no unlikely one."""
    kept = tuple(c for c in choices if not _is_likeness(c.entry, name) or _is_in_company(c.entry, beside))
    return kept if kept[:1] == choices[:1] or (kept and kept[0].probability >= _LIKELY) else ()


def _is_likeness(entry: Entry, name: Name) -> bool:
    """Tell whether a small place may bear a name by chance: spelt alike, or a village where a part of a town is meant.

    There are Jobars beside Damascus and beside Homs; most quarters have a village somewhere that is called the same.
    """
    return _is_small(entry) and (entry.quality == SPELT or ("part" in name.kinds and entry.population < _HAMLET))


def _is_in_company(entry: Entry, company: Sequence[Entry]) -> bool:
    """Tell whether a place lies near another of the document, or the document names none in its country."""
    others = [e for e in company if e.country == entry.country and e.kind in _BESIDE]
    return not others or any(distance_km(entry, e) <= max(_NEIGHBOURING, e.radius_km) for e in others)


def _as_holder(choices: Sequence[Choice]) -> list[Entry]:
    """Return what a name means as a holder: "northern Aleppo" is as soon the province as the town."""
    if not choices:
        return []
    best = choices[0].entry
    return [best, *(c.entry for c in choices[1:] if c.entry.kind == "division" and c.entry.country == best.country)]


def _may_stand(entry: Entry, holders: Sequence[Entry]) -> bool:
    """Tell whether an area may be meant although no holder holds it: a country, a sea, or one over the same border."""
    if entry.kind in ("country", "water"):
        return True
    return entry.kind in _WIDE and any(entry.country is None or entry.country == h.country for h in holders)


def _is_small(entry: Entry) -> bool:
    return entry.kind not in _WIDE and entry.kind != "capital" and entry.population < _SMALL
