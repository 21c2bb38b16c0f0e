"""Rival counts of one event: disputes, and differences of scope, subset, update and wording."""

from dataclasses import replace

import pytest
from builders import Row, reading, toll

from warledger.reconcile.disputes import disputes_of
from warledger.reconcile.sightings import sightings_of
from warledger.records import Toll

DAY, NEXT, NINE_DAYS = "2017-03-19", "2017-03-20", "2017-03-11/2017-03-19"
TWO_DAYS, THREE_DAYS = "2017-03-18/2017-03-19", "2017-03-17/2017-03-19"


def dead(says, figure, *, at=(), to=(), kind="Air/drone strike", on=None, published=DAY, document=None):
    row = Row("many died there", "died", kind, at=at, to=to, on=on, says=says, tolls=(figure,))
    return row, published, document or f"{says}-{published}"


def differences(*reports):
    documents = {}
    for row, published, document in reports:
        documents.setdefault((document, published), []).append(row)
    found = [
        s
        for (document, published), rows in sorted(documents.items())
        for s in sightings_of(reading(document, rows, published, outlet=f"Outlet {document}"))
    ]
    return [(d.real, d.why_not) for d in disputes_of(found) if d.field == "toll"]


REAL = [(True, None)]
SCOPE, SUBSET, UPDATE, WORDING = ([(False, why)] for why in ("scope", "subset", "update", "wording"))
AT_LEAST_TWENTY = Toll(0, 1, "killed", 20, None, "at least")
CIVILIANS, CHILDREN = {"population": "civilians"}, {"population": "children"}


@pytest.mark.parametrize(
    ("reports", "expected", "why"),
    [
        ([dead("Monitor", toll(8)), dead("State Media", toll(6))], REAL, "a monitor against a party"),
        ([dead("Monitor", toll(8)), dead("Medics", toll(6))], REAL, "two monitors"),
        ([dead("Monitor", toll(8)), dead("activists", toll(6))], WORDING, "activists may be anybody"),
        ([dead("Monitor", toll(8)), dead(None, toll(6))], WORDING, "nobody's word"),
        ([dead("Monitor", toll(15)), dead("outlet", toll(14))], WORDING, "an outlet has it from somebody"),
        ([dead("Army", toll(15)), dead("outlet", toll(40))], REAL, "an outlet against a party, in another report"),
        (
            [dead("Army", toll(15), document="a"), dead("outlet", toll(40), document="a")],
            WORDING,
            "an outlet beside the speaker whom it cites",
        ),
        ([dead("Monitor", toll(8)), dead("Monitor", toll(9), published=NEXT)], UPDATE, "an origin counts on"),
        ([dead("Monitor", toll(8)), dead("Medics", toll(12), published=NEXT)], UPDATE, "tolls grow"),
        ([dead("Monitor", toll(12)), dead("Medics", toll(8), published=NEXT)], REAL, "tolls do not shrink"),
        (
            [dead("Army", toll(9, party="Rebels")), dead("Rebels", toll(60, party="Rebels"), published=NEXT)],
            REAL,
            "what an enemy counts a day later is a count of its own",
        ),
        (
            [dead("Monitor", toll(20)), dead("Monitor", toll(31), published=NEXT), dead("Medics", toll(20))],
            UPDATE,
            "one repeats what the other counted first",
        ),
        ([dead("Army", toll(5)), dead("State TV", toll(6))], REAL, "two bodies of one side, in two reports"),
        (
            [dead("Army", toll(5), document="a"), dead("State TV", toll(6), document="a")],
            WORDING,
            "an official and the agency that prints him count once",
        ),
        ([dead("Monitor", toll(15)), dead("Medics", toll(11, **CHILDREN))], SUBSET, "children are among the dead"),
        (
            [dead("Army", toll(6, **CIVILIANS)), dead("Monitor", toll(11))],
            REAL,
            "under fire on a town, who counts civilians counts the dead",
        ),
        (
            [dead("Army", toll(6, **CIVILIANS), kind="Armed clash"), dead("Monitor", toll(11), kind="Armed clash")],
            SUBSET,
            "in a fight, fighters die too",
        ),
        (
            [
                dead("Army", toll(6, **CIVILIANS), document="a"),
                dead("Army", toll(5, population="soldiers"), document="a"),
                dead("Monitor", toll(11)),
            ],
            SUBSET,
            "who counts civilians and soldiers gives parts",
        ),
        (
            [dead("Monitor", toll(35)), dead("Medics", toll(6), to=("teachers",))],
            SUBSET,
            "the clause says who the six were",
        ),
        ([dead("Monitor", toll(15)), dead("Medics", toll(900, scope="cumulative"))], SCOPE, "the whole war"),
        ([dead("Monitor", toll(15), on=DAY), dead("Medics", toll(90), on=NINE_DAYS)], SCOPE, "a day and many"),
        ([dead("Monitor", toll(15), on=DAY), dead("Medics", toll(90), on=TWO_DAYS)], REAL, "a day and two"),
        ([dead("Monitor", toll(39), on=THREE_DAYS), dead("Medics", toll(90), on=NINE_DAYS)], SCOPE, "three and nine"),
        (
            [dead("Monitor", toll(15), at=("Duma",)), dead("Army", toll(90), at=("Farville",))],
            SCOPE,
            "the dead of two towns",
        ),
        (
            [
                dead("Monitor", toll(3), at=("Northgate",), document="a"),
                dead("Medics", toll(41), at=("Southgate",), document="a"),
            ],
            SCOPE,
            "one report counts in two quarters",
        ),
        (
            [
                dead("Monitor", toll(15), document="a"),
                dead("Monitor", toll(6), document="a"),
                dead("Medics", toll(21), document="a"),
            ],
            SUBSET,
            "the sum of what another lists",
        ),
        ([dead("Monitor", AT_LEAST_TWENTY), dead("Army", toll(23))], WORDING, "a count so far"),
        ([dead("Monitor", AT_LEAST_TWENTY), dead("Army", toll(60))], REAL, "no longer one count"),
        (
            [dead("Monitor", toll(41)), dead("Army", toll(9, party="Rebels"), to=("Army", "Rebels"))],
            SUBSET,
            "one party's dead are a part of all",
        ),
        (
            [
                dead("Monitor", toll(22, party="Rebels", scope="subset"), to=("Army", "Rebels")),
                dead("Army", toll(60, party="Rebels"), to=("Army", "Rebels")),
            ],
            REAL,
            "a party's dead are a whole count, though some of all the dead",
        ),
        (
            [dead("Army", toll(60, party="Rebels")), dead("Rebels", toll(9, party="Fighters of the North"))],
            SCOPE,
            "two parties that nothing ties",
        ),
    ],
)
def test_rival_counts(reports, expected, why):
    assert differences(*reports) == expected, why


def test_each_partys_dead_are_a_dispute_of_their_own():
    rows = [
        dead("Army", toll(60, party="Rebels"), to=("Army", "Rebels")),
        dead("Army", toll(11, party="Army")),
        dead("Rebels", toll(9, party="Rebels"), to=("Army", "Rebels")),
        dead("Rebels", toll(30, party="Army")),
    ]
    found = [s for row, published, document in rows for s in sightings_of(reading(document, [row], published))]
    real = [d for d in disputes_of(found) if d.real]
    assert [[side.value for side in d.sides] for d in real] == [["11 killed", "30 killed"], ["9 killed", "60 killed"]]


def test_a_dispute_tells_who_counts_what():
    rows = [dead("Monitor", toll(8)), dead("Army", toll(6)), dead("Medics", toll(8))]
    found = [s for row, published, document in rows for s in sightings_of(reading(document, [row], published))]
    (dispute,) = disputes_of(found)
    assert dispute.words == "Army: 6 killed; Medics, Monitor: 8 killed"


@pytest.mark.parametrize(
    ("first", "second", "expected", "why"),
    [
        ("civilians", "militants", True, "the same dead called civilians and fighters"),
        ("civilians", "children", False, "children are civilians"),
        ("soldiers", "militants", False, "each names armed people"),
    ],
)
def test_victims(first, second, expected, why):
    rows = [dead("Monitor", toll(9, population=first)), dead("Army", toll(9, population=second))]
    found = [s for row, published, document in rows for s in sightings_of(reading(document, [row], published))]
    assert (("victims", True) in [(d.field, d.real) for d in disputes_of(found)]) is expected, why


def test_a_retracted_figure_contradicts_nobody():
    clause = "it took back that N had died"
    figure = replace(toll(60), start=clause.index("N"), end=clause.index("N") + 1)
    row = Row(clause, "died", "Air/drone strike", says="Army", tolls=(figure,))
    found = [*sightings_of(reading("a", [row])), *sightings_of(reading("b", [dead("Monitor", toll(8))[0]]))]
    assert not [d for d in disputes_of(found) if d.real]
