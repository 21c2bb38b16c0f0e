"""Who is meant by names and phrases: tables of (text, mention, expected)."""

import pytest

from warledger.reading.actors.find import find_actors
from warledger.reading.parse import parse_document
from warledger.records import Document


def actors_of(text, published="2017-03-21"):
    return find_actors(parse_document(Document("d", "sha256:0", text, published=published)))


def mention(text, words, published="2017-03-21"):
    start = text.index(words)
    found = [a for a in actors_of(text, published) if (a.start, a.end) == (start, start + len(words))]
    assert found, f"no mention {words!r}: {[text[a.start : a.end] for a in actors_of(text, published)]}"
    return found[0]


SYRIA = "Fighting went on around Idlib in Syria. "
GOVERNMENT = ("Syrian government forces", "government")
REBELS = ("Syrian opposition armed groups", "opposition")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Regime forces shelled the town.", "Regime forces", GOVERNMENT),  # one name whatever the outlet's word
        ("Government troops shelled the town.", "Government troops", GOVERNMENT),
        ("Forces loyal to Bashar al-Assad shelled it.", "Forces loyal to Bashar al-Assad", GOVERNMENT),
        ("Opposition fighters left the town.", "Opposition fighters", REBELS),
        ("The rebels left the town.", "rebels", REBELS),  # without the article
        ("Syrian rebels left the town.", "Syrian rebels", REBELS),
        ("The army said the town was safe.", "army", ("Syrian Arab Army", "government")),
        ("Russian warplanes struck the town.", "Russian warplanes", ("Russian forces", "russia")),
        ("Russia deployed more jets.", "Russia", ("Russia", "russia")),
        ("Faylaq ar-Rahman attacked.", "Faylaq ar-Rahman", ("Failaq al-Rahman", "opposition")),  # another spelling
        ("Syrian activists reported an advance.", "Syrian activists", ("Syrian activists", None)),  # no side
        ("Opposition activists said so.", "Opposition activists", ("opposition activists", "opposition")),
        ("Terrorists of the so-called Nusra Front fled.", "Terrorists", ("Nusra Front", "opposition")),  # theirs
        ("Pro-regime media reported an advance.", "Pro-regime media", ("pro-regime media", "government")),
    ],
)  # fmt: skip
def test_sides_in_syria(text, words, expected):
    found = mention(SYRIA + text, words)
    assert (found.name, found.side) == expected


def test_furniture_holds_no_mention():
    assert actors_of("") == ()


@pytest.mark.parametrize(
    ("date", "text", "words", "expected"),
    [
        # one state against another: adjectives and capitals name sides
        ("2023-05-01", "Russian troops left the Ukrainian town.", "Russian troops", ("Russian forces", "russia")),
        ("2023-05-01", "Kyiv denied that Ukraine had fired.", "Kyiv", ("Ukraine", "ukraine")),
        ("2023-05-01", "Soldiers from Ukraine or Russia fled.", "Soldiers", ("soldiers", None)),  # nobody says whose
        # the same words, other wars
        ("2015-02-01", "Rebels in Ukraine fled.", "Rebels", ("Donbas separatist forces", "donbas_separatists")),
        ("2019-05-01", "Rebels in Yemen shelled a town.", "Rebels", ("Houthis", "houthis")),
        ("2023-06-10", "In Sudan, the army bombed a market.", "army", ("Sudanese army", "government")),
        ("2023-06-10", "In Sudan, paramilitaries looted it.", "paramilitaries", ("Rapid Support Forces", "rsf")),
        ("2024-01-20", "Junta troops left a Myanmar town.", "Junta troops", ("Myanmar junta forces", "government")),
        ("2022-06-14", "In Congo, M23 rebels advanced.", "M23 rebels", ("M23", "m23")),
        ("2018-06-01", "Kenyan police fired at a crowd.", "Kenyan police", ("Kenyan police", "government")),
        # a group before a noun is the group; a person's forces are the side's
        ("2024-03-02", "Hamas fighters left Gaza.", "Hamas fighters", ("Hamas", "palestinian_factions")),
        ("2019-06-01", "In Libya, Haftar's forces advanced.", "Haftar's forces", ("Libyan National Army", "lna")),
        ("2019-11-04", "Iran-backed rebels in Yemen fled.", "Iran-backed rebels", ("Houthis", "houthis")),
        # titles give sides, names stay without them
        ("2018-07-01", "Nigerian police spokesman Bako Danladi left.", "Nigerian police spokesman Bako Danladi",
         ("Bako Danladi", "government")),
        ("2024-03-02", "Hamas spokesman Karim Naser spoke in Gaza.", "Hamas spokesman Karim Naser",
         ("Karim Naser", "palestinian_factions")),
        # not party to anything
        ("2017-03-21", "Residents of Aleppo fled.", "Residents", ("residents", None)),
        ("2017-03-21", "The UN said Aleppo needs food.", "UN", ("United Nations", None)),
        ("2017-03-21", "In Aleppo, gunmen shot a driver.", "gunmen", ("gunmen", None)),
    ],
)  # fmt: skip
def test_sides_of_other_wars(date, text, words, expected):
    found = mention(text, words, date)
    assert (found.name, found.side) == expected


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # short names, descriptions and pronouns carry the name of whom they stand for
        ("Omar Haddad spoke in Aleppo. Haddad then left.", "Haddad then", None),
        ("The Syrian Observatory for Human Rights said so. The monitor gave no figures.", "monitor",
         "Syrian Observatory for Human Rights"),
        ("Hezbollah denied the claim. The group said it was false.", "group", "Hezbollah"),
        ("The Syrian army said it had withdrawn.", "it", "Syrian Arab Army"),
        ("Rebels attacked the Syrian army. They seized a hill.", "They", "Syrian opposition armed groups"),
        ('"We took the hill," Wael Alwan said in Syria.', "We", "Failaq al-Rahman"),
        ("Wael Alwan, a spokesman for the rebels, said so.", "spokesman for the rebels", "Wael Alwan"),
        # an army is "it", however many serve in it, and an observatory named before is not
        (
            "Rebels attacked army posts near Aden, the Coast Observatory said. The army said it had held on.",
            "it",
            "Yemeni army",
        ),
    ],
)  # fmt: skip
def test_pointing_back(text, words, name):
    if name is None:
        assert [a.name for a in actors_of(text)] == ["Omar Haddad", "Omar Haddad"]
    else:
        assert mention(text, words).name == name


@pytest.mark.parametrize(
    "text",
    [
        "The troops met little resistance.",  # what they met is nobody
        "It was reported that a bridge fell.",  # an empty pronoun
        "A hospital stands near Sultan Square.",  # a place called like a person
    ],
)
def test_no_mention(text):
    assert not [a for a in actors_of(text) if text[a.start : a.end] != "troops"]


@pytest.mark.parametrize(
    ("text", "words", "side"),
    [
        ('"The enemy fled," Russian officer Oleg Vartan said in Bakhmut, Ukraine.', "enemy", "ukraine"),  # a quotation
        ("Ukraine said the enemy had fled from Bakhmut to Russia.", "enemy", "russia"),  # reported speech
        ("The Kyiv regime shelled Bakhmut. The enemy fled from Russia.", "enemy", "ukraine"),  # the report's own words
        ('"Our pilots bombed Bakhmut," a Ukrainian officer said of Russia.', "pilots", "ukraine"),  # ours are theirs
        ("The General Staff in Kyiv said Russia had fled Bakhmut.", "General Staff in Kyiv", "ukraine"),  # by its seat
    ],
)  # fmt: skip
def test_friend_and_foe_by_who_speaks(text, words, side):
    assert mention(text, words, "2023-09-14").side == side


def test_nobody_knows_the_enemy_of_nobody():
    assert all(a.name != "enemy" for a in actors_of("The enemy of Ukraine fled Bakhmut.", "2023-09-14"))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Ministry of Defence in Sanaa, Yemen, said so.", "Ministry of Defence in Sanaa", "houthis"),  # two of them
        ("The Libyan National Army left Tripoli in Libya. The army lost two men.", "army", "lna"),  # calls itself so
        ("In Tripoli, Libya, terrorist militias fled Misrata.", "terrorist militias", "government"),  # an ill name
    ],
)
def test_rival_governments(text, words, expected):
    start = text.rindex(words)
    found = {(a.start, a.end): a.side for a in actors_of(text, "2019-04-20")}
    assert found[start, start + len(words)] == expected


def test_short_names_of_bodies_point_back():
    text = "The Daesh gangs left Mosul in Iraq. The gangs burned a mill."
    assert actors_of(text, "2017-01-14")[-1].name == "Islamic State"


def test_civilians_named_in_passing_do_nothing_in_a_quotation():
    text = 'Jets hit a house in Tyre, killing two children. "They fired without a warning," said Jamal Haddad.'
    found = [actor for actor in actors_of(text) if text[actor.start : actor.end] == "They"]
    assert not found
