"""What the flow of one text says: a sentence as a whole, a purpose, words that part two deeds, victims elsewhere."""

from dataclasses import replace

import pytest
from builders import Row, reading, toll

from warledger.reconcile.flow import compare_beside, compare_inside
from warledger.reconcile.inside import tellings_of, units_of
from warledger.reconcile.sightings import sightings_of
from warledger.reconcile.tellings import telling_of
from warledger.records import Reading

RAID = Row("Jets bombed Northgate", "bombed", "Air/drone strike", at=("Northgate",), on="2017-03-19", tolls=(toll(6),))


def in_one_sentence(rows, joint):
    """Readings whose rows stand in one sentence, with a word or more between them."""
    apart = reading("a", rows)
    text = apart.document.text.replace(". ", f" {joint} ", 1)
    shift = len(joint)
    later = apart.claims[1]
    moved = replace(
        later,
        start=later.start + shift,
        end=later.end + shift,
        trigger=(later.trigger[0] + shift, later.trigger[1] + shift),
    )
    document = replace(apart.document, text=text)
    return replace(apart, document=document, sentences=((0, len(text)),), claims=(apart.claims[0], moved))


def codes_beside(joint, *rows):
    first, second = sightings_of(in_one_sentence(list(rows), joint))
    return {reason.code for reason in compare_beside(telling_of([first]), telling_of([second])).reasons}


@pytest.mark.parametrize(
    ("joint", "parted", "why"),
    [
        ("in response to", True, "an answer to another deed"),
        ("after", True, "one thing after the other"),
        ("in what he called a response to", True, "the same, in other words"),
        ("amid", True, "one thing in the midst of another"),
        ("as", True, "one thing beside the other"),
        ("as part of an assault in which", False, "one thing within the other"),
        ("as well as", False, "one list"),
        ("of As-Safira, and", False, "a town"),
        ("at a school serving as shelter, and", False, "what a thing is"),
        ("as the army said, and", False, "whose word it is"),
        ("as activists said", False, "the same"),
        ("and", False, "one thing with the other"),
    ],
)
def test_some_words_part_two_deeds_of_a_sentence(joint, parted, why):
    codes = codes_beside(joint, RAID, Row("shells fell", "shells", "Shelling/artillery/missile attack"))
    assert ("parted" in codes) is parted, why


def test_words_in_common_say_nothing_where_two_deeds_are_parted():
    shells = Row("shells fell on Northgate market", "shells", "Shelling/artillery/missile attack")
    again = replace(shells, clause="shells fell on Northgate bridge")
    of_words = {"words", "copied_words", "shared_words", "shared_details", "no_shared_details"}
    assert of_words & codes_beside("and", shells, again)
    assert not of_words & codes_beside("after", shells, again)


def test_a_clause_within_another_is_no_reason_where_a_word_parts_them():
    outer = Row("The raid was a response to an assault", "raid", "Air/drone strike")
    inner = Row("assault", "assault")
    for joint, nested in (("a response to", False), ("part of", True)):
        told = in_one_sentence([replace(outer, clause=f"The raid was {joint} an assault"), inner], "and")
        first, second = told.claims
        at = told.document.text.index("assault")
        second = replace(second, start=at, end=at + 7, trigger=(at, at + 7))
        first, second = sightings_of(replace(told, claims=(first, second)))
        codes = {reason.code for reason in compare_beside(telling_of([first]), telling_of([second])).reasons}
        assert ("nested" in codes, "parted" in codes) == (nested, not nested), joint


def test_a_purpose_is_part_of_its_deed():
    storm = Row("Rebels stormed a post", "stormed", by=("Rebels",), at=("Northgate",), on="2017-03-19")
    purpose = Row("to retake the hill", "retake", by=("Rebels",), stance="planned")
    (unit,) = units_of(sightings_of(in_one_sentence([storm, purpose], "so as")))
    assert (len(unit.sightings), unit.mode) == (2, "happened")


@pytest.mark.parametrize(
    ("later", "code", "why"),
    [
        (Row("Jets bombed Farville", "bombed", "Air/drone strike", at=("Farville",), tolls=(toll(4),)), True, "four"),
        (Row("Jets bombed Farville", "bombed", "Air/drone strike", at=("Farville",), tolls=(toll(6),)), False, "six"),
        (
            Row("Jets bombed Northgate", "bombed", "Air/drone strike", at=("Northgate",), tolls=(toll(4),)),
            False,
            "there",
        ),
    ],
)
def test_other_victims_are_counted_elsewhere(later, code, why):
    first, second = sightings_of(reading("a", [RAID, later]))
    found = compare_inside(telling_of([first]), telling_of([second]))
    assert ("other_victims" in {reason.code for reason in found.reasons}) is code, why


def test_two_raids_of_a_list_stay_two():
    rows = [
        RAID,
        Row(
            "Another five died as jets bombed Farville",
            "bombed",
            "Air/drone strike",
            at=("Farville",),
            tolls=(toll(5),),
        ),
    ]
    assert len(tellings_of(sightings_of(reading("a", rows)))) == 2


@pytest.mark.parametrize(
    ("later", "found", "why"),
    [
        (replace(RAID, clause="Jets bombed Farville", at=("Farville",), tolls=()), True, "another town, the same day"),
        (replace(RAID, clause="Jets bombed Northgate again", tolls=()), False, "the same town"),
        (replace(RAID, clause="Jets bombed Farville", at=("Farville",), tolls=(), on=None), False, "no day of its own"),
        (replace(RAID, clause="The raid hit Farville", trigger="raid", at=("Farville",)), False, "“the raid”"),
    ],
)
def test_a_list_of_blows_gives_each_its_place_and_day(later, found, why):
    assert ("own_place_and_day" in codes_inside(RAID, later)) is found, why


def test_one_wording_for_two_towns_tells_two_raids():
    sunday = "2017-03-19"
    rows = [
        Row(f"Jets of the army bombed {town} on Sunday", "bombed", "Air/drone strike", ("Army",), at=(town,), on=sunday)
        for town in ("Duma", "Farville")
    ]
    assert len(tellings_of(sightings_of(reading("a", rows)))) == 2


def test_an_empty_report_tells_nothing():
    nothing = reading("a", [])
    assert isinstance(nothing, Reading)
    assert tellings_of(sightings_of(nothing)) == ()


def codes_inside(before, after, around=()):
    first, second = sightings_of(reading("a", [before, after]))
    found = compare_inside(telling_of([first]), telling_of([second]), around=around, is_lead=True)
    return {reason.code for reason in found.reasons}


@pytest.mark.parametrize(
    ("clause", "points", "why"),
    [
        ("The fighters were killed at dawn", True, "who was killed has been told"),
        ("Fighters were killed at dawn", False, "some fighters"),
        ("The 4 fighters were killed at dawn", False, "a count of its own"),
    ],
)
def test_victims_spoken_of_again(clause, points, why):
    counted = (toll(4),) if "4" in clause else ()
    assert ("victims_again" in codes_inside(RAID, Row(clause, "killed", tolls=counted))) is points, why


@pytest.mark.parametrize(
    ("clause", "habit", "why"),
    [
        ("Jets regularly bombed Northgate", True, "no one raid"),
        ("Jets bombed Northgate at noon", False, "one raid"),
    ],
)
def test_what_happens_time_and_again_is_no_one_deed(clause, habit, why):
    assert ("habit" in codes_inside(RAID, Row(clause, "bombed", "Air/drone strike", at=("Northgate",)))) is habit, why


@pytest.mark.parametrize(
    ("others", "only", "why"),
    [
        ((), True, "the report names one place of the town"),
        (("Southgate",), False, "it names two, so the town may mean either"),
    ],
)
def test_the_only_place_of_a_town(others, only, why):
    wide = replace(RAID, clause="Jets bombed Bridgetown", at=("Bridgetown",), tolls=())
    fine = Row("Jets bombed Northgate", "bombed", "Air/drone strike", at=("Northgate",))
    more = [Row(f"Jets bombed {name}", "bombed", "Air/drone strike", at=(name,)) for name in others]
    sightings = sightings_of(reading("a", [wide, fine, *more]))
    around = [spot for sighting in sightings[1:] for spot in sighting.spots]
    found = compare_inside(telling_of(sightings[:1]), telling_of(sightings[1:2]), around=around)
    assert ("only_place" in {reason.code for reason in found.reasons}) is only, why


@pytest.mark.parametrize(
    ("clause", "points", "why"),
    [
        ("The deadly attack shocked the town", True, "an attack was told"),
        ("The rebels attack went on", False, "the pointer is the rebels'"),
        ("Monitors say that attack after attack followed", False, "a conjunction"),
    ],
)
def test_what_points_back_at_a_deed(clause, points, why):
    (sighting,) = sightings_of(reading("a", [Row(clause, "attack")]))
    assert sighting.definite is points, why


@pytest.mark.parametrize(
    ("clause", "contrast", "why"),
    [
        ("another raid hit the town", {"another"}, "one more deed"),
        ("another 30 people were hurt", set(), "more victims of the same"),
        ("seconds later there was a blast", set(), "the same minute"),
        ("later shells hit the town", {"later"}, "something else, later"),
    ],
)
def test_words_that_set_a_deed_apart(clause, contrast, why):
    (sighting,) = sightings_of(reading("a", [Row(clause, clause.split()[1])]))
    assert sighting.contrast == contrast, why


@pytest.mark.parametrize(
    ("speaker", "found", "why"),
    [
        ("Monitors", True, "somebody else counts the same dead"),
        ("outlet", False, "the same voice counts others"),
    ],
)
def test_a_count_of_another_voice(speaker, found, why):
    later = Row("9 people died", "died", "Attack", tolls=(toll(9),), says=speaker)
    assert ("another_count" in codes_inside(RAID, later)) is found, why


def test_a_report_of_one_place_tells_of_it_where_it_names_none():
    before, after = sightings_of(reading("a", [RAID, Row("A blast was heard", "blast", "Air/drone strike")]))
    found = compare_inside(telling_of([before]), telling_of([after]), around=before.spots, is_lead=True)
    assert "one_place" in {reason.code for reason in found.reasons}


@pytest.mark.parametrize(
    ("before", "after", "found", "why"),
    [
        (replace(RAID, tolls=()), Row("4 men were slain", "slain", "Attack", tolls=(toll(4),)), True, "what it cost"),
        (RAID, Row("4 men were slain", "slain", "Attack", tolls=(toll(4),)), False, "its victims were counted"),
        (
            replace(RAID, tolls=()),
            Row("4 men were slain in Farville", "slain", "Attack", at=("Farville",), tolls=(toll(4),)),
            False,
            "victims elsewhere",
        ),
    ],
)
def test_a_count_follows_its_deed(before, after, found, why):
    first, second = sightings_of(reading("a", [before, after]))
    reasons = compare_inside(telling_of([first]), telling_of([second]), is_latest=True).reasons
    assert ("count_follows" in {reason.code for reason in reasons}) is found, why


@pytest.mark.parametrize(
    ("second", "opens", "why"),
    [
        (
            Row("Jets bombed a market, residents said", "bombed", "Air/drone strike"),
            True,
            "the first sentence says more",
        ),
        (Row("Talks opened", "opened", "Diplomacy"), False, "no deed of violence"),
        (Row("Jets bombed Farville", "bombed", "Air/drone strike", at=("Farville",)), False, "another place"),
    ],
)
def test_a_headline_and_the_first_sentence(second, opens, why):
    headline = Row("Jets pound Northgate", "pound", "Air/drone strike", at=("Northgate",))
    first, after = sightings_of(reading("a", [headline, second]))
    reasons = compare_inside(telling_of([first]), telling_of([after]), is_lead=True, is_latest=True).reasons
    assert ("opening" in {reason.code for reason in reasons}) is opens, why


@pytest.mark.parametrize(
    ("day", "older", "why"),
    [
        ("2017-03-20", False, "the day before the report: news"),
        ("2017-03-15", True, "a week before: what led to it"),
    ],
)
def test_a_lead_without_a_day_is_news(day, older, why):
    lead = Row("Jets pound Northgate", "pound", "Air/drone strike", at=("Northgate",))
    assert ("older_day" in codes_inside(lead, Row("Rebels cut the road", "cut", on=day))) is older, why


def test_the_attack_of_the_same_sentence_points_at_no_earlier_one():
    raid = Row("Gunners shelled Southgate", "shelled", "Shelling/artillery/missile attack", at=("Southgate",))
    harm = Row("the attack killed 4", "killed", "Attack", tolls=(toll(4),))
    (unit,) = units_of(sightings_of(in_one_sentence([raid, harm], "and")))
    codes = {reason.code for reason in compare_inside(telling_of(sightings_of(reading("b", [RAID]))), unit).reasons}
    assert "definite" not in codes


def test_a_sentences_first_word_sets_all_of_it_apart():
    made = reading("a", [Row("Elsewhere monitors said that jets bombed a camp", "bombed", "Air/drone strike")])
    claim = replace(made.claims[0], start=made.document.text.index("jets"))
    (sighting,) = sightings_of(replace(made, claims=(claim,)))
    assert sighting.contrast == {"elsewhere"}


@pytest.mark.parametrize(
    ("where", "listed", "why"),
    [("Farville", True, "two towns in turn"), ("Northgate", False, "one town, told twice")],
)
def test_one_word_for_two_places_lists_two_deeds(where, listed, why):
    rows = [
        Row("3,000 people leaving Northgate", "leaving", "Displacement", at=("Northgate",)),
        Row(f"300 leaving {where}", "leaving", "Displacement", at=(where,)),
    ]
    assert ("listed" in codes_beside("and", *rows)) is listed, why


def test_another_five_in_a_raid_are_of_another_deed():
    made = reading("a", [Row("another five people were killed in a raid", "killed", "Attack")])
    assert sightings_of(made)[0].contrast == {"another"}


ASSAULT = Row("Rebels attacked army posts in Northgate", "attacked", by=("Rebels",), to=("Army",), at=("Northgate",))
ANSWER = Row(
    "the army shelled the attackers", "shelled", "Shelling/artillery/missile attack", by=("Army",), to=("Rebels",)
)


@pytest.mark.parametrize(
    ("later", "number", "why"),
    [
        (Row("Jets bombed the river road", "bombed", "Air/drone strike", by=("Army",)), 2, "like the whole alone"),
        (Row("40 soldiers died in the attack", "died", "Attack", to=("Army",), tolls=(toll(40),)), 1, "its dead"),
    ],
)
def test_what_joins_a_long_telling_must_be_like_its_sentences_too(later, number, why):
    assert len(tellings_of(sightings_of(reading("a", [ASSAULT, ANSWER, later])))) == number, why
