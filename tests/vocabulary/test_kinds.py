"""The claim vocabularies load, are broad, agree with the contract, and name what is wrong with a file."""

import pytest

from warledger.contract import schema
from warledger.errors import VocabularyError
from warledger.vocabulary import kinds as kinds_module
from warledger.vocabulary import triggers as triggers_module
from warledger.vocabulary.control import control_words
from warledger.vocabulary.deeds import deed_words
from warledger.vocabulary.kinds import kinds
from warledger.vocabulary.stance import stance_tables
from warledger.vocabulary.triggers import triggers
from warledger.vocabulary.weapons import weapons


def test_kinds_are_the_contracts():
    claim = schema()["$defs"]["reading"]["properties"]["claims"]["items"]["properties"]
    assert set(kinds().kinds) == set(claim["sub_event_type"]["enum"])
    assert {kind.event_type for kind in kinds().kinds.values()} <= set(claim["event_type"]["enum"])


def test_lexicon_is_broad():
    lexicon = triggers()
    entries = sum(map(len, lexicon.verbs.values())) + sum(map(len, lexicon.nouns.values()))
    assert entries >= 500


def test_every_group_of_rules_is_used_and_ends_in_a_default():
    used = {frame.group for frame in triggers().frames.values() if frame.group is not None}
    assert used == set(kinds().rules)
    for rules in kinds().rules.values():
        last = rules[-1]
        conditions = (last.weapon, last.initiator, last.target, last.words)
        assert not any(conditions)
        assert last.forced is None


def test_stronger_patterns_come_first():
    for patterns in triggers().verbs.values():
        strengths = [pattern.strength for pattern in patterns]
        assert strengths == sorted(strengths, reverse=True)


def test_tables_are_not_empty():
    assert weapons()
    assert deed_words().light_verbs
    assert control_words().held_suffixes
    assert stance_tables().planned.governors
    assert stance_tables().background_days > 0


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"kind": "Armed clash", "roles": "directed", "colour": "red"}, "colour"),
        ({"kind": "Skirmish", "roles": "directed"}, "Skirmish"),
        ({"kind": "=nothing", "roles": "directed"}, "nothing"),
        ({"kind": "Armed clash", "roles": "sideways"}, "sideways"),
        ({"kind": "Armed clash", "roles": "directed", "control": "owned"}, "owned"),
        ({"kind": "Armed clash", "roles": "directed", "verbs": ["hit {thing}"]}, "thing"),
        ({"kind": "Armed clash", "roles": "directed", "verbs": ["<someone> hit"]}, "someone"),
        ({"kind": "Armed clash", "roles": "directed", "verbs": "hit"}, "verbs"),
        ({"roles": "directed"}, "kind"),
    ],
)
def test_a_faulty_frame_is_named(monkeypatch, row, complaint):
    monkeypatch.setattr(triggers_module, "load_table", lambda _name: {"faulty": row})
    with pytest.raises(VocabularyError, match=complaint):
        triggers_module.triggers.__wrapped__()


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ([{"kind": "Armed clash", "weapon": ["air"]}], "last rule"),
        ([{"kind": "Skirmish"}], "Skirmish"),
        ([{"kind": "Armed clash", "weapon": ["spear"]}, {"kind": "Armed clash"}], "spear"),
        ([], "last rule"),
    ],
)
def test_a_faulty_rule_is_named(monkeypatch, rows, complaint):
    load = kinds_module.load_table
    tables = {kinds_module.RULES_FILE: {"group": rows}}
    monkeypatch.setattr(kinds_module, "load_table", lambda name: tables.get(name) or load(name))
    with pytest.raises(VocabularyError, match=complaint):
        kinds_module.kinds.__wrapped__()
