"""Who says that a deed was not done: by anybody, by him, with that weapon; of one deed or in general."""

import pytest
from builders import Row, reading

from warledger.reconcile.denials import general_denials, occurrence_disputes
from warledger.reconcile.disputes import disputes_of
from warledger.reconcile.rivals import Standings
from warledger.reconcile.sightings import sightings_of
from warledger.reconcile.tellings import telling_of


def told(*rows):
    return [s for n, row in enumerate(rows) for s in sightings_of(reading(f"d{n}", [row]))]


def strike(says, by=("Army",), **more):
    return Row("jets struck Duma", "struck", "Air/drone strike", by=by, at=("Duma",), says=says, **more)


def no_strike(says, **more):
    return Row("no strike took place", "strike", "Air/drone strike", says=says, negated=True, **more)


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        ([strike("Monitor"), no_strike("Army")], ["occurrence"], "one says that nothing happened"),
        ([strike("Monitor"), no_strike("Monitor")], [], "nobody denies himself"),
        ([strike("Monitor"), no_strike("some people")], [], "nobody known denies it"),
        ([strike("Monitor"), no_strike("outlet")], [], "an outlet's own words deny nothing"),
        (
            [
                strike("Monitor"),
                Row("nobody was hurt", "hurt", "Air/drone strike", says="Army", negated=True),
            ],
            [],
            "who denies victims does not deny the strike",
        ),
        (
            [
                strike("Monitor"),
                Row("its jets failed to strike the depot", "strike", "Air/drone strike", says="Army", negated=True),
            ],
            [],
            "who failed has denied nothing",
        ),
        (
            [
                Row("rebels launched an assault", "assault", by=("Rebels",), says="Newswire"),
                Row("they have not advanced", "advanced", by=("Rebels",), says="Army", negated=True),
            ],
            [],
            "how far it went is another deed than the assault",
        ),
        (
            [
                strike("Monitor"),
                Row("Moscow denied the strike", "strike", "Air/drone strike", says="Army", stance="denied"),
            ],
            ["initiator"],
            "who is said to have done it denies his part",
        ),
        (
            [
                strike("Monitor", ("Russia",)),
                Row("denied such a strike", "strike", "Air/drone strike", says="Army", stance="denied"),
            ],
            ["occurrence"],
            "one whom nobody blames denies the deed",
        ),
        (
            [strike("Monitor", weapon="rockets"), no_strike("Army", weapon="rockets")],
            ["weapon"],
            "a denial that names the means",
        ),
    ],
)
def test_denials(rows, expected, why):
    assert [d.field for d in disputes_of(told(*rows)) if d.real] == expected, why


def test_who_tells_of_the_fight_denies_how_far_it_went():
    rows = [
        Row("fighters stormed the keep", "stormed", by=("Rebels",), says="Rebel Spokesman"),
        Row("fighters attacked the gate", "attacked", by=("Rebels",), says="Army"),
        Row("they never stormed the keep", "stormed", by=("Rebels",), says="Army", negated=True),
    ]
    sightings = told(*rows)
    assert [d.field for d in occurrence_disputes(sightings, Standings(sightings))] == ["outcome"]


BARRELS = Row(
    "helicopters dropped barrel bombs on Duma",
    "dropped",
    "Air/drone strike",
    by=("Army",),
    at=("Duma",),
    on="2017-03-19",
    says="Monitor",
    weapon="barrel bomb",
)


def denial(clause, **more):
    details = {"says": "Army", "stance": "denied", **more}
    return Row(clause, "using" if "using" in clause else "use", "Air/drone strike", **details)


@pytest.mark.parametrize(
    ("answer", "expected", "why"),
    [
        (denial("the army denies using barrel bombs", weapon="barrel bombs"), True, "its weapon, by its party"),
        (denial("the army denies that it would use the weapons"), True, "the weapons are those told before"),
        (denial("the army denies using chlorine", weapon="chlorine"), False, "another weapon"),
        (denial("rebels deny using barrel bombs", weapon="barrel bombs", says="Rebel Spokesman"), False, "not blamed"),
        (
            denial("the army denies using barrel bombs that day", weapon="barrel bombs", on="2017-03-11"),
            False,
            "a denial of one other day",
        ),
        (
            Row("jets hit a depot of barrel bombs", "hit", "Air/drone strike", says="Army", stance="denied"),
            False,
            "it denies no use",
        ),
    ],
)
def test_a_denial_in_general_answers_the_deeds_of_its_report(answer, expected, why):
    deed, other = sightings_of(reading("a", [BARRELS, answer]))
    found = general_denials([telling_of([deed]), telling_of([other])])
    assert [d.field for d in found.values()] == (["weapon"] if expected else []), why
    assert list(found) == ([0] if expected else []), why


def test_a_denial_in_general_reaches_no_other_report():
    (deed,) = sightings_of(reading("a", [BARRELS]))
    (answer,) = sightings_of(reading("b", [denial("the army denies using barrel bombs", weapon="barrel bombs")]))
    assert general_denials([telling_of([deed]), telling_of([answer])]) == {}


def test_what_is_denied_is_not_printed_as_said():
    denied = Row("jets had struck Duma", "struck", "Air/drone strike", says="Medics", stance="denied")
    (dispute,) = [d for d in disputes_of(told(strike("Monitor"), denied)) if d.real]
    assert dispute.words == "Monitor: jets struck Duma; Medics: denied: jets had struck Duma"
