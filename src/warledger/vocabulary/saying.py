"""The words that tell whose words follow: verbs, nouns, adjectives and phrases of saying (``saying.toml``)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from warledger.errors import VocabularyError
from warledger.records import LinkStance
from warledger.vocabulary.loader import Table, check_keys, load_table, words_of

FILE = "saying.toml"
FRAMES = frozenset({"clause", "quote", "object", "infinitive", "gerund", "passive", "hearer"})
_PARTS = ("classes", "verbs", "nouns", "adjectives", "attitudes", "adverbs", "phrases", "speakers", "silences")
_FLAGS = ("voice", "hedged", "predicts")


@dataclass(frozen=True, slots=True)
class CueClass:
    """What a kind of cue means for a chain of speakers.

    ``voice`` is true where the content is the speaker's own assertion, denial or forecast, and false where the cue
    tells a wish, an order or a judgement about what the text itself asserts.
    """

    name: str
    stance: LinkStance
    voice: bool
    hedged: bool = False
    predicts: bool = False


@dataclass(frozen=True, slots=True)
class Sense:
    """One use of a verb: its class, the frames it takes, and the prepositions that introduce what is said."""

    cue_class: CueClass
    frames: frozenset[str]
    prepositions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Saying:
    """The whole vocabulary of saying, by lemma.

    ``attitudes`` are verbs, nouns and adjectives that may tell what somebody thinks of something, without words said.
    """

    classes: Mapping[str, CueClass]
    verbs: Mapping[str, tuple[Sense, ...]]
    nouns: Mapping[str, CueClass]
    adjectives: Mapping[str, CueClass]
    adverbs: Mapping[str, CueClass]
    phrases: Mapping[tuple[str, ...], CueClass]
    attitudes: Mapping[str, frozenset[str]]
    roles: frozenset[str]
    titles: frozenset[str]
    groups: frozenset[str]
    documents: frozenset[str]
    silent_verbs: frozenset[str]
    declining_verbs: frozenset[str]
    giving_verbs: frozenset[str]
    nothing_verbs: frozenset[str]
    keeping_verbs: frozenset[str]
    silent_adjectives: frozenset[str]
    unsaid_nouns: frozenset[str]


@cache
def saying() -> Saying:
    """Return the vocabulary of saying, read once.

    Raises:
        VocabularyError: the file says something that is not allowed.
    """
    table = load_table(FILE)
    check_keys(table, (), FILE, _PARTS)
    check_keys(table["speakers"], (), f"{FILE}: speakers", ("roles", "titles", "groups", "documents"))
    silences = ("verbs", "declining", "giving", "nothing", "keeping", "adjectives", "nouns")
    check_keys(table["silences"], (), f"{FILE}: silences", silences)
    check_keys(table["attitudes"], (), f"{FILE}: attitudes", ("verbs", "nouns", "adjectives"))
    classes = {name: _class(name, row) for name, row in table["classes"].items()}
    return Saying(
        classes=classes,
        verbs=_verbs(table["verbs"], classes),
        nouns=_by_word(table["nouns"], classes, "nouns"),
        adjectives=_by_word(table["adjectives"], classes, "adjectives"),
        adverbs=_by_class(table["adverbs"], classes, "adverbs"),
        phrases={
            tuple(phrase.split()): cue_class
            for phrase, cue_class in _by_class(table["phrases"], classes, "phrases").items()
        },
        attitudes={
            part: frozenset(words_of(table["attitudes"], part, f"{FILE}: attitudes"))
            for part in ("verbs", "nouns", "adjectives")
        },
        roles=frozenset(words_of(table["speakers"], "roles", f"{FILE}: speakers")),
        titles=frozenset(words_of(table["speakers"], "titles", f"{FILE}: speakers")),
        groups=frozenset(words_of(table["speakers"], "groups", f"{FILE}: speakers")),
        documents=frozenset(words_of(table["speakers"], "documents", f"{FILE}: speakers")),
        silent_verbs=frozenset(words_of(table["silences"], "verbs", f"{FILE}: silences")),
        declining_verbs=frozenset(words_of(table["silences"], "declining", f"{FILE}: silences")),
        giving_verbs=frozenset(words_of(table["silences"], "giving", f"{FILE}: silences")),
        nothing_verbs=frozenset(words_of(table["silences"], "nothing", f"{FILE}: silences")),
        keeping_verbs=frozenset(words_of(table["silences"], "keeping", f"{FILE}: silences")),
        silent_adjectives=frozenset(words_of(table["silences"], "adjectives", f"{FILE}: silences")),
        unsaid_nouns=frozenset(words_of(table["silences"], "nouns", f"{FILE}: silences")),
    )


def _class(name: str, row: Table) -> CueClass:
    where = f"{FILE}: classes.{name}"
    check_keys(row, ("hedged", "predicts"), where, ("stance", "voice"))
    if row["stance"] not in get_args(LinkStance):
        raise VocabularyError(f"{where}: stance {row['stance']!r} is none of {', '.join(get_args(LinkStance))}")
    wrong = [flag for flag in _FLAGS if not isinstance(row.get(flag, False), bool)]
    if wrong:
        raise VocabularyError(f"{where}: {wrong[0]!r} must be true or false")
    return CueClass(name, row["stance"], row["voice"], row.get("hedged", False), row.get("predicts", False))


def _known(name: str, classes: Mapping[str, CueClass], where: str) -> CueClass:
    if name not in classes:
        raise VocabularyError(f"{where}: unknown class {name!r}")
    return classes[name]


def _verbs(rows: list[Table], classes: Mapping[str, CueClass]) -> dict[str, tuple[Sense, ...]]:
    verbs: dict[str, tuple[Sense, ...]] = {}
    for number, row in enumerate(rows, 1):
        where = f"{FILE}: verbs {number}"
        check_keys(row, ("prepositions",), where, ("class", "frames", "words"))
        frames = frozenset(words_of(row, "frames", where))
        if not frames <= FRAMES:
            raise VocabularyError(f"{where}: unknown frame {min(frames - FRAMES)!r}")
        sense = Sense(_known(row["class"], classes, where), frames, frozenset(words_of(row, "prepositions", where)))
        for word in words_of(row, "words", where):
            verbs[word] = (*verbs.get(word, ()), sense)
    return verbs


def _by_word(rows: list[Table], classes: Mapping[str, CueClass], part: str) -> dict[str, CueClass]:
    words: dict[str, CueClass] = {}
    for number, row in enumerate(rows, 1):
        where = f"{FILE}: {part} {number}"
        check_keys(row, (), where, ("class", "words"))
        for word in words_of(row, "words", where):
            if word in words:
                raise VocabularyError(f"{where}: {word!r} is listed twice")
            words[word] = _known(row["class"], classes, where)
    return words


def _by_class(rows: Table, classes: Mapping[str, CueClass], part: str) -> dict[str, CueClass]:
    where = f"{FILE}: {part}"
    return {word: _known(name, classes, where) for name in rows for word in words_of(rows, name, where)}
