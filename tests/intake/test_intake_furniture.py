"""Furniture and no furniture: rows of (text, what is marked), where false furniture is the worse fault."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.intake.furniture import find_furniture

HEAD = "Shells fall on the port of Adal"
BODY = "Shells fell on the port before sunrise, the harbour master said.\n\nTwo warehouses burned."
SHARED = Path(__file__).parents[3] / "shared"


def _marked(text, title=None):
    return [(item.kind, text[item.start : item.end]) for item in find_furniture(text, title)]


FOUND = [
    ("navigation", "clear", "{line}\n\n{head}\n\n{body}", "a button before the headline"),
    ("navigation", "Home > World > Africa", "{line}\n{head}\n{body}", "a trail of sections"),
    ("navigation", "Share this article", "{head}\n{line}\n{body}", "a button behind the headline"),
    ("navigation", "5 min read", "{head}\n{line}\n{body}", "reading time"),
    ("navigation", "Advertisement", "{head}\n{body}\n{line}\nThe fire spread.", "an advertisement's label"),
    ("navigation", "Follow us on Twitter and Telegram", "{head}\n{body}\n{line}", "accounts"),
    ("navigation", "Tags: Adal, port, fire", "{head}\n{body}\n{line}", "tags"),
    ("navigation", "HOME NEWS OPINION SPORT", "{line}\n{head}\n{body}", "a menu"),
    ("navigation", "Updated 3 hours ago", "{head}\n{line}\n{body}", "an age"),
    ("caption", "A soldier stands guard at the port. AFP", "{head}\n{line}\n{body}", "an agency behind the full stop"),
    ("slogan", "Bringing you the coast since 1974", "{line}\n{head}\n{body}", "a slogan with its year"),
    ("slogan", "Coast Post – Since 1974", "{line}\n{head}\n{body}", "a name with its year"),
    ("slogan", "News without fear or favour", "{line}\n{head}\n{body}", "a slogan in the head"),
    ("byline", "By Ada Quist in Adal", "{head}\n{line}\n{body}", "a byline"),
    ("byline", "Coast Post and agencies", "{head}\n{line}\n{body}", "outlet and agencies"),
    ("byline", "Ada Quist, Coast Correspondent", "{head}\n{line}\n{body}", "a name with an office"),
    ("byline", "Reuters", "{head}\n{line}\n{body}", "an agency's name alone"),
    ("dateline", "Tuesday 5 May 2015 - 10:14", "{head}\n{line}\n{body}", "a date of its own"),
    ("caption", "File photo: the port of Adal.", "{head}\n{line}\n{body}", "a file picture"),
    ("caption", "The port of Adal last year. [File photo]", "{head}\n{line}\n{body}", "the same behind the words"),
    ("caption", "Smoke over the port. ( Ada Quist – Coast Agency )", "{head}\n{line}\n{body}", "name and agency"),
    ("caption", "Smoke over the port. Photo: Ada Quist", "{head}\n{line}\n{body}", "a credit"),
    (
        "caption",
        "Smoke over the port. (Ada Quist/Coast Wire)",
        "{head}\n{line}\n{body}",
        "name and agency with a slash",
    ),
    ("caption", "Firemen at work in Adal [Reuters]", "{head}\n{line}\n{body}", "an agency in brackets"),
    ("caption", "A still image taken from a video shows smoke.", "{head}\n{line}\n{body}", "a frame of a film"),
    (
        "caption",
        "Residents walk past a burned crane in Adal on May 5, 2015.",
        "{head}\n{line}\n{body}",
        "scene and date",
    ),
    ("credit", "Reporting by Ada Quist; Editing by Bo Lind", "{head}\n{body}\n{line}", "who reported"),
    ("credit", "Source: Coast Agency", "{head}\n{body}\n{line}", "where it comes from"),
    ("related", "Read more: Fishermen stay at home", "{head}\n{body}\n{line}\nThe fire spread.", "a related headline"),
    (
        "promotion",
        "Coast TV's Bo Lind has more from Adal.",
        "{head}\n{body}\n{line}\nThe fire spread.",
        "a correspondent",
    ),
    ("promotion", "Sign up for our morning newsletter", "{head}\n{body}\n{line}\nThe fire spread.", "a newsletter"),
    ("footer", "© 2015 Coast Post. All rights reserved.", "{head}\n{body}\n{line}", "a copyright line"),
    ("footer", "Terms of Use | Privacy Policy", "{head}\n{body}\n{line}", "legal links"),
    ("stray", "Line 4", "{head}\n{body}\n\n{line}", "two words behind the last sentence"),
    ("caption", "{head}", "{head}\n{body}\n{line}", "a line said again"),
]


@pytest.mark.parametrize(("kind", "line", "page", "reason"), FOUND)
def test_furniture_is_marked(kind, line, page, reason):
    line = line.format(head=HEAD)
    text = page.format(line=line, head=HEAD, body=BODY)
    assert _marked(text) == [(kind, line)], reason


NOT_FOUND = [
    (HEAD, "a text of one line"),
    (f"{HEAD}\n\n{BODY}", "headline and report"),
    ("Blast in Adal\nFive people were killed.", "a short headline"),
    ("The deadliest raid since 2014\n\nEleven people were killed in Adal.", "a headline with a year is no slogan"),
    (f"{HEAD}\n\n{BODY}\n\nWhat we know\n\nThe army was silent.", "a subhead"),
    (f"{HEAD}\n{BODY}\nThe dead:\nSami Arroub\nHuda Arroub\nKarim Dabbas", "a list of the dead behind a colon"),
    (f"{HEAD}\n{BODY}\nSami Arroub\nHuda Arroub\nKarim Dabbas\nLina Tell", "a list of the dead without one"),
    (f'{HEAD}\n\n"No comment."\n\n{BODY}', "a quotation of two words"),
    (f"{HEAD}\n\nNo one was hurt.\n\n{BODY}", "a short sentence"),
    (f"{HEAD}\n\nA photo released by the army showed a burned crane, the port said.\n\n{BODY}", "a picture as news"),
    (f"{HEAD}\n\nFootage shared by residents showed burning cranes.\n\n{BODY}", "a film as news"),
    (f"{HEAD}\n\nThe Coastal Observatory (SOHR) said that two men died.\n\n{BODY}", "an abbreviation in brackets"),
    (f"{HEAD}\n\nHelp arrived in Adal today after a week.\n\n{BODY}", "a sentence that begins like an appeal"),
    (f"{HEAD}\n\nHe reports from Adal that the fire is out, the paper said.\n\n{BODY}", "a reporter as speaker"),
    (f"{HEAD}\n\nSee the army and die, they say in Adal.\n\n{BODY}", "a saying"),
    (f"Latest news\n{HEAD}\n{BODY}", None),
]


@pytest.mark.parametrize(("text", "reason"), NOT_FOUND)
def test_the_reports_own_words_are_not_marked(text, reason):
    expected = [] if reason is not None else [("navigation", "Latest news")]
    assert _marked(text) == expected, reason


def test_headlines_under_related_are_marked_up_to_the_next_sentence():
    text = f"{HEAD}\n{BODY}\nRelated\nBridge blown up\nTalks put off\nThe fire spread to a third shed."
    assert [words for kind, words in _marked(text) if kind == "related"] == [
        "Related",
        "Bridge blown up",
        "Talks put off",
    ]


def test_tags_behind_the_report_are_strays():
    assert _marked(f"{HEAD}\n{BODY}\nAdal\nPort\nFire") == [("stray", "Adal"), ("stray", "Port"), ("stray", "Fire")]


def test_the_name_in_the_copyright_line_is_no_report():
    text = f"{HEAD}\nThe Coast Ledger\n{BODY}\n© 2015 The Coast Ledger"
    assert _marked(text) == [("byline", "The Coast Ledger"), ("footer", "© 2015 The Coast Ledger")]


def test_a_line_that_the_caption_under_it_repeats_is_a_caption():
    text = f"{HEAD}\n{BODY}\n\nPort Captain Bo Lind\n\nPort Captain Bo Lind. [File photo]\n\nThe fire spread."
    assert [words for _, words in _marked(text)] == ["Port Captain Bo Lind", "Port Captain Bo Lind. [File photo]"]


def test_the_known_headline_is_never_marked_at_its_first_place():
    text = f"Reporting Sudan since 1999\n\n{BODY}"
    assert _marked(text, title="Reporting Sudan since 1999") == []


def test_wire_dateline_and_signature_are_marked_without_the_sentence():
    text = f"{HEAD}\n\nPORT ADAL (Reuters) - Shells fell.\n\nNobody was hurt, a nurse said. (Reuters)"
    assert _marked(text) == [("dateline", "PORT ADAL (Reuters) -"), ("credit", "(Reuters)")]


def test_text_without_line_breaks():
    report = "Shells fell on the port, the harbour master said. " * 6
    text = (
        f"Tue 5 May 2015 A fireman stands next to a burned crane in Adal. (Coast Wire Photo) {report}"
        "About Us Careers Press Releases Contact Us Privacy Policy Cookie Policy"
    )
    assert [kind for kind, _ in _marked(text)] == ["dateline", "caption", "footer"]
    assert _marked(text)[1][1].startswith("A fireman stands")


@given(
    st.lists(
        st.sampled_from(["Share", HEAD, BODY, "Related", "By Ada Quist", "5 May 2015", "", "(AP)", "…"]), max_size=12
    )
)
def test_furniture_is_in_order_and_does_not_overlap(lines):
    text = "\n".join(lines)
    found = find_furniture(text)
    assert all(item.start < item.end and text[item.start : item.end].strip() for item in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(st.text(max_size=200))
def test_any_text_is_searched_without_error(text):
    find_furniture(text)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the gold data in ../shared")
def test_gold_furniture_of_the_seeds_is_found():
    gold = json.loads((SHARED / "gold" / "seeds-jobar.json").read_text("utf-8"))["reading"]
    for identifier, layers in gold.items():
        text = (SHARED / "seeds" / f"{identifier}.txt").read_text("utf-8")
        found = {(item.start, item.end) for item in find_furniture(text)}
        missed = [item for item in layers["boilerplate"] if (item["start"], item["end"]) not in found]
        assert not missed
        assert len(found) <= len(layers["boilerplate"]) + 1  # the dateline is no boilerplate in the gold
