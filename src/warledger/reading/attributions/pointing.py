"""Cues that point to the sentence before: "That is what X said.", "Both sides confirmed this."."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from warledger.reading.attributions.contents import trimmed_range
from warledger.reading.attributions.cues import cue_range
from warledger.reading.attributions.found import Found, children
from warledger.reading.attributions.phrases import is_nobody, phrase_range, subject_of
from warledger.reading.parse import Parse
from warledger.records import Range
from warledger.vocabulary.saying import CueClass, saying

_POINTERS = frozenset({"this", "that", "it"})
_AGREEING = frozenset({"confirm", "admit"})
_TELLING = frozenset({"say", "confirm", "admit", "report", "announce", "claim"})


def find_pointing(parse: Parse, found: Sequence[Found]) -> Iterator[Found]:
    """Yield an attribution for each sentence of which the next one tells who said or confirmed it.

    Only where the sentence has no speaker of its own, and in the same paragraph.
    """
    said = [part for f in found for part in f.content]
    for before, sentence in zip(parse.sentences, parse.sentences[1:], strict=False):
        cue = _cue_of(sentence)
        content = trimmed_range(before[0], before.start, before.end - 1)
        if cue is None or content is None or "\n\n" in parse.text[before.end_char : sentence.start_char]:
            continue
        if not any(start < content[1] and content[0] < end for start, end in said):
            yield from _pointing(*cue, content)


def _cue_of(sentence: Tokens) -> tuple[Token, CueClass] | None:
    told = sentence[0].lower_ in ("that", "this", "so") and any(t.lower_ in ("what", "how") for t in sentence[:4])
    verbs = saying().verbs
    for token in sentence:
        senses = verbs.get(token.lemma_, ()) if token.tag_.startswith("VB") else ()
        if not any(sense.cue_class.name in _TELLING for sense in senses) or children(token, "neg", "ccomp"):
            continue
        points = any(thing.lower_ in _POINTERS for thing in children(token, "dobj"))
        for sense in senses:
            wanted = _TELLING if told else _AGREEING if points else ()
            if sense.cue_class.name in wanted and "clause" in sense.frames:
                return token, sense.cue_class
    return None


def _pointing(verb: Token, cue_class: CueClass, content: Range) -> Iterator[Found]:
    own = children(verb, "nsubj")
    subject = own[-1] if own else subject_of(verb)
    if subject is None or is_nobody(subject):
        return
    speaker = phrase_range(subject, verb)
    if speaker is not None:
        yield Found(verb.i, cue_range(verb), cue_class, subject.i, speaker, (content,), "pointing")
