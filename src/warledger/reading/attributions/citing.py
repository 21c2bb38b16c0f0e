"""On whose word a speaker speaks: "the ministry said …, citing a commander"."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from warledger.reading.attributions.found import Found, children
from warledger.reading.attributions.phrases import phrase_range
from warledger.vocabulary.saying import saying


def find_cited(doc: Doc, found: Sequence[Found]) -> Iterator[Found]:
    """Yield for "X said …, citing Y" that Y says it too: what X says rests on Y's word."""
    heads = {f.head: f for f in found}
    for citing in found:
        verb = doc[citing.head]
        if citing.cue_class.name != "quote" or verb.tag_ != "VBG" or citing.how != "object":
            continue
        cited = next(iter(children(verb, "dobj")), None)
        said = _cited_for(verb, heads)
        if cited is not None:
            cited = _named_behind(cited, verb) or cited
        span = phrase_range(cited, verb) if cited is not None else None
        if cited is None or said is None or span is None:
            continue
        yield Found(citing.head, citing.cue, citing.cue_class, cited.i, span, said.content, "cited")


def _cited_for(verb: Token, heads: Mapping[int, Found]) -> Found | None:
    """Return what is said on the cited one's word: the nearest cue of the sentence above or beside the participle."""
    here = verb
    while here.head != here:
        here = here.head
        if here.i in heads and here.i != verb.i:
            return heads[here.i]
    beside = [f for i, f in heads.items() if verb.sent.start <= i < verb.sent.end and i != verb.i]
    return min(beside, key=lambda f: abs(f.head - verb.i), default=None)


def _named_behind(cited: Token, verb: Token) -> Token | None:
    """Return the name behind a description that the parser took for somebody else: "the commander, General X"."""
    span = phrase_range(cited, verb)
    words = verb.doc.char_span(*span) if span is not None else None
    if words is None:
        return None
    for name in verb.sent.ents:
        between = verb.doc[words.end : name.start] if name.start > words.end else ()
        titles = [t for t in between if t.text != ","]
        if name.label_ == "PERSON" and between and len(titles) < len(between):
            return name.root if all(t.lower_ in saying().titles for t in titles) else None
    return None
