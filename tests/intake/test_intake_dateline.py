import pytest

from warledger.intake.dateline import dateline_of, datelines

REPORT = "Shells fell on the port, the harbour master said.\n\nNobody was hurt.\n"
SHOWN = [
    (f"Port shelled\n\nMay 5, 2015 at 9:28 pm\n\n{REPORT}", "2015-05-05T21:28", "a line of its own"),
    (f"Port shelled\nPublished: 5 May 2015 14:05 GMT\n{REPORT}", "2015-05-05T14:05Z", "with its label"),
    (f"Port shelled\nBy Ada Quist | 5 May 2015\n{REPORT}", "2015-05-05", "behind a byline"),
    (f"Updated: 7 May 2015\nPosted: 5 May 2015\nPort shelled\n{REPORT}", "2015-05-05", "an update is no publication"),
    (f"PORT ADAL, May 5, 2015 (Coast Wire) - {REPORT}", "2015-05-05", "a wire dateline"),
    (f"PORT ADAL, May 5 (Coast Wire) - {REPORT}", None, "a wire dateline without a year"),
    (f"HARBOUR RELIEF BOARD\nBulletin No. 4 (as of 5 May 2015)\n\n{REPORT}", "2015-05-05", "a bulletin's state"),
    (f"Tue 5 May 2015 {REPORT}", "2015-05-05", "before the report on its line"),
    (f"Date of publication 5 May 2015 {REPORT}", "2015-05-05", "the same with a label"),
    (f"Port shelled again Reuters Tuesday 5 May 2015 {REPORT}", "2015-05-05", "between headline, agency and report"),
    (f"Port shelled\n\n{REPORT}\nPublished 5 May 2015", "2015-05-05", "in the foot, with its label"),
    (f"Port shelled\n\n{REPORT}", None, "none"),
    ("Shells fell on the port on 5 May 2015, the harbour master said.", None, "a date in a sentence"),
    ("On 5 May 2015 Shells fell on the port.", None, "a date in a sentence, a capital behind it"),
    ("On Tuesday 5 May 2015 Turkish shells fell on the port.", None, "the same with its weekday"),
    ("Fighting began. Since Tuesday 5 May 2015 Houthi gunmen hold it.", None, "a date that a preposition governs"),
    ("5 May 2015 was the worst day, she said.", None, "a date as subject"),
    (f"Photo: the port on 5 May 2015\n{REPORT}", None, "a picture's date"),
    (f"— Port Police (@port) May 5, 2015\n{REPORT}", None, "an embedded post's date"),
    (f"{REPORT * 12}\nRead more\nThe port in ruins\n5 May 2015\n{REPORT * 3}", None, "deep in the page"),
    ("Port shelled\nLast updated 5 May 2015\n" + REPORT, None, "an update alone"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SHOWN)
def test_date_that_a_text_shows(text, expected, reason):
    found = dateline_of(text)
    assert (found.value if found else None) == expected, reason


PLACES = [
    ("PORT ADAL (Coast Wire) — Shells fell.", "PORT ADAL (Coast Wire) —", "Coast Wire", "place and agency"),
    ("Port Adal, SANA- Shells fell.", "Port Adal, SANA-", "SANA", "an agency that the vocabulary knows"),
    ("PORT ADAL — Shells fell.", "PORT ADAL —", None, "a place in capitals"),
    ("(Reuters) - Shells fell.", "(Reuters) -", "Reuters", "an agency alone"),
    ("(Port Adal) - Shells fell.", "(Port Adal) -", None, "a place in brackets"),
    ("ADAL, SEPTEMBER 13, ARMENPRESS. Shells fell.", "ADAL, SEPTEMBER 13, ARMENPRESS.", "ARMENPRESS", "full stops"),
    ("IDF: Shells fell.", None, None, "a speaker"),
    ("Rebels in the port - once a lively place - fled.", None, None, "an aside"),
    ("The port (and its cranes) - all of it - burned.", None, None, "an aside behind brackets"),
]


@pytest.mark.parametrize(("text", "words", "agency", "reason"), PLACES)
def test_wire_datelines_without_a_date(text, words, agency, reason):
    found = datelines(text)
    assert [text[item.start : item.end] for item in found] == ([words] if words else []), reason
    assert [item.agency for item in found] == ([agency] if words else []), reason


def test_an_update_in_brackets_belongs_to_the_dateline():
    text = "05.05.2015(updated 1601 06.05.2015) Shells fell on the port."
    (found,) = datelines(text)
    assert (text[found.start : found.end], found.value) == ("05.05.2015(updated 1601 06.05.2015)", "2015-05-05")


def test_no_white_space_behind_a_date_belongs_to_it():
    text = f"Tuesday 5 May 2015 10:59 {REPORT}"
    found = dateline_of(text)
    assert text[found.date_start : found.date_end] == "Tuesday 5 May 2015 10:59"


def test_span_of_the_date_lies_in_that_of_the_dateline():
    text = f"Port shelled\nBy Ada Quist | 5 May 2015\n{REPORT}"
    found = dateline_of(text)
    assert text[found.start : found.end] == "By Ada Quist | 5 May 2015"
    assert text[found.date_start : found.date_end] == "5 May 2015"
