"""Names that no list holds → the place that holds each: as the text says, else what it is most spoken of near."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from warledger.reading.gazetteer import MAIN, Entry, Gazetteer, name_key
from warledger.reading.places.containment import Hold
from warledger.reading.places.mentions import Mention
from warledger.reading.places.resolving import Choice

_REACH = 600.0  # characters over which a place's weight as an anchor falls to a third
_NAMESAKE = 100_000  # inhabitants of a town that a site elsewhere in the text may be named after
_SITE_WORDS = 2  # "International Airport"
_AFTER = 0.6  # what is named only later anchors less
_ANCHORING = {"town": 1.0, "capital": 1.0, "district": 0.7, "division": 0.7, "region": 0.7, "country": 0.1}


@dataclass(frozen=True, slots=True)
class Scene:
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


def anchors_of(scene: Scene, gazetteer: Gazetteer) -> dict[str, Entry | None]:
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


def _said_anchor(scene: Scene, same: Sequence[int]) -> Entry | None:
    for hold in sorted(scene.holds, key=lambda h: not h.said):
        if hold.inner in same:
            entry = scene.entry(hold.outer)
            if entry is not None and entry.kind != "country":
                return entry
    return None


def _named_anchor(scene: Scene, name: str, gazetteer: Gazetteer) -> Entry | None:
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


def _near_anchor(scene: Scene, same: Sequence[int], gazetteer: Gazetteer) -> Entry | None:
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


def _said_country(scene: Scene, same: Sequence[int]) -> str | None:
    for hold in scene.holds:
        if hold.inner in same:
            entry = scene.entry(hold.outer)
            if entry is not None and entry.kind == "country":
                return entry.country
    return None
