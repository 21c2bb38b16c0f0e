"""Numbers that tell how old somebody is and count nobody."""

from spacy.tokens import Doc

_OLDEST = 110
_FARTHEST_AGE = 10
_AGE_WORDS = frozenset({"-", "year", "years", "month", "months", "old"})
_NO_PERSON = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})


def is_age(doc: Doc, at: int, last: int) -> bool:
    """Tell whether the number at a token is somebody's age: "a 12-year-old", "aged 45", "the driver, 30,", "(24)"."""
    after = [token.lower_ for token in doc[at + 1 : min(at + 6, last)] if token.text != "-"][:2]
    if after[:1] in (["year"], ["years"], ["month"], ["months"]) and after[1:2] == ["old"]:
        return True
    if at == 0 or not doc[at].text.isdecimal() or int(doc[at].text) > _OLDEST:
        return False
    before = doc[at - 1].lower_
    back = at - 1
    while (
        back > 0
        and (doc[back].text.isdecimal() or doc[back].lower_ in (",", "and", "or"))
        and at - back < _FARTHEST_AGE
    ):
        back -= 1
    if doc[back].lower_ in ("aged", "age", "ages"):
        return True
    closed = at + 1 < last and doc[at + 1].text in (",", ")", ".")
    bracketed = (before, doc[at + 1].text if closed else "") in ((",", ","), ("(", ")"), (",", "."))
    return at > 1 and bracketed and doc[at - 2].ent_type_ not in _NO_PERSON and doc[at - 2].tag_ in ("NNP", "NN")


def age_end(doc: Doc, at: int, last: int) -> int | None:
    """Return where an age that stands at a token ends: "12-year-old", ", 45,", "(24)"; None where none stands."""
    first = at + 1 if doc[at].text in (",", "(") else at
    if first >= last or not is_age(doc, first, last):
        return None
    end = first + 1
    while end < last and doc[end].lower_ in _AGE_WORDS:
        end += 1
    return end + 1 if first > at and end < last and doc[end].text in (",", ")") else end
