"""The net for kinds: what it sees of a text, what it says, and that it says the same of the same words."""

import subprocess
import sys
from pathlib import Path

import pytest

from warledger.reading import nets
from warledger.reading.nets.kinds import MAX_PIECES, judge
from warledger.reading.nets.masking import masked
from warledger.vocabulary.kinds import kinds

MASKED = (
    ("Rebels shelled Donetsk.", "rebels shelled [MASK] .", "a name is a mask, a first word is none"),
    ("Hayat Tahrir al-Sham", "[MASK] al - [MASK]", "a run of names is one mask"),
    ("The Ukrainian army", "the [MASK] army", "a people is a name"),
    ("40 of 1,200", "12 of 12 , 12", "numbers look alike"),
    ("ARMY SHELLS Goma", "army shells [MASK]", "a headline's capitals are no names"),
    ("an IED near Zaria", "an ied near [MASK]", "a weapon's short name is kept"),
)
TELLS = (
    ("Warplanes bombed a market in the old town, killing nine people.", "bombed", "Air/drone strike"),
    ("Soldiers and rebels traded fire for an hour outside the village.", "traded", "Armed clash"),
    ("Police used tear gas to break up a march by students.", "used", "Protest with intervention"),
    ("A roadside bomb blew up under a bus, killing four passengers.", "blew", "Remote explosive/landmine/IED"),
    (
        "Fighters dragged three teachers from their homes and drove them away.",
        "dragged",
        "Abduction/forced disappearance",
    ),
    ("Customs officers found forty rifles under sacks of rice.", "found", "Disrupted weapons use"),
    ("The striker scored twice as the visitors shot wide again and again.", "shot", "none"),
)


@pytest.mark.parametrize(("text", "seen", "reason"), MASKED)
def test_what_the_net_sees(text, seen, reason):
    assert " ".join(word.word for word in masked(text)) == seen, reason


def test_the_ranges_are_the_words():
    text = "Rebels in New Town shelled it."
    assert [text[w.start : w.end] for w in masked(text)][:2] == ["Rebels", "in"]
    assert all(text[w.start : w.end].strip() for w in masked(text))


@pytest.mark.parametrize(("text", "word", "kind"), TELLS)
def test_what_the_net_says(text, word, kind):
    judged, start = judge(text), text.index(word)
    told, whole = judged.of_words(start, start + len(word)), judged.of_whole()
    assert max(told, key=told.__getitem__) == kind
    assert max(whole, key=whole.__getitem__) == kind


def test_names_and_numbers_are_alike_to_the_net():
    here, there = judge("Kyiv said 12 shells hit Izium."), judge("Moscow said 300 shells hit Belgorod.")
    assert here.of_whole() == there.of_whole()


def test_it_points_at_the_event():
    text = "Masked men on motorcycles massacred a family of eight in the hills on Monday."
    start = text.index("massacred")
    assert judge(text).points_at(start, start + len("massacred")) > 0.5


def test_it_knows_every_kind_and_none():
    assert judge("A text.").labels == (*kinds().kinds, "none")


def test_words_beyond_its_window_are_not_judged():
    text = "word " * (2 * MAX_PIECES) + "bombed"
    assert judge(text).of_words(len(text) - 6, len(text)) == {}
    assert judge(text).points_at(len(text) - 6, len(text)) == 0.0


def test_an_empty_text_is_judged():
    assert sum(judge("").of_whole().values()) == pytest.approx(1, abs=0.01)


def test_it_is_small():
    sizes = [path.stat().st_size for path in Path(nets.__file__).parent.glob("*.onnx")]
    assert max(sizes) <= 25e6
    assert sum(sizes) <= 30e6


def test_importing_the_package_loads_no_net():
    code = "import sys, warledger; print(any(name.startswith(('onnxruntime', 'tokenizers')) for name in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
