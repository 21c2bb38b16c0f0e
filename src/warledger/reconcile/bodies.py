"""For whom a speaker speaks: the body behind "SANA's correspondent", and whether a name is anybody's at all."""

import re
from functools import cache, lru_cache

from warledger.reconcile.names import name_key
from warledger.vocabulary.actors import KnownActor, load_actors
from warledger.vocabulary.origins import origin_words
from warledger.vocabulary.outlets import outlet_named, outlets
from warledger.vocabulary.reconciling import reconciling
from warledger.vocabulary.saying import saying

_BODIES = frozenset({"media", "monitor", "un", "aid"})
_MOST_WORDS = 7
_CACHED_NAMES = 16_384
_HEAD_ENDS = re.compile(r"\s+(?:of|in|from|with|for|at|to|on|near|among|who|that|inside|close)\b.*$", re.IGNORECASE)
_WORD = re.compile(r"[^\s,;()\"“”]+")
_JOINED = re.compile(r"\s(?:and|&)\s")
_SOME_OF = re.compile(
    r"^(?:an?\s+|the\s+)?(?:number|group|couple|handful|dozens|scores|team|crowd)\s+of\s+", re.IGNORECASE
)
_PLURAL = re.compile(r"(?<=ss)es$|(?<!s)s$")
_ARTICLE = re.compile(r"^(?:an?|the)\s+")
_COUNTED = re.compile(r"^(?:at least|more than|over|some|about)?\s*\d|^no\s", re.IGNORECASE)


@lru_cache(maxsize=_CACHED_NAMES)
def body_key(name: str) -> str:
    """Return the key under which the spellings of one body meet, an outlet's under that of the vocabulary.

    One unnamed speaker and several of his sort are one: nobody can tell them apart.

    >>> body_key("AFP") == body_key("Agence France-Presse")
    True
    >>> body_key("activists") == body_key("an activist")
    True
    """
    known = canonical(name)
    if known == name.lower():
        known = _PLURAL.sub("", _ARTICLE.sub("", known))
    return name_key(known)


def is_known_body(name: str) -> bool:
    """Tell whether a name is that of a known outlet, monitor or agency."""
    return name in _spelled()


def actor_named(name: str) -> KnownActor | None:
    """Return the actor of the vocabulary that a name or an alias means, None where it knows none."""
    return _actors_by_name().get(name)


def cited_in(sentence: str) -> str | None:
    """Return the known outlet, monitor or agency that a sentence gives as where it has its news from.

    >>> cited_in("Six died, Syrian state television reported on Wednesday."), cited_in("Shells hit the SANA building.")
    ('Syrian state television', None)
    """
    for pattern in _citing():
        found = pattern.search(sentence)
        if found is not None:
            return _spelled()[found["body"]]
    return None


def cites_monitor(sentence: str) -> bool:
    """Tell whether a sentence has its news from a monitor that it does not name whole ("the Observatory reported").

    >>> cites_monitor("Five died, the observatory reported on Thursday."), cites_monitor("The monitor was hit.")
    (True, False)
    """
    return _citing_monitor().search(sentence) is not None


@cache
def _citing_monitor() -> re.Pattern[str]:
    words = "|".join(sorted(origin_words().monitor_words))
    said = r"(?:said|says|reported|reports|announced|added)"
    return re.compile(
        rf"\bthe (?:[\w-]+ ){{0,2}}(?:{words})(?: \w+)? {said}\b|\baccording to the (?:[\w-]+ ){{0,2}}(?:{words})\b",
        re.IGNORECASE,
    )


@cache
def _citing() -> tuple[re.Pattern[str], ...]:
    names = "|".join(re.escape(name) for name in sorted(_spelled(), key=lambda name: (-len(name), name)))
    body = rf"(?<!\w)(?P<body>{names})(?!\w)"
    said = r"(?:said|says|reported|reports|announced|quoted|cited|added)"
    return (
        re.compile(rf"{body}(?:\s*\([^)]*\))?(?:\s+[a-z]+){{0,3}}\s+{said}\b"),
        re.compile(rf"\b(?:according to|citing|quoting|quoted by|reported by|said by)\s+(?:[\w'’-]+\s+){{0,4}}?{body}"),
    )


@lru_cache(maxsize=_CACHED_NAMES)
def canonical(name: str) -> str:
    """Return the vocabulary's name of an outlet, monitor or agency; any other name as it is.

    >>> canonical("SOHR")
    'Syrian Observatory for Human Rights'
    """
    outlet = outlet_named(name)
    return outlet.name if outlet is not None else _spelled().get(name, name)


@lru_cache(maxsize=_CACHED_NAMES)
def body_of(name: str, actor: str | None = None, affiliation: str | None = None) -> str | None:
    """Return the body for which a speaker speaks, None where he speaks for himself.

    Args:
        name: as the report names him.
        actor: his id in the vocabulary of actors.
        affiliation: whom the report says that he speaks for.

    >>> body_of("official SANA news agency"), body_of("Rami Abdurrahman")
    ('SANA', 'Syrian Observatory for Human Rights')
    >>> body_of("residents") is None
    True
    """
    known = _person(name, actor)
    own = _behind(known)
    if own is not None:
        return own
    if known is not None and known.kind != "person" and known.name != canonical(name) == name:
        return known.name
    if canonical(name) != name or outlet_named(name) is not None:
        return canonical(name)
    named = body_in(name)
    if named is not None:
        return named
    if affiliation is None or _says_nothing(affiliation):
        return None
    return _behind(_person(affiliation, None)) or body_in(affiliation) or affiliation


@lru_cache(maxsize=_CACHED_NAMES)
def body_in(name: str) -> str | None:
    """Return the one known outlet, monitor or agency whose name is part of a speaker's, None where none or two are.

    >>> body_in("SANA's correspondent in Homs")
    'SANA'
    """
    if _JOINED.search(name):
        return None
    words = _WORD.findall(name)
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            run = " ".join(words[start : start + length])
            for spelled in (run, re.sub(r"['’]?s?$", "", run)):
                if spelled in _spelled():
                    return _spelled()[spelled]
    return None


@lru_cache(maxsize=_CACHED_NAMES)
def can_speak(name: str) -> bool:
    """Tell whether a name is that of people or of a body: footage, an attack and "at least 18 people" say nothing.

    >>> [can_speak(name) for name in ("residents", "medical source", "footage", "airstrikes", "at least 140 people")]
    [True, True, False, False, False]
    """
    name = _SOME_OF.sub("", name)
    if _COUNTED.search(name):
        return False
    words = _HEAD_ENDS.sub("", name).lower().split()
    head = words[-1] if words else ""
    forms = {head, head.removesuffix("s"), head.removesuffix("ies") + "y"}
    if forms & saying().roles or forms & reconciling().vague_speakers or body_of(name) is not None:
        return True
    things = saying().documents | reconciling().deed_nouns | reconciling().casualty_words | origin_words().no_speakers
    return not forms & things


def is_unmodified(name: str) -> bool:
    """Tell whether an unnamed speaker is a bare word ("the source"), or that and where it is from ("a UK-based group").

    >>> is_unmodified("source"), is_unmodified("medical source"), is_unmodified("Britain-based group")
    (True, False, True)
    """
    words = [word for word in name.split() if not word.lower().endswith("-based")]
    return len(words) <= 1


@cache
def is_monitor(name: str) -> bool:
    """Tell whether a name is that of a known monitor."""
    outlet = outlet_named(name)
    actor = _person(name, None)
    return (outlet is not None and outlet.kind == "monitor") or (actor is not None and actor.kind == "monitor")


def _says_nothing(affiliation: str) -> bool:
    """Tell whether a word was taken for a body that is none: "Another", "London-based"."""
    word = affiliation.lower()
    return word in reconciling().contrast | reconciling().definite | {"earlier"} or word.endswith("-based")


def _behind(actor: KnownActor | None) -> str | None:
    """Return the body at the end of a known person's affiliations, None where he has none."""
    if actor is None or actor.affiliation is None:
        return None
    known = load_actors()[actor.affiliation]
    return _behind(known) or canonical(known.name)


def _person(name: str, actor: str | None) -> KnownActor | None:
    found = load_actors().get(actor) if actor is not None else None
    return found or _actors_by_name().get(name)


@cache
def _actors_by_name() -> dict[str, KnownActor]:
    found: dict[str, KnownActor] = {}
    for actor in load_actors().values():
        for name in (actor.name, *actor.aliases):
            found.setdefault(name, actor)
    return found


@cache
def _spelled() -> dict[str, str]:
    """Return the spellings of outlets, monitors and agencies, each with the canonical name."""
    found = {name: outlet.name for outlet in outlets() for name in outlet.clear_names}
    for actor in load_actors().values():
        if actor.kind in _BODIES:
            known = next((o.name for name in (actor.name, *actor.aliases) if (o := outlet_named(name))), actor.name)
            for name in (actor.name, *actor.aliases):
                found.setdefault(name, known)
    return found
