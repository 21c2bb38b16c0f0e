"""What parameters each page takes: one that is unknown, or cannot be read, is said, and not passed over in silence."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import get_args

from warledger.ledger.browsing.asking import Background, Order
from warledger.records import DisputeField
from warledger.web.address import LAST_PAGE, MOST_VALUES, Convention, Query
from warledger.web.views.layers import LABELS

_ONCE = ("from", "until", "place", "box", "disputed", "background")
_SEVERAL = ("kind", "party", "outlet", "origin", "grade")
_EVENTS = {**dict.fromkeys(_ONCE, False), **dict.fromkeys(_SEVERAL, True)}

TAKEN: Mapping[str, Mapping[str, bool]] = {
    "overview": {**_EVENTS, "order": False, "page": False},
    "brief": dict.fromkeys(("from", "until", "place", "convention", "as_of", "since"), False),
    "disputes": {**_EVENTS, "field": True, "all": False, "page": False},
    "documents": {"outlet": False, "from": False, "until": False, "page": False},
    "control": {"on": False, "place": False, "holder": True, "page": False},
    "origins": {"outlet": False, "origin": False},
    "wording": {"outlet": True, "term": True, "side": True, "page": False},
    "search": {"q": False, "page": False},
    "notices": {"code": True, "page": False},
    "event": {"convention": False},
    "document": {"layer": True},
}
"""Parameters by page; true where one may be given several times."""

_ON_OR_OFF = ("1", "0", "true", "false", "yes", "no", "on", "off")
_VALUES: Mapping[str, tuple[str, ...]] = {
    "order": get_args(Order),
    "background": get_args(Background),
    "convention": get_args(Convention),
    "field": get_args(DisputeField),
    "layer": tuple(LABELS),
    "disputed": _ON_OR_OFF,
    "all": _ON_OR_OFF,
}
"""Values that there are, of parameters that take no others. Days, boxes and grades are checked where they are read."""


def checked(page: str, query: Query) -> Query:
    """Return a query with a sentence for everything in it that its page passes over."""
    found = (fault for check in _CHECKS for fault in check(TAKEN[page], query))
    return Query(query.pairs, (*query.faults, *found))


def _unknown(taken: Mapping[str, bool], query: Query) -> Iterator[str]:
    for key in dict.fromkeys(key for key, _ in query.pairs):
        if key not in taken:
            yield f"“{key}” was not understood, and is ignored; this page takes {', '.join(taken)}."


def _repeated(taken: Mapping[str, bool], query: Query) -> Iterator[str]:
    for key, number in Counter(key for key, _ in query.pairs).items():
        if number > 1 and taken.get(key) is False:
            yield f"“{key}” was given {number} times; only the last, “{query.one(key)}”, counts."


def _too_many(taken: Mapping[str, bool], query: Query) -> Iterator[str]:
    for key, is_list in taken.items():
        left = len({value for name, value in query.pairs if name == key}) - MOST_VALUES
        if is_list and left > 0:
            yield f"“{key}” was given {MOST_VALUES + left} values; only the first {MOST_VALUES} count."


def _values(taken: Mapping[str, bool], query: Query) -> Iterator[str]:
    for key, known in _VALUES.items():
        for value in query.many(key) if key in taken else ():
            if value not in known:
                yield f"“{value}” was not understood as “{key}”, and is ignored; there are {', '.join(known)}."


def _page_number(taken: Mapping[str, bool], query: Query) -> Iterator[str]:
    value = query.one("page")
    if "page" not in taken or value is None:
        return
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= LAST_PAGE):
        yield f"“{value}” is no number of a page; this is page {query.page}."


_CHECKS: tuple[Callable[[Mapping[str, bool], Query], Iterator[str]], ...] = (
    _unknown, _repeated, _too_many, _values, _page_number,
)  # fmt: skip
