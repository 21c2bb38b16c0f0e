"""Syntax of the speaker: who is the subject of a cue, and how far does the noun phrase reach."""

from spacy.tokens import Token

from warledger.reading.attributions.found import char_range, children
from warledger.records import Range
from warledger.vocabulary.saying import saying

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_VERBAL = ("VERB", "AUX")
_CLIMB = ("conj", "advcl", "xcomp", "pcomp")
_MAX_CLIMB = 4
_EMPTY_SUBJECTS = frozenset({"there", "that", "this", "what", "which"})

_TOLD = frozenset({"tell", "inform", "warn", "advise", "assure", "convince", "persuade", "remind"})
"""Their participles stand for those who hear: "residents told that …"."""


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive ("was said", "is believed", "is being told")."""
    return verb.tag_ in ("VBN", "VBD") and bool(children(verb, "auxpass"))


def _announces(verb: Token) -> bool:
    """Tell whether what parsers take for a noun's participle is its verb: "the monitor announced that …"."""
    told = any(any(m.lower_ == "that" and m.dep_ == "mark" for m in c.lefts) for c in children(verb, "ccomp"))
    return told and verb.head.dep_ == "ROOT" and verb.lemma_ not in _TOLD and not children(verb, "agent")


def subject_of(verb: Token) -> Token | None:
    """Return the head of the noun phrase that does what the verb says, looking up through shared subjects.

    A participle that modifies a noun ("a statement saying") has that noun; a coordinated or adverbial verb has the
    subject of the verb it hangs on; an agent ("said by X") is the subject of a passive.
    """
    if is_passive(verb):
        return _agent(verb)
    quoted = _quoted_person(verb)
    if quoted is not None:
        return quoted
    outer = outer_cue(verb)
    here = outer if outer is not None else verb
    for _ in range(_MAX_CLIMB):
        own = children(here, *_SUBJECTS)
        if own:
            return _antecedent(own[-1], here)
        if here.dep_ == "acl":
            return _agent(here) if here.tag_ == "VBN" and not _announces(here) else here.head
        if here.dep_ == "relcl":
            return here.head
        if here.dep_ == "prep" and here.head.pos_ in _VERBAL:
            here = here.head
            continue
        if here.dep_ not in _CLIMB or here.head == here:
            return None
        here = here.head
        if here.dep_ == "prep" or here.pos_ == "ADP":
            here = here.head
        if here.dep_ != "acl" and here.pos_ in _VERBAL and is_passive(here):
            passive = children(here, "nsubjpass")
            return passive[-1] if passive else None
    return None


def outer_cue(verb: Token) -> Token | None:
    """Return the cue whose speaker goes on with a participle: "X reported that Y had fled, saying they had …".

    By its place the participle hangs inside what X reported; the comma tells that X goes on.
    """
    if verb.tag_ != "VBG" or verb.i == 0 or verb.doc[verb.i - 1].text != ",":
        return None
    here = verb
    while here.head != here:
        if here.dep_ == "ccomp" and here.i > here.head.i and _takes_clause(here.head):
            return here.head
        here = here.head
    return None


def _takes_clause(verb: Token) -> bool:
    return any("clause" in sense.frames and sense.cue_class.voice for sense in saying().verbs.get(verb.lemma_, ()))


def _quoted_person(verb: Token) -> Token | None:
    """Who is quoted says it: "quoted the ambassador saying", "cited officials as saying"."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "xcomp", "pcomp", "ccomp"):
        return None
    quoting = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if quoting.lemma_ not in ("quote", "cite"):
        return None
    if is_passive(quoting):
        return next(iter(children(quoting, "nsubjpass")), None)
    return next((o for o in children(quoting, "dobj") if o.i < verb.i), None)


def _agent(verb: Token) -> Token | None:
    for by in children(verb, "agent", "prep"):
        if by.lower_ == "by":
            return next(iter(children(by, "pobj")), None)
    return None


def _antecedent(subject: Token, verb: Token) -> Token:
    """A relative pronoun stands for the noun that its clause modifies."""
    if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return verb.head
    return subject


def relative_pronoun(verb: Token) -> Token | None:
    """Return the "who" that is the subject of a relative clause's verb."""
    own = children(verb, *_SUBJECTS)
    return own[-1] if own and verb.dep_ == "relcl" and own[-1].lower_ in ("who", "which", "that") else None


def is_nobody(subject: Token) -> bool:
    """Tell whether a subject names nobody ("it was reported", "what is believed")."""
    return subject.lower_ in _EMPTY_SUBJECTS and subject.pos_ in ("PRON", "DET", "SCONJ")


def phrase_range(head: Token, stop: Token) -> Range | None:
    """Return the noun phrase around a head, with apposition and descriptions, but never across the cue.

    A relative clause after a comma goes with a speaker who stands after the cue and ends the sentence; before the
    cue it is left out.
    """
    first, last = head.left_edge.i, head.right_edge.i
    if head.i < stop.i:
        last = min(last, stop.i - 1)
        cut = _first_loose_clause(head)
        last = min(last, cut - 1) if cut is not None else last
    else:
        first = max(first, stop.i + 1)
        cut = _first_loose_clause(head)
        last = min(last, cut - 1) if cut is not None else last
    return _trimmed(head, first, last)


_OPENS_ANOTHER_THOUGHT = frozenset(
    {
        "who", "which", "whom", "whose", "where", "when", "while", "as", "after", "before", "but", "and", "in", "at",
        "on", "during",
    }
)  # fmt: skip


def inverted_range(verb: Token) -> tuple[Token, Range] | None:
    """Return head and range of a speaker who follows the cue ("…, said X, head of Y"): up to the sentence's end.

    What comes after a comma and opens another thought (a relative clause, a place, a time) stays out, and so does a
    time without comma. The parser is not asked: it is least sure where sentences are turned round.
    """
    doc = verb.doc
    head: Token | None = None
    last = verb.i
    for i in range(verb.i + 1, verb.sent.end):
        token = doc[i]
        stops = token.ent_type_ in ("DATE", "TIME") and (
            i == verb.i + 1 or doc[i - 1].ent_type_ not in ("DATE", "TIME")
        )
        after_comma = doc[i - 1].text in (",", "-", "—", "–")
        if token.text in '.;:"“”!?' or token.is_space or (stops and not token.like_num):
            break
        if after_comma and (token.lower_ in _OPENS_ANOTHER_THOUGHT or token.tag_ == "VBG" or token.pos_ == "ADP"):
            break
        if head is None and token.pos_ in ("VERB", "AUX", "SCONJ", "ADP", "CCONJ"):
            return None
        if (head is None and token.pos_ in ("PROPN", "NOUN", "PRON")) or (
            head is not None and head.i == i - 1 and token.pos_ in ("PROPN", "NOUN") and not after_comma
        ):
            head = token
        last = i
    while last > verb.i and (doc[last].is_punct or doc[last].tag_ == "IN"):
        last -= 1
    span = char_range(doc, verb.i + 1, last) if head is not None and last >= head.i else None
    return (head, span) if head is not None and span is not None else None


_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON", "CCONJ", "ADP", "SYM", "X"})
_MAX_PHRASE = 25


def preceding_range(verb: Token) -> tuple[Token, Range] | None:
    """Return head and range of the speaker before a cue that ends a sentence: "…, a diplomat in Sumy said".

    Read from the words between the commas, for sentences where the parser hung the speaker elsewhere. A phrase that
    ends in a comma is two ("…, the group's spokesman, X, said").
    """
    doc = verb.doc
    pieces: list[tuple[int, int]] = []
    end = verb.i
    if end > 0 and doc[end - 1].text == ",":
        end -= 1
        second = _nominal_start(verb, end)
        if second is None:
            return None
        pieces.append((second, end))
        end = second - 1
    first = _nominal_start(verb, end)
    if first is None:
        return None
    last = pieces[0][1] - 1 if pieces else verb.i - 1
    head = next((doc[i - 1] for i in range(first + 1, end + 1) if i == end or doc[i].pos_ in ("ADP", "CCONJ")), None)
    span = char_range(doc, first, last)
    return (head, span) if head is not None and span is not None and head.pos_ in ("NOUN", "PROPN", "PRON") else None


def _nominal_start(verb: Token, end: int) -> int | None:
    """Return where the noun phrase that ends before ``end`` begins: right behind a comma, None without one."""
    doc = verb.doc
    for i in range(end - 1, max(end - _MAX_PHRASE, verb.sent.start - 1), -1):
        if doc[i].text == ",":
            return i + 1 if i + 1 < end else None
        if doc[i].pos_ not in _NOMINAL or doc[i].is_space:
            return None
    return None


def _first_loose_clause(head: Token) -> int | None:
    """Return where a clause after a comma (relative, participle) begins in the phrase, None where there is none."""
    for child in head.rights:
        if (
            child.dep_ in ("relcl", "acl", "advcl")
            and child.left_edge.i > head.i + 1
            and child.left_edge.nbor(-1).is_punct
        ):
            return child.left_edge.i - 1
        if child.dep_ == "punct" and child.text in ("—", "–", "-", "--", "―", ":", ";"):
            return child.i
    return None


def _trimmed(head: Token, first: int, last: int) -> Range | None:
    doc = head.doc
    while last > head.i and ((doc[last].is_punct and doc[last].text not in (")", ".", "”", '"')) or doc[last].is_space):
        last -= 1
    while first < head.i and ((doc[first].is_punct and doc[first].text not in ("“", '"')) or doc[first].is_space):
        first += 1
    return char_range(doc, first, last) if first <= last else None
