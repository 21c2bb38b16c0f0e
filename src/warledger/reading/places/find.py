"""Parse → places: finds the names, weighs what each can mean in its company, and anchors what no list holds."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from warledger.reading.gazetteer import Gazetteer
from warledger.reading.parse import Parse
from warledger.reading.places.anchoring import Scene, anchors_of
from warledger.reading.places.capitals import find_capitals
from warledger.reading.places.containment import Hold, find_holds, find_people_holds
from warledger.reading.places.fitting import fitting_of
from warledger.reading.places.mentions import Mention, find_mentions
from warledger.reading.places.placing import anchored_place, described_place, listed_place
from warledger.reading.places.resolving import Name, resolve
from warledger.records import Place
from warledger.vocabulary.geography import people_of_countries
from warledger.vocabulary.places import load_place_words

_OF_THE_REPORT = ("caption", "dateline")  # furniture that tells where the report plays


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
    scene = Scene(mentions, holds, people, fitting, _offices(parse, mentions))
    anchors = anchors_of(scene, gazetteer)
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


def _countries(peoples: Mapping[str, int], scene: Scene) -> Counter[str]:
    """Count what a document says of each country: its places, offices apart, and its people."""
    countries = Counter(peoples)
    for index in range(len(scene.mentions)):
        entry = scene.entry(index)
        if entry is not None and entry.country is not None and index not in scene.offices:
            countries[entry.country] += 1
    return countries


def _is_around(parse: Parse, mention: Mention) -> bool:
    """Tell whether the words before say a side of a town or near it."""
    before = parse.doc[mention.first - 1].lower_ if mention.first else ""
    after = parse.doc[mention.last].lower_ if mention.last < len(parse.doc) else ""
    if before == "of" and mention.first > 1:
        before = parse.doc[mention.first - 2].lower_
    near = ("near", "around", "outside", "from")
    return before in load_place_words().directions or before in near[:3] or after in ("countryside", "outskirts")


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
