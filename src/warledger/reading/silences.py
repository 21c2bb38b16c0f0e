"""Document → what the text itself says that a speaker did not mention, specify or comment on."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from warledger.reading.attributions.contents import behind_contrast, trimmed_range
from warledger.reading.attributions.find import find_cues
from warledger.reading.attributions.found import Found, char_range, children
from warledger.reading.attributions.naming import Names, full_names
from warledger.reading.attributions.phrases import is_nobody, phrase_range, subject_of
from warledger.reading.parse import Parse
from warledger.records import Actor, Place, Range, Silence
from warledger.vocabulary.saying import Saying, saying

_NO = frozenset({"no", "nothing", "little"})
_NEVER = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
_ABOUT = ("about", "on", "of", "to", "for", "as", "regarding", "concerning", "over")
_NEAR = 20  # characters between the silent one and the cue: auxiliaries, an adverb
_LEFT_OUT = ("relcl", "acl", "advcl", "cc", "conj")


def find_silences(parse: Parse, actors: Sequence[Actor], places: Sequence[Place]) -> tuple[Silence, ...]:
    """Return the silences that a text notes, in order.

    "did not mention X", "without specifying X", "declined to comment on X", "gave no figure", "there was no immediate
    comment from X", "no group claimed responsibility".

    Args:
        parse: the document's syntax.
        actors: the document's actor mentions, for the names of those who are silent.
        places: the document's places; a place inside what was left unsaid needs no more than its words.
    """
    del places
    words = saying()
    silent = [found for sentence in parse.sentences for token in sentence for found in _of_token(token, words)]
    if not silent:
        return ()
    names = Names(parse, actors, words, full_names(parse, words))
    # Pronouns find those who spoke before, so everybody is named in the order of the text.
    heads = {f.head for f in silent}
    spoken = [f for f in find_cues(parse, words) if f.head not in heads]
    speakers = {f.head: names.name(f) for f in sorted([*spoken, *silent], key=lambda f: f.head)}
    return tuple(
        Silence(_start(f), max(end for _, end in (*f.cue, *f.content)), speakers[f.head].name, _about(parse, f))
        for f in silent
    )


def _start(found: Found) -> int:
    """Return where a note of silence begins: with the silent one's words, where they stand right before the cue."""
    cue = found.cue[0][0]
    speaker = found.speaker_range
    return speaker[0] if speaker is not None and 0 < cue - speaker[1] <= _NEAR else cue


def _about(parse: Parse, found: Found) -> str | None:
    return " ".join(parse.text[slice(*found.content[0])].split()) if found.content else None


def _of_token(token: Token, words: Saying) -> Iterator[Found]:
    found: Found | None = None
    if token.pos_ == "VERB" and token.lemma_ in words.silent_verbs:
        found = _unsaid(token, words)
    if found is None and token.pos_ == "VERB" and token.lemma_ in words.giving_verbs:
        found = _nothing_given(token, words)
    if found is None and token.pos_ == "NOUN" and token.lemma_ in words.unsaid_nouns:
        found = _no_word(token)
    if found is None and token.lemma_ == "responsibility":
        found = _unclaimed(token)
    if found is None and token.lower_ in words.silent_adjectives:
        found = _silent(token)
    if found is not None:
        yield found


def _found(head: Token, first: Token, speaker: Token | None, content: Range | None, words: Saying) -> Found | None:
    cue = char_range(head.doc, min(first.i, head.i), max(first.i, head.i))
    if cue is None:
        return None
    if speaker is not None and is_nobody(speaker):
        speaker = None
    span = phrase_range(speaker, head) if speaker is not None else None
    return Found(
        head.i, (cue,), words.classes["say"], speaker.i if speaker is not None and span else None, span,
        (content,) if content else (), "silence",
    )  # fmt: skip


def _unsaid(verb: Token, words: Saying) -> Found | None:
    """Find "did not mention X", "without mentioning X", "declined to comment on X"."""
    if children(verb, "prt"):
        return None
    negation = next((c for c in verb.children if c.dep_ == "neg" or c.lower_ in _NEVER), None)
    if negation is not None and verb.tag_ != "VBN":
        return _found(verb, negation, _silent_one(verb), _object_of(verb), words)
    if negation is not None and children(verb, "aux") and not children(verb, "auxpass"):
        return _found(verb, negation, _silent_one(verb), _object_of(verb), words)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return _found(verb, verb.head, _silent_one(verb), _object_of(verb), words)
    if verb.dep_ == "xcomp" and (verb.head.lemma_ in words.declining_verbs or _is_yet(verb)):
        return _found(verb, verb.head, _silent_one(verb.head), _object_of(verb), words)
    return None


def _silent_one(verb: Token) -> Token | None:
    """Return who is silent; "X admitted that Y had left, but made no mention of Z": X, and not Y."""
    if verb.dep_ == "conj" and behind_contrast(verb):
        here = verb.head
        while here.dep_ == "conj":
            here = here.head
        if here.dep_ == "ccomp" and here.head.lemma_ in saying().verbs and here.head.i < here.i:
            return subject_of(here.head)
    return subject_of(verb)


def _is_yet(verb: Token) -> bool:
    """Tell of "has yet to comment"."""
    return verb.head.lemma_ == "have" and any(c.lower_ == "yet" for c in (*verb.children, *verb.head.children))


def _object_of(verb: Token) -> Range | None:
    """Return what would have been said: the object, the clause, or what "comment on" and "respond to" reach."""
    for child in verb.rights:
        if child.dep_ in ("dobj", "attr", "ccomp", "xcomp"):
            return _without_clauses(child)
        if child.dep_ == "prep" and child.lower_ in _ABOUT:
            inner = next(iter(children(child, "pobj", "pcomp")), None)
            return _without_clauses(inner) if inner is not None else None
    return None


def _without_clauses(head: Token) -> Range | None:
    """Return a phrase; of a noun phrase only up to the first loose clause, of a clause all."""
    last = head.right_edge.i
    if head.pos_ in ("NOUN", "PROPN", "PRON"):
        cuts = [c.left_edge.i for c in head.rights if c.dep_ == "relcl" and c.left_edge.nbor(-1).is_punct]
        last = min([last, *(cut - 2 for cut in cuts)])
    last = max(last, head.i)
    while last + 2 < len(head.doc) and head.doc[last + 1].text == "-" and not head.doc[last].whitespace_:
        last += 2  # "counter-attack", cut in two by the parser
    return trimmed_range(head, head.left_edge.i, last)


def _nothing_given(verb: Token, words: Saying) -> Found | None:
    """Find "gave no figure", "made no mention of X", "said nothing about X"."""
    for thing in children(verb, "dobj"):
        none = next((c for c in thing.children if c.lower_ in _NO), thing if thing.lower_ in _NO else None)
        if none is None or (thing.lemma_ not in words.unsaid_nouns and thing.lower_ not in _NO):
            continue
        if thing.lower_ in _NO and verb.lemma_ not in words.nothing_verbs:
            continue
        matter = _matter(thing) or _matter(verb) or trimmed_range(thing, none.i + 1, thing.i)
        return _found(thing, verb, _silent_one(verb), matter, words)
    return None


def _matter(word: Token) -> Range | None:
    for prep in children(word, "prep"):
        inner = next(iter(children(prep, "pobj", "pcomp")), None) if prep.lower_ in _ABOUT else None
        if inner is not None and inner.ent_type_ not in ("DATE", "TIME"):
            return _without_clauses(inner)
    return None


def _no_word(noun: Token) -> Found | None:
    """Find "there was no immediate comment from X on Y"."""
    none = next((c for c in noun.children if c.lower_ == "no"), None)
    if none is None or noun.dep_ == "dobj":
        return None
    by = next((p for p in children(noun, "prep") if p.lower_ in ("from", "by")), None)
    speaker = next(iter(children(by, "pobj")), None) if by is not None else None
    if noun.dep_ not in ("attr", "nsubj", "ROOT", "nsubjpass", "npadvmod"):
        return None
    matter = _matter(noun) or (_matter(noun.head) if noun.dep_ == "nsubjpass" else None)
    return _found(noun, none, speaker, matter or trimmed_range(noun, noun.i, noun.i), saying())


def _unclaimed(responsibility: Token) -> Found | None:
    """Find "no group claimed responsibility for X", "nobody has claimed responsibility"."""
    verb = responsibility.head
    if responsibility.dep_ != "dobj" or verb.lemma_ not in ("claim", "take", "accept", "admit"):
        return None
    subject = _silent_one(verb)
    nobody = subject is not None and (
        subject.lower_ in ("nobody", "none") or any(c.lower_ in ("no", "none") for c in subject.children)
        or (subject.lower_ == "one" and any(c.lower_ == "no" for c in subject.children))
    )  # fmt: skip
    if not nobody or subject is None:
        return None
    return _found(responsibility, subject.left_edge, None, _without_clauses(responsibility), saying())


def _silent(adjective: Token) -> Found | None:
    """Find "has remained silent on X", "kept quiet about X"."""
    verb = adjective.head
    if adjective.dep_ not in ("acomp", "oprd", "advmod") or verb.lemma_ not in saying().keeping_verbs:
        return None
    matter = _matter(adjective) or _matter(verb)
    if matter is None and adjective.lower_ != "silent":
        return None
    return _found(adjective, verb, _silent_one(verb), matter, saying())
