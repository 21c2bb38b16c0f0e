"""Tolls under each convention, from their accounts alone; and what must hold for any accounts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.reconcile.tolls import CONVENTIONS, event_under, toll_under
from warledger.reconcile.totals import total_of, total_over
from warledger.records import Event, EventToll, TollAccount


def account(low, high, origin, **more):
    """One origin's figure; its name is its own independent origin unless told otherwise."""
    return TollAccount(low, high, origin, (f"d-{origin}",), independent=more.pop("rests_on", origin), **more)


def summed(convention, *accounts, harm="killed"):
    toll = toll_under(EventToll(harm, None, None, None, accounts), convention)
    return toll.low, toll.best, toll.high


MONITOR, MEDICS = account(17, 17, "Monitor"), account(17, 17, "Medics")
ARMY, LATE = account(15, 15, "Army"), account(20, 20, "Newswire", published="2017-03-20")


@pytest.mark.parametrize(
    ("convention", "accounts", "expected", "why"),
    [
        ("ucdp", (MONITOR, MEDICS, ARMY, LATE), (15, 17, 20), "most origins give 17"),
        ("acled", (MONITOR, MEDICS, ARMY, LATE), (15, 15, 15), "the lowest, and one number"),
        ("airwars", (MONITOR, MEDICS, ARMY, LATE), (15, None, 20), "a range without a best"),
        ("ucdp", (ARMY, LATE), (15, 20, 20), "of equals the latest"),
        ("ucdp", (ARMY, account(20, 20, "Newswire")), (15, 15, 20), "of equals of one day the lowest"),
        (
            "ucdp",
            (MONITOR, replace(MONITOR, origin="Outlet"), account(9, 9, "Medics", published="2017-03-20")),
            (9, 9, 17),
            "an outlet that has it from the monitor is no further origin",
        ),
        (
            "ucdp",
            (account(12, None, "Newswire"), account(40, 40, "Rebels", enemy=True)),
            (12, 12, None),
            "what a party counts of its enemy's dead is not reliable beside another's count",
        ),
        ("ucdp", (account(40, 40, "Rebels", enemy=True),), (40, 40, 40), "alone, it is all there is"),
        (
            "airwars",
            (account(12, None, "Newswire"), account(40, 40, "Rebels", enemy=True)),
            (12, None, 40),
            "all that is claimed",
        ),
        ("ucdp", (MONITOR, account(31, 31, None, rests_on=None)), (17, 17, 17), "nobody's word beside a named one"),
        ("ucdp", (account(31, 31, None, rests_on=None),), (31, 31, 31), "nobody's word alone"),
        ("ucdp", (MONITOR, account(4, 4, "Monitor", set_aside="part")), (17, 17, 17), "a part counts for nothing"),
        ("acled", (MONITOR, account(4, 4, "Monitor", set_aside="former")), (17, 17, 17), "nor does a former figure"),
        ("acled", (account(40, 40, "Army", set_aside="retracted"),), (None, None, None), "nor one that was taken back"),
        ("ucdp", (account(None, 30, "Monitor"),), (None, 30, 30), "up to thirty"),
        ("airwars", (account(None, 30, "Monitor"),), (None, None, 30), "no lower bound is stated"),
        ("ucdp", (account(None, None, "Monitor", qualifier="dozens"),), (None, None, None), "words stay open"),
        ("airwars", (account(None, None, "Monitor", qualifier="dozens"),), (None, None, None), "here too"),
        ("acled", (account(None, None, "Monitor", qualifier="dozens"),), (12, 12, 12), "the codebook's dozens"),
        ("acled", (account(None, None, "Monitor", qualifier="more than hundreds"),), (100, 100, 100), "hundreds"),
        ("acled", (account(None, None, "Monitor"),), (3, 3, 3), "deaths without a number are several"),
        ("acled", (account(None, None, "Monitor", qualifier="dozens"), ARMY), (15, 15, 15), "a number before words"),
        ("ucdp", (account(0, 0, "Monitor"),), (0, 0, 0), "nobody killed is nought"),
        ("airwars", (), (None, None, None), "no account"),
    ],
)
def test_low_best_high(convention, accounts, expected, why):
    assert summed(convention, *accounts) == expected, why


def test_unnumbered_injured_stay_open():
    assert summed("acled", account(None, None, "Monitor"), harm="injured") == (None, None, None)


def test_every_convention_tells_its_rule():
    assert set(CONVENTIONS) == {"ucdp", "acled", "airwars"}
    assert all(words.endswith(".") for words in CONVENTIONS.values())


ACCOUNTS = st.lists(
    st.builds(
        lambda low, more, origin, day, enemy: account(low, low + more, origin, published=day, enemy=enemy),
        st.integers(0, 60),
        st.integers(0, 9),
        st.sampled_from(["Monitor", "Medics", "Army", "Rebels", None]),
        st.sampled_from(["2017-03-19", "2017-03-20", None]),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@given(ACCOUNTS, st.sampled_from(sorted(CONVENTIONS)), st.randoms(use_true_random=False))
def test_the_order_of_accounts_does_not_matter(accounts, convention, random):
    shuffled = list(accounts)
    random.shuffle(shuffled)
    assert summed(convention, *shuffled) == summed(convention, *accounts)


@given(ACCOUNTS, st.sampled_from(["ucdp", "airwars"]), st.integers(0, 5), st.integers(0, 20), st.integers(0, 20))
def test_widening_an_account_never_narrows_the_range(accounts, convention, place, down, up):
    place %= len(accounts)
    one = accounts[place]
    wider = replace(one, low=max(0, one.low - down), high=one.high + up)
    low, _, high = summed(convention, *accounts)
    wide_low, _, wide_high = summed(convention, *accounts[:place], wider, *accounts[place + 1 :])
    assert wide_low <= low
    assert wide_high >= high


@given(ACCOUNTS)
def test_best_lies_within_the_range_of_its_accounts(accounts):
    low, best, high = summed("ucdp", *accounts)
    assert low <= best <= max(high, best)
    assert best in {a.low for a in accounts}


def event(name, *tolls, **more):
    return Event(
        name, "Battles", "Armed clash", name, None, None, None, (), (), (), (), tolls, (), "single", (), **more
    )


def toll(number, harm="killed", **more):
    return EventToll(harm, None, None, None, (account(number, number, "Monitor"),), **{"scope": "event", **more})


@pytest.mark.parametrize(
    ("tolls", "expected", "why"),
    [
        ((toll(15), toll(11, population="children", scope="subset")), 15, "children are among the dead"),
        ((toll(15), toll(11, population="children")), 15, "a whole and a class of it"),
        ((toll(9, population="civilians"), toll(4, population="children")), 9, "children are civilians"),
        ((toll(9, population="civilians"), toll(30, party="Army")), 39, "civilians and one party's people"),
        ((toll(12, party="Rebels"), toll(30, party="Army")), 42, "both parties"),
        ((toll(12, party="Rebels"), toll(30, party="Army"), toll(50)), 50, "the whole and its parts"),
        ((toll(12, party="Rebels"), toll(30, party="Army"), toll(40)), 42, "a whole below its own parts"),
        ((toll(15), toll(900, scope="cumulative")), 15, "the count of the war"),
        ((toll(15, "injured"),), None, "nobody is said to be killed"),
    ],
)
def test_parts_and_wholes_are_not_added_up(tolls, expected, why):
    found = total_of(event("e-1", *tolls), "killed")
    assert (found and found.best) == expected, why


def test_a_whole_and_the_events_it_holds_count_once():
    day = event("e-day", toll(6))
    parts = [event("e-a", toll(2), part_of="e-day"), event("e-b", toll(4), part_of="e-day")]
    elsewhere = event("e-c", toll(5), part_of="e-unknown")
    history = event("e-d", toll(70), background=True)
    found = total_over([day, *parts, elsewhere, history], "killed")
    assert (found.best, found.events, found.left_out) == (11, ("e-day", "e-c"), ("e-a", "e-b"))
    assert total_over([event("e-x")], "killed") is None


def test_parts_count_where_the_whole_has_no_figure():
    found = total_over([event("e-day"), event("e-a", toll(2), part_of="e-day")], "killed")
    assert (found.best, found.left_out) == (2, ())


def test_an_event_under_a_convention_keeps_its_accounts():
    before = event("e-1", EventToll("killed", None, None, None, (ARMY, LATE)))
    after = event_under(before, "acled")
    assert [(t.low, t.best, t.high) for t in after.tolls] == [(15, 15, 15)]
    assert after.tolls[0].accounts == before.tolls[0].accounts
