"""What ties a place to a deed of its sentence, by name: event_place.toml says how much each tie weighs."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from warledger.reading.claims.classes import lemma_of
from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.grammar import PASSIVE_SUBJECTS, SUBJECTS, ancestors, is_passive, is_verb
from warledger.reading.claims.layers import Marks
from warledger.reading.claims.spot import LOCATIVE, Heads, is_ground, is_locative_noun, is_name_part
from warledger.vocabulary.deeds import deed_words
from warledger.vocabulary.kinds import kinds

_PREPOSITIONS = LOCATIVE | {
    *("of", "from", "to", "toward", "towards", "into", "by", "with", "against", "for", "after", "between", "through"),
    *("since", "before", "about", "during", "as", "than", "like", "off", "under", "behind", "via"),
}
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "conj", "parataxis", "pcomp", "appos", "dep", "csubj"})
_GAPS = (2, 4, 7, 11, 16, 24)
_COLONS = frozenset(";:")
_QUOTES = frozenset('"“”')
_CHAIN = 5
"""Two places with at most so many tokens from head to head are told in one breath."""
_BORROWED = frozenset({"above", "told", "below", "nearest"})


def ties_of_place(number: int, inside: Heads, rows: Mapping[int, int], marks: Marks) -> tuple[str, ...]:
    """Return what a place is in its sentence, whatever the deed.

    Args:
        number: which of the sentence's places.
        inside: the sentence's places.
        rows: by place, the row that it stands in.
        marks: the document's mentions by token.
    """
    index, head = inside[number]
    place = marks.layers.places[index]
    after = head.doc[head.i + 1].lower_ if head.i + 1 < len(head.doc) else ""
    others = [(i, h) for i, h in inside if i != index]
    return (
        f"places={min(len(inside), 4)}",
        f"dep={head.dep_}",
        f"named={head.ent_type_ or 'nothing'}",
        f"precision={place.precision}",
        *(["unlisted"] if place.latitude is None else []),
        *(["name-part"] if is_name_part(index, head, marks) else []),
        *(["in-actor"] if head.i in marks.actors else []),
        *(
            [f"followed={after}"]
            if after in ("-", "'s", "’s", ",", "(", ")", "and", "on", "said", "after", "where", "when", "to")
            else []
        ),
        *(["has-appos"] if any(c.dep_ == "appos" for c in head.children) else []),
        *_by_noun(head, marks),
        *_by_containment(index, others, marks),
        *_by_chain(index, head, others, rows),
    )


def _by_noun(head: Token, marks: Marks) -> Iterator[str]:
    """Say what a place's preposition hangs on: "the village of A", "fighters from A", "attacked in A"."""
    if head.dep_ != "pobj":
        return
    noun = head.head.head
    yield f"under={_sort(noun, marks)}"
    if not is_verb(noun) and noun.dep_ in SUBJECTS | PASSIVE_SUBJECTS:
        yield f"under-subject={head.head.lower_ if head.head.lower_ in ('of', 'in', 'from') else 'other'}"


def _sort(noun: Token, marks: Marks) -> str:
    if is_verb(noun):
        return "verb"
    if noun.lower_ in deed_words().directions:
        return "direction"
    if is_locative_noun(noun):
        return "part"
    if is_ground(noun):
        return "ground"
    if noun.i in marks.actors:
        return "actor"
    return "person" if lemma_of(noun) in kinds().participants else "other"


def _by_containment(index: int, others: Heads, marks: Marks) -> Iterator[str]:
    places = marks.layers.places
    place = places[index]
    if any(place.name in places[i].within and place.name != places[i].name for i, _ in others):
        yield "holds-another"
    if any(places[i].name in place.within and place.name != places[i].name for i, _ in others):
        yield "held-by-another"
    if any(places[i].name == place.name and i < index for i, _ in others):
        yield "named-before"
    if any((places[i].precision or 9) < (place.precision or 9) for i, _ in others):
        yield "coarser-than-another"


def _by_chain(index: int, head: Token, others: Heads, rows: Mapping[int, int]) -> Iterator[str]:
    others = [(i, h) for i, h in others if index not in rows or rows[index] != rows.get(i)]
    before = [h for _, h in others if h.i < head.i]
    after = [h for _, h in others if h.i > head.i]
    if before and head.i - before[-1].i <= _CHAIN:
        yield f"chain-after={_joint(before[-1], head)}"
    if after and after[0].i - head.i <= _CHAIN:
        yield f"chain-before={_joint(head, after[0])}"


def _joint(first: Token, second: Token) -> str:
    """Return by what two neighbouring places are joined."""
    between = first.doc[first.i + 1 : second.i]
    words = {token.lower_ for token in between}
    if any(is_verb(token) for token in between):
        return "verb"
    if words & {"and", "or"}:
        return "and"
    return next((name for name, word in (("in", "in"), ("of", "of"), ("comma", ",")) if word in words), "other")


def ties_to_deed(index: int, head: Token, deed: Deed, rules: Mapping[int, str], inside: Heads) -> tuple[str, ...]:
    """Return what ties a place to one deed.

    Args:
        index: the place.
        head: its syntactic head.
        deed: the deed.
        rules: what the rules make of the deed's places: own, aside, borrowed, from, to … (see `where`).
        inside: the sentence's places.
    """
    return (*_by_rule(index, rules), *_by_path(head, deed), *_by_order(index, head, deed, inside))


def _by_rule(index: int, rules: Mapping[int, str]) -> Iterator[str]:
    rule = rules.get(index, "none")
    yield f"rule={rule}"
    rivals = {"borrowed" if r in _BORROWED else r for i, r in rules.items() if i != index}
    for rival in sorted(rivals & {"own", "borrowed", "aside"}):
        yield f"rival={rival}"
        yield f"rival={rival}:{rule}"
    if not rivals & {"own", "borrowed"}:
        yield f"alone:{rule}"


def ties_by_row(index: int, rules: Mapping[int, str], rows: Mapping[int, int]) -> tuple[str, ...]:
    """Return what the other places of a row are to a deed: "in A, B and C" stand and fall together.

    Args:
        index: the place.
        rules: what the rules make of the deed's places.
        rows: by place, the row that it stands in.
    """
    if index not in rows:
        return ()
    others = {rules.get(i, "none") for i, row in rows.items() if row == rows[index] and i != index}
    return tuple(f"row={rule}" for rule in sorted(others))


def ties_to_others(index: int, mine: Mapping[int, str], rules: Sequence[Mapping[int, str]]) -> tuple[str, ...]:
    """Return what a place is to the sentence's other deeds: what is another's is seldom this one's.

    Args:
        index: the place.
        mine: what the rules make of this deed's places.
        rules: the same of all deeds.
    """
    others = {rule for other in rules if other is not mine and (rule := other.get(index)) is not None}
    rule = mine.get(index, "none")
    return tuple(name for other in sorted(others) for name in (f"other={other}", f"other={other}:{rule}"))


def _by_path(head: Token, deed: Deed) -> Iterator[str]:
    """Say what lies between a place and the deed above it, or the word under which both stand."""
    heads = {token.i for token in deed.heads}
    line = heads.union(*({t.i for t in ancestors(token)} for token in deed.heads))
    path: list[Token] = []
    token = head
    while token.i not in line and token.dep_ != "ROOT":
        path.append(token)
        token = token.head
    yield f"below={min(len(path), 7)}" if token.i in heads else "beside"
    if not path:
        yield "above"
    prepositions = [t.lower_ for t in path if t.dep_ in ("prep", "agent")]
    first = prepositions[0] if prepositions else "none"
    yield f"first={first if not prepositions or first in _PREPOSITIONS else 'other'}"
    if prepositions:
        yield "locative" if first in LOCATIVE else "other-preposition"
        yield f"last={prepositions[-1] if prepositions[-1] in _PREPOSITIONS else 'other'}"
    if path:
        yield f"enters={path[-1].dep_}"
        yield f"enters={path[-1].dep_}:{deed.frame.place}"
        yield f"enters={path[-1].dep_}:{'passive' if deed.verb is not None and is_passive(deed.verb) else 'active'}"
    yield f"verbs={min(sum(is_verb(t) for t in path), 3)}"
    for label in sorted({t.dep_ for t in path} & _CLAUSES):
        yield f"clause={label}"


def _by_order(index: int, head: Token, deed: Deed, inside: Heads) -> Iterator[str]:
    at = deed.trigger.head.i
    gap = head.i - at
    size = next((most for most in _GAPS if abs(gap) <= most), 99)
    yield f"gap={'+' if gap > 0 else '-'}{size}"
    between = list(head.doc[min(head.i, at) + 1 : max(head.i, at)])
    words = [token.text for token in between]
    yield f"verbs-between={min([token.pos_ for token in between].count('VERB'), 3)}"
    yield f"commas-between={min(words.count(','), 3)}"
    if not _COLONS.isdisjoint(words):
        yield "colon-between"
    if not _QUOTES.isdisjoint(words):
        yield "quote-between"
    if gap < 0 and head.left_edge.i <= head.sent.start + 1 and head.dep_ == "pobj":
        yield "preposed"
    if min(inside, key=lambda item: (abs(item[1].i - at), item[0]))[0] == index:
        yield "nearest"
