from dataclasses import replace

import publish_builders as made
import pytest

from warledger.publish.accounts import columns_of, grid_of
from warledger.publish.event import render_event
from warledger.records import Account, Reading


def row(event, label):
    return next(r for r in grid_of(event) if r.label == label)


def words(event, label):
    return [cell.words for cell in row(event, label).cells]


def test_there_is_one_column_an_origin_in_the_order_of_speaking():
    assert columns_of(made.STORM) == ("Harbour Monitor", "Norland army", "Idris Vale")
    assert columns_of(made.DEATHS) == (None, "Idris Vale")


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("where", ["= Sarun", "–", "= Sarun"]),  # all who say it agree
        ("who began", ["≠ rebels", "–", "≠ Coast Brigade"]),  # values differ
        ("outcome", ["–", "≠ repelled", "≠ taken"]),  # one is silent
    ],
)
def test_agreeing_differing_and_missing_cells_have_marks(label, expected):
    assert words(made.STORM, label) == expected


def test_values_are_compared_one_by_one():
    told = (
        Account("place", "Harbour Monitor", "Sarun; Harrow", ("north",), ()),
        Account("place", "Idris Vale", "sarun", ("south",), ()),
    )
    assert words(replace(made.STORM, accounts=told), "where") == ["= Sarun\n≠ Harrow", "–", "= sarun"]


def test_hours_of_one_day_are_said_once():
    told = (Account("time", "Idris Vale", "2017-03-19T05:00/2017-03-19T09:00", ("south",), ()),)
    assert words(replace(made.STORM, accounts=told), "when") == ["–", "–", "2017-03-19, 05:00–09:00"]


def test_a_lone_voice_has_no_mark():
    alone = replace(made.STORM, accounts=(Account("weapon", "Idris Vale", "mortars", ("south",), ()),))
    assert words(alone, "with what") == ["–", "–", "mortars"]


def test_a_field_nobody_speaks_of_has_no_row():
    assert "with what" not in [r.label for r in grid_of(made.STORM)]


def test_tolls_have_a_row_for_each_harm_and_people():
    assert words(made.DEATHS, "killed: soldiers of Norland army") == ["≠ 12", "≠ 30"]


def test_only_real_disputes_mark_their_row():
    assert row(made.STORM, "outcome").is_disputed
    assert not row(made.STORM, "who began").is_disputed


def test_the_page_shows_grade_reasons_disputes_and_sentences():
    page = render_event(made.STORM, made.READINGS, width=100)
    assert "Grade: contested" in page
    assert "– contested_outcome: taken or repelled" in page
    assert "The army said «it had repelled the assault», without mentioning the depot." in page
    assert "[3] Norland army (government) says, in North Post. north 182–209" in page


@pytest.mark.parametrize("width", [40, 60, 100])
def test_many_origins_are_split_into_tables_that_fit(width):
    accounts = tuple(Account("place", f"Origin {n}", "Sarun", ("north",), ()) for n in range(12))
    page = render_event(replace(made.STORM, accounts=accounts), made.READINGS, width=width)
    assert max(len(line) for line in page.splitlines()) <= width
    assert all(f"{n}" in page for n in range(12))


def test_a_page_without_readings_still_names_the_passages():
    page = render_event(made.STORM, [], width=100)
    assert "north 0–50" in page


def test_colour_is_only_on_request():
    assert "\x1b[" not in render_event(made.STORM, made.READINGS)
    assert "\x1b[" in render_event(made.STORM, made.READINGS, colour=True)


def test_copies_share_a_column():
    copy = made.document("copy", made.NORTH, outlet="East Post")
    own, again = (made.claim(of, "The militants want to reach the port road") for of in (made.NORTH_DOCUMENT, copy))
    event = made.event("Militants on the move", (made.NORTH_DOCUMENT, own), (copy, again))
    readings = [Reading(made.NORTH_DOCUMENT, claims=(own,)), Reading(copy, claims=(again,))]
    page = render_event(event, readings, width=80)
    assert "North Post + East Post" in page
    apart = replace(again, end=again.end - 5)
    event = made.event("Militants on the move", (made.NORTH_DOCUMENT, own), (copy, apart))
    readings = [Reading(made.NORTH_DOCUMENT, claims=(own,)), Reading(copy, claims=(apart,))]
    assert "North Post + East Post" not in render_event(event, readings, width=80)
