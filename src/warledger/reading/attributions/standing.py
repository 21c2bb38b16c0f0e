"""Whether a cue really tells of words, or is a deed, a wish, a silence."""

from spacy.tokens import Token

from warledger.reading.attributions.found import Found, children
from warledger.vocabulary.saying import saying

_WEAK_FRAMES = frozenset({"object", "infinitive", "gerund", "prep", "object+prep"})
_WEAK_CLASSES = frozenset({"believe", "intend", "perceive", "judge", "expect"})
_FIRM_CLASSES = frozenset({"claim", "accuse", "deny", "admit", "confirm", "quote"})
_INNER = frozenset({"ccomp", "relcl", "acl", "pcomp", "xcomp"})


def stands(verb: Token, found: Found) -> bool:
    """Tell whether a cue really tells of words: not "would say" or "to say", and weak cues only in a main clause.

    A weak cue (an object, a wish, a thought) inside another clause is mostly a deed or a description.
    """
    if is_inferred(verb, found):
        return False
    if found.how in ("fronted", "parenthesis"):
        return True
    auxiliaries = children(verb, "aux")
    if any(a.tag_ == "MD" for a in auxiliaries):
        return False
    if any(a.lower_ == "to" for a in auxiliaries) and verb.head.lemma_ not in ("go", "continue", "proceed", "come"):
        return False
    weak = found.how in _WEAK_FRAMES or found.cue_class.name in _WEAK_CLASSES
    if found.how.startswith("passive") or found.how == "seem":
        return True
    if not weak or found.cue_class.name == "quote":
        return found.speaker is not None or found.unnamed or found.how in ("clause", "object")
    return found.speaker is not None and (verb.dep_ not in _INNER or found.cue_class.name in _FIRM_CLASSES)


def is_inferred(verb: Token, found: Found) -> bool:
    """Tell whether a thing that cannot tell "shows" or "signals" something: that is the text's own inference."""
    if found.speaker is None or _can_tell(verb.doc[found.speaker]):
        return False
    return verb.lemma_ == "signal" or any(s.cue_class.name == "show" for s in saying().verbs.get(verb.lemma_, ()))


def _can_tell(speaker: Token) -> bool:
    """Tell whether a noun is somebody, or a thing that tells: a name, a pronoun, a role, a group, a document."""
    words = saying()
    lemma = speaker.lemma_.lower()
    if speaker.pos_ != "NOUN" or speaker.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return True
    if lemma in words.documents or lemma in words.roles or lemma in words.groups or speaker.tag_ == "NNS":
        return not lemma.endswith(("tion", "ment", "ing", "ness"))
    return False


def is_unsaid(verb: Token) -> bool:
    """Tell whether a cue tells of nothing said: "without saying", "said nothing" are silences."""
    if verb.i >= 2 and verb.doc[verb.i - 1].text == "-" and verb.doc[verb.i - 2].lower_ == "so":
        return True
    if any(thing.lower_ in ("nothing", "little") for thing in children(verb, "dobj")):
        return True
    return verb.dep_ == "pcomp" and verb.head.lower_ == "without"
