"""The page that says why reports are one event: what ties them, and what keeps the nearest other event apart."""

import re
from dataclasses import replace

import publish_builders as made
import pytest

from warledger.publish.why import render_why
from warledger.records import Rival, Tie, Weighed, Why

REASONS = (
    Weighed("bias", -3.25, "two tellings are seldom one happening"),
    Weighed("same_day", 1.6, "2020-05-03 / 2020-05-03"),
    Weighed("sole", 0.8, "neither report tells of another such deed then"),
    Weighed("same_kind", 0.1, "Attack / Attack"),
)


def ids(event, document):
    return tuple(claim.claim for claim in event.claims if claim.document == document)


def page(score=1.2, veto=None, rivals=()):
    first, second = (ids(made.STORM, document) for document in made.STORM.documents[:2])
    tie = Tie(first, second, score, REASONS, veto)
    why = Why(made.STORM.id, (tie,), rivals)
    return render_why(why, made.STORM, [made.DEATHS], made.READINGS, width=100)


def test_each_reason_stands_on_a_line_in_words_with_what_it_saw():
    lines = [line.strip() for line in page().splitlines()]
    assert "+1.6  the same day (2020-05-03 / 2020-05-03)" in lines
    assert "+0.8  neither report tells of another such deed then" in lines
    assert "-3.2  two reports seldom tell of one event" in lines


def test_the_weakest_reasons_are_summed_up():
    assert "the same kind of deed" not in page()
    assert re.search(r"\+0\.1  the weakest reasons together", page())


def test_the_clauses_are_quoted_with_document_and_outlet():
    document = made.STORM.documents[0]
    outlet = next(r.document.outlet for r in made.READINGS if r.document.id == document)
    assert f"{document} ({outlet}): “" in page()


@pytest.mark.parametrize(
    ("score", "veto", "expected"),
    [
        (1.2, None, "kept apart by what the other reports"),  # the pair is alike, the groups are not
        (-0.4, None, "sum -0.4; not enough speaks for it"),
        (4.0, "days apart", "forbidden: their days share nothing"),  # whatever the sum
        (4.0, "told apart: Northgate / Southgate", "one report tells them as two (Northgate / Southgate)"),
    ],
)
def test_a_rival_says_what_keeps_it_apart(score, veto, expected):
    tie = Tie(
        ids(made.STORM, made.STORM.documents[0]), ids(made.DEATHS, made.DEATHS.documents[0]), score, REASONS, veto
    )
    shown = page(rivals=(Rival(made.DEATHS.id, tie),))
    assert made.DEATHS.id in shown
    assert expected in " ".join(shown.split())


def test_a_tie_that_would_not_hold_alone_says_so():
    assert "brought together by what a third report tells" in page(score=-0.5)


def test_an_event_of_one_report_had_nothing_to_tie():
    alone = replace(made.STORM, documents=made.STORM.documents[:1])
    shown = render_why(Why(alone.id, (), ()), alone, [], made.READINGS)
    assert "One report tells it" in shown
    assert "No other event of these days and places comes near." in shown
