import pytest

from warledger.intake.compose import compose
from warledger.intake.draft import Metadata
from warledger.intake.given import Given
from warledger.intake.json_lines import draft_of_value
from warledger.intake.plain import read_text

TEXT = "Shells fall on Adal\n\nMay 5, 2015 at 9:05 am\n\nShells fell on the port of Adal, the harbour master said.\n"


def _document(given=None, sidecar=None, text=TEXT, **keys):
    row = {"id": "x", "text": text, **keys}
    return compose(draft_of_value(row, b"{}", "x"), given or Given(), sidecar)


def _codes(document):
    return [notice.code for notice in document.notices]


@pytest.mark.parametrize(
    ("given", "sidecar", "keys", "expected", "basis"),
    [
        ("2015-05-01", "2015-05-02", {"published": "2015-05-03"}, "2015-05-01", "given"),
        (None, "2015-05-02", {"published": "2015-05-03"}, "2015-05-02", "sidecar"),
        (None, None, {"published": "May 3, 2015"}, "2015-05-03", "json"),
        (None, None, {}, "2015-05-05T09:05", "dateline"),
        (None, None, {"url": "https://x.example/2015/05/07/port", "text": "Shells fell."}, "2015-05-07", "url"),
        (None, None, {"url": "https://x.example/2015/5/port", "text": "Shells fell."}, None, None),
        (None, None, {"text": "Shells fell on 5 May 2015."}, None, None),
    ],
)
def test_first_who_says_a_date_is_believed(given, sidecar, keys, expected, basis):
    said = Metadata("sidecar", published=sidecar) if sidecar else None
    document = _document(Given(published=given), said, **keys)
    assert (document.published, document.published_basis) == (expected, basis)


def test_a_date_that_is_none_is_told_and_the_next_is_asked():
    document = _document(published="Spring 2015")
    assert (document.published_basis, _codes(document)[0]) == ("dateline", "unreadable_date")


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2015-05-05", None), ("2015-05-06", None), ("2015-05-07", "2015-05-05"), ("2014-05-05", "2015-05-05")],
)
def test_dateline_two_days_off_is_told_with_its_span_and_day(published, expected):
    document = _document(published=published)
    notices = [notice for notice in document.notices if notice.code == "dateline_differs"]
    assert [notice.message[-10:] for notice in notices] == ([expected] if expected else [])
    for notice in notices:
        assert document.text[notice.start : notice.end] == "May 5, 2015 at 9:05 am"


@pytest.mark.parametrize(("published", "is_told"), [("2015-05-01", False), ("2015-05-09", True)])
def test_an_update_can_only_prove_a_later_date_wrong(published, is_told):
    text = "Shells fall on Adal\nLast updated May 5, 2015\nShells fell on the port of Adal."
    assert ("dateline_differs" in _codes(_document(text=text, published=published))) is is_told


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("{report}\n© 2015 Coast Post. All rights reserved.", "Coast Post", "a copyright line"),
        ("{report}\nCopyright Coast Post 2015", "Coast Post", "the year behind the name"),
        ("Coast Post and agencies\n{report}", "Coast Post", "a byline with agencies"),
        ("The Guardian\n{report}", "The Guardian", "a line that is an outlet's name"),
        ("PORT ADAL (Coast Wire) - {report}", "Coast Wire", "a wire dateline"),
        ("{report}\nCoast TV's Bo Lind has more from Adal.", "Coast TV", "its own correspondent"),
        ("{report}\nSource: AL JAZEERA and news agencies", "Al Jazeera", "a source line"),
        ("{report} (Reuters)", "Reuters", "an agency's signature"),
        ("Coast Post – since 1974\nShells fall on Adal\n{report}", "Coast Post", "a name with its year"),
        ("{report}\nReuters said that the port burned.", None, "an outlet that is quoted"),
        ("{report}\n© All rights reserved", None, "a copyright line without a name"),
    ],
)
def test_outlet_is_told_from_the_pages_own_words(text, expected, reason):
    report = "Shells fell on the port of Adal, the harbour master said.\nTwo warehouses burned."
    document = _document(text=text.format(report=report))
    assert document.outlet == expected, reason
    assert ("outlet_unknown" in _codes(document)) is (expected is None)


def test_outlet_given_is_kept_as_it_is_said_and_a_url_names_one():
    assert _document(outlet="manar").outlet == "manar"
    assert _document(url="https://www.aljazeera.com/news/x").outlet == "Al Jazeera"


@pytest.mark.parametrize(
    ("declared", "text", "expected", "is_told"),
    [
        ("en-GB", TEXT, "en", False),
        (None, TEXT * 3, "en", False),
        ("fr", TEXT, "fr", True),
        ("en", "سقطت قذائف على البلدة صباح اليوم وأصيب سائقان بجروح", "ar", True),
        (None, "Blast.", None, False),
    ],
)
def test_language_and_the_notice_where_it_is_not_read(declared, text, expected, is_told):
    document = _document(text=text, **({"language": declared} if declared else {}))
    assert document.language == expected
    assert ("language_not_read" in _codes(document)) is is_told


def test_title_and_author_are_read_from_the_text():
    text = "Shells fall on Adal\nBy Ada Quist\n\nShells fell on the port of Adal, the harbour master said.\n"
    document = compose(read_text(text.encode(), "x", "x"), Given())
    assert (document.title, document.author) == ("Shells fall on Adal", "Ada Quist")
    sentence = compose(read_text(b"Shells fell on the port.\nNobody was hurt.", "x", "x"), Given())
    assert (sentence.title, sentence.author) == (None, None)


def test_values_of_the_wrong_type_are_told():
    document = _document(published=20150505, outlet=["Coast Post"])
    assert _codes(document)[:2] == ["unreadable_value", "unreadable_value"]


def test_half_characters_are_replaced_and_told():
    document = _document(text="Shells \ud800 fell.")
    assert document.text == "Shells \ufffd fell."
    assert "characters_replaced" in _codes(document)
