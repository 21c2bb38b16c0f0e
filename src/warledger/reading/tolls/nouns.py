"""Noun phrases for people: where one ends, its head, and which people its words count."""

from spacy.tokens import Doc, Token

from warledger.reading.tolls.ages import age_end
from warledger.vocabulary.tolls import toll_words

_LONGEST_NAME = 9
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "ADV"})
_INSIDE_WORDS = frozenset({"-", "/", "'s", "’s", "(", ")", "IS"})


def population_of(token: Token) -> str | None:
    """Return which people a noun counts ("people" where it does not say), None where it counts none."""
    populations = toll_words().populations
    return (
        populations.get(token.lemma_.lower())
        or populations.get(token.lower_)
        or populations.get(token.lower_.removesuffix("s"))
    )


def is_state(token: Token) -> bool:
    """Tell whether a word says what befell people: "dead", "wounded"."""
    return token.lower_ in toll_words().states


def name_end(doc: Doc, at: int, last: int) -> tuple[int, int | None]:
    """Walk over a noun phrase; return where it ends and its head (None: no noun for people stands here)."""
    head: int | None = None
    end = at
    aged = age_end(doc, at, last) if at < last else None
    for i in range(aged or at, min(at + _LONGEST_NAME, last)):
        token = doc[i]
        if head is not None and (token.lower_ == "one" or (token.lower_,) in toll_words().phrases):
            break
        if (
            population_of(token) is not None
            and token.pos_ != "VERB"
            and not (is_state(token) and not leads_on(doc, i, last))
        ):
            head, end = i, i + 1
            continue
        if head is not None and not _continues(doc, i, last):
            break
        if token.text in _INSIDE_WORDS or token.pos_ in _INSIDE or _modifies(token):
            if is_state(token) and not leads_on(doc, i, last):
                break
            continue
        if head is None and token.lower_ == "and" and i > at and _people_soon(doc, i + 1, last):
            continue
        break
    return end, head


def _modifies(token: Token) -> bool:
    """Tell whether a participle stands inside a noun phrase ("armed men"), unlike "including" or "wearing"."""
    return token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "compound", "nmod", "nummod")


def leads_on(doc: Doc, at: int, last: int) -> bool:
    """Tell whether "wounded" stands before a noun for people ("wounded soldiers") and is no fate of its own."""
    following = doc[at + 1] if at + 1 < last else None
    return (
        following is not None and population_of(following) is not None and following.lower_ not in ("others", "other")
    )


def _continues(doc: Doc, at: int, last: int) -> bool:
    """Tell whether a compound goes on after a noun for people ("rebel fighters", "police officers")."""
    token = doc[at]
    if token.lower_ == "-":
        return True
    if (token.lower_,) in toll_words().phrases:
        return False
    soon = range(at, min(at + 3, last))
    return (
        token.pos_ in ("NOUN", "PROPN", "ADJ")
        and any(population_of(doc[i]) is not None and doc[i].tag_ != "VBD" for i in soon)
        and not is_state(token)
    )


def _people_soon(doc: Doc, at: int, last: int) -> bool:
    return any(population_of(doc[i]) is not None for i in range(at, min(at + 3, last)))
