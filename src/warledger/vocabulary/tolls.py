"""Words that say who was harmed and how (``tolls.toml``)."""

from dataclasses import dataclass
from functools import cache
from typing import get_args

from warledger.errors import VocabularyError
from warledger.records import Harm
from warledger.vocabulary.loader import Table, check_keys, load_table, words_of

_FILE = "tolls.toml"
_HARMS: tuple[Harm, ...] = get_args(Harm)
_SECTIONS = (
    "populations", "compounds", "things", "verbs", "objects", "evacuated", "leaving", "subjects", "states", "nouns",
    "deeds", "unnumbered", "phrases", "felling", "linking", "subset", "coordination", "cumulative", "toll",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TollWords:
    """Words of harm; each map leads from a lemma to what it says; ``states``, ``phrases``, ``verb_forms`` from words.

    ``verb_forms`` holds the regular forms of ``verbs``, for headlines and wire copy that the tagger misreads.
    """

    populations: dict[str, str]
    compounds: dict[str, str]
    things: frozenset[str]
    verbs: dict[str, Harm]
    verb_forms: dict[str, Harm]
    objects: dict[str, Harm]
    cared_for: frozenset[str]
    evacuees_least: int
    leaving: frozenset[str]
    homes: frozenset[str]
    subjects: dict[str, Harm]
    states: dict[str, Harm]
    nouns: dict[str, Harm]
    deeds: dict[str, Harm]
    unnumbered: dict[str, Harm]
    inflicting: frozenset[str]
    phrases: dict[tuple[str, ...], Harm]
    felling: dict[tuple[str, ...], Harm]
    linking: frozenset[str]
    subset: tuple[tuple[str, ...], ...]
    coordination: tuple[tuple[str, ...], ...]
    cumulative_subjects: frozenset[str]
    happenings: frozenset[str]
    cumulative_phrases: tuple[str, ...]
    cumulative_least: dict[Harm, int]
    toll_nouns: frozenset[str]
    toll_leading: frozenset[str]


@cache
def toll_words() -> TollWords:
    """Return the words of harm.

    Raises:
        VocabularyError: the file does not say what it must.
    """
    table = load_table(_FILE)
    check_keys(table, (), _FILE, required=_SECTIONS)
    return TollWords(
        populations={
            noun: population
            for population in table["populations"]
            for noun in words_of(table["populations"], population, f"{_FILE} [populations]")
        },
        compounds=_compounds(table),
        things=frozenset(words_of(table["things"], "words", f"{_FILE} [things]")),
        verbs=_harms(table, "verbs"),
        verb_forms={form: harm for verb, harm in _harms(table, "verbs").items() for form in _forms_of(verb)},
        objects=_harms(table, "objects"),
        cared_for=frozenset(
            (
                *words_of(table["evacuated"], "populations", f"{_FILE} [evacuated]"),
                *words_of(table["evacuated"], "nouns", f"{_FILE} [evacuated]"),
            )
        ),
        evacuees_least=int(table["evacuated"]["fewest"]),
        leaving=frozenset(words_of(table["leaving"], "verbs", f"{_FILE} [leaving]")),
        homes=frozenset(words_of(table["leaving"], "homes", f"{_FILE} [leaving]")),
        subjects=_harms(table, "subjects"),
        states=_harms(table, "states"),
        nouns=_harms(table, "nouns"),
        deeds=_harms(table, "deeds"),
        unnumbered={
            word: harm for harm in _HARMS for word in words_of(table["unnumbered"], harm, f"{_FILE} [unnumbered]")
        },
        inflicting=frozenset(words_of(table["unnumbered"], "verbs", f"{_FILE} [unnumbered]")),
        phrases=_phrases(table, "phrases"),
        felling=_phrases(table, "felling"),
        linking=frozenset(words_of(table["linking"], "words", f"{_FILE} [linking]")),
        subset=_sequences(table, "subset"),
        coordination=_sequences(table, "coordination"),
        cumulative_subjects=frozenset(words_of(table["cumulative"], "subjects", f"{_FILE} [cumulative]")),
        happenings=frozenset(words_of(table["cumulative"], "happenings", f"{_FILE} [cumulative]")),
        cumulative_phrases=words_of(table["cumulative"], "phrases", f"{_FILE} [cumulative]"),
        cumulative_least=dict(table["cumulative"]["least"]),
        toll_nouns=frozenset(words_of(table["toll"], "killed", f"{_FILE} [toll]")),
        toll_leading=frozenset(words_of(table["toll"], "leading", f"{_FILE} [toll]")),
    )


def _compounds(table: Table) -> dict[str, str]:
    for word, population in table["compounds"].items():
        if population not in table["populations"]:
            raise VocabularyError(f"{_FILE} [compounds]: {word!r} is given {population!r}, which is no population")
    return dict(table["compounds"])


def _forms_of(verb: str) -> tuple[str, ...]:
    if verb.endswith("fy"):
        return (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    stem = verb.removesuffix("e")
    return (f"{verb}s", f"{stem}ed", f"{stem}ing")


def _harms(table: Table, section: str) -> dict[str, Harm]:
    check_keys(table[section], _HARMS, f"{_FILE} [{section}]")
    return {word: harm for harm in _HARMS for word in words_of(table[section], harm, f"{_FILE} [{section}]")}


def _phrases(table: Table, section: str) -> dict[tuple[str, ...], Harm]:
    phrases: dict[tuple[str, ...], Harm] = {}
    for words, harm in table[section].items():
        if harm not in _HARMS:
            raise VocabularyError(f"{_FILE} [{section}]: {words!r} is given {harm!r}, which is no harm")
        phrases[tuple(words.split())] = harm
    return phrases


def _sequences(table: Table, section: str) -> tuple[tuple[str, ...], ...]:
    words = words_of(table[section], "words", f"{_FILE} [{section}]")
    return tuple(sorted((tuple(word.split()) for word in words), key=lambda w: (-len(w), w)))
