"""Own sentences: (text, words of the clause, names of the chain after the outlet, why the row is here)."""

import pytest

import warledger
from warledger.reading.actors.find import find_actors
from warledger.reading.attributions.find import find_attributions
from warledger.reading.chains import chain_at, origin_of
from warledger.reading.parse import parse_document
from warledger.records import Actor, Document, Link


def chains(text, clause):
    document = Document(id="d", digest="sha256:0", text=text, outlet="The Courier")
    start = text.index(clause)
    found = find_attributions(parse_document(document), ())
    return chain_at(start, start + len(clause), found, (), document)


def names(text, clause):
    return [[link.name for link in chain[1:]] for chain in chains(text, clause)]


LEAK = (
    "It was reported that rebels took the fort. From there they shelled the port, said Musa Diallo, head of the Coast "
    "Watch."
)
CITY = (
    "The army said its troops took the mill. Shells hit the school the same night. An officer denied that the school "
    "was shelled."
)
SIEGE = (
    "The governor, Musa Diallo, said the port was open. He said ships were waiting. "
    "It is believed that mines block the channel. The channel was dredged in May."
)
ROWS = [
    ("Rebels took the fort on Friday.", "Rebels took the fort", [[]], "the outlet's own words"),
    ("The army said rebels took the fort.", "rebels took the fort", [["army"]], "one speaker"),
    (
        "The Coast Observatory counted 12 dead soldiers on Sunday.",
        "12 dead soldiers",
        [["Coast Observatory"]],
        "who counts the dead says so",
    ),
    ("Rebels found three tanks in the fort.", "three tanks in the fort", [[]], "who finds things does not tell"),
    (LEAK, "rebels took the fort", [[None]], "nobody is named; the next sentence's speaker does not leak back"),
    (LEAK, "they shelled the port", [["Musa Diallo"]], "the second sentence's own speaker"),
    (LEAK, "took", [[None]], "a trigger alone finds the same chain"),
    ("Rebels and state media said the fort fell.", "the fort fell", [["rebels"], ["state media"]], "two speakers"),
    (CITY, "its troops took the mill", [["army"]], "said"),
    (CITY, "Shells hit the school", [[]], "a sentence after reported speech is the outlet's"),
    (CITY, "the school was shelled", [["officer"]], "denied, by the one who denies"),
    (SIEGE, "ships were waiting", [["Musa Diallo"]], "he"),
    (SIEGE, "mines block the channel", [[None]], "no speaker of the sentence before"),
    (SIEGE, "The channel was dredged", [[]], "nor after"),
    ("State radio quoted the envoy as saying that the bridge was hit.", "the bridge was hit", [["state radio",
     "envoy"]],
     "quoted within quoted"),
    ("Reuters reported, citing two officers, that the rebels had left Goma.", "the rebels had left Goma",
     [["Reuters", "two officers"]], "cited"),
    ('"They are cut off," the army said, without naming Gorin, where villagers said they were fighting.',
     "They are cut off", [["army"]], "the quotation"),
    ('"They are cut off," the army said, without naming Gorin, where villagers said they were fighting.',
     "they were fighting", [["villagers"]], "a claim inside the attribution phrase, not the army's"),
    ("The mayor condemned the shelling of the school.", "the shelling of the school", [[]],
     "a judgement asserts nothing"),
    ("The general ordered his men to storm the ridge.", "storm the ridge", [[]], "nor does an order"),
    ("The Pentagon declined to confirm the strike.", "the strike", [[]], "nor does who declines"),
    ("The army has not confirmed the loss of the village.", "the loss of the village",
     [[]], "nor who does not confirm"),
    ("The drive appeared to be aimed at the dam.", "aimed at the dam", [[]], "the outlet's own inference"),
    ("Residents said the army shelled Rafah, while the army said militants fired first.", "the army shelled Rafah",
     [["residents"]], "the first of two"),
    ("Residents said the army shelled Rafah, while the army said militants fired first.", "militants fired first",
     [["army"]], "the second of two"),
    ("It was reported by the BBC that the dam burst.", "the dam burst", [["BBC"]], "a passive with its agent"),
    ("The junta is said to have lost Lashio.", "lost Lashio", [[None]], "a passive with nobody"),
    ('A rebel officer confirmed the news: "We took the ridge," Samir Darwish, an officer of the Third Band, said.',
     "We took the ridge", [["Samir Darwish"]], "the same person twice is one link"),
    ('"They burned the mill," said Musa, a farmer. "They took the cattle.\n\n"We ran to the river."',
     "We ran to the river", [["Musa"]], "over paragraphs"),
    ("Officials in Donetsk said fire had killed a woman there, TASS reported.", "fire had killed a woman there",
     [["TASS", "officials in Donetsk"]], "the last cue tells the whole sentence"),
    ("The general said help was coming; according to one aide, it would come late.", "help was coming",
     [["general"]], "a phrase stays on its side of the semicolon"),
    ("The General Staff of the Army said that 30 raids had been repelled.", "30 raids had been repelled",
     [["General Staff of the Army"]], "a staff is no general"),
    ("Troops stormed Orlin on Monday, the military said, as Moscow claimed that it had razed a base.",
     "Troops stormed Orlin", [["military"]], "before the next speaker"),
    ("Troops stormed Orlin on Monday, the military said, as Moscow claimed that it had razed a base.",
     "it had razed a base", [["Moscow"]], "the next speaker's own word"),
    ("The UN said it had received reports that villagers were killed.", "villagers were killed", [["UN", None]],
     "reports within speech"),
    ("Two men died, according to a nurse; talk of sixty dead is false, the Ministry of Health said.", "Two men died",
     [["nurse"]], "before the semicolon"),
    ("Two men died, according to a nurse; talk of sixty dead is false, the Ministry of Health said.",
     "talk of sixty dead is false", [["Ministry of Health"]], "behind it"),
    ("The Band took the camp and held sixty men prisoner, the militia's spokesman Omar Dallo said.",
     "held sixty men prisoner", [["Omar Dallo"]], "a title that the parser gave to what is said"),
    ('A medic at a clinic said ten men came in. "Two of them died," he added.', "Two of them died",
     [["medic at a clinic"]],
     "he is whoever spoke, named or not"),
    ("Unconfirmed reports say the fort fell.", "the fort fell", [[None]], "talk that is nobody's"),
    ("UN reports say the fort fell.", "the fort fell", [["UN reports"]], "but these are somebody's"),
    ("The ministry said nothing about the fall of the fort.", "the fall of the fort", [[]], "nothing was said"),
    ("The Joint media cell said the fort fell. The media cell put the dead at 40.", "the dead at 40",
     [["Joint media cell"]], "a short name"),
    ("The Band took the fort from militias, who, according to Musa Diallo, left 30 dead.", "The Band took the fort",
     [[]], "a speaker inside a relative clause tells no more than the clause"),
    ("The Band took the fort from militias, who, according to Musa Diallo, left 30 dead.", "left 30 dead",
     [["Musa Diallo"]], "but the clause"),
    ("Rebels took a barracks. That is what their spokesman, Musa Diallo, said.", "Rebels took a barracks",
     [["Musa Diallo"]], "told a sentence later"),
    ("The fort fell on Monday. The mayor confirmed this. The mill burned.", "The fort fell", [["mayor"]],
     "confirmed so"),
    ("The fort fell on Monday. The mayor confirmed this. The mill burned.", "The mill burned", [[]],
     "and no more than that"),
    ("The fort fell on Monday. The mayor denied this.", "The fort fell", [[]],
     "a denial leaves the word with the outlet"),
    ("Ten lorries were hit, the mayor said, citing the commander of the Second Column, Major General Karim al-Obaisi.",
     "Ten lorries were hit", [["mayor", "Karim al-Obaisi"]], "the name behind the description"),
    ("The army shelled a clinic, the rebels said, an accusation the ministry denied.", "the ministry denied", [[]],
     "a denial put behind is not the speaker's"),
    ('UN envoy Alma Ferrer said: "All guests have confirmed that they will come."', "they will come",
     [["Alma Ferrer"]], "who confirms inside a quotation does something"),
    ("The envoy admitted that the Band had lost two men, but made no mention of the retreat from the fort.",
     "the retreat from the fort", [[]], "who is silent about it does not tell it"),
    ('"They beat the boys," a nurse said. "They looted my shop." The Desk could not verify this.',
     "They looted my shop", [["nurse"]], "who cannot verify is not quoted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "clause", "expected", "why"), ROWS)
def test_a_clause_has_its_chains(text, clause, expected, why):
    assert names(text, clause) == expected, why


def test_the_outlet_comes_first():
    assert chains("The army said rebels took the fort.", "rebels took the fort")[0][0] == Link(
        "The Courier", "reported", outlet=True
    )


def test_origin_is_the_innermost_speaker_or_nobody():
    outlet = Link("The Courier", "reported", outlet=True)
    assert origin_of((outlet,)) == "The Courier"
    assert origin_of((outlet, Link("army", "said"))) == "army"
    assert origin_of((outlet, Link(None, "unnamed"))) is None


def test_chains_have_at_most_three():
    text = "Rebels, soldiers, medics and witnesses said the fort fell."
    assert len(chains(text, "the fort fell")) <= 3


def link(text, clause, actors=()):
    document = Document(id="d", digest="sha256:0", text=text, outlet="The Courier")
    start = text.index(clause)
    found = find_attributions(parse_document(document), actors)
    return chain_at(start, start + len(clause), found, actors, document)[0][-1]


AFFILIATED = [
    ("The fort fell, said Amina Yusuf, head of the Sahel Watch group.", "The fort fell", "Sahel Watch", "head of"),
    ("Samir Darwish, a spokesman for the main rebel group, Third Band, said the fort fell.", "the fort fell",
     "Third Band", "the name behind the description"),
    ("UN spokeswoman Alma Ferrer said the fort fell.", "the fort fell", "UN", "before the role"),
    ("Amina Yusuf, head of Sahel Watch, said roads were cut. Yusuf said the fort fell.", "the fort fell", "Sahel Watch",
     "learnt at one mention, holds at all"),
    ("The army said it was ready. Its spokesman, Omar Dallo, said the fort fell.", "the fort fell", "army",
     "its is the group that spoke before"),
    ("A doctor at a clinic in Gogjali said the fort fell.", "the fort fell", "clinic", "and not where it is"),
    ("One of the witnesses said the fort fell.", "the fort fell", None, "a number is nobody's employer"),
    ("Russia's ambassador to Damascus said the fort fell.", "the fort fell", "Russia", "and not where he is posted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "clause", "affiliation", "why"), AFFILIATED)
def test_a_link_knows_for_whom_it_speaks(text, clause, affiliation, why):
    assert link(text, clause).affiliation == affiliation, why


def test_the_affiliation_gives_the_side():
    text = "Samir Darwish, a spokesman for the Third Band, said the fort fell."
    at = text.index("the Third Band")
    band = Actor(at, at + len("the Third Band"), "Third Band", id="third-band", kind="rebel", side="opposition")
    found = link(text, "the fort fell", (band,))
    assert (found.name, found.affiliation, found.side) == ("Samir Darwish", "Third Band", "opposition")


def test_a_link_has_the_span_of_its_speaker():
    text = "The army said rebels took the fort."
    found = link(text, "rebels took the fort")
    assert text[found.start : found.end] == "The army"


TWO_SIDES = [
    ("The Rapid Support Forces took a camp in Sudan. The Sudanese army fled. Both sides confirmed a truce had begun.",
     "a truce had begun", {"rsf", "government"}, "both sides are the two that are named"),
    ("Azerbaijan and Armenia fought near Stepanakert. The two armies confirmed that a truce had begun.",
     "a truce had begun", {"azerbaijan", "armenia"}, "two states"),
    ("Syrian rebels, Islamic State and Syrian government forces fought in Idlib. Both sides said a truce had begun.",
     "a truce had begun", {None}, "of three, nobody knows which two"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "clause", "sides", "why"), TWO_SIDES)
def test_both_sides_are_two_speakers(text, clause, sides, why):
    document = Document(id="d", digest="sha256:0", text=text, outlet="The Courier")
    parse = parse_document(document)
    actors = find_actors(parse)
    start = text.index(clause)
    found = chain_at(start, start + len(clause), find_attributions(parse, actors), actors, document)
    assert {chain[-1].side for chain in found} == sides, why


def test_a_monitor_whose_director_is_known_has_no_party_for_a_side():
    text = (
        "Failaq al-Rahman said its fighters still held the mill. The Syrian Observatory for Human Rights counted ten "
        "dead. Its director, Rami Abdel Rahman, said that shells fell on the square."
    )
    reading = warledger.read(text, published="2017-03-20")
    chain = next(claim.chain for claim in reading.claims if claim.origin == "Rami Abdel Rahman")
    assert (chain[-1].affiliation, chain[-1].side) == ("Syrian Observatory for Human Rights", None)
