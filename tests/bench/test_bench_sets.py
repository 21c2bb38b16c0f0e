"""Each set's judge on gold and readings written by hand: what is right, what is wrong, what is missing."""

import json

import pytest
from bench.figures import total
from bench.gold import UNREAD, Input, Readings
from bench.happenings import Clause, Differing, Happening
from bench.sets import airwars, attribution, cells, event_location, gvdb, kinds, muc4, plover, re3d, times, toponyms

from warledger.records import Actor, Attribution, Claim, Document, Place, Reading, Span, Time, Toll

TEXT = "Shells killed four people in Kelva on 3 May 2019, the army said."


def span(words, text=TEXT):
    start = text.index(words)
    return start, start + len(words)


def reading(text=TEXT, **layers):
    return Reading(Document("d", "", text), sentences=((0, len(text)),), **layers)


def claim(words, text=TEXT, kind="Shelling/artillery/missile attack", **parts):
    event_type = parts.pop("event_type", "Explosions/Remote violence")
    return Claim(0, len(text), "c1", span(words, text), event_type, kind, (), None, "asserted", **parts)


def place(words, *point, text=TEXT):
    return Place(*span(words, text), words, *(point or (None, None)))


# ---------------------------------------------------------------- kinds


@pytest.mark.parametrize(("kind", "hit"), [("Shelling/artillery/missile attack", True), ("Air/drone strike", False)])
def test_the_kind_of_the_main_claim_counts(kind, hit):
    snippet = kinds.Snippet(Input("d", TEXT), "Shelling/artillery/missile attack", is_acled=True)
    judged = kinds.judge(snippet, reading(claims=(claim("Shells", kind=kind),), main_claim="c1"))
    assert kinds.accuracy(judged.tally).value == hit
    assert bool(judged.differences) != hit


def test_a_snippet_without_a_main_claim_is_wrong_and_not_answered():
    snippet = kinds.Snippet(Input("d", TEXT), "Grenade", is_acled=True)
    figure = kinds.accuracy(kinds.judge(snippet, UNREAD).tally)
    assert (figure.value, figure.coverage) == (0.0, 0.0)


def test_f1_of_kinds_is_weighted_by_how_many_there_are():
    tally = {"acled:Attack|Attack": 3, "acled:Attack|Arrests": 1, "acled:Arrests|Arrests": 1, "further:Crime|Attack": 9}
    expected = 4 / 5 * (2 * 3 / (2 * 3 + 0 + 1)) + 1 / 5 * (2 * 1 / (2 * 1 + 1 + 0))
    assert kinds.Weighted(("acled",))(tally).value == pytest.approx(expected)


# ---------------------------------------------------------------- attribution


def said(speaker, *content):
    return attribution.Said(speaker, content)


@pytest.mark.parametrize(
    ("speaker", "content", "whole"),
    [
        ((span("the army"),), (span("Shells killed four people in Kelva on 3 May 2019"),), 1),
        ((span("the army"),), (span("killed four people in Kelva on 3 May 2019"),), 1),  # nearly all of it
        ((span("the army"),), (span("Shells"),), 0),  # less than half of it
        ((span("people"),), (span("Shells killed four people in Kelva on 3 May 2019"),), 0),  # another speaker
        ((), (span("Shells killed four people in Kelva on 3 May 2019"),), 0),  # nobody speaks
    ],
)
def test_attributions_are_paired_by_speaker_and_content(speaker, content, whole):
    gold = attribution.Attributed(Input("d", TEXT), (said((span("army"),), span(TEXT[: TEXT.index(",")])),))
    judged = attribution.judge(gold, reading(attributions=(Attribution(speaker, (), content),)))
    assert judged.tally["whole.hit"] == whole
    assert judged.tally["whole.missed"] == 1 - whole
    assert judged.tally["whole.extra"] == (bool(speaker) and not whole)


def test_contents_are_counted_word_by_word():
    gold = attribution.Attributed(Input("d", TEXT), (said((span("the army"),), span("Shells killed four people")),))
    found = Attribution((span("army"),), (), (span("killed four people in Kelva"),))
    tally = attribution.judge(gold, reading(attributions=(found,))).tally
    assert [tally[f"content.{part}"] for part in ("hit", "extra", "missed")] == [3, 2, 1]
    assert [tally[f"speaker.{part}"] for part in ("hit", "extra", "missed")] == [1, 0, 1]


# ---------------------------------------------------------------- times


@pytest.mark.parametrize(
    ("gold", "read", "right"),
    [
        ("2019-05-03", "2019-05-03", True),
        ("2019-05-03T05:00", "2019-05-03", True),  # to the day
        ("2019-05-03", "2019-05-03~", True),  # doubt is no other day
        ("2019-05-03", "2019-05-04", False),
        ("PAST_REF", None, True),  # no day is asked for, none is given
        ("PAST_REF", "2019", False),
        ("2019-05-03", None, False),
    ],
)
def test_values_are_compared_to_the_day(gold, read, right):
    unit = times.Timed(Input("d", TEXT), (times.Expression(*span("3 May 2019"), "DATE", gold),))
    tally = times.judge(unit, reading(times=(Time(*span("3 May 2019"), read),))).tally
    assert tally["span.hit"] == 1
    assert tally["value.hit"] == right


def test_a_time_on_a_duration_is_neither_right_nor_wrong():
    unit = times.Timed(Input("d", TEXT), (times.Expression(*span("3 May 2019"), "DURATION", "P1D"),))
    tally = times.judge(unit, reading(times=(Time(*span("3 May"), "2019-05-03"), Time(*span("army"), None)))).tally
    assert [tally[f"span.{part}"] for part in ("hit", "extra", "missed")] == [0, 1, 0]


# ---------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("point", "near"),
    [((10.0, 20.0), 1), ((11.0, 20.5), 1), ((12.0, 20.0), 0), ((), 0)],  # 0, 123 and 222 km off, and no point at all
)
def test_a_place_is_near_within_a_hundred_miles(point, near):
    gold = toponyms.Placed(Input("d", TEXT), (toponyms.Toponym(*span("Kelva"), (10.0, 20.0)),))
    tally = toponyms.judge(gold, reading(places=(place("Kelva", *point),))).tally
    assert (tally["name.hit"], tally["near"]) == (1, near)


def test_a_name_that_gold_does_not_place_is_not_asked_for_and_no_error():
    gold = toponyms.Placed(Input("d", TEXT), (toponyms.Toponym(*span("Kelva"), None),))
    tally = toponyms.judge(gold, reading(places=(place("Kelva", 1.0, 1.0), place("army", 1.0, 1.0)))).tally
    assert [tally[f"name.{part}"] for part in ("hit", "extra", "missed")] == [0, 1, 0]


@pytest.mark.parametrize(
    ("trigger", "places", "expected"),
    [
        ("killed", ("Kelva",), (1, 1, 0, 0)),
        ("killed", ("Kelva", "army"), (1, 1, 1, 0)),
        ("killed", (), (1, 0, 0, 1)),
        ("said", ("Kelva",), (0, 0, 0, 0)),  # a claim, but not of this verb
    ],
)
def test_the_place_of_a_verb_is_that_of_its_claim(trigger, places, expected):
    gold = event_location.Deed(Input("d", TEXT), Span(*span("killed")), (span("Kelva"),))
    found = tuple(place(words) for words in places)
    one = claim(trigger, places=tuple(range(len(found))))
    tally = event_location.judge(gold, reading(places=found, claims=(one,))).tally
    keys = ("claims", "word.hit", "word.extra", "word.missed")
    assert tuple(tally.get(key, 0) for key in keys) == expected


# ---------------------------------------------------------------- cells

NORTH = "A car bomb killed four in Kelva. Shells wounded two in Orn."
SOUTH = "Four died when a car blew up in Kelva."


def a_cell():
    kelva = cells.Happened(
        "e1", "cell:e1", "a bomb in Kelva", False, None,
        (cells.Mention(0, 32, "north"), cells.Mention(0, len(SOUTH), "south")),
        (cells.Counted(18, 22, "north", "killed", 4, 4), cells.Counted(0, 4, "south", "killed", 4, 4)),
        (cells.Contested("initiator", frozenset({"north", "south"}), True),),
    )  # fmt: skip
    orn = cells.Happened("e2", "cell:e2", "shells on Orn", False, None, (cells.Mention(33, 59, "north"),), (), ())
    return cells.Cell("cell", (Input("north", NORTH), Input("south", SOUTH)), {"e1": kelva, "e2": orn})


def told(document, text, claim_id, *, tolls):
    end = text.index(".") + 1
    one = Claim(0, end, claim_id, (0, end), "x", "y", (), None, "asserted", tolls=tuple(range(len(tolls))))
    return Reading(Document(document, "", text), claims=(one,), tolls=tolls)


FOUR = {"north": (Toll(18, 22, "killed", 4, 4),), "south": (Toll(0, 4, "killed", 4, 4),)}


def judged(*groups, disputes=()):
    """Judge the cell with a ledger whose events hold these claims: n the bomb, o the shells, s the other report."""
    clauses = {
        "n": Clause(0, 32, "north", "n"),
        "o": Clause(33, 59, "north", "o"),
        "s": Clause(0, len(SOUTH), "south", "s"),
    }
    north, south = (told(name, text, name[0], tolls=FOUR[name]) for name, text in (("north", NORTH), ("south", SOUTH)))
    events = [
        Happening(f"event-{n}", tuple(clauses[name] for name in group), disputes if n == 0 else ())
        for n, group in enumerate(groups)
    ]
    found = cells.judge_events([a_cell()], Readings({"north": north, "south": south}), events)
    return {measure.name: measure.figure(total([one.tally for one in found])).value for measure in cells.SET.measures}


def test_two_reports_of_one_event_are_linked():
    figures = judged("ns", "o", disputes=(Differing("initiator", True, (("north",), ("south",))),))
    assert figures == {
        "toll_f1": 1, "covered": 1, "link_f1": 1, "merged": 0, "dispute_f1": 1, "quiet": 0,
    }  # fmt: skip


def test_events_kept_apart_lose_the_link_but_not_their_tolls():
    figures = judged("n", "s", "o")
    assert (figures["link_f1"], figures["toll_f1"], figures["dispute_f1"]) == (0, 1, 0)


def test_an_event_that_swallows_another_is_merged():
    assert judged("nso")["merged"] == 1


def test_what_came_apart_and_what_was_merged_is_told():
    readings = Readings({"north": told("north", NORTH, "n", tolls=()), "south": told("south", SOUTH, "s", tolls=())})
    clauses = (Clause(0, 32, "north", "n"), Clause(33, 59, "north", "o")), (Clause(0, len(SOUTH), "south", "s"),)
    events = [Happening(str(number), group, ()) for number, group in enumerate(clauses)]
    (one,) = cells.judge_events([a_cell()], readings, events)
    pairs = {(difference.gold, difference.read) for difference in one.differences}
    assert ("one event: e1 a bomb in Kelva", "2 events") in pairs
    assert ("e1 a bomb in Kelva | e2 shells on Orn", "one event") in pairs


def test_a_mention_without_a_claim_is_not_covered():
    assert judged("ns")["covered"] == pytest.approx(2 / 3)


# ---------------------------------------------------------------- tolls, entities, parties

SHOOTING = gvdb.Shooting(
    Input("d", TEXT), tuple(gvdb.Victim(frozenset({"killed"}), (Span(*span("people")),)) for _ in range(4))
)


@pytest.mark.parametrize(
    ("tolls", "expected"),
    [
        ((Toll(*span("four"), "killed", 4, 4),), (1, 0, 0)),
        ((Toll(*span("four"), "killed", 3, 3),), (0, 1, 1)),
        ((Toll(*span("four"), "killed", 4, 4, scope="cumulative"),), (0, 0, 1)),  # a count of more than this event
        ((), (0, 0, 1)),
        ((Toll(*span("four"), "killed", 2, 4),), (1, 0, 0)),  # the greatest number told
    ],
)
def test_the_number_killed_is_compared(tolls, expected):
    tally = gvdb.judge(SHOOTING, reading(tolls=tolls)).tally
    assert tuple(tally[f"killed.{part}"] for part in ("hit", "extra", "missed")) == expected


def test_a_victim_is_told_where_the_sentence_has_a_toll():
    tally = gvdb.judge(SHOOTING, reading(tolls=(Toll(*span("four"), "killed", 4, 4),))).tally
    assert (tally["named"], tally["told"]) == (4, 4)


def test_pronouns_are_no_names_and_a_weapon_counts_by_its_clause():
    text = "They fired rockets at the Elvan army."
    gold = re3d.Named(
        Input("d", text),
        (re3d.Entity(*span("Elvan army", text), "Organisation"), re3d.Entity(*span("rockets", text), "Weapon")),
    )
    actors = (Actor(*span("They", text), "rebels"), Actor(*span("the Elvan army", text), "Elvan army", kind="state"))
    found = Reading(
        Document("d", "", text), actors=actors, claims=(claim("fired", text, weapon="rockets"),), sentences=((0, 37),)
    )
    tally = re3d.judge(gold, found).tally
    assert [tally[f"Organisation.{part}"] for part in ("hit", "extra", "missed")] == [1, 0, 0]
    assert tally["Weapon.hit"] == 1


def test_marks_become_spans_of_the_bare_text():
    spans = plover.marked("The <s>army</s> shelled <t>Kelva</t>.")
    assert spans == {"s": Span(4, 8), "t": Span(17, 22)}


@pytest.mark.parametrize(
    ("initiators", "targets", "expected"),
    [((0,), (1,), (2, 0, 0)), ((1,), (0,), (0, 2, 2)), ((), (), (0, 0, 2))],  # right, swapped, nobody
)
def test_roles_are_right_swapped_or_missing(initiators, targets, expected):
    text = "The army shelled Kelva."
    gold = plover.Deed(Input("d", text), "ASSAULT", Span(4, 8), Span(17, 22))
    actors = (Actor(0, 8, "army"), Actor(17, 22, "Kelva"))
    one = claim("shelled", text, initiators=initiators, targets=targets)
    tally = plover.judge(gold, reading(text, actors=actors, claims=(one,))).tally
    assert tally["root"] == 1
    assert tuple(tally[f"roles.{part}"] for part in ("hit", "extra", "missed")) == expected


# ---------------------------------------------------------------- whole reports


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [("LIMA, 4 FEB 90 (EFE)", "1990-02-04"), ("BOGOTA, 31 FEB 89", None), ("QUITO", None), (None, None)],
)
def test_old_datelines_give_a_day(dateline, expected):
    assert muc4.published(dateline) == expected


def test_slots_are_filled_by_any_wording():
    gold = muc4.Keyed(Input("d", TEXT), (muc4.Filler("initiators", ("THE ELVAN ARMY", "SOLDIERS")),), True, False)
    found = reading(
        actors=(Actor(*span("the army"), "army"),), claims=(claim("killed", initiators=(0,), weapon="shell"),)
    )
    tally = muc4.judge(gold, found).tally
    assert (tally["relevant.hit"], tally["slots.hit"], tally["slots.extra"]) == (1, 1, 1)


def test_a_reviewed_row_fits_by_number_place_and_day():
    gold = airwars.Reviewed(Input("d", TEXT), frozenset({"2019-05-03"}), ((10.0, 20.0),), ("Kelva",), (3, 5))
    layers = {
        "tolls": (Toll(*span("four"), "killed", 4, 4),),
        "places": (place("Kelva", 10.1, 20.0),),
        "times": (Time(*span("3 May 2019"), "2019-05-03", begin="2019-05-03", until="2019-05-03"),),
    }
    right = airwars.judge(gold, reading(**layers, claims=(claim("killed", tolls=(0,), places=(0,), times=(0,)),)))
    assert not right.differences
    assert [right.tally[key] for key in ("killed.hit", "there", "then")] == [1, 1, 1]
    silent = airwars.judge(gold, reading())
    assert [silent.tally[key] for key in ("killed.answered", "placed", "dated")] == [0, 0, 0]
    assert silent.differences


# ---------------------------------------------------------------- files


def test_gold_is_read_from_a_folder_of_the_same_layout(tmp_path):
    (tmp_path / "times").mkdir()
    row = {"id": "t1", "text": TEXT, "published": "2019-05-04", "times": []}
    (tmp_path / times.FILE).write_text(json.dumps(row) + "\n")
    (unit,) = times.SET.load(tmp_path)
    assert unit.inputs[0].published == "2019-05-04"
    assert len(times.SET.digest(tmp_path)) == 64
    assert times.SET.missing(tmp_path) is None
    assert kinds.SET.missing(tmp_path) == kinds.FILE


def test_digests_follow_the_gold(tmp_path):
    (tmp_path / "times").mkdir()
    (tmp_path / times.FILE).write_text("one")
    first = times.SET.digest(tmp_path)
    (tmp_path / times.FILE).write_text("two")
    assert times.SET.digest(tmp_path) != first
