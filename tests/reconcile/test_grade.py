"""How well corroborated an event is: rows of (claims, grade, why)."""

import pytest
from builders import Row, reading, toll

from warledger.reconcile.disputes import disputes_of
from warledger.reconcile.grade import grade_of
from warledger.reconcile.independence import origin_groups
from warledger.reconcile.sightings import sightings_of


def graded(*rows, copies=None):
    sightings = [s for n, row in enumerate(rows) for s in sightings_of(reading(f"d{n}", [row]))]
    return grade_of(sightings, origin_groups(sightings, copies or {}), disputes_of(sightings))


def attack(says, clause="fighters attacked a post near the bridge", **more):
    return Row(clause, "attacked", by=("Rebels",), to=("Army",), at=("Duma",), says=says, **more)


OTHER_WORDS = "a checkpoint was attacked overnight by gunmen in cars"


@pytest.mark.parametrize(
    ("rows", "grade", "why"),
    [
        ([attack("Army"), attack("Rebel Spokesman")], "agreed", "both sides say so"),
        ([attack("Army"), attack("State Media")], "single", "two voices of one side are one origin"),
        ([attack("Monitor"), attack("Monitor")], "single", "one monitor quoted by two outlets"),
        ([attack("Chief", body="Monitor"), attack("Monitor")], "single", "a spokesman and whom he speaks for"),
        ([attack("Monitor"), attack("Medics", OTHER_WORDS)], "corroborated", "two independent origins"),
        ([attack("outlet"), attack("outlet")], "single", "two outlets print the same words"),
        ([attack("outlet"), attack("outlet", OTHER_WORDS)], "corroborated", "two outlets in their own words"),
        ([attack(None)], "unattributed", "nobody's word is given"),
        ([attack("Army", tolls=(toll(5, party="Army"),))], "admitted", "the army tells its own dead"),
        ([attack("Army", tolls=(toll(0, party="Army"),))], "single", "“no losses” admits nothing"),
        (
            [attack("Army", tolls=(toll(5, party="Army", population="children"),))],
            "single",
            "civilians of its own side are an accusation",
        ),
        (
            [attack("Army", stance="planned"), attack("Rebel Spokesman", stance="planned")],
            "corroborated",
            "plans of both",
        ),
        ([attack("Army"), attack("Russia", OTHER_WORDS)], "single", "allies are one camp"),
        ([attack("Army"), attack("Monitor", OTHER_WORDS)], "corroborated", "a party and a monitor"),
        ([attack("Monitor"), attack("Army", negated=True)], "contested", "one says that it did not happen"),
        (
            [attack("Army"), attack("Rebel Spokesman"), attack("Army", "fighters attacked the keep", negated=True)],
            "agreed",
            "who denies how far it went does not deny the whole",
        ),
    ],
)
def test_grades(rows, grade, why):
    assert graded(*rows)[0] == grade, why


def test_a_dispute_on_the_outcome_leaves_the_agreement_and_is_told():
    gain = Row("they captured it", "captured", by=("Rebels",), to=("Army",), says="Rebel Spokesman")
    loss = Row("they were repelled", "repelled", by=("Army",), to=("Rebels",), says="Army")
    grade, reasons = graded(attack("Army"), attack("Rebel Spokesman"), gain, loss)
    assert grade == "agreed"
    assert [reason.split(":")[0] for reason in reasons] == ["agreed", "standing", "disputed_outcome"]


def test_a_copied_document_adds_no_origin():
    rows = [attack("outlet"), attack("outlet", OTHER_WORDS)]
    assert graded(*rows, copies={"d1": ("d0",), "d0": ("d1",)})[0] == "single"


def test_the_reason_counts_outlets_and_origins():
    _, reasons = graded(attack("Monitor"), attack("Monitor"), attack("Medics", OTHER_WORDS))
    assert reasons == ("corroborated: 3 outlets, 2 independent origins: Monitor, Medics",)


def test_allies_alone_are_told():
    _, reasons = graded(attack("Army"), attack("Russia", OTHER_WORDS))
    assert reasons == (
        "single: 2 outlets, 2 independent origins: Army, Russia",
        "one_camp: Army (the government) and Russia (Russia) fight on one side",
    )
