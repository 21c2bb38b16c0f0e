"""Tokens of a sentence → counted people: "at least 17 civilians", "dozens", "a woman", "no soldiers"."""

from dataclasses import replace

from spacy.tokens import Doc

from warledger.reading.tolls.ages import is_age
from warledger.reading.tolls.counted import Counted
from warledger.reading.tolls.nouns import is_state, name_end, population_of
from warledger.reading.tolls.quantities import OWNERS, Number, bounded, is_date, number_at, qualified, words_at
from warledger.reading.tolls.whom import HEADS_ALONE, nobody, with_noun
from warledger.vocabulary.numbers import Bound
from warledger.vocabulary.saying import saying
from warledger.vocabulary.tolls import toll_words

_OF = (
    "of",
    "of the",
    "of its",
    "of his",
    "of her",
    "of their",
    "of our",
    "of those",
    "of these",
    "of them",
    "of whom",
    "of all the",
)
# Collective or already harmed: "the police", "the dead", "the toll" count no single person.
_NO_SINGLE = frozenset({
    "police", "personnel", "staff", "crew", "family", "militia", "dead", "wounded", "injured", "body", "corpse",
    "death", "killing", "one", "other", "victim", "rescue", "elderly", "troop", "local", "life", "general", "major",
    "private", "execution", "murder", "fatality", "injury", "minor", "radical", "tribal", "element", "couple", "arrest",
    "figure", "chief", "guard", "refugee", "human", "native", "prisoner", "hostage", "militant",
    "head",
})  # fmt: skip


_TOLD_OF_ONE = frozenset({"killed", "shot", "wounded", "injured", "beheaded", "kidnapped", "abducted", "assassinated"})
_PARENTS = frozenset({"mother", "father", "parent", "widow", "widower"})


def find_counted(doc: Doc, first: int, last: int) -> list[Counted]:
    """Return the counted people of a sentence's tokens [first, last), in order."""
    found: list[Counted] = []
    at = first
    lone = _lone(doc, first, last)
    if lone is not None:
        found.append(lone)
        at = lone.last
    while at < last:
        number = number_at(doc, at, last)
        counted = _counted(doc, number, first, last) if number is not None else _with_no_article(doc, at, last, found)
        if counted is not None and (not found or counted.first >= found[-1].last):
            found.append(counted)
        at = max(counted.last if counted is not None else at + 1, number.last if number is not None else at + 1)
    return found


def _lone(doc: Doc, first: int, last: int) -> Counted | None:
    """Return the one person that opens a headline: "Turkish soldier killed in …", "Policeman shot dead"."""
    end, head = name_end(doc, first, last)
    if head is None or head + 1 != end or end >= last or doc[head].tag_ not in ("NN", "NNP"):
        return None
    is_one = doc[first].is_title and doc[head].lemma_.lower() not in _NO_SINGLE
    told_next = doc[end].lower_ in _TOLD_OF_ONE and not any(t.dep_ in ("dobj", "obj") for t in doc[end].children)
    return _one(doc, first, head, end) if is_one and told_next else None


def _with_no_article(doc: Doc, at: int, last: int, found: list[Counted]) -> Counted | None:
    """Return the child of "a woman and child", the brother of "his father and younger brother"."""
    if doc[at].lower_ != "and" or not found or found[-1].last != at or at + 1 >= last:
        return None
    before = found[-1]
    if not (before.single or before.definite) or before.low != 1 or doc[at + 1].pos_ not in ("NOUN", "ADJ"):
        return None
    end, head = name_end(doc, at + 1, last)
    if head is None or doc[head].tag_ != "NN" or doc[head].lemma_.lower() in _NO_SINGLE:
        return None
    return _one(doc, at + 1, head, end)


def _one(doc: Doc, first: int, head: int, end: int) -> Counted:
    population = population_of(doc[head])
    shown = None if population == "people" else population
    return Counted(first, end, first, head, 1, 1, None, shown, "people", single=True)


def _counted(doc: Doc, number: Number, start: int, last: int) -> Counted | None:
    """Return what a number counts where that may be people, with its qualifier and bounds."""
    if (
        is_date(doc, number)
        or is_age(doc, number.first, last)
        or _counts_kin(doc, number)
        or _is_corrected(doc, number)
    ):
        return None
    first, words, bounds = qualified(doc, number, start)
    if number.vague and first > start and doc[first - 1].lower_ == "as":
        return None
    after = _qualified_after(doc, number, words, bounds, last)
    at, part = _after_of(doc, after, last)
    while at < last and doc[at].lower_ in ("more", "additional", "extra", "further"):
        at += 1
    low, high = bounded(number, bounds)
    if number.vague:
        words.append(" ".join(words_at(doc, number.first, number.last - number.first)))
    qualifier = " ".join(words) or None
    counted = Counted(first, after, number.first, number.first, low, high, qualifier, None, "bare", part)
    if number.nobody:
        return nobody(doc, counted, at, last)
    if number.vague and doc[number.last - 1].lower_ == "others":
        return replace(counted, kind="people")
    if doc[number.first].lower_ == "another" and at == number.last < last and is_state(doc[at]):
        return counted  # "one was killed and another wounded"
    named = with_noun(doc, counted, at, last)
    return None if named is None or not _may_be_single(doc, number, named) else _marked(doc, number, named)


def _qualified_after(doc: Doc, number: Number, words: list[str], bounds: list[Bound], last: int) -> int:
    """Add what qualifies a number behind it ("40 or more", "20+", "50-odd"); return where that ends."""
    at = number.last
    if at + 1 < last and doc[at].lower_ in ("or", "-") and doc[at + 1].lower_ in ("more", "so", "odd"):
        bounds.append("at_least" if doc[at + 1].lower_ == "more" else "about")
        words.append(f"or {doc[at + 1].lower_}" if doc[at].lower_ == "or" else "odd")
        at += 2
    has_plus = at < last and doc[at].lower_ == "+"
    if doc[number.last - 1].text.endswith("+") or has_plus:
        bounds.append("at_least")
        words.append("+")
    return at + has_plus


def _counts_kin(doc: Doc, number: Number) -> bool:
    """Tell whether a number only says how many children somebody has: "a mother of three"."""
    at = number.first
    return at > 1 and doc[at - 1].lower_ == "of" and doc[at - 2].lower_ in _PARENTS


def _is_corrected(doc: Doc, number: Number) -> bool:
    """Tell whether a number is the one that a speaker takes back: "14 people, not 12"."""
    before = words_at(doc, max(0, number.first - 2), min(2, number.first))
    return before[-2:] in (("instead", "of"), ("rather", "than"), (",", "not"), ("and", "not"), ("(", "not"))


def _may_be_single(doc: Doc, number: Number, named: Counted) -> bool:
    """Tell whether an article, "one" or "his" counts one person and no group, state or part of a body."""
    if not number.singular:
        return True
    lemma, tag = doc[named.head].lemma_.lower(), doc[named.head].tag_
    if named.kind == "bare":
        return _is_object_of_harm(doc, number)
    if named.kind != "people" or _speaks(doc, named):
        return False
    if doc[number.first].lower_ != "one" and (tag in ("NNS", "NNPS") or (lemma == "life" and number.last < named.head)):
        return False
    ordinal = any(token.ent_type_ == "ORDINAL" for token in doc[number.first : named.head])
    return not number.definite or (tag == "NN" and lemma not in _NO_SINGLE and not ordinal)


def _is_object_of_harm(doc: Doc, number: Number) -> bool:
    """Tell whether a bare "one" is who was harmed: "killing two people and wounding one"."""
    before = doc[number.first - 1] if number.first > 0 else None
    return before is not None and doc[number.first].lower_ == "one" and before.lemma_.lower() in toll_words().verbs


def _speaks(doc: Doc, named: Counted) -> bool:
    """Tell whether the next word says that one person speaks: "killing two dock workers, a port official said"."""
    if named.last >= len(doc) or doc[named.last].tag_ not in ("VBD", "VBZ", "VBP"):
        return False
    return any(sense.cue_class.voice for sense in saying().verbs.get(doc[named.last].lemma_.lower(), ()))


def _marked(doc: Doc, number: Number, named: Counted) -> Counted:
    single = number.singular and not number.definite and doc[number.first].lower_ != "one"
    return replace(named, definite=number.definite, single=single, part=named.part and _is_harmed(doc, named))


def _is_harmed(doc: Doc, named: Counted) -> bool:
    """Tell whether a group is told as harmed itself: "nine of the dead" is part of a toll, "of the pilgrims" none."""
    head = doc[named.head]
    words = toll_words()
    of_harmed = any(is_state(token) for token in doc[named.number : named.last])
    return of_harmed or head.lower_ in HEADS_ALONE or named.kind == "casualties" or head.lemma_.lower() in words.nouns


def _after_of(doc: Doc, at: int, last: int) -> tuple[int, bool]:
    """Step over "of", "of the", "of its"; a part of a definite group is marked."""
    for length in (3, 2, 1):
        phrase = " ".join(words_at(doc, at, length))
        if at + length <= last and phrase in _OF:
            back = 1 if phrase.split()[-1] in HEADS_ALONE else 0
            return at + length - back, phrase.split()[-1] not in ("of", *OWNERS)
    return at, False
