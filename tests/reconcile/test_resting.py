"""On whose word a claim rests: copies, agencies, citations and a party's own media, each with the reason."""

from dataclasses import replace

import pytest
from builders import Row, reading

from warledger.reconcile.independence import origin_groups, origins_of_event, outlets_of, words_of_standing
from warledger.reconcile.sightings import sightings_of
from warledger.records import Actor

SOHR = "Syrian Observatory for Human Rights"
BRIDGE = "fighters attacked a post near the eastern bridge"
OTHER = "a checkpoint was attacked overnight by gunmen in cars"
THIRD = "the crossing came under fire and was attacked at dawn"


def attack(says="outlet", clause=BRIDGE, **more):
    return Row(clause, "attacked", by=("Rebels",), to=("Army",), says=says, **more)


def origins(*readings, copies=None):
    sightings = [s for made in readings for s in sightings_of(made)]
    return origins_of_event(origin_groups(sightings, copies or {}))


def carriage(found):
    return {origin.name: {c.outlet: c.how for c in origin.carriage} for origin in found}


@pytest.mark.parametrize(
    ("readings", "expected", "why"),
    [
        (
            [reading("a", [attack()]), reading("b", [attack(clause=OTHER)])],
            {"Outlet a": {"Outlet a": "own_word"}, "Outlet b": {"Outlet b": "own_word"}},
            "two outlets in their own words",
        ),
        (
            [reading("a", [attack()]), reading("b", [attack()])],
            {"Outlet a": {"Outlet a": "own_word", "Outlet b": "same_words"}},
            "a sentence in the same words",
        ),
        (
            [reading("a", [attack("Monitor")]), reading("b", [attack("Monitor", OTHER), attack(clause=THIRD)])],
            {"Monitor": {"Outlet a": "quotes", "Outlet b": "quotes"}},
            "one monitor, quoted twice; who quotes it has the rest from it",
        ),
        (
            [reading("a", [attack("Medics")], outlet="Reuters"), reading("b", [attack("Reuters", OTHER)])],
            {"Medics": {"Outlet b": "quotes", "Reuters": "quotes"}},
            "an outlet that cites an agency has it from whom the agency cites",
        ),
        (
            [reading("a", [attack()], outlet="Reuters"), reading("b", [attack("Reuters", OTHER)])],
            {"Reuters": {"Outlet b": "quotes", "Reuters": "own_word"}},
            "an agency and who cites it",
        ),
        (
            [reading("a", [attack(), attack("SANA's correspondent", OTHER)], outlet="SANA")],
            {"SANA": {"SANA": "own_word"}},
            "an outlet's own correspondent is its own word",
        ),
        (
            [reading("b", [attack("a monitor", OTHER)]), reading("c", [attack("SOHR", THIRD)])],
            {SOHR: {"Outlet b": "quotes", "Outlet c": "quotes"}},
            "a monitor without a name may be the one that is named",
        ),
        (
            [reading("a", [attack("a medical source")]), reading("b", [attack("Monitor", OTHER)])],
            {"Monitor": {"Outlet b": "quotes"}, "a medical source": {"Outlet a": "quotes"}},
            "a medical source of another report is no monitor",
        ),
        (
            [reading("a", [attack("Medics")], outlet="Hill"), reading("b", [attack(clause=OTHER)], outlet="Hill")],
            {"Medics": {"Hill": "quotes"}},
            "an outlet's two reports of one event are no two origins",
        ),
        ([reading("a", [attack(None)])], {}, "nobody's word"),
    ],
)
def test_who_carries_whose_word(readings, expected, why):
    assert carriage(origins(*readings)) == expected, why


def test_two_outlets_that_print_an_agency_are_that_agency():
    text = "Talks ended. --AFP"
    made = []
    for name, clause in (("a", BRIDGE), ("b", OTHER)):
        plain = reading(name, [attack(clause=clause)])
        made.append(replace(plain, document=replace(plain.document, text=plain.document.text + text)))
    assert carriage(origins(*made)) == {"Agence France-Presse": {"Outlet a": "agency", "Outlet b": "agency"}}


def test_a_copy_rests_on_what_the_first_print_rests_on():
    first = reading("a", [attack("Monitor")])
    copy = reading("b", [attack(clause=THIRD)])
    copies = {"a": ("b",), "b": ("a",)}
    assert carriage(origins(first, copy, copies=copies)) == {"Monitor": {"Outlet a": "quotes", "Outlet b": "copy"}}


def test_an_agencys_report_comes_before_who_prints_the_same_words_without_credit():
    plain, wire = reading("a", [attack()]), reading("b", [attack()], published="2017-03-22")
    wire = replace(wire, document=replace(wire.document, author="Reuters"))
    assert carriage(origins(plain, wire)) == {"Reuters": {"Outlet a": "same_words", "Outlet b": "agency"}}


def test_a_sentence_that_names_where_it_has_its_news_from():
    clause = f"{BRIDGE}, Syrian state television reported on Sunday"
    (origin,) = origins(reading("a", [attack(clause=clause)]))
    assert (origin.name, [c.words for c in origin.carriage]) == (
        "Syrian state television",
        ["quotes Syrian state television"],
    )


def test_a_report_that_names_the_monitor_from_whom_another_has_the_event():
    quoting = reading("a", [attack("SOHR")])
    silent = reading("b", [attack(clause=OTHER)])
    named = Actor(0, 1, "Syrian Observatory for Human Rights", kind="monitor")
    assert len(origins(quoting, silent)) == 2
    assert len(origins(quoting, replace(silent, actors=(*silent.actors, named)))) == 1


def test_a_partys_outlet_speaks_for_it_where_the_party_takes_part():
    (origin,) = origins(reading("a", [attack(), attack("Monitor", OTHER)], outlet="Hill Post"))
    assert origin.name == "Monitor", "nobody runs it"
    own = reading("a", [Row(BRIDGE, "attacked", by=("Russia",), to=("Rebels",)), attack("Monitor", OTHER)], outlet="RT")
    found = carriage(origins(own))
    assert found == {"Monitor": {"RT": "quotes"}, "RT": {"RT": "party_media"}}


def test_how_many_outlets_and_origins_in_words():
    sightings = [
        s
        for name in "abcdefg"
        for s in sightings_of(reading(name, [attack("SOHR" if name < "e" else "Army")]))
    ]  # fmt: skip
    words = words_of_standing(outlets_of(sightings), origin_groups(sightings, {}))
    assert words == "7 outlets, 2 independent origins: Syrian Observatory for Human Rights, Army"


def test_a_line_that_an_outlet_prints_again_and_again_is_nobody_elses():
    teaser = "a bridge was attacked again while the summit of ministers went on"
    rows = {"a": attack("Summit", teaser), "b": attack("Related News", teaser), "c": attack("agencies", teaser)}
    found = origins(*(reading(name, [row], outlet="Hill Post") for name, row in rows.items()))
    assert carriage(found) == {"Hill Post": {"Hill Post": "own_word"}}


def test_agencies_without_a_name_are_nobody_beside_others():
    found = origins(reading("a", [attack("agencies"), attack("Monitor", OTHER)]))
    assert [origin.name for origin in found] == ["Monitor"]


def test_the_observatory_is_the_monitor_that_the_report_names():
    clause = f"{OTHER}, the observatory reported on Thursday"
    named = Actor(0, 1, SOHR, kind="monitor")
    made = reading("a", [attack(clause=clause)])
    assert [o.name for o in origins(made)] == ["Outlet a"], "no monitor is named"
    assert [o.name for o in origins(replace(made, actors=(*made.actors, named)))] == [SOHR]
