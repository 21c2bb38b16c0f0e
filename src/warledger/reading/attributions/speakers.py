"""A cue → the noun phrase that speaks, wherever the parser hung it."""

from spacy.tokens import Token

from warledger.reading.attributions.found import char_range, children
from warledger.reading.attributions.phrases import (
    inverted_range,
    is_nobody,
    is_passive,
    phrase_range,
    preceding_range,
    relative_pronoun,
    subject_of,
)
from warledger.records import Range
from warledger.vocabulary.saying import saying


def speaker_of(verb: Token, *, inverted: bool) -> tuple[Token | None, Range | None]:
    """Return the head and the range of the noun phrase that speaks; after the cue where the content stands before."""
    subject = subject_of(verb)
    told = any("hearer" in sense.frames for sense in saying().verbs.get(verb.lemma_, ()))
    if told and (subject is None or subject.i > verb.i):
        return preceding_range(verb) or (None, None)
    if inverted and (subject is None or subject.i > verb.i):
        after = inverted_range(verb)
        if after is not None:
            return after
    cut_off = cut_off_speaker(verb) if inverted else None
    if cut_off is not None:
        return cut_off
    if subject is None or (is_nobody(subject) and subject.i < verb.i) or _is_expletive(subject, verb):
        return None, None
    relative = relative_pronoun(verb)
    if relative is not None:
        return subject, char_range(verb.doc, relative.i, relative.i)
    return subject, phrase_range(subject, verb)


def cut_off_speaker(verb: Token) -> tuple[Token, Range] | None:
    """Return the whole speaker where the parser left the title to what is said: "…, the group's spokesman X said"."""
    own = [c.left_edge.i for c in children(verb, "nsubj") if c.i < verb.i]
    if not own or min(own) <= verb.sent.start:
        return None
    before = verb.doc[min(own) - 1]
    return preceding_range(verb) if before.pos_ in ("NOUN", "PROPN", "PART") else None


def names_nobody(verb: Token) -> bool:
    """Tell whether the cue itself leaves the speaker out, and not the parser."""
    return is_passive(verb) or any(_is_expletive(s, verb) for s in children(verb, "nsubj", "nsubjpass", "expl"))


def _is_expletive(subject: Token, verb: Token) -> bool:
    return subject.lower_ == "it" and (is_passive(verb) or verb.lemma_ in ("seem", "appear"))
