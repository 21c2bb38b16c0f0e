"""What kind of event a sentence tells: one row a phenomenon, in our own sentences about many wars."""

import pytest

from warledger.reading.parse import parse_documents
from warledger.reading.reader import read_layers
from warledger.records import Document, Reading

CLASH, GAIN, TAKEN = "Armed clash", "Government regains territory", "Non-state actor overtakes territory"
AIR, SHELL, MINE = "Air/drone strike", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED"
ABDUCTED, CHANGE, DISRUPTED = "Abduction/forced disappearance", "Change to group/activity", "Disrupted weapons use"
BASE, LOOTED, HANDED = (
    "Headquarters or base established",
    "Looting/property destruction",
    "Non-violent transfer of territory",
)

# (sentence, a word of the trigger, kind, reason)
ROWS = (
    (
        "Air defences destroyed two drones over Belgorod.",
        "destroyed",
        "Disrupted weapons use",
        "uncrewed, brought down",
    ),
    (
        "A drone hit a clinic on Thursday, hurting a nurse. Four policemen have been missing since Tuesday.",
        "policemen",
        ABDUCTED,
        "who is missing is not told to be hit by what stands before",
    ),
    ("The army lost 40 men in Homs.", "lost", CLASH, "men lost, no ground"),
    (
        "Rebels attacked army positions in Jobar on Sunday. Two car bombs exploded near the front line.",
        "attacked",
        CLASH,
        "a fight between two forces, whatever blew up in it",
    ),
    ("Four people were killed in rebel fire on the west of Aleppo.", "killed", SHELL, "fire of arms, no blaze"),
    ("Four people died in a fire at a warehouse in Aleppo.", "died", "Disaster", "a blaze"),
    ("Gunmen emptied the pharmacy in Bunia.", "emptied", LOOTED, "a store emptied is a store looted"),
    ("A convoy of armoured vehicles was seen near Sebha.", "seen near", CHANGE, "forces seen somewhere"),
    ("Hamas denied storing rockets in a school.", "storing", CHANGE, "arms kept somewhere"),
    ("Soldiers crossed the river near Kupiansk.", "crossed", CLASH, "a line crossed is an advance"),
    ("The envoy will fly to Doha on Sunday for ceasefire talks.", "fly", "Diplomacy", "on the way to talks"),
    ("Engineers reopened the road to Minova.", "reopened the road", "Other", "a way opened again"),
    ("The criminals blew up the building themselves.", "blew up", "Remote explosive/landmine/IED", "not themselves"),
    ("Troops took 60 soldiers prisoner in Homs.", "took", "Arrests", "prisoners of war"),
    ("Foreign instructors are believed to have arrived in Loikaw.", "arrived", "Change to group/activity", "helpers"),
    ("Government troops clashed with rebels near Taiz on Monday.", "clashed", CLASH, "a verb of fighting"),
    ("Fierce clashes erupted between the army and insurgents in Marib.", "clashes", CLASH, "a noun and its verb"),
    ("Ukrainian and Russian forces exchanged fire along the Dnipro.", "exchanged", CLASH, "verb and object"),
    ("Fighting raged in the streets of Khartoum for a third day.", "Fighting", CLASH, "a noun that rages"),
    ("The militants fought a gun battle with police in Jos.", "gun battle", CLASH, "a noun of two words"),
    ("Rebels attacked an army checkpoint outside Goma.", "attacked", CLASH, "armed men attack a military post"),
    ("Insurgents ambushed a military convoy near Pemba.", "ambushed", CLASH, "an ambush on soldiers"),
    ("The army repelled an assault on the airport.", "repelled", CLASH, "an assault driven off is fighting"),
    ("Soldiers drove back the fighters by dawn.", "drove back", CLASH, "verb and particle"),
    ("Houthi forces advanced towards Marib on Sunday.", "advanced", CLASH, "an advance is fighting"),
    ("The army launched a new offensive in Tigray.", "launched", CLASH, "a light verb and its noun are one claim"),
    ("Al-Shabaab fighters stormed a military base in Somalia.", "stormed", CLASH, "storming a base"),
    ("Government troops recaptured the town of Bama.", "recaptured", GAIN, "the state takes a place back"),
    ("Iraqi forces retook the city of Ramadi.", "retook", GAIN, "the state retakes"),
    ("The army regained control of the village.", "regained control", GAIN, "verb and object for control"),
    ("Rebels captured the town of Bunagana on Monday.", "captured", TAKEN, "rebels take a town"),
    ("Taliban fighters seized control of Kunduz.", "seized control", TAKEN, "verb and object for control"),
    ("Insurgents overran a garrison in northern Mali.", "overran", TAKEN, "overrunning is taking"),
    ("The city of Goma fell to M23 rebels.", "fell to", TAKEN, "the place is the subject"),
    ("Rebels took control of several buildings in Aleppo.", "took control", TAKEN, "three words"),
    ("The attack forced rebels to retreat from Jobar.", "forced", GAIN, "rebels forced out: the state regains"),
    ("Soldiers withdrew from the city of Kherson.", "withdrew", HANDED, "a withdrawal without force"),
    ("The militia handed over the airport to the government.", "handed over", HANDED, "a handover"),
    ("Warplanes bombed a market in Idlib.", "bombed", AIR, "what bombs tells the kind"),
    ("An air strike hit a hospital in Hodeidah.", "hit", AIR, "the subject names the means"),
    ("A drone strike killed two people in Datta Khel.", "killed", AIR, "harm takes the kind of its means"),
    ("Israeli jets struck targets in southern Lebanon overnight.", "struck", AIR, "jets strike from the air"),
    ("Twelve civilians died in air raids on Saada.", "died", AIR, "dead in air raids"),
    ("Russian forces carried out airstrikes on Kharkiv.", "carried out", AIR, "a light verb and its noun"),
    ("Helicopters dropped barrel bombs on Daraya.", "dropped", AIR, "barrel bombs fall from the air"),
    ("Artillery shelled residential areas of Donetsk.", "shelled", SHELL, "shelling"),
    ("Militants fired rockets into Sderot.", "fired rockets", SHELL, "verb and weapon"),
    ("A mortar shell hit a school in Damascus.", "hit", SHELL, "the subject is a shell"),
    ("The hospital was hit with a missile.", "hit", SHELL, "the means follows the passive"),
    ("Rebels shot down a helicopter over Idlib.", "shot down", SHELL, "a crewed aircraft brought down"),
    ("Two children were wounded by shelling in Stepanakert.", "wounded", SHELL, "harm by shelling"),
    ("A roadside bomb killed three soldiers near Kandahar.", "killed", MINE, "harm by a bomb"),
    ("A landmine exploded under a bus in Mali.", "exploded", MINE, "a mine"),
    ("A car bomb went off in central Baghdad.", "went off", MINE, "a bomb that goes off"),
    ("Four farmers were killed when a mine exploded near Bentiu.", "killed", MINE, "the means in a when-clause"),
    ("A suicide bomber blew himself up at a mosque in Kabul.", "blew", "Suicide bomb", "a suicide bomber"),
    ("A suicide attack killed nine people in Mogadishu.", "killed", "Suicide bomb", "harm by a suicide attack"),
    ("Two attackers detonated their vests in a market.", "detonated", "Suicide bomb", "vests"),
    ("Gunmen threw a grenade into a bar in Bujumbura.", "threw a grenade", "Grenade", "a thrown grenade"),
    ("A chemical attack killed dozens in the town.", "killed", "Chemical weapon", "harm by chemicals"),
    ("Aircraft dropped chlorine on the suburb.", "dropped chlorine", "Chemical weapon", "chlorine from the air"),
    ("Gunmen killed six villagers in Benue.", "killed", "Attack", "armed men kill civilians"),
    ("Militants beheaded two hostages.", "beheaded", "Attack", "an execution"),
    ("Armed men opened fire on worshippers at a church.", "opened fire", "Attack", "fire at unarmed people"),
    ("Fighters massacred residents of a village in Ituri.", "massacred", "Attack", "a massacre"),
    ("A journalist was assassinated in Aden.", "assassinated", "Attack", "a named trade, no side"),
    ("Soldiers raped women in the camp.", "raped", "Sexual violence", "rape"),
    ("Gunmen kidnapped 20 schoolgirls in Zamfara.", "kidnapped", ABDUCTED, "kidnapping"),
    ("Pirates took the crew hostage.", "took", ABDUCTED, "taking hostages"),
    ("Police arrested an opposition leader in Kampala.", "arrested", "Arrests", "an arrest"),
    ("Security forces detained 40 activists.", "detained", "Arrests", "detention"),
    ("Thousands of people protested in Khartoum.", "protested", "Peaceful protest", "a protest"),
    ("Demonstrators marched through Beirut.", "marched", "Peaceful protest", "a march"),
    ("Police fired tear gas to disperse protesters.", "fired tear", "Protest with intervention", "tear gas"),
    ("Security forces shot protesters in Yangon.", "shot", "Excessive force against protesters", "live fire"),
    ("Rioters threw stones at police in Nablus.", "threw stones", "Violent demonstration", "stones"),
    ("A mob lynched a suspected thief.", "lynched", "Mob violence", "a mob"),
    ("The two sides agreed to a ceasefire.", "agreed to", "Agreement", "agreeing"),
    ("The group released 30 prisoners in a swap.", "released", "Agreement", "a release"),
    ("Fifty fighters surrendered to the army.", "surrendered", "Agreement", "a surrender"),
    ("A truce took effect in Hodeidah at midnight.", "truce", "Agreement", "a truce"),
    ("Russia deployed troops to the border.", "deployed", CHANGE, "a deployment"),
    ("A commander defected to the rebels.", "defected", CHANGE, "a defection"),
    ("Troops defused a bomb in Maiduguri.", "defused", DISRUPTED, "a bomb made harmless"),
    ("Air defences intercepted two missiles over Riyadh.", "intercepted", DISRUPTED, "an interception"),
    ("Police seized weapons in a raid on a warehouse.", "seized weapons", DISRUPTED, "weapons seized"),
    ("Turkish forces established a base in Bashiqa.", "established a base", BASE, "a base"),
    ("Militiamen looted shops in El Fasher.", "looted", LOOTED, "looting"),
    ("Soldiers burned down houses in Kachin.", "burned down", LOOTED, "houses burned"),
    ("The rebels besieged the town for months.", "besieged", "Siege", "a siege"),
    ("Government forces encircled the city.", "encircled", "Siege", "an encirclement"),
    ("The Houthis blockaded the port.", "blockaded", "Siege", "a blockade"),
    ("Thousands of families fled the city.", "fled", "Displacement", "flight"),
    ("The fighting displaced 20,000 people.", "displaced", "Displacement", "displacement by fighting"),
    ("The agency delivered food to the camp.", "delivered food", "Aid", "aid delivered"),
    ("Envoys held talks in Muscat.", "held talks", "Diplomacy", "talks"),
    ("The foreign minister visited Moscow.", "visited", "Diplomacy", "a visit"),
    ("The UN condemned the attack.", "condemned", "Diplomacy", "a condemnation"),
    ("Islamic State claimed responsibility for the bombing.", "claimed responsibility", "Responsibility", "a claim"),
    ("Kyiv blamed Moscow for the strike.", "blamed", "Responsibility", "blame"),
    ("Rescuers recovered bodies from a mass grave.", "mass grave", "Other", "a mass grave"),
    ("Soldiers staged a coup in Niamey.", "coup", "Other", "a coup"),
    ("An earthquake struck northern Afghanistan.", "struck", "Disaster", "no deed of war"),
    ("Two bases were set up east of the town of Bashiqa.", "set up", BASE, "a plural that is no basis"),
    ("Three caches were discovered by an army patrol.", "discovered", DISRUPTED, "what is discovered is no words"),
    (
        "Customs officers found a large amount of ammunition.",
        "found",
        DISRUPTED,
        "an amount of ammunition is ammunition",
    ),
    (
        "A soldier has died and three were wounded after two mines exploded near Garissa.",
        "died",
        MINE,
        "the dead of what happened before",
    ),
    ("The unit broke up sit-ins in Atbara.", "broke up", "Protest with intervention", "a sit-in of two tokens"),
    (
        "The army stepped up its bloody crackdown on demonstrators.",
        "crackdown",
        "Excessive force against protesters",
        "a bloody crackdown",
    ),
    (
        "Gunmen attacked the market in Jos, and two of them were killed.",
        "killed",
        "Attack",
        "deaths by nobody named go with the deed before",
    ),
    ("The insurgents sustained heavy losses in raids by army choppers.", "sustained", AIR, "raids by choppers"),
    ("Mines keep taking away the lives of herders.", "taking away", MINE, "lives, not people, taken away"),
    ("A motorbike bomber killed nine people outside a mosque in Zinjibar.", "killed", "Suicide bomb", "who rides in"),
    ("Two Su-34 bombers hit targets near Kupiansk on Monday.", "hit", AIR, "bombers that fly"),
    ("The republic's aerospace forces killed 30 fighters near Palmyra.", "killed", AIR, "an arm that flies"),
    ("Air strikes hit the port of Hodeidah. The raids killed four dockers.", "killed", AIR, "raids are the strikes"),
    (
        "Rebels overran Bunia on Monday. Their raid on a village left six dead.",
        "left six",
        CLASH,
        "a raid on the ground",
    ),
    ("Rockets fell on Sderot. Three people were hurt in the attack.", "hurt", SHELL, "the attack told before"),
    ("Rockets fell on Sderot. The attacks damaged 20 houses.", "damaged", SHELL, "damage by the attack told before"),
    ("A mob smashed shops in Jos. The men damaged 20 houses.", "damaged", LOOTED, "damage by people"),
    ("Jets struck Palmyra on Sunday, according to activists.", "struck", AIR, "according is no accord"),
    ("Fighting was continuing near a military academy.", "Fighting", CLASH, "what is said to go on"),
    ("Rockets hit a base in Taiz. The attack has ended, a general said.", "attack", SHELL, "what is said to end"),
    ("Evacuation of Two Towns Resumes", "Evacuation", "Displacement", "a headline's movement"),
    ("The death toll after an attack on Bunia reached 51 people.", "death toll", "Attack", "a toll reaches nobody"),
    ("Aid convoys reached people in Douma on Sunday.", "reached", "Aid", "a convoy reaches people"),
    ("Crowds rallied in Goma. An attack on a school killed six.", "killed", "Attack", "a rally is no model"),
)


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    documents = [Document(str(n), f"sha256:{n}", row[0], outlet="Wire") for n, row in enumerate(ROWS)]
    return {parse.text: read_layers(parse) for parse in parse_documents(documents)}


@pytest.mark.parametrize(("text", "trigger", "kind", "reason"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_kind(readings, text, trigger, kind, reason):
    found = [(text[slice(*claim.trigger)], claim.sub_event_type) for claim in readings[text].claims]
    assert any(trigger in words and got == kind for words, got in found), (reason, found)


def test_every_claim_is_valid(readings):
    for text, reading in readings.items():
        for claim in reading.claims:
            assert 0 <= claim.start <= claim.trigger[0] < claim.trigger[1] <= claim.end <= len(text)
            assert claim.chain
            assert claim.id.startswith("c-")


def test_ids_are_unique_and_claims_in_order(readings):
    for reading in readings.values():
        ids = [claim.id for claim in reading.claims]
        assert len(ids) == len(set(ids))
        assert [c.start for c in reading.claims] == sorted(c.start for c in reading.claims)
