"""How much speaks for two claims of one report telling one happening: what they say, and the flow of the text.

A sentence that tells a deed and its victims is read as a whole (``compare_beside``); what a sentence tells is then
held against what the report told before (``compare_inside``). What forbids a link between reports only speaks against
one inside a report: a purpose ("to retake the hill") is part of its deed, and a day may belong to another clause.
"""

from collections.abc import Iterator, Sequence

from warledger.reconcile.compare import ALIKE, Comparison, Found, are_elsewhere, common_reasons, sum_up, veto_of
from warledger.reconcile.days import Window, relation
from warledger.reconcile.names import stems_of, words_of_text
from warledger.reconcile.nearness import closest, innermost
from warledger.reconcile.sightings import Sighting, Spot
from warledger.reconcile.tellings import Telling
from warledger.vocabulary.reconciling import kind_weight, reconciling

_MAY_BE = 0.25
_LEAD_SENTENCES = 2
_FAR_SENTENCES = 4
_NEWS_DAYS = 2
_SECOND_SENTENCE = 2
_OF_WORDS = ("words", "copied_words", "shared_words", "shared_details", "no_shared_details")
_ALSO = "also"
"""Sets a deed apart each time; "the second attack" is the same when it is told again."""


def compare_beside(telling: Telling, alone: Telling) -> Comparison:
    """Compare what a sentence told so far with a further claim of the same sentence."""
    sighting = alone.sightings[0]
    found = [*common_reasons(telling, alone), *_vetoes(telling, alone), *_likenesses(telling, alone)]
    if all(_are_parted(sighting, other) for other in telling.sightings):
        # One sentence names a thing once for both its deeds, and a clause that holds the other has all its words.
        found = [reason for reason in found if reason[0] not in _OF_WORDS]
        found.append(("parted", 1.0, "a word between them sets one deed beside the other"))
    elif any(_are_nested(sighting, other) for other in telling.sightings):
        found.append(("nested", 1.0, "one clause holds the other"))
    if any(_are_listed(sighting, other) for other in telling.sightings):
        found.append(("listed", 1.0, f"“{sighting.trigger}” twice, at two places"))
    if _is_own_deed(telling, alone):
        found.append(("own_place_and_toll", 1.0, "it has a place and a toll of its own"))
    return sum_up(None, reconciling().beside, found)


def compare_inside(
    telling: Telling, unit: Telling, *, around: Sequence[Spot] = (), is_lead: bool = False, is_latest: bool = False
) -> Comparison:
    """Compare an earlier telling of a document with what a later sentence of it tells.

    Args:
        telling: of the document so far.
        unit: claims of one sentence that tell one happening.
        around: the innermost places of all deeds that the document tells as news.
        is_lead: whether the telling is the document's first.
        is_latest: whether the telling holds the claim right before.
    """
    found = [*common_reasons(telling, unit), *_vetoes(telling, unit), *_likenesses(telling, unit)]
    is_only = _is_only_place(telling, unit, around)
    found += _narrative(telling, unit, is_lead=is_lead, is_only_place=is_only)
    if is_only:
        found.append(("only_place", 1.0, "the report names no other place there"))
    if is_lead and not unit.spots and len({spot.key for spot in around}) == 1 and _is_violent(unit):
        found.append(("one_place", 1.0, "the report tells of one place alone"))
    if (
        is_lead
        and not telling.stated
        and unit.stated
        and unit.window is not None
        and not _is_news(telling, unit.window)
    ):
        found.append(("older_day", 1.0, "a lead without a day is news, and this is older"))
    if is_lead and is_latest and _opens(telling, unit):
        found.append(("opening", 1.0, "a headline and the first sentence"))
    if is_latest and _is_count_of(telling, unit):
        found.append(("count_follows", 1.0, "how many fell victim to what was just told"))
    if _is_count_of_another(telling, unit):
        found.append(("another_count", 1.0, "somebody else's count"))
    if is_lead:
        found.append(("lead", 1.0, "a report returns to what it began with"))
    if is_latest:
        found.append(("latest", 1.0, "the report has just told of it"))
    return sum_up(None, reconciling().inside, found)


def _vetoes(telling: Telling, unit: Telling) -> Iterator[Found]:
    veto = veto_of(telling, unit)
    if veto is not None:
        yield f"other_{veto}".replace(" ", "_"), 1.0, "what would forbid a link between two reports"


def _likenesses(telling: Telling, unit: Telling) -> Iterator[Found]:
    """Yield what words say within one text, where a clause is often short."""
    share = max(_contained(one, other) for one in unit.sightings for other in telling.sightings)
    if share > 0.0:
        yield "shared_words", share, f"{share:.2f} of the shorter clause's words"
    if _triggers(telling) & _triggers(unit):
        yield "same_trigger", 1.0, f"“{unit.sightings[0].trigger}” again"


def _narrative(telling: Telling, unit: Telling, *, is_lead: bool, is_only_place: bool) -> Iterator[Found]:
    """Yield what the flow of a text says: near sentences, "the attack", "another"."""
    distance = min(abs(one.sentence - other.sentence) for one in unit.sightings for other in telling.sightings)
    if distance == 0:
        yield "same_sentence", 1.0, "in the same sentence"
    elif distance == 1:
        yield "next_sentence", 1.0, "in the next sentence"
    elif distance > _FAR_SENTENCES:
        yield "distant_sentence", 1.0, f"{distance} sentences apart"
    if not unit.stated and not unit.spots:
        yield "bare", 1.0, "it has neither day nor place of its own"
    first = unit.sightings[0]
    if first.definite and _may_point_at(first.pointed, telling):
        yield "definite", 1.0, f"“{first.trigger}” points back"
    if any(s.again and _harmed(telling) for s in unit.sightings):
        yield "victims_again", 1.0, "victims spoken of as already told"
    if is_lead and distance <= _LEAD_SENTENCES and _is_headline_of(telling, unit):
        yield "lead_dated", 1.0, "a headline's day is the first one told"
    elif not is_only_place and _is_own_deed(telling, unit):
        yield "own_place_and_toll", 1.0, "it has a place and a toll of its own"
        if _counts_differ(telling, unit):
            yield "other_victims", 1.0, "victims elsewhere, counted by themselves"
    if _has_own_place_and_day(telling, unit):
        yield "own_place_and_day", 1.0, "it has a place and a day of its own"
    yield from _contrasts(telling, unit, distance)
    yield from _days_of_speech(telling, unit)


def _contrasts(telling: Telling, unit: Telling, distance: int) -> Iterator[Found]:
    told, own = (frozenset[str]().union(*(s.contrast for s in t.sightings)) for t in (telling, unit))
    apart = (own - told) | (own & {_ALSO})
    if apart and distance > 0:
        yield "contrast", 1.0, f"“{min(apart)}” sets its deed apart"
        if _counts_others(telling, unit):
            yield "further_victims", 1.0, "victims beside those told before"


def _days_of_speech(telling: Telling, unit: Telling) -> Iterator[Found]:
    hint = next((s.hint for s in unit.sightings if s.hint is not None), None)
    if hint is not None and telling.stated and not unit.stated:
        code = "day_of_speech" if relation(telling.window, hint) != "apart" else "other_day_of_speech"
        yield code, 1.0, f"said {hint.begin}"


def _are_nested(first: Sighting, second: Sighting) -> bool:
    return (first.start <= second.start and second.end <= first.end) or (
        second.start <= first.start and first.end <= second.end
    )


def _are_parted(first: Sighting, second: Sighting) -> bool:
    """Tell whether a word like "after" or "in response to" stands between two deeds of one sentence."""
    early, late = sorted((first.deed_at, second.deed_at))
    return any(early < place < late for place in first.parting)


def _are_listed(first: Sighting, second: Sighting) -> bool:
    """Tell whether one word tells of two places in turn: "3,000 leaving one town and 300 leaving another"."""
    ones, others = ({spot.key for spot in s.spots} for s in (first, second))
    same = first.trigger.lower() == second.trigger.lower() and first.deed_at != second.deed_at
    return same and bool(ones) and bool(others) and not ones & others


def _contained(first: Sighting, second: Sighting) -> float:
    """Return the share of the shorter clause's stems that the other has too, 0 where one has none."""
    shorter = min(len(first.stems), len(second.stems))
    return len(first.stems & second.stems) / shorter if shorter else 0.0


def _triggers(telling: Telling) -> frozenset[str]:
    return frozenset[str]().union(*(stems_of(s.trigger) for s in telling.sightings))


def _harmed(telling: Telling) -> bool:
    return any(toll.harm in ("killed", "injured") for toll in telling.tolls)


def _counts_others(telling: Telling, unit: Telling) -> bool:
    """Tell whether a claim has victims of its own ("another five were killed in a raid") of a harm told before."""
    harms = {toll.harm for toll in telling.tolls if toll.low is not None}
    if unit.sightings[0].definite:
        return False
    own = [s for s in unit.sightings if s.told_kind in reconciling().one_sided]
    return any(toll.harm in harms and toll.low is not None for s in own for toll in s.tolls)


def _counts_differ(telling: Telling, unit: Telling) -> bool:
    """Tell whether claims count people of a harm told before, and no figure is one of those told before."""
    told = {(toll.harm, toll.low) for toll in telling.tolls if toll.low is not None}
    own = {(toll.harm, toll.low) for toll in unit.tolls if toll.low is not None}
    return not told & own and bool({harm for harm, _ in told} & {harm for harm, _ in own})


def _may_point_at(pointed: str | None, telling: Telling) -> bool:
    """Tell whether "the raids" may be what a telling tells: raids, not shells that fell before."""
    return pointed is None or any((kind_weight(pointed, kind) or 0.0) >= _MAY_BE for kind, _ in telling.kinds)


def _is_headline_of(telling: Telling, unit: Telling) -> bool:
    """Tell whether a lead without a day may speak of the deed of one day that the report tells next."""
    if telling.stated or not unit.stated or unit.window is None or not unit.window.is_day:
        return False
    if not _is_news(telling, unit.window):
        return False
    return any((kind_weight(one, other) or 0.0) >= ALIKE for one, _ in telling.kinds for other, _ in unit.kinds)


def _is_news(telling: Telling, day: Window) -> bool:
    """Tell whether a day is that of the report or the one before: a headline seldom tells what is older."""
    published = telling.sightings[0].published
    return published is None or day.first is None or published - day.first <= _NEWS_DAYS


def _is_violent(telling: Telling) -> bool:
    return all(kind in reconciling().violent for kind, _ in telling.kinds)


def _opens(telling: Telling, unit: Telling) -> bool:
    """Tell whether a telling is the headline's alone and what follows it right away says more: a report's first lines.

    Another day or another place of its own says that it does not.
    """
    if {s.sentence for s in telling.sightings} != {1} or unit.sightings[0].sentence != _SECOND_SENTENCE:
        return False
    apart = closest(telling.spots, unit.spots)[0] == "other_place"
    return not apart and _is_violent(telling) and _is_violent(unit)


def _is_count_of(telling: Telling, unit: Telling) -> bool:
    """Tell whether a sentence only counts victims, with neither day nor place, and none had been counted so far."""
    if unit.stated or not (unit.carried or not unit.spots) or telling.tolls or not unit.tolls:
        return False
    words = reconciling().casualty_words
    return all(words & set(words_of_text(s.trigger)) for s in unit.sightings)


def _is_count_of_another(telling: Telling, unit: Telling) -> bool:
    """Tell whether a count without a place of its own is that of another voice than those that counted before."""
    counted = {toll.harm for s in unit.sightings for toll in s.tolls if toll.low is not None}
    before = [s for s in telling.sightings if any(t.low is not None and t.harm in counted for t in s.tolls)]
    if unit.spots or not counted or not before:
        return False
    return not {s.voice.key for s in unit.sightings} & {s.voice.key for s in before}


def _is_only_place(telling: Telling, unit: Telling, around: Sequence[Spot]) -> bool:
    """Tell whether one only names more exactly where the other is ("in Idlib province", "the village of Hass")."""
    ones, others = innermost(telling.spots), innermost(unit.spots)
    if not ones or not others:
        return False
    coarse, fine = (ones, others) if _hold(ones, others) else (others, ones)
    if not _hold(coarse, fine):
        return False
    holders = {spot.key for spot in coarse}
    return {spot.key for spot in around if spot.holders & holders} <= {spot.key for spot in fine}


def _hold(coarse: Sequence[Spot], fine: Sequence[Spot]) -> bool:
    return all(spot.holders & {other.key for other in coarse} for spot in fine)


def _is_own_deed(telling: Telling, unit: Telling) -> bool:
    """Tell whether claims give another place and a count of their own: one of the blows that a report lists."""
    counted = {(toll.harm, toll.low) for toll in unit.tolls if toll.low is not None}
    if not counted or unit.sightings[0].definite:
        return False
    if counted <= {(toll.harm, toll.low) for toll in telling.tolls}:
        return False
    return closest(telling.spots, unit.spots)[0] in ("other_place", "within_place")


def _has_own_place_and_day(telling: Telling, unit: Telling) -> bool:
    """Tell whether a sentence gives another place and its day again, as a report does that lists blows of one day."""
    days = (telling.window, unit.window)
    if not (telling.stated and unit.stated and all(day is not None and day.is_day for day in days)):
        return False
    return are_elsewhere(telling, unit) and not unit.sightings[0].definite
