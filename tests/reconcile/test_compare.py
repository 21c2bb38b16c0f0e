"""What speaks for and against two tellings being one happening: rows of (first, second, linked?, why)."""

from dataclasses import replace

import pytest
from builders import Row, reading, toll

from warledger.reconcile.compare import compare_across, is_comparable
from warledger.reconcile.flow import compare_inside
from warledger.reconcile.sightings import sightings_of
from warledger.reconcile.tellings import telling_of
from warledger.vocabulary.reconciling import reconciling


def telling(row, document="a", **given):
    return telling_of(sightings_of(reading(document, [row], **given)))


STRIKE = Row(
    "Jets bombed a market in Duma, killing 17 people",
    "bombed",
    "Air/drone strike",
    by=("Army",),
    at=("Duma",),
    on="2017-03-19",
    tolls=(toll(17),),
)


def changed(**changes):
    return replace(STRIKE, **changes)


@pytest.mark.parametrize(
    ("second", "linked", "why"),
    [
        (changed(), True, "the same in every respect"),
        (changed(clause="A raid bombed Duma's bazaar and left 17 dead"), True, "other words, same day, place and toll"),
        (changed(by=(), clause="17 bombed at a market in Duma"), True, "nobody is named"),
        (changed(on="2017-03-20"), False, "another day"),
        (changed(at=("Farville",), tolls=(), clause="Jets bombed Farville"), False, "another place"),
        (changed(kind="Diplomacy", clause="They bombed at the talks in Duma"), False, "another kind"),
        (changed(stance="planned"), False, "what is planned did not happen yet"),
        (changed(background=True), False, "history is no news"),
        (
            changed(
                clause="Shells that were bombed on a square hurt three",
                kind="Shelling/artillery/missile attack",
                by=("Rebels",),
                tolls=(toll(3),),
            ),
            False,
            "the other side's shells",
        ),
    ],
)
def test_across_documents(second, linked, why):
    found = compare_across(telling(STRIKE), telling(second, "b"))
    assert (found.veto is None and found.score > 0) is linked, (why, found.veto, found.in_words)


@pytest.mark.parametrize(
    ("later", "linked", "why"),
    [
        (Row("The attack wrecked the stalls", "attack", "Attack"), True, "“the attack” points back"),
        (Row("Another strike hit Harasta", "strike", "Air/drone strike", at=("Harasta",)), False, "another one"),
        (Row("Talks went on in Farville", "Talks", "Diplomacy", at=("Farville",)), False, "a deed of another kind"),
    ],
)
def test_inside_one_document(later, linked, why):
    first, second = sightings_of(reading("a", [STRIKE, later]))
    found = compare_inside(telling_of([first]), telling_of([second]))
    assert (found.veto is None and found.score > 0) is linked, (why, found.veto, found.in_words)


def test_reasons_can_be_read_the_strongest_first():
    words = compare_across(telling(STRIKE), telling(changed(), "b")).in_words
    assert any("same_place: Duma" in line and line.startswith("+") for line in words)
    weights = [abs(float(line.split()[0])) for line in words]
    assert weights == sorted(weights, reverse=True)


def test_swapping_two_actors_changes_nothing_else():
    mine, theirs = telling(STRIKE), telling(changed(by=("Rebels",)))
    other = telling(changed(), "b"), telling(changed(by=("Rebels",)), "b")
    assert compare_across(mine, other[0]).score == compare_across(theirs, other[1]).score


@pytest.mark.parametrize(
    ("first", "second", "expected", "why"),
    [
        (toll(17), toll(15), True, "two counts of the dead"),
        (toll(17), toll(15, harm="injured"), False, "the dead are not the injured"),
        (toll(17), toll(900, scope="cumulative"), False, "a count of the war is no count of the day"),
        (toll(17, population="civilians"), toll(15, population="soldiers"), False, "other people"),
        (toll(17, population="civilians"), toll(15), True, "perhaps the same people"),
    ],
)
def test_which_figures_count_the_same(first, second, expected, why):
    assert is_comparable(first, second) is expected, why


ASSAULT = Row("Rebels stormed a post in Northgate", "stormed", by=("Rebels",), at=("Northgate",), on="2017-03-19")
RAID = Row(
    "Jets bombed Northgate",
    "bombed",
    "Air/drone strike",
    by=("Army",),
    to=("Rebels",),
    at=("Northgate",),
    on="2017-03-19",
)


@pytest.mark.parametrize(
    ("first", "second", "linked", "why"),
    [
        (ASSAULT, replace(ASSAULT, at=("Southgate",)), True, "one side's fight runs through two quarters"),
        (ASSAULT, replace(ASSAULT, at=("Farville",)), False, "two towns"),
        (RAID, replace(RAID, at=("Southgate",)), False, "two raids on two quarters"),
        (ASSAULT, RAID, False, "a raid from the air that answers an assault"),
        (RAID, replace(RAID, by=("Rebels",), to=("Army",)), False, "fire and the fire that answers it"),
    ],
)
def test_fights_run_on_and_fire_does_not(first, second, linked, why):
    before, after = sightings_of(
        reading("a", [first, replace(second, clause=f"Men {second.trigger} a farm by the sea")])
    )
    assert (compare_inside(telling_of([before]), telling_of([after])).score > 0) is linked, why


MARKET = Row("Jets bombed the crowded market of Northgate", "bombed", "Air/drone strike", at=("Northgate",))
ELSEWHERE = replace(MARKET, clause="Jets bombed the crowded market of Farville", at=("Farville",))
COUNTRY = {"holders": frozenset({"srya"}), "precision": 6}


@pytest.mark.parametrize(
    ("second", "place", "carried", "counts", "why"),
    [
        (MARKET, {}, False, True, "one market"),
        (ELSEWHERE, {}, False, False, "one wording for two markets"),
        (ELSEWHERE, {}, True, True, "its place stands in another sentence, and may be another deed's"),
        (ELSEWHERE, COUNTRY, False, True, "where Farville lies in its country is not known"),
        (ELSEWHERE, {"latitude": None, "holders": frozenset()}, False, True, "where Farville lies is not known"),
        (ELSEWHERE, {"key": "nrthgt", "country": "DZ"}, False, True, "a Northgate abroad, taken for this one"),
    ],
)
def test_wording_says_nothing_of_deeds_at_two_known_places(second, place, carried, counts, why):
    first, other = telling(MARKET), telling(second, "b")
    first = replace(first, spots=(replace(first.spots[0], key="nrthgt", country="SY"),))
    key = "nrthgt" if second is MARKET else other.spots[0].key
    other = replace(other, spots=(replace(other.spots[0], **{"key": key, **place}),), carried=carried)
    codes = {reason.code for reason in compare_across(first, other).reasons}
    assert ("words" in codes) is counts, why


def test_a_headline_has_the_day_that_is_told_next():
    rows = [
        Row("Clashes shake Bridgetown", "Clashes", at=("Bridgetown",)),
        replace(ASSAULT, tolls=(toll(4),)),
    ]
    headline, first = sightings_of(reading("a", rows))
    codes = {r.code for r in compare_inside(telling_of([headline]), telling_of([first]), is_lead=True).reasons}
    assert "lead_dated" in codes
    assert "own_place_and_toll" not in codes


@pytest.mark.parametrize(
    ("clause", "points", "why"),
    [
        ("The raid killed three people", True, "a raid was told"),
        ("The attack killed three people", True, "an attack is any"),
        ("The shelling killed three people", False, "no shells were told"),
        ("The clashes killed three people", False, "nobody fought"),
    ],
)
def test_what_points_back_points_at_its_kind(clause, points, why):
    rows = [RAID, Row(clause, "killed", "Attack")]
    before, after = sightings_of(reading("a", rows))
    codes = {r.code for r in compare_inside(telling_of([before]), telling_of([after])).reasons}
    assert ("definite" in codes) is points, why


@pytest.mark.parametrize(
    ("published", "background", "days", "why"),
    [
        ("2017-03-21", False, None, "reports of one day"),
        ("2017-03-22", False, 1, "the next day's report"),
        ("2017-03-29", False, 8, "a week later"),
        ("2017-08-29", False, 14, "a teaser of months ago is no news, and months are no worse than weeks"),
        ("2017-08-29", True, 3, "history is told again for years"),
    ],
)
def test_reports_of_other_days_without_a_day_of_the_deed(published, background, days, why):
    row = Row("Shells hit a street", "hit", "Shelling/artillery/missile attack", at=("Duma",), background=background)
    ones, others = telling(row), telling(row, "b", published=published)
    found = [r for r in compare_across(ones, others).reasons if r.code == "other_publication"]
    weight = reconciling().across["other_publication"]
    assert [r.weight for r in found] == ([] if days is None else [pytest.approx(weight * days)]), why


@pytest.mark.parametrize(
    ("at", "counts", "why"),
    [
        (("Duma",), 1.0, "one place"),
        ((), 0.3, "either may be anywhere"),
        (("Farville",), None, "elsewhere"),
    ],
)
def test_two_leads_weigh_by_where_they_are(at, counts, why):
    found = compare_across(telling(STRIKE), telling(changed(at=at), "b"), are_leading=True).reasons
    weights = [reason.weight for reason in found if reason.code == "leading"]
    assert weights == ([] if counts is None else [pytest.approx(reconciling().across["leading"] * counts)]), why


@pytest.mark.parametrize(
    ("figure", "same", "why"),
    [
        (toll(None, 30), True, "nearly 30 are 29"),
        (toll(None, 60), False, "nearly 60 are not"),
    ],
)
def test_a_rounded_figure_is_the_exact_one(figure, same, why):
    ones = telling(changed(tolls=(toll(29),)))
    others = telling(changed(tolls=(replace(figure, low=None, high=figure.high),)), "b")
    assert ("same_toll" in {reason.code for reason in compare_across(ones, others).reasons}) is same, why
