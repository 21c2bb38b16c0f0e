"""Rows of names → places: under a word for their kind ("the towns of A, B (twice) and C"), or among known places."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from warledger.reading.gazetteer import ARTICLES
from warledger.reading.places.grams import Gram, gram_of, is_capital, may_begin
from warledger.reading.places.spots import Spots
from warledger.reading.places.surroundings import OTHER_LABELS
from warledger.vocabulary.geography import people_of_countries
from warledger.vocabulary.places import PlaceWords

_JOINS = frozenset(("-", "’", "‘", "'", *ARTICLES))
_LAST = frozenset(("and", "or", "&"))  # before the last name of a row
_NAMING = frozenset(("of", "called", "named", "known", "as", ":", "including", "around", "in"))
_REMARK = 6  # tokens in brackets after a name: "(twice)", "(about 50 km north)"
_ACRONYM = 4
_LEAST = 3  # names of a row that no word for a kind rules
_LONGEST = 5  # tokens of a name


@dataclass(frozen=True, slots=True)
class _Item:
    first: int
    last: int
    known: bool


def ruled_runs(doc: Doc, words: PlaceWords, spots: Spots, taken: set[int]) -> Iterator[Gram]:
    """Yield the unlisted names of rows that a plural word for their kind rules, on either side of it."""
    for token in spots.of(words.types):
        if not token.lower_.endswith("s") or is_capital(token):
            continue
        first = token.i + 1
        while first < len(doc) and doc[first].lower_ in _NAMING:
            first += 1
        for item in (*_row_from(doc, first, words, taken), *_row_before(doc, token.i, taken)):
            if not item.known:
                yield gram_of(doc, item.first, item.last)


def rows_beside(doc: Doc, words: PlaceWords, spots: Spots, taken: set[int]) -> Iterator[Gram]:
    """Yield the unlisted names in rows where most names are known places: "Kanaan, Khalis, Khan Ghazal and Baqubah"."""
    reached = 0
    for comma in spots.of((",",)):
        first = _item_before(doc, comma.i, taken) if comma.i >= reached else None
        row = list(_row_from(doc, first.first, words, taken)) if first is not None else []
        if not row:
            continue
        reached = row[-1].last
        strange = [item for item in row if not item.known and _may_stand(doc, item, row)]
        if len(row) >= _LEAST and 2 * sum(not item.known for item in row) < len(row):
            yield from (gram_of(doc, item.first, item.last) for item in strange)


def _row_from(doc: Doc, first: int, words: PlaceWords, taken: set[int]) -> Iterator[_Item]:
    """Yield the names of a row that begins at a token; a remark in brackets and "and" do not interrupt a name's row."""
    i, is_last, is_first = first, False, True
    while i < len(doc) and not (is_last and is_first):
        while i < len(doc) and (doc[i].lower_ == "the" or (doc[i].lower_ in words.directions and i not in taken)):
            i += 1
        item = _item(doc, i, taken, is_first=is_first)
        if item is None or (not is_first and not is_last and _is_said(doc, item.last)):
            return
        yield item
        after = _after_remark(doc, item.last)
        i = _after_link(doc, after)
        if is_last or i == after:
            return
        is_last, is_first = doc[i - 1].lower_ in _LAST, False


def _row_before(doc: Doc, end: int, taken: set[int]) -> list[_Item]:
    """Return the names of a row that ends at a token; nothing where it is one name or no word leads into it."""
    items: list[_Item] = []
    last, links = end, 0
    while True:
        item = _item_before(doc, last, taken)
        if item is None:
            break
        items.append(item)
        last = item.first
        if last > 0 and doc[last - 1].lower_ in _LAST and not links:
            last -= 1
        if last > 0 and doc[last - 1].text == ",":
            last -= 1
        links += 1
        if last == item.first:
            break
    if len(items) < 2 or items[-1].first == 0:
        return []
    return items if doc[items[-1].first - 1].pos_ in ("DET", "ADP", "VERB", "PART", "ADJ") else []


def _item(doc: Doc, first: int, taken: set[int], *, is_first: bool) -> _Item | None:
    last = first
    if first in taken:
        while last in taken:
            last += 1
        return _Item(first, last, known=True)
    if first < len(doc) and doc[first].is_digit and not is_first:
        is_whole = first + 1 < len(doc) and doc[first + 1].text in ("(", ",", "and", ".")
        return _Item(first, first + 1, known=False) if is_whole else None
    if first >= len(doc) or (not may_begin(doc, doc[first]) and doc[first].text not in ("‘", "’")):
        return None
    while last < len(doc) and last not in taken and (_may_name(doc[last]) or _joins(doc, last, first)):
        last += 1
    while last > first and not is_capital(doc[last - 1]):
        last -= 1
    is_name = first < last <= first + _LONGEST and not _is_acronym(doc[first])
    is_owner = last < len(doc) and doc[last].text in ("'s", "’s")
    return _Item(first, last, known=False) if is_name and not is_owner else None


def _item_before(doc: Doc, last: int, taken: set[int]) -> _Item | None:
    first = last
    if first > 0 and first - 1 in taken:
        while first > 0 and first - 1 in taken:
            first -= 1
        return _Item(first, last, known=True)
    while first > 0 and first - 1 not in taken and (_may_name(doc[first - 1]) or doc[first - 1].lower_ in _JOINS):
        first -= 1
    while first < last and not may_begin(doc, doc[first]):
        first += 1
    is_name = first < last <= first + _LONGEST and not _is_acronym(doc[first])
    return _Item(first, last, known=False) if is_name else None


def _is_acronym(token: Token) -> bool:
    return token.text.isupper() and 1 < len(token) <= _ACRONYM


def _may_name(token: Token) -> bool:
    is_other = token.ent_type_ in OTHER_LABELS and token.ent_type_ not in ("NORP", "CARDINAL", "LANGUAGE")
    return is_capital(token) and not is_other and token.lower_ not in people_of_countries()


def _joins(doc: Doc, i: int, first: int) -> bool:
    return doc[i].lower_ in _JOINS and i - first < _LONGEST


def _may_stand(doc: Doc, item: _Item, row: list[_Item]) -> bool:
    """Tell whether a name is no number, and what looks like a person's full name stands between known places."""
    labels = {token.ent_type_ for token in doc[item.first : item.last]}
    i = row.index(item)
    is_between = 0 < i < len(row) - 1 and row[i - 1].known and row[i + 1].known
    is_full_name = "PERSON" in labels and item.last - item.first > 1
    return not doc[item.first].is_digit and (is_between or not is_full_name)


def _is_said(doc: Doc, last: int) -> bool:
    """Tell whether a verb follows, whose subject a name is, and not a row's last place."""
    return last < len(doc) and doc[last].pos_ in ("VERB", "AUX")


def _after_remark(doc: Doc, i: int) -> int:
    if i < len(doc) and doc[i].text == "(":
        closed = next((t.i for t in doc[i : i + _REMARK] if t.text == ")"), None)
        return i if closed is None else closed + 1
    return i


def _after_link(doc: Doc, i: int) -> int:
    if i < len(doc) and doc[i].text == ",":
        i += 1
    if i < len(doc) and doc[i].lower_ in _LAST:
        i += 1
    return i
