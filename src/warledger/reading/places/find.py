"""Parse → places: finds the names, weighs what each can mean in its company, and anchors what no list holds."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from warledger.reading.gazetteer import MAIN, SPELT, Entry, Gazetteer
from warledger.reading.parse import Parse
from warledger.reading.places.capitals import find_capitals
from warledger.reading.places.containment import Hold, find_holds, find_people_holds
from warledger.reading.places.grams import name_key
from warledger.reading.places.mentions import Mention, find_mentions
from warledger.reading.places.placing import anchored_place, described_place, listed_place
from warledger.reading.places.resolving import Choice, Name, distance_km, is_within, resolve
from warledger.records import Place
from warledger.vocabulary.geography import people_of_countries
from warledger.vocabulary.places import load_place_words

_WIDE = ("country", "division", "region", "water")
_OF_THE_REPORT = ("caption", "dateline")  # furniture that tells where the report plays
_SMALL = 50_000  # inhabitants; a smaller town abroad must be of a country that is spoken of
_HAMLET = 5_000  # inhabitants
_WITHIN = 4  # mentions before and after, which say where a place that is only spelt alike may be
_LIKELY = 0.3
_NEIGHBOURING = 40.0  # km from another place of the report to one that is only spelt alike
_REACH = 600.0  # characters over which a place's weight as an anchor falls to a third
_NAMESAKE = 100_000  # inhabitants of a town that a site elsewhere in the text may be named after
_SITE_WORDS = 2  # "International Airport"
_AFTER = 0.6  # what is named only later anchors less
_ANCHORING = {"town": 1.0, "capital": 1.0, "district": 0.7, "division": 0.7, "region": 0.7, "country": 0.1}


@dataclass(frozen=True, slots=True)
class _Scene:
    """What anchoring looks at: the mentions, what is said of them, and what the listed ones mean."""

    mentions: Sequence[Mention]
    holds: Sequence[Hold]
    people: Mapping[int, str]
    fitting: Mapping[str, tuple[Choice, ...]]
    offices: frozenset[int]

    def entry(self, index: int) -> Entry | None:
        """Return what a mention most probably means."""
        choices = self.fitting[self.mentions[index].key]
        return choices[0].entry if choices else None


def find_places(parse: Parse, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places that a document names, in order.

    Listed places have GeoNames' name and point. A place that no list holds is anchored in the place that the text
    says holds it, else in the town, division or country that the report was speaking of: it has that place's point,
    and a radius that covers it. Where there is no such place, it has no point.
    """
    mentions = find_mentions(parse, gazetteer)
    holds = find_holds(parse.text, mentions)
    people = find_people_holds(parse.text, mentions)
    names = names_of(mentions, holds, people)
    peoples = peoples_in(parse)
    chosen = resolve(names, peoples)
    fitting = fitting_of(names, chosen, peoples)
    scene = _Scene(mentions, holds, people, fitting, _offices(parse, mentions))
    anchors = _anchors(scene, gazetteer)
    places = [
        listed_place(mention, fitting[mention.key], gazetteer, around=_is_around(parse, mention))
        if fitting[mention.key]
        else anchored_place(mention, anchors[mention.key], gazetteer)
        for mention in mentions
    ]
    taken = [(place.start, place.end) for place in places]
    for (start, end), capital, side in find_capitals(parse.text, taken, _countries(peoples, scene), gazetteer):
        places.append(described_place(start, end, capital, gazetteer, around=side))
    return tuple(sorted(places, key=lambda place: place.start))


def names_of(mentions: Sequence[Mention], holds: Sequence[Hold], people: Mapping[int, str]) -> list[Name]:
    """Gather the mentions of each name, with all that is said of it anywhere in the document."""
    of_key: defaultdict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(mentions):
        of_key[mention.key].append(index)
    holders: defaultdict[str, list[str]] = defaultdict(list)
    said: defaultdict[str, list[str]] = defaultdict(list)
    for hold in holds:
        holders[mentions[hold.inner].key].append(mentions[hold.outer].key)
        if hold.said:
            said[mentions[hold.inner].key].append(mentions[hold.outer].key)
    return [
        Name(
            key,
            tuple(indexes),
            mentions[indexes[0]].entries,
            kinds=tuple(sorted({k.group for i in indexes if (k := mentions[i].kind) is not None})),
            holders=tuple(dict.fromkeys(holders[key])),
            said_holders=tuple(dict.fromkeys(said[key])),
            countries=tuple(sorted({people[i] for i in indexes if i in people})),
        )
        for key, indexes in of_key.items()
    ]


def peoples_in(parse: Parse) -> Counter[str]:
    """Count the words for a country's people by its code."""
    codes = people_of_countries()
    return Counter(codes[token.lower_] for token in parse.doc if token.lower_ in codes and token.text[0].isupper())


def _countries(peoples: Mapping[str, int], scene: _Scene) -> Counter[str]:
    """Count what a document says of each country: its places, offices apart, and its people."""
    countries = Counter(peoples)
    for index in range(len(scene.mentions)):
        entry = scene.entry(index)
        if entry is not None and entry.country is not None and index not in scene.offices:
            countries[entry.country] += 1
    return countries


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
    others = [e for e in company if e.country == entry.country and e.kind in _ANCHORING and e.kind != "country"]
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


def _is_around(parse: Parse, mention: Mention) -> bool:
    """Tell whether the words before say a side of a town or near it."""
    before = parse.doc[mention.first - 1].lower_ if mention.first else ""
    after = parse.doc[mention.last].lower_ if mention.last < len(parse.doc) else ""
    if before == "of" and mention.first > 1:
        before = parse.doc[mention.first - 2].lower_
    near = ("near", "around", "outside", "from")
    return before in load_place_words().directions or before in near[:3] or after in ("countryside", "outskirts")


def _anchors(scene: _Scene, gazetteer: Gazetteer) -> dict[str, Entry | None]:
    """Return what holds each unlisted name: as the text says, else the place that it is most spoken of near."""
    indexes: defaultdict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(scene.mentions):
        if not scene.fitting[mention.key]:
            indexes[mention.key].append(index)
    return {
        key: _said_anchor(scene, same)
        or _named_anchor(scene, scene.mentions[same[0]].name, gazetteer)
        or _near_anchor(scene, same, gazetteer)
        for key, same in indexes.items()
    }


def _said_anchor(scene: _Scene, same: Sequence[int]) -> Entry | None:
    for hold in sorted(scene.holds, key=lambda h: not h.said):
        if hold.inner in same:
            entry = scene.entry(hold.outer)
            if entry is not None and entry.kind != "country":
                return entry
    return None


def _named_anchor(scene: _Scene, name: str, gazetteer: Gazetteer) -> Entry | None:
    """Return the town that a site is named after: "Aleppo University", "Deir ez-Zor military airport"."""
    words = name.split()
    for count in range(len(words) - 1, 0, -1):
        prefix = " ".join(words[:count])
        choices = scene.fitting.get(name_key(prefix), ())
        if choices:
            return choices[0].entry
        large = [e for e in gazetteer.listed(prefix) if e.quality == MAIN and e.population >= _NAMESAKE]
        if large and len(words) - count <= _SITE_WORDS:
            return large[0]
    return None


def _near_anchor(scene: _Scene, same: Sequence[int], gazetteer: Gazetteer) -> Entry | None:
    """Return the place with most mentions near those of a name, before it rather than after, small rather than wide."""
    country = next((scene.people[i] for i in same if i in scene.people), None) or _said_country(scene, same)
    kinds = [scene.mentions[i].kind for i in same]
    nature = any(kind is not None and kind.group == "nature" for kind in kinds)
    weights: defaultdict[int, float] = defaultdict(float)
    entries: dict[int, Entry] = {}
    for index, mention in enumerate(scene.mentions):
        entry = scene.entry(index)
        if entry is None or entry.kind not in _ANCHORING or index in scene.offices:
            continue
        if nature and entry.kind not in ("region", "country"):
            continue  # a river or border crossing is in no town
        if country is not None and entry.country != country:
            continue
        entries[entry.id] = entry
        for own in same:
            away = mention.start - scene.mentions[own].start
            near = math.exp(-abs(away) / _REACH) * (_AFTER if away > 0 else 1.0)
            weights[entry.id] += near * _ANCHORING[entry.kind]
    if not weights:
        return gazetteer.country(country) if country else None
    return entries[max(weights, key=lambda identity: (weights[identity], -identity))]


def _said_country(scene: _Scene, same: Sequence[int]) -> str | None:
    for hold in scene.holds:
        if hold.inner in same:
            entry = scene.entry(hold.outer)
            if entry is not None and entry.kind == "country":
                return entry.country
    return None


def _offices(parse: Parse, mentions: Sequence[Mention]) -> frozenset[int]:
    """Return the mentions that say where an office, a meeting or another page's report is, and anchor nothing."""
    venues = load_place_words().venues
    aside = [r for r, s in zip(parse.ranges, parse.sentences, strict=True) if any(t.lower_ in venues for t in s)]
    aside += [(part.start, part.end) for part in parse.document.furniture if part.kind not in _OF_THE_REPORT]
    found = {i for i, m in enumerate(mentions) if any(start <= m.start < end for start, end in aside)}
    for index, mention in enumerate(mentions):
        after = [token.lower_ for token in parse.doc[mention.last : mention.last + 2]]
        if after[:1] == ["based"] or after == ["-", "based"]:
            found.add(index)
    return frozenset(found)
