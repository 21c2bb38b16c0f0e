import pytest

from warledger.intake.compose import compose
from warledger.intake.given import Given
from warledger.intake.json_lines import draft_of_value

REPORT = "Shells fell on the harbour quarter on Tuesday, the harbour master said.\n\nNobody was hurt."
HEADLINE = "Army shells the port of Adal"


def _document(text, **keys):
    return compose(draft_of_value({"id": "x", "text": text, **keys}, b"{}", "x"), Given(), None)


NAMED = [
    (f"Adal Telegraph. 15 September 2023\n\n{HEADLINE}\n\n{REPORT}", "Adal Telegraph", "2023-09-15", "a full stop"),
    (f"Adal Voice | 13.10.2021\n\n{HEADLINE}\n\n{REPORT}", "Adal Voice", "2021-10-13", "a bar"),
    (f"3 May 2022 | Adal Lantern\n\n{HEADLINE}\n\n{REPORT}", "Adal Lantern", "2022-05-03", "the date first"),
    (f"COAST MONITOR\nSaturday\n\n{HEADLINE}\n\n{REPORT}", "Coast Monitor", None, "a weekday below; no capitals"),
    (f"COAST BULLETIN — Adal\nPublished 13 May 2024\n\n{REPORT}", "Coast Bulletin", "2024-05-13", "a section behind"),
    (f"Coast Courier\nThursday 14 September 2023, 18:40\n\n{HEADLINE}\n\n{REPORT}", "Coast Courier", "2023-09-14T18:40",
     "a date below"),
    (f"AL-ADAL POST\n\n{HEADLINE}\n\n{REPORT}", "Al-Adal Post", None, "alone above a headline"),
    (f"The Adal Lantern\nMonday evening edition\n\n{HEADLINE}\n\n{REPORT}", "The Adal Lantern", None, "an edition"),
    (f"Home | News | Sports\n\nADAL TV\n\n{HEADLINE}\n\n{REPORT}", "Adal TV", None, "a menu above; TV keeps capitals"),
    (f"Port Falls\n3 May 2016\n\n{REPORT}", None, "2016-05-03", "a headline with a date"),
    (f"Middle East News\n3 May 2016\n\n{HEADLINE}\n\n{REPORT}", None, "2016-05-03", "a section"),
    (f"ADAL\n3 May 2016\n\n{HEADLINE}\n\n{REPORT}", None, "2016-05-03", "a town"),
    (f"Rebels Storm Army Post\n\n{HEADLINE}\n\n{REPORT}", None, None, "a headline that ends like a name"),
    (f"{HEADLINE}\nMonday\n\n{REPORT}", None, None, "a headline above a weekday"),
    (f"By Ada Quist\n3 May 2016\n\n{HEADLINE}\n\n{REPORT}", None, "2016-05-03", "a byline"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "outlet", "published", "reason"), NAMED)
def test_outlet_at_the_head_of_a_text(text, outlet, published, reason):
    document = _document(text)
    assert (document.outlet, document.published) == (outlet, published), reason


LINES = [
    ("COAST MONITOR", "byline", "the masthead"),
    ("Saturday", "dateline", "a weekday alone"),
    (HEADLINE, None, "the headline"),
    ("ADAL", "dateline", "a place alone in capitals"),
    (REPORT, None, "the report"),
]


@pytest.mark.parametrize(("words", "kind", "reason"), LINES)
def test_the_head_is_furniture_and_the_headline_is_not(words, kind, reason):
    document = _document("\n\n".join(line for line, _, _ in LINES))
    kinds = {document.text[item.start : item.end]: item.kind for item in document.furniture}
    assert kinds.get(words) == kind, reason


ORDERS = [
    ("04/06/2019", None, None, ["ambiguous_date", "outlet_unknown"], "either order, nobody to ask"),
    ("04/06/2019", "New York Times", "2019-04-06", [], "the month first in America"),
    ("04/06/2019", "The Guardian", "2019-06-04", [], "the day first elsewhere"),
    ("25/06/2019", None, "2019-06-25", ["outlet_unknown"], "no month 25"),
    ("Tuesday 04/06/2019", None, "2019-06-04", ["outlet_unknown"], "the weekday decides"),
    ("Saturday 04/06/2019", None, "2019-04-06", ["outlet_unknown"], "the weekday decides"),
    ("06/06/2019", None, "2019-06-06", ["outlet_unknown"], "the same in both orders"),
]


@pytest.mark.parametrize(("date", "outlet", "expected", "codes", "reason"), ORDERS)
def test_order_of_day_and_month_in_figures(date, outlet, expected, codes, reason):
    document = _document(f"{HEADLINE}\n\nBy Ada Quist\n{date}\n\n{REPORT}", **({"outlet": outlet} if outlet else {}))
    assert document.published == expected, reason
    assert [notice.code for notice in document.notices] == codes, reason


def test_an_unclear_date_is_named_where_it_stands():
    document = _document(f"{HEADLINE}\n04/06/2019\n\n{REPORT}")
    notice = next(notice for notice in document.notices if notice.code == "ambiguous_date")
    assert document.text[notice.start : notice.end] == "04/06/2019"
    assert "2019-06-04 or 2019-04-06" in notice.message
