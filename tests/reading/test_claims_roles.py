"""Who does a deed and who suffers it: voices of the verb, shared subjects, relatives, nouns; no side is favoured."""

import itertools

import pytest

from warledger.reading.parse import parse_documents
from warledger.reading.reader import read_layers
from warledger.records import Claim, Document, Reading

# (sentence, trigger, those who do it, those who suffer it, reason); names as parts of canonical names, lower case
ROWS = (
    ("Hamas attacked Israeli troops on Saturday.", "attacked", ("hamas",), ("isr",), "subject and object"),
    ("Israel was attacked by Hamas on Saturday.", "attacked", ("hamas",), ("isr",), "passive with its doer"),
    ("Boko Haram killed twelve soldiers in Borno.", "killed", ("boko haram",), ("soldier|forces|army",), "kill"),
    ("The market in Donetsk was hit by shells fired by Hamas.", "hit", ("hamas",), (), "who fired what hit"),
    ("Shells fired by the Houthis hit a market in Marib.", "hit", ("houthi",), (), "a reduced relative in the subject"),
    ("The army said it had attacked Hamas in Gaza.", "attacked", ("army|forces",), ("hamas",), "it, the speaker"),
    ('"We attacked Hamas," the army said.', "attacked", ("army|forces",), ("hamas",), "we, the speaker"),
    ("Hezbollah said its men had ambushed Israeli troops.", "ambushed", ("hezbollah",), ("isr",), "its men"),
    ("Israel accused Hamas of shelling the town.", "shelling", ("hamas",), (), "who is accused did it"),
    ("Ukrainian troops retook Izium from Russian forces.", "retook", ("ukrain",), ("russia",), "taken from"),
    (
        "Rebels shelled the town and killed two soldiers.",
        "killed",
        ("rebel|opposition",),
        ("soldier|army|forces",),
        "shared subject",
    ),
    (
        "The rebels, who attacked the army at dawn, fled.",
        "attacked",
        ("rebel|opposition",),
        ("army|forces",),
        "relative clause",
    ),
    (
        "Fighters loyal to the Houthis ambushed Saudi troops.",
        "ambushed",
        ("houthi|fighter",),
        ("saudi",),
        "a modified subject",
    ),
    (
        "The army's attack on Hezbollah continued in Tyre.",
        "attack",
        ("army|forces",),
        ("hezbollah",),
        "possessive and 'on'",
    ),
    (
        "An attack by the Taliban on Afghan police killed four.",
        "killed",
        ("taliban",),
        ("police",),
        "noun with 'by' and 'on'",
    ),
    (
        "Houthi airstrikes on Saudi troops continued in Marib.",
        "airstrikes",
        ("houthi",),
        ("saudi",),
        "a name before the noun",
    ),
    ("Al-Shabaab began to attack Ugandan soldiers.", "attack", ("shabaab",), ("uganda",), "raising verb"),
    ("Turkey forced the PKK to withdraw from the valley.", "forced", ("turk",), ("pkk|kurdistan",), "forced to"),
    ("Hezbollah came under fire from Israeli troops.", "came under fire", ("isr",), ("hezbollah",), "under fire from"),
    (
        "M23 captured Goma after attacking Congolese troops.",
        "attacking",
        ("m23|23",),
        ("congo",),
        "subject of an adjunct",
    ),
    (
        "Kurdish forces seized weapons from Islamic State.",
        "seized",
        ("kurd|syrian democratic",),
        (),
        "what is seized is no party",
    ),
)
# who does it stands in a noun, behind the means, or in a headline
ROWS += (
    ("Five men died in a Houthi rocket attack in Marib.", "died", ("houthi",), (), "a name before two nouns"),
    ("Three people were killed in a Russian airstrike in Idlib.", "killed", ("russia",), (), "an adjective"),
    ("The attack launched by the Taliban killed nine in Kunduz.", "killed", ("taliban",), (), "launched by"),
    (
        "Strikes carried out by the Syrian army and Hezbollah killed ten people in Douma.",
        "killed",
        ("syrian", "hezbollah"),
        (),
        "carried out by two",
    ),
    ("The Syrian city of Foua has been under Islamist siege for a year.", "siege", ("militant",), (), "a siege"),
    ("The shelling of the Russian warplanes went on in Idlib.", "shelling", ("russia",), (), "the arms it comes from"),
    (
        "Ahrar al-Sham targeted with mortar shells the village of Hadar.",
        "targeted",
        ("ahrar",),
        (),
        "the object stands behind the means",
    ),
    ("Six citizens killed in Damascus", "killed", (), ("citizens",), "a headline without auxiliary"),
    (
        "Six citizens killed, 22 injured in shelling by Hamas in Damascus",
        "killed",
        ("hamas",),
        ("citizens",),
        "a headline with a second count",
    ),
    ("Hamas shelled the rebel-held district of Jobar.", "shelled", ("hamas",), (), "who holds the ground is no target"),
    ("Air raids on Douma kill ten Reuters", "kill", (), (), "an outlet's name beside the headline"),
    ("Hamas was not able to capture the town of Jobar.", "capture", ("hamas",), (), "unable to"),
    ("Hamas launched an operation to capture the town of Jobar.", "capture", ("hamas",), (), "an operation to"),
    ("Washington extended its airstrikes in Syria.", "airstrikes", ("united states|us ",), (), "a capital that bombs"),
    (
        "A number of shells fired by Hamas killed and injured five civilians in Homs.",
        "killed",
        ("hamas",),
        ("civilians",),
        "an object shared by two participles",
    ),
    ("Units of the Syrian army shelled Douma.", "shelled", ("syrian",), (), "units of the army are the army"),
)
MUTUAL = (
    ("Hamas and Israel fought in Gaza City.", "fought", {"hamas", "isr"}, "coordination"),
    ("Clashes between Hamas and Israel erupted in Gaza.", "lashes", {"hamas", "isr"}, "between"),
    ("Hezbollah clashed with Israel on Sunday.", "clashed", {"hezbollah", "isr"}, "with"),
    ("The Taliban battled Islamic State in Kunar.", "battled", {"taliban", "islamic state"}, "object"),
    ("Fighting with the Taliban continued in Kunduz, the Afghan army said.", "ighting", {"taliban"}, "with, alone"),
)


def read(texts: list[str]) -> list[Reading]:
    documents = [Document(str(n), f"sha256:{n}", text, outlet="Wire") for n, text in enumerate(texts)]
    return [read_layers(parse) for parse in parse_documents(documents)]


def claim_of(reading: Reading, trigger: str) -> Claim:
    text = reading.document.text
    found = [c for c in reading.claims if trigger in text[slice(*c.trigger)]]
    assert found, (trigger, [text[slice(*c.trigger)] for c in reading.claims])
    return found[0]


def names(reading: Reading, indexes: tuple[int, ...]) -> str:
    return " ".join(reading.actors[i].name.lower() for i in indexes)


@pytest.mark.parametrize(("text", "trigger", "doers", "sufferers", "reason"), ROWS, ids=[r[0][:40] for r in ROWS])
def test_roles(text, trigger, doers, sufferers, reason):
    reading = read([text])[0]
    claim = claim_of(reading, trigger)
    for wanted, indexes in ((doers, claim.initiators), (sufferers, claim.targets)):
        got = names(reading, indexes)
        assert all(any(part in got for part in word.split("|")) for word in wanted), (reason, wanted, got)
        assert wanted or not got, (reason, got)


@pytest.mark.parametrize(("text", "trigger", "sides", "reason"), MUTUAL, ids=[r[0][:40] for r in MUTUAL])
def test_two_sided_fighting_has_initiators_only(text, trigger, sides, reason):
    reading = read([text])[0]
    claim = claim_of(reading, trigger)
    got = names(reading, claim.initiators)
    assert all(side in got for side in sides), (reason, got)
    assert claim.targets == (), reason


# Templates with two armed non-state sides: swapping their names swaps the roles and changes nothing else.
SIDES = ("Hezbollah", "Hamas", "Boko Haram", "Islamic State")
TEMPLATES = (
    "{a} attacked {b} in the valley on Monday.",
    "{a} was attacked by {b} near the river.",
    "{a} shelled positions of {b} overnight.",
    "{a} killed ten fighters of {b}.",
    "{a} clashed with {b} in the hills.",
    "Clashes broke out between {a} and {b} on Friday.",
    "{a} captured a village from {b}.",
    "An attack by {a} on {b} was repelled.",
    "{a} fired rockets at {b} from the border.",
    "{a} blamed {b} for the bombing.",
    "{a} accused {b} of shelling the camp.",
    "{a} said {b} had ambushed its convoy.",
    "{a}, which attacked {b} last week, withdrew.",
    "{a} bombed {b} after {b} killed a commander.",
    "{a} besieged {b} in the old town.",
    "{a} plans to attack {b} this week.",
)


@pytest.mark.parametrize("template", TEMPLATES)
def test_swapped_names_swap_roles_and_change_nothing_else(template):
    pairs = list(itertools.permutations(SIDES, 2))
    seen = {
        pair: signature(r, pair)
        for pair, r in zip(pairs, read([template.format(a=a, b=b) for a, b in pairs]), strict=True)
    }
    for a, b in itertools.combinations(SIDES, 2):
        assert seen[a, b] == seen[b, a], template


def signature(reading: Reading, pair: tuple[str, str]) -> list[tuple[object, ...]]:
    """Return a reading's claims with the two sides called A and B."""

    def called(indexes: tuple[int, ...]) -> tuple[str, ...]:
        found = []
        for index in indexes:
            name = reading.actors[index].name.lower()
            found.append("A" if pair[0].lower() in name else "B" if pair[1].lower() in name else name)
        return tuple(sorted(found))

    return [
        (c.sub_event_type, c.stance, c.negated, called(c.initiators), called(c.targets), len(c.responsibility))
        for c in reading.claims
    ]
