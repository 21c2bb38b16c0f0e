import json
import re
from dataclasses import replace

import publish_builders as made
import pytest

from warledger.errors import PublishError
from warledger.publish.brief import Asked, compose, render
from warledger.records import Document, EventPlace, EventToll, Link, Notice, Place, Reading, Reconciled, TollAccount


def brief_of(**asked):
    return compose(made.RECONCILED, made.READINGS, Asked(**asked))


def section(brief, key):
    return next(s for s in brief.sections if s.key == key)


def lines(brief, key):
    return [line for group in section(brief, key).groups for line in group.lines]


def all_lines(brief):
    return [*brief.bottom_line, *(line for s in brief.sections for line in lines(brief, s.key))]


def numbers(line):
    return [c.number for c in (*line.citations, *(c for voice in line.voices for c in voice.citations))]


def test_the_head_names_places_period_documents_and_origins():
    brief = brief_of()
    assert brief.title == "Harrow (Sarun), 19 March 2017"
    assert (brief.document_count, brief.outlets) == (2, ("North Post", "South Wire"))
    assert brief.origins == (  # parties first with who spoke for them, then others; plans and history have no say
        "government side (Norland army)", "opposition side (Coast Brigade)", "Harbour Monitor",
    )  # fmt: skip


def test_sections_stand_in_the_order_of_the_page():
    keys = [s.key for s in brief_of().sections]
    assert keys == [
        "happened", "tolls", "control", "disputed", "differences", "one_sided", "unsaid", "ahead", "background",
        "talks", "wording", "outlets",
    ]  # fmt: skip


def test_every_line_has_citations_and_a_grade():
    brief = brief_of()
    ungraded = [brief.bottom_line[0], *lines(brief, "wording"), *lines(brief, "outlets")]  # nobody asserts them
    for line in all_lines(brief):
        assert numbers(line), line.words
        assert all(number > 0 for number in numbers(line))
        assert (line.grade is None) == (line in ungraded), line.words


def test_a_citation_leads_to_the_words_of_the_document():
    brief = brief_of()
    texts = {reading.document.id: reading.document.text for reading in made.READINGS}
    assert [quote.number for quote in brief.quotes] == list(range(1, len(brief.quotes) + 1))
    for quote in brief.quotes:
        words = quote.words.strip("“”").rstrip("…")
        assert words in texts[quote.document][quote.start : quote.end]


def test_numbers_follow_the_documents_so_that_each_document_has_one_range():
    brief = brief_of()
    assert [(line.id, line.first, line.last) for line in brief.documents] == [("north", 1, 6), ("south", 7, 9)]
    assert [q.document for q in brief.quotes] == ["north"] * 6 + ["south"] * 3


@pytest.mark.parametrize(
    ("key", "who"),
    [
        ("happened", "Harbour Monitor says, in North Post"),
        ("happened", "Idris Vale (Coast Brigade; opposition) claims, in South Wire"),
        ("happened", "Nobody named in North Post"),  # hedged on nobody's word
        ("ahead", "North Post itself"),  # the outlet speaks for itself
        ("unsaid", "North Post notes"),
        ("disputed", "B) repelled: Norland army (government) says, in North Post"),
    ],
)
def test_each_line_says_who_says_so(key, who):
    assert who in [voice.who for line in lines(brief_of(), key) for voice in line.voices]


def test_plans_background_and_talks_are_kept_apart_from_what_happened():
    brief = brief_of()
    assert [line.event for line in lines(brief, "happened")] == [made.STORM.id, made.DEATHS.id]
    assert [line.event for line in lines(brief, "ahead")] == [made.REACH.id]
    assert [line.event for line in lines(brief, "background")] == [made.DEPOT.id]
    assert [line.event for line in lines(brief, "talks")] == [made.OSLO.id]


def test_a_part_stands_under_its_whole():
    happened = lines(brief_of(), "happened")
    assert [line.is_part for line in happened] == [False, True]


def test_a_ring_of_parts_is_printed_all_the_same():
    ring = (replace(made.STORM, part_of=made.DEATHS.id), made.DEATHS)
    brief = compose(replace(made.RECONCILED, events=ring), made.READINGS)
    assert {line.event for line in lines(brief, "happened")} == {made.STORM.id, made.DEATHS.id}


@pytest.mark.parametrize(
    ("begin", "until", "precision", "heading"),
    [
        ("2017-03-19", "2017-03-19", "day", "Sunday 19 March 2017"),
        ("2017-03-19T05:00", "2017-03-19T05:00", "minute", "Sunday 19 March 2017"),
        ("2017-03-19", "2017-03-21", "day", "Sunday 19 March 2017"),  # short: under its first day
        ("2016-01-01", "2017-03-21", "duration", "Over longer periods"),
        ("2017-03-01", "2017-03-31", "month", "Over longer periods"),
        ("2017", "2017", "year", "Over longer periods"),
        (None, None, None, "Undated"),
    ],
)
def test_what_happened_stands_under_its_day(begin, until, precision, heading):
    event = replace(made.STORM, begin=begin, until=until, time_precision=precision)
    brief = compose(Reconciled(events=(event,)), made.READINGS)
    assert [group.heading for group in section(brief, "happened").groups] == [heading]


def test_dispute_and_difference_are_told_apart_with_the_reason():
    brief = brief_of()
    assert lines(brief, "disputed")[0].grade == "contested"
    assert [voice.who for voice in lines(brief, "differences")[0].voices] == ["how many (other scope)"]


def test_an_inferred_date_comes_with_its_reason():
    dated = {line.id: line.dated for line in brief_of().documents}
    assert dated["north"] == "published Monday 20 March 2017, 21:05 (dateline)"
    assert dated["south"].startswith("no date of its own; dated Monday 20 March 2017 because it tells of")


def test_only_notices_that_need_a_person_are_printed():
    assert brief_of().needs_person == ("south: no date of its own (undated_document)",)


@pytest.mark.parametrize(
    ("asked", "events"),
    [
        ({"begin": "2017-03-20"}, {made.OSLO.id}),
        ({"until": "2014-12-31"}, {made.DEPOT.id}),
        ({"place": "norland"}, {made.STORM.id, made.DEATHS.id, made.OSLO.id, made.REACH.id, made.DEPOT.id}),
        ({"place": "SARÚN"}, {made.STORM.id, made.DEATHS.id, made.OSLO.id, made.REACH.id, made.DEPOT.id}),
        ({"place": "Saroun"}, {made.STORM.id, made.DEATHS.id, made.OSLO.id, made.REACH.id, made.DEPOT.id}),
        ({"place": "Elsewhere"}, set()),
    ],
)
def test_a_brief_keeps_to_the_period_and_place_asked_for(asked, events):
    brief = brief_of(**asked)
    assert {line.event for line in all_lines(brief) if line.event} - {made.STORM.id} == events - {made.STORM.id}
    assert brief.event_count == len(events)


def test_undated_happenings_left_out_by_a_period_are_counted():
    assert brief_of(begin="2017-01-01").remarks == ("1 undated happening is not in this brief; it covers days.",)
    assert brief_of().remarks == ()


def test_long_sections_are_capped_and_the_rest_is_counted():
    days = [f"2017-03-{1 + n % 28:02}" for n in range(500)]
    many = tuple(replace(made.STORM, id=f"e-{n:04}", begin=day, until=day) for n, day in enumerate(days))
    brief = compose(replace(made.RECONCILED, events=many), made.READINGS)
    happened = section(brief, "happened")
    shown = len(lines(brief, "happened"))
    assert shown == 30
    assert shown + happened.left_out + sum(group.left_out for group in happened.groups) == 500
    text = render(brief)
    assert "more: warledger events" in text
    assert text.count("\n") < 1500


def test_300_documents_make_a_list_that_ends():
    readings = [Reading(Document(f"d{n}", f"sha256:{n}", "Nothing here.")) for n in range(300)]
    brief = compose(Reconciled(), readings)
    assert len(brief.documents) == 80
    assert brief.documents_left_out == 220
    assert "… and 220 more: warledger documents" in render(brief)


def test_no_document_at_all_is_a_page_too():
    text = render(compose(Reconciled(), []))
    assert "No happening of war was found" in text


def test_the_same_events_in_any_order_give_the_same_page():
    backwards = replace(made.RECONCILED, events=tuple(reversed(made.RECONCILED.events)))
    assert render(compose(backwards, made.READINGS)) == render(brief_of())


@pytest.mark.parametrize("width", [1, 40, 63, 80, 120, 500])
def test_no_line_is_longer_than_the_width(width):
    longest = max(len(line) for line in render(brief_of(), width=width).splitlines())
    assert longest <= max(40, min(width, 120))


def test_hostile_text_cannot_steer_the_terminal_nor_break_lines():
    bad = "Gunmen\x1b[2J took\r\nthe\u202e bridge " + "x" * 5000
    document = made.document("bad\x1b[1m", bad, outlet="Out\x07let", title="T\x1b[0m")
    claim = made.claim(document, bad)
    event = made.event(bad, (document, claim))
    notice = Notice("undated_document", "no\x1b date")
    brief = compose(Reconciled(events=(event,)), [Reading(document, claims=(claim,), notices=(notice,))])
    for page in (render(brief), render(brief, "markdown")):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", page)
    assert max(len(line) for line in render(brief).splitlines()) <= 80


def test_colour_only_dresses_the_words():
    brief = brief_of()
    coloured = render(brief, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render(brief)
    assert "\x1b[" not in render(brief)


def test_json_is_the_whole_brief():
    value = json.loads(render(brief_of(), "json"))
    assert value["title"] == "Harrow (Sarun), 19 March 2017"
    assert value["quotes"][0] == {
        "number": 1, "document": "north", "start": 0, "end": 50,
        "words": "“Rebels stormed the cement plant at Sarun on Sunday”",
    }  # fmt: skip


def test_an_unknown_form_is_an_error():
    with pytest.raises(PublishError, match="'pdf'"):
        render(brief_of(), "pdf")


def test_copies_speak_with_one_voice():
    copy = made.document("copy", made.NORTH, outlet="East Post")
    own = made.claim(made.NORTH_DOCUMENT, "The militants want to reach the port road")
    again = made.claim(copy, "The militants want to reach the port road")
    event = made.event("Militants on the move", (made.NORTH_DOCUMENT, own), (copy, again))
    readings = [Reading(made.NORTH_DOCUMENT, claims=(own,)), Reading(copy, claims=(again,))]
    told = compose(Reconciled(events=(event,), copies={"copy": ("north",), "north": ("copy",)}), readings)
    voices = lines(told, "happened")[0].voices
    assert [voice.who for voice in voices] == ["North Post and 1 more themselves"]
    assert [[c.number for c in saying.citations] for saying in voices[0].sayings] == [[1, 2]]
    apart = compose(Reconciled(events=(event,)), readings)
    assert len(lines(apart, "happened")[0].voices) == 2


def test_a_line_in_one_voices_words_is_not_quoted_again():
    event = made.event("The militants want to reach the port road", (made.NORTH_DOCUMENT, made.AIM))
    text = render(compose(Reconciled(events=(event,)), made.READINGS), width=120)
    assert "The militants want to reach the port road (Sarun) – North Post itself [1]" in text


def test_speakers_described_as_several_say_rather_than_says():
    analysts = made.claim(made.NORTH_DOCUMENT, "it had repelled the assault", Link("war analysts", "said"))
    event = made.event("Something else", (made.NORTH_DOCUMENT, analysts))
    brief = compose(Reconciled(events=(event,)), [Reading(made.NORTH_DOCUMENT, claims=(analysts,))])
    assert lines(brief, "happened")[0].voices[0].who == "war analysts say, in North Post"


def test_a_quoted_speaker_comes_with_who_quotes_it():
    chain = (Link("State TV", "reported", side="government"), Link("the ambassador", "said"))
    said = made.claim(made.NORTH_DOCUMENT, "it had repelled the assault", *chain)
    event = made.event("Something else", (made.NORTH_DOCUMENT, said))
    brief = compose(Reconciled(events=(event,)), [Reading(made.NORTH_DOCUMENT, claims=(said,))])
    assert lines(brief, "happened")[0].voices[0].who == "the ambassador, quoted by State TV, says, in North Post"


def test_a_place_is_found_in_the_spelling_of_a_report():
    at = made.NORTH.index("Sarun")
    spelled = replace(made.READINGS[0], places=(Place(at, at + 5, "As Sarūnah", 1.0, 2.0),))
    event = replace(made.STORM, place=EventPlace("As Sarūnah"))
    brief = compose(Reconciled(events=(event,)), [spelled, made.READINGS[1]], Asked(place="sarun"))
    assert brief.event_count == 1


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        (("denied",), "Norland army (government) denies, in North Post: “it had repelled the assault”"),
        (("asserted", "denied"), "says, in North Post: “it had repelled the assault” [1]; denied: “Talks resume"),
        (("asserted", "hedged"), "says, in North Post: “it had repelled the assault” [1]; not certain: “Talks resume"),
        (("hedged",), "says, in North Post: not certain: “it had repelled the assault”"),
    ],
)
def test_what_is_denied_or_doubted_is_never_shown_as_said(stances, expected):
    clauses = ("it had repelled the assault", "Talks resume in Oslo on Thursday")
    told = [
        made.claim(made.NORTH_DOCUMENT, clause, made.ARMY, stance=stance)
        for clause, stance in zip(clauses, stances, strict=False)
    ]
    event = made.event("Something else", *((made.NORTH_DOCUMENT, one) for one in told))
    text = render(compose(Reconciled(events=(event,)), [Reading(made.NORTH_DOCUMENT, claims=tuple(told))]), width=120)
    assert expected in " ".join(text.split())


def test_an_outlet_that_denies_in_its_own_words_is_marked():
    own = made.claim(made.NORTH_DOCUMENT, "it had repelled the assault", stance="denied")
    event = made.event("Something else", (made.NORTH_DOCUMENT, own))
    text = render(compose(Reconciled(events=(event,)), [Reading(made.NORTH_DOCUMENT, claims=(own,))]), width=120)
    assert "North Post itself: denied: “it had repelled the assault”" in text


def test_control_on_the_word_of_two_is_told_by_both():
    held = replace(
        made.HELD,
        origins=("Harbour Monitor", "Idris Vale"),
        claims=(made.STORMED.id, made.SEIZED.id),
        basis="corroborated",
        why="two independent origins",
    )
    line = lines(compose(replace(made.RECONCILED, control=(held,)), made.READINGS), "control")[0]
    assert line.grade == "corroborated"
    assert [voice.who for voice in line.voices] == ["Harbour Monitor", "Idris Vale (Coast Brigade; opposition)"]


def test_a_figure_in_copies_rests_on_one_origin():
    copy = made.document("copy", made.NORTH, outlet="East Post")
    own, again = (made.claim(d, "About 12 soldiers were killed") for d in (made.NORTH_DOCUMENT, copy))
    accounts = (
        TollAccount(12, 12, "North Post", ("north",), (own.id,)),
        TollAccount(12, 12, "East Post", ("copy",), (again.id,)),
    )
    event = made.event(
        "Soldiers killed", (made.NORTH_DOCUMENT, own), (copy, again), tolls=(EventToll("killed", 12, 12, 12, accounts),)
    )
    readings = [Reading(made.NORTH_DOCUMENT, claims=(own,)), Reading(copy, claims=(again,))]
    copied = compose(Reconciled(events=(event,), copies={"copy": ("north",), "north": ("copy",)}), readings)
    apart = compose(Reconciled(events=(event,)), readings)
    assert (lines(copied, "tolls")[0].grade, lines(apart, "tolls")[0].grade) == ("single", "corroborated")


def test_only_figures_that_are_disputed_are_contested():
    real = replace(made.SCOPE, real=True, why_not=None)
    other = EventToll("injured", 4, 4, 4, (TollAccount(4, 4, "Idris Vale", ("south",), (made.SEIZED.id,)),))
    event = replace(made.DEATHS, tolls=(made.KILLED, other), disputes=(real,), part_of=None)
    brief = compose(Reconciled(events=(event,)), made.READINGS)
    assert [line.grade for line in lines(brief, "tolls")] == ["contested", "single"]


def test_no_place_is_held_by_itself():
    held = replace(made.HELD, holder="Sarun", status="besieged")
    line = lines(compose(replace(made.RECONCILED, control=(held,)), made.READINGS), "control")[0]
    assert line.words == "Sarun: besieged, from 19 March 2017."


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "Sarun: captured by Coast Brigade, from 19 March 2017."),
        ({"extent": "part"}, "Sarun (part): captured by Coast Brigade, from 19 March 2017."),
        ({"rivals": ("Norland army",)}, "from 19 March 2017; others name Norland army."),
        ({"basis": "corroborated", "why": "its loser admits it"}, "2017, corroborated: its loser admits it."),
        ({"last_told": "2017-03-21"}, "from 19 March 2017, last told 21 March 2017."),
        ({"begin": None, "last_told": "2017-03-21"}, "captured by Coast Brigade, undated."),
    ],
)
def test_what_is_only_claimed_to_be_held_is_told_from_what_is_corroborated(given, expected):
    line = lines(compose(replace(made.RECONCILED, control=(replace(made.HELD, **given),)), made.READINGS), "control")[0]
    assert line.words.endswith(expected)


def test_the_voices_of_one_side_of_a_dispute_have_one_letter():
    voices = [voice.who for voice in lines(brief_of(), "disputed")[0].voices]
    assert [who[:2] for who in voices] == ["A)", "A)", "B)"]


def test_speakers_whom_one_passage_quotes_together_are_one_voice():
    clause = "Rebels stormed the cement plant at Sarun on Sunday"
    both = [made.claim(made.NORTH_DOCUMENT, clause, link, ordinal=n) for n, link in enumerate((made.ARMY, made.VALE))]
    event = made.event("Something else", *((made.NORTH_DOCUMENT, one) for one in both))
    brief = compose(Reconciled(events=(event,)), [Reading(made.NORTH_DOCUMENT, claims=tuple(both))])
    assert [voice.who for voice in lines(brief, "happened")[0].voices] == [
        "Norland army (government) and Idris Vale (Coast Brigade; opposition) say, in North Post"
    ]
    apart = [both[0], replace(both[1], stance="denied")]  # who denies it does not say it
    event = made.event("Something else", *((made.NORTH_DOCUMENT, one) for one in apart))
    brief = compose(Reconciled(events=(event,)), [Reading(made.NORTH_DOCUMENT, claims=tuple(apart))])
    assert len(lines(brief, "happened")[0].voices) == 2
