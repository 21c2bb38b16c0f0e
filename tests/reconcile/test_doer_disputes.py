"""Who did it: other doers, doers left open, and who denies it."""

from dataclasses import replace

import pytest
from builders import Row, reading, toll

from warledger.reconcile.disputes import disputes_of
from warledger.reconcile.sightings import Party, sightings_of

SIDES = {"Army": "government", "Rebels": "opposition", "Russia": "russia"}


def told(*rows):
    found = []
    for number, given in enumerate(rows):
        row, left_open = given if isinstance(given, tuple) else (given, ())
        parties = tuple(Party(name, name.lower(), SIDES[name]) for name in left_open)
        found += [replace(s, alternatives=parties) for s in sightings_of(reading(f"d{number}", [row]))]
    return found


def strike(says, by=(), **more):
    return Row("jets struck Duma", "struck", "Air/drone strike", by=by, at=("Duma",), says=says, **more)


def killing(says, by, *figures, blamed=()):
    return Row(
        "many were slain",
        "slain",
        "Attack",
        by=by,
        says=says,
        tolls=figures,
        responsibility=[(b, "blamed") for b in blamed],
    )


REAL, WORDING = ("initiator", True, None), ("initiator", False, "wording")


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        ([strike("Monitor", ("Army",)), strike("Army", ("Rebels",))], [REAL], "two doers"),
        (
            [strike("Monitor", ("Army",)), strike("Medics", ("Russia",))],
            [],
            "allies, each perhaps with raids of its own",
        ),
        (
            [strike("Monitor", ("Army",), tolls=(toll(9),)), strike("Medics", ("Russia",), tolls=(toll(9),))],
            [REAL],
            "one raid, by the same dead, of two allies",
        ),
        ([strike("Monitor", ("Army",)), strike("Newswire", ("Army",))], [], "one doer"),
        ([strike("Monitor", ("Army",)), strike("Monitor", ("Russia",))], [], "one origin that names another later"),
        ([strike("Monitor", ("Army",)), strike("some say", ("Rebels",))], [WORDING], "nobody known names the other"),
        ([strike("Monitor", ("Army", "Russia")), strike("Medics", ("Army",))], [], "one names more of them"),
        ([strike("Monitor", ("Army",)), strike("Medics", ("Warplanes",))], [WORDING], "a doer without a side"),
        ([strike("Russia", ("Defence Ministry",)), strike("Monitor", ("Army",))], [], "who tells is no doer"),
        (
            [strike("Monitor", ("Army",)), strike("Rebels", ("Russia",), negated=True)],
            [],
            "what did not happen has no doer",
        ),
        (
            [strike("Monitor", ("Army",)), (strike("Medics"), ("Army", "Russia"))],
            [REAL],
            "one names a doer, the other leaves it open",
        ),
        (
            [strike("Monitor", ("Army",)), (strike(None), ("Army", "Russia"))],
            [REAL],
            "left open on nobody's word",
        ),
        (
            [(strike("Monitor"), ("Army", "Russia")), (strike("Medics"), ("Russia", "Army"))],
            [],
            "both leave it open between the same",
        ),
        (
            [strike("Monitor", ("Army", "Russia")), (strike("Medics"), ("Army", "Russia"))],
            [REAL],
            "together, or one of them",
        ),
        ([killing("Army", ("Rebels",), toll(9)), killing("Monitor", ("Army",), toll(9))], [REAL], "the same dead"),
        ([killing("Army", ("Rebels",), toll(9)), killing("Monitor", ("Army",), toll(4))], [], "perhaps two deeds"),
        ([killing("Army", (), blamed=("Rebels",)), killing("Monitor", ("Army",))], [REAL], "one is there to blame"),
    ],
)
def test_doers(rows, expected, why):
    assert [(d.field, d.real, d.why_not) for d in disputes_of(told(*rows)) if d.field == "initiator"] == expected, why


def test_fire_and_the_answer_to_it_have_two_doers():
    rows = [
        Row(
            "shells hit Duma", "hit", "Shelling/artillery/missile attack", by=("Army",), to=("Rebels",), says="Monitor"
        ),
        Row("shells hit back", "hit", "Shelling/artillery/missile attack", by=("Rebels",), to=("Army",), says="Army"),
    ]
    assert not disputes_of(told(*rows))


@pytest.mark.parametrize(
    ("clause", "expected", "why"),
    [
        ("terrorists shelled the school", [], "its word for all its enemies"),
        ("the Islamic State shelled the school", [True], "by name"),
    ],
)
def test_a_partys_word_for_its_enemies_names_none_of_them(clause, expected, why):
    fire = "Shelling/artillery/missile attack"
    rows = [
        Row(clause, "shelled", fire, by=("Islamic State",), says="Army"),
        Row("rebels shelled the school", "shelled", fire, by=("Rebels",), says="Monitor"),
    ]
    assert [d.real for d in disputes_of(told(*rows)) if d.real] == expected, why


def test_the_doer_left_open_is_printed_with_or():
    (dispute,) = disputes_of(told(strike("Monitor", ("Army",)), (strike("Medics"), ("Army", "Russia"))))
    assert dispute.words == "Monitor: Army; Medics: Army or Russia"


def test_who_is_blamed_denies_it():
    blamed = strike("Monitor", ("Army",))
    not_us = Row(
        "we did not strike Duma",
        "strike",
        "Air/drone strike",
        says="Army",
        negated=True,
        responsibility=(("Army", "denied"),),
    )
    (dispute,) = [d for d in disputes_of(told(blamed, not_us)) if d.real]
    assert (dispute.field, dispute.sides[1].value) == ("initiator", "we did not strike Duma")
