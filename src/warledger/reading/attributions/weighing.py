"""How likely a candidate is an attribution: marks of its cue, speaker and content → log-odds → probability.

The weights come from `training/attribution/train.py`; a mark that they do not know weighs nothing. Marks are classes of
words and syntax first; single words count only where many documents had them.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from warledger.reading.attributions.found import Found
from warledger.reading.attributions.quotations import Quotation
from warledger.reading.parse import Parse
from warledger.vocabulary.saying import Saying, saying
from warledger.vocabulary.saying_weights import saying_weights

_FUNCTION = ("IN", "TO", "DT", "PRP", "PRP$", "WP", "WRB", "WDT")
_HANGING = ("ccomp", "xcomp", "advcl", "pcomp", "acl", "relcl", "dobj", "conj")
_AUXILIARIES = ("aux", "auxpass", "neg")
_ENDS = (".", "?", "!", "”", '"', "''")


def weigh(found: Found, parse: Parse, quotations: Sequence[Quotation], around: int) -> float:
    """Return the probability that a candidate is an attribution.

    Args:
        found: the candidate.
        parse: its document.
        quotations: the document's quotations.
        around: how many attributions found by rules hold the cue in their contents.
    """
    model = saying_weights()
    get = model.weights.get
    odds = model.bias + sum(get(mark, 0.0) for mark in marks_of(found, parse, quotations, around))
    return 1 / (1 + math.exp(-odds))


def marks_of(found: Found, parse: Parse, quotations: Sequence[Quotation], around: int) -> list[str]:
    """Return the marks of a candidate, each once or more; the trainer counts a mark once a candidate."""
    cue = parse.doc[found.head]
    how, kind = found.how, found.cue_class.name
    inside = any(q.start <= cue.idx < q.end for q in quotations)
    marks = [
        f"how:{how}",
        f"proposed:{found.proposed}|{how}",
        f"kind:{kind}|{how}|{cue.dep_}",
        f"kind:{kind}|{how}|{cue.tag_}",
        f"dep:{cue.dep_}|{how}",
        f"around:{min(2, around)}|{how}",
        f"around:{min(2, around)}|{kind}",
        f"inside:{inside}|{kind}",
        f"inside:{inside}|{how}",
    ]
    marks += _of_cue(cue, how)
    marks += _of_speaker(found, cue, inside=inside)
    marks += _of_content(found, cue, parse, quotations)
    return marks


# ---------------------------------------------------------------- the cue


def _of_cue(cue: Token, how: str) -> Iterator[str]:
    lemma = cue.lemma_.lower()
    frame = how.removeprefix("g-")
    yield f"word:{lemma}"
    yield f"word:{lemma}|{frame}"
    for known in _classes(lemma, cue.pos_):
        yield f"class:{known}|{frame}"
    for child in cue.children:
        if child.dep_ in _AUXILIARIES:
            what = "not" if child.dep_ == "neg" else child.lower_ if child.tag_ == "MD" else child.lemma_.lower()
            yield f"aux:{what}"
            yield f"aux:{what}|{how}"
        elif child.dep_ == "prep" and child.i > cue.i:
            yield f"prep:{child.lower_}|{how}"
        elif child.dep_ == "prt":
            yield "particle"
    yield from _above(cue)
    sentence = cue.sent
    last = sentence.end - 1
    while last > cue.i and cue.doc[last].is_space:
        last -= 1
    yield f"length:{min(5, len(sentence) // 10)}"
    yield f"headline:{not cue.doc[last].text.endswith(_ENDS)}"


def _above(cue: Token) -> Iterator[str]:
    head = cue.head
    if head.i == cue.i:
        return
    yield f"above:{head.pos_}"
    if cue.dep_ in _HANGING:
        classes = _classes(head.lemma_, head.pos_)
        yield f"above:{classes[0] if classes else '-'}|{cue.dep_}"
    if cue.dep_ in ("xcomp", "dobj"):
        yield f"above:{head.lemma_}"


@cache
def _classes(lemma: str, part: str) -> tuple[str, ...]:
    """Return the classes of saying that a word may have, by its part of speech."""
    words = saying()
    if part in ("VERB", "AUX"):
        return tuple(sorted({sense.cue_class.name for sense in words.verbs.get(lemma, ())})) or ("none-verb",)
    known = (words.adjectives if part == "ADJ" else words.nouns).get(lemma)
    return (known.name,) if known is not None else ("none-other",)


# ---------------------------------------------------------------- the speaker


def _of_speaker(found: Found, cue: Token, *, inside: bool) -> Iterator[str]:
    if found.speaker is None or found.speaker_range is None:
        yield f"nobody|{found.how}"
        return
    speaker = cue.doc[found.speaker]
    kind, how = found.cue_class.name, found.how
    yield f"speaker:{speaker.pos_}|{how}"
    yield f"speaker:{speaker.pos_}|{kind}"
    yield f"speaker:{speaker.ent_type_}|{how}"
    for group in _groups(speaker, saying()):
        yield f"speaker:{group}|{kind}"
    if speaker.pos_ == "PRON":
        yield f"speaker:{speaker.lower_}"
        yield f"speaker:{speaker.lower_}|{kind}"
        if speaker.lower_ in ("i", "you", "we"):
            yield f"speaker:first|{inside}"
    elif speaker.pos_ == "NOUN":
        yield f"speaker:{speaker.lemma_.lower()}"
    yield f"near:{min(5, abs(speaker.i - cue.i))}"
    start, end = found.speaker_range
    yield f"wide:{min(6, (end - start) // 8)}"


def _groups(speaker: Token, words: Saying) -> Iterator[str]:
    lemma = speaker.lemma_.lower()
    for name, known in (("role", words.roles), ("document", words.documents), ("group", words.groups)):
        if lemma in known:
            yield name
    if speaker.tag_ in ("NNS", "NNPS"):
        yield "plural"


# ---------------------------------------------------------------- the content


def _of_content(found: Found, cue: Token, parse: Parse, quotations: Sequence[Quotation]) -> Iterator[str]:
    start, end = found.content[-1]
    tokens = parse.tokens(start, end)
    how, kind = found.how, found.cue_class.name
    yield f"size:{min(8, (end - start) // 15)}|{how}"
    yield f"before:{start < cue.idx}"
    yield f"quoted:{any(q.start < end and start < q.end for q in quotations)}|{how}"
    if not len(tokens):
        return
    root, first = tokens.root, tokens[0]
    yield f"core:{root.pos_}|{how}"
    yield f"core:{root.ent_type_}|{how}"
    yield f"core:{root.ent_type_}|{kind}"
    yield f"core:{root.tag_}"
    lemma = root.lemma_.lower()
    if root.pos_ == "NOUN":
        yield f"core:{lemma}"
        yield f"core:{_classes(lemma, 'NOUN')[0]}|{how}"
    yield f"first:{first.lower_ if first.tag_ in _FUNCTION else first.tag_}"
