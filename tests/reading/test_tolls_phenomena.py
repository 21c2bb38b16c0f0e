"""Tolls by phenomenon: ranges, households, parts, figures that change, windows, ages, evacuees and who is no victim."""

import pytest

from warledger.reading.actors.find import find_actors
from warledger.reading.parse import parse_documents
from warledger.reading.tolls.find import find_tolls
from warledger.records import Document

# phenomenon → (sentence, [(words, harm, low, high, scope)])
ROWS = {
    "ranges": [
        ("Between 20 and 30 people were killed.", [("Between 20 and 30 people", "killed", 20, 30, "event")]),
        ("From 20 to 30 people were killed.", [("20 to 30 people", "killed", 20, 30, "event")]),
        ("Shelling killed 20-30 people.", [("20-30 people", "killed", 20, 30, "event")]),
        ("An air strike killed 20 or 30 civilians.", [("20 or 30 civilians", "killed", 20, 30, "event")]),
        ("Ten to fifteen insurgents died.", [("Ten to fifteen insurgents", "killed", 10, 15, "event")]),
    ],
    "killed and injured": [
        ("At least two dozen people died.", [("At least two dozen people", "killed", 24, None, "event")]),
        ("Scores of people were wounded.", [("Scores of people", "injured", None, None, "event")]),
        (
            "The bomb went off at noon, leaving four dead and nine hurt.",
            [("four", "killed", 4, 4, "event"), ("nine", "injured", 9, 9, "event")],
        ),
        (
            "The blast left four people dead and nine others injured.",
            [("four people", "killed", 4, 4, "event"), ("nine others", "injured", 9, 9, "event")],
        ),
        ("The army lost 12 men in the ambush.", [("12 men", "killed", 12, 12, "event")]),
        ("Villagers found the bodies of six men in a well.", [("six men", "killed", 6, 6, "event")]),
        ("The bodies of six were found in a well.", [("six", "killed", 6, 6, "event")]),
        (
            "Twelve people were killed on Tuesday and 30 more on Wednesday.",
            [("Twelve people", "killed", 12, 12, "event"), ("30", "killed", 30, 30, "event")],
        ),
        ("Gunmen shot and killed three traders.", [("three traders", "killed", 3, 3, "event")]),
        ("Three traders were shot dead by gunmen.", [("Three traders", "killed", 3, 3, "event")]),
        ("Gunmen shot dead a judge in Quetta.", [("a judge", "killed", 1, 1, "event")]),
        ("A suicide bomber killed himself and nine others.", [("nine others", "killed", 9, 9, "event")]),
        ("A suicide bomber killed 14 people and himself.", [("14 people", "killed", 14, 14, "event")]),
        ("As many as 200 people may have died.", [("As many as 200 people", "killed", None, 200, "event")]),
        ("No fewer than 16 worshippers were slain.", [("No fewer than 16 worshippers", "killed", 16, None, "event")]),
        ("A teenager was seriously hurt when a mine went off.", [("A teenager", "injured", 1, 1, "event")]),
        (
            "Two Turkish soldiers and a journalist were killed.",
            [("Two Turkish soldiers", "killed", 2, 2, "event"), ("a journalist", "killed", 1, 1, "event")],
        ),
        (
            "The bombing killed 17 and injured at least 40.",
            [("17", "killed", 17, 17, "event"), ("at least 40", "injured", 40, None, "event")],
        ),
        (
            "17 dead, 40 injured in market bombing",
            [("17", "killed", 17, 17, "event"), ("40", "injured", 40, 40, "event")],
        ),
        ("Bomb kills 17, wounds 40", [("17", "killed", 17, 17, "event"), ("40", "injured", 40, 40, "event")]),
        (
            "A convoy of 15 trucks carrying 200 soldiers was hit; 30 soldiers died.",
            [("30 soldiers", "killed", 30, 30, "event")],
        ),
        ("A total of 65 bodies have been recovered.", [("A total of 65 bodies", "killed", 65, 65, "event")]),
        (
            "The attack claimed the lives of 21 recruits and injured 18.",
            [("21 recruits", "killed", 21, 21, "event"), ("18", "injured", 18, 18, "event")],
        ),
        (
            "Seven peacekeepers died and 19 are being treated in hospital.",
            [("Seven peacekeepers", "killed", 7, 7, "event"), ("19", "injured", 19, 19, "event")],
        ),
        ("Doctors treated 30 people for gunshot wounds.", [("30 people", "injured", 30, 30, "event")]),
        ("Turkish soldier killed in mortar attack near border", [("Turkish soldier", "killed", 1, 1, "event")]),
        ("Policeman shot dead in Karachi", [("Policeman", "killed", 1, 1, "event")]),
        (
            "At least 12 killed, 30 wounded as bomb hits Kabul mosque",
            [("At least 12", "killed", 12, None, "event"), ("30", "injured", 30, 30, "event")],
        ),
        (
            "The blast killed the mayor and two of his bodyguards.",
            [("the mayor", "killed", 1, 1, "event"), ("two of his bodyguards", "killed", 2, 2, "event")],
        ),
        (
            "One soldier was killed and another wounded.",
            [("One soldier", "killed", 1, 1, "event"), ("another", "injured", 1, 1, "event")],
        ),
        ("Army kills 11 militants in Waziristan operation", [("11 militants", "killed", 11, 11, "event")]),
        ("Eleven militants killed in Waziristan", [("Eleven militants", "killed", 11, 11, "event")]),
        (
            "One hundred twenty-five bodies were exhumed from the grave.",
            [("One hundred twenty-five bodies", "killed", 125, 125, "event")],
        ),
        ("Seven crew members are presumed dead.", [("Seven crew members", "killed", 7, 7, "event")]),
        ("The ambush cost the lives of four policemen.", [("four policemen", "killed", 4, 4, "event")]),
        ("Four policemen and as many civilians were killed.", [("Four policemen", "killed", 4, 4, "event")]),
        ("Troops killed some 20 of the attackers.", [("some 20 of the attackers", "killed", 20, 20, "event")]),
        ("The shelling, which killed four, lasted an hour.", [("four", "killed", 4, 4, "event")]),
        ("Police killed the gunman.", [("the gunman", "killed", 1, 1, "event")]),
        (
            "All 62 passengers and five crew were killed.",
            [("All 62 passengers", "killed", 62, 62, "event"), ("five crew", "killed", 5, 5, "event")],
        ),
        (
            "Rockets hit the base, wounding an American contractor.",
            [("an American contractor", "injured", 1, 1, "event")],
        ),
    ],
    "households": [
        (
            "A mother and her two daughters were killed by a shell.",
            [("A mother", "killed", 1, 1, "event"), ("her two daughters", "killed", 2, 2, "event")],
        ),
        ("A shell killed a father and his son.", [("a father and his son", "killed", 2, 2, "event")]),
        (
            "A man, his wife and their four children were killed.",
            [("A man, his wife", "killed", 2, 2, "event"), ("their four children", "killed", 4, 4, "event")],
        ),
        ("A family of seven was killed when a bomb hit their home.", [("A family of seven", "killed", 7, 7, "event")]),
        ("Five members of a family were killed.", [("Five members", "killed", 5, 5, "event")]),
        ("All six members of the family died.", [("All six members", "killed", 6, 6, "event")]),
        ("Gunmen abducted a priest and his driver.", [("a priest and his driver", "captured", 2, 2, "event")]),
    ],
    "parts": [
        (
            "The strike killed 58 people, including 11 children.",
            [("58 people", "killed", 58, 58, "event"), ("11 children", "killed", 11, 11, "subset")],
        ),
        (
            "The strike killed 58 people, 11 of them children.",
            [("58 people", "killed", 58, 58, "event"), ("11 of them children", "killed", 11, 11, "subset")],
        ),
        (
            "The strike killed 58 people, among them 11 children and three nurses.",
            [
                ("58 people", "killed", 58, 58, "event"),
                ("11 children", "killed", 11, 11, "subset"),
                ("three nurses", "killed", 3, 3, "subset"),
            ],
        ),
        (
            "Nine people were wounded, of whom three died.",
            [("Nine people", "injured", 9, 9, "event"), ("three", "killed", 3, 3, "subset")],
        ),
        (
            "Nine people were wounded, three of whom later died.",
            [("Nine people", "injured", 9, 9, "event"), ("three of whom", "killed", 3, 3, "subset")],
        ),
        (
            "Nine people were wounded, three of them seriously.",
            [("Nine people", "injured", 9, 9, "event"), ("three of them", "injured", 3, 3, "subset")],
        ),
        (
            "Militants kidnapped 30 schoolgirls and released five of them.",
            [("30 schoolgirls", "captured", 30, 30, "event")],
        ),
        (
            "The explosion wounded 20, six of them critically.",
            [("20", "injured", 20, 20, "event"), ("six of them", "injured", 6, 6, "subset")],
        ),
        (
            "Twenty-two people, most of them women and children, died.",
            [("Twenty-two people", "killed", 22, 22, "event")],
        ),
        (
            "Mortar fire killed one person and injured three others, including a girl.",
            [
                ("one person", "killed", 1, 1, "event"),
                ("three others", "injured", 3, 3, "event"),
                ("a girl", "injured", 1, 1, "subset"),
            ],
        ),
        ("Two thirds of the dead were women.", []),
        ("Among the wounded was a BBC cameraman.", [("a BBC cameraman", "injured", 1, 1, "subset")]),
        ("He said 14 of the 30 hostages had been killed.", [("14 of the 30 hostages", "killed", 14, 14, "subset")]),
        ("Of the 30 hostages, 14 were killed.", [("14", "killed", 14, 14, "event")]),
        ("Half of the victims were children.", []),
        ("He was the third officer to be killed this year.", []),
        ("Two were killed, the third was wounded.", [("Two", "killed", 2, 2, "event")]),
        (
            "Four people, two of them foreigners, were abducted.",
            [("Four people", "captured", 4, 4, "event"), ("two of them foreigners", "captured", 2, 2, "subset")],
        ),
        (
            "A bus carrying 40 pilgrims was ambushed and nine of them were killed.",
            [("nine of them", "killed", 9, 9, "subset")],
        ),
    ],
    "figures": [
        ("The death toll rose to 40 from 35.", [("40", "killed", 40, 40, "event")]),
        ("The death toll rose from 35 to 40 on Monday.", [("40", "killed", 40, 40, "event")]),
        ("The death toll has climbed to 40, up from 35 on Sunday.", [("40", "killed", 40, 40, "event")]),
        ("Death toll from Garissa raid rises to 12", [("12", "killed", 12, 12, "event")]),
        ("The attack killed 14 people, not 12 as first reported.", [("14 people", "killed", 14, 14, "event")]),
        ("The ministry revised the toll from 12 to 14 dead.", [("14", "killed", 14, 14, "event")]),
        (
            "Casualties rose to 14 dead and 30 wounded.",
            [("14", "killed", 14, 14, "event"), ("30", "injured", 30, 30, "event")],
        ),
        ("Officials put the death toll at 120.", [("120", "killed", 120, 120, "event")]),
        ("Death toll in Mogadishu blast climbs to 90", [("90", "killed", 90, 90, "event")]),
        ("Toll from Baghdad blast now 18", [("18", "killed", 18, 18, "event")]),
        (
            "The attack brought to 16 the number of soldiers killed this month.",
            [("16", "killed", 16, 16, "cumulative")],
        ),
        (
            "Officials put the toll at 30 while the rebels said 45 had died.",
            [("30", "killed", 30, 30, "event"), ("45", "killed", 45, 45, "event")],
        ),
        (
            "Earlier reports said 12 people had died, but the ministry later put the figure at 9.",
            [("12 people", "killed", 12, 12, "event")],
        ),
        ("The ministry said 20 soldiers, not 12, had died.", [("20 soldiers", "killed", 20, 20, "event")]),
        (
            "Officials said eight more bodies had been found, bringing the death toll to 31.",
            [("eight more bodies", "killed", 8, 8, "event"), ("31", "killed", 31, 31, "event")],
        ),
    ],
    "nobody": [
        ("None was hurt.", [("None", "injured", 0, 0, "event")]),
        ("No one was killed in the explosion.", [("No one", "killed", 0, 0, "event")]),
        (
            "Nobody was killed, but four people were wounded.",
            [("Nobody", "killed", 0, 0, "event"), ("four people", "injured", 4, 4, "event")],
        ),
        ("There were no immediate reports of casualties.", []),
        ("It was not clear whether there were casualties.", []),
        (
            "No soldiers died but two were hurt.",
            [("No soldiers", "killed", 0, 0, "event"), ("two", "injured", 2, 2, "event")],
        ),
    ],
    "windows": [
        ("The rebels have lost 400 fighters since 2011.", [("400 fighters", "killed", 400, 400, "cumulative")]),
        (
            "At least 300 people have been killed in the past month.",
            [("At least 300 people", "killed", 300, None, "cumulative")],
        ),
        ("So far this year 41 journalists have been killed.", [("41 journalists", "killed", 41, 41, "cumulative")]),
        ("In 2014 alone, 3,500 people were killed.", [("3,500 people", "killed", 3500, 3500, "cumulative")]),
        (
            "The conflict, which began in 2009, has left 35,000 people dead.",
            [("35,000 people", "killed", 35000, 35000, "cumulative")],
        ),
        (
            "Over the past decade 600 police officers have been killed.",
            [("600 police officers", "killed", 600, 600, "cumulative")],
        ),
        ("The war has uprooted half the population.", []),
        ("Two fishermen have not been seen since.", []),
        (
            "It was the deadliest attack since a bombing killed 90 people in 2017.",
            [("90 people", "killed", 90, 90, "event")],
        ),
        (
            "Thousands of people have been killed since the war began in 2015.",
            [("Thousands of people", "killed", None, None, "cumulative")],
        ),
        (
            "Since January, 120 civilians have been killed by landmines.",
            [("120 civilians", "killed", 120, 120, "cumulative")],
        ),
    ],
    "displaced": [
        ("The raid displaced 3,000 families.", [("3,000 families", "displaced", None, None, "event")]),
        ("About 40,000 people fled their homes.", [("About 40,000 people", "displaced", 40000, 40000, "event")]),
        (
            "Hundreds of thousands have been uprooted by the fighting.",
            [("Hundreds of thousands", "displaced", None, None, "event")],
        ),
        ("Some 1.2m people have been displaced.", [("Some 1.2m people", "displaced", 1200000, 1200000, "cumulative")]),
        (
            "Several hundred villagers were forced from their homes.",
            [("Several hundred villagers", "displaced", None, None, "event")],
        ),
        ("Hundreds flee as fighting nears Bria", [("Hundreds", "displaced", None, None, "event")]),
        (
            "Two hundred and fifty families fled.",
            [("Two hundred and fifty families", "displaced", None, None, "event")],
        ),
        (
            "About 1.5 million Syrians have fled to Lebanon.",
            [("About 1.5 million Syrians", "displaced", 1500000, 1500000, "cumulative")],
        ),
        ("The clashes sent 3,000 people fleeing into Chad.", [("3,000 people", "displaced", 3000, 3000, "event")]),
    ],
    "speakers": [
        ("An aid worker said thousands had fled.", [("thousands", "displaced", None, None, "event")]),
        ("An aid worker said 300 people had fled.", [("300 people", "displaced", 300, 300, "event")]),
        ("A resident said two neighbours were killed.", [("two neighbours", "killed", 2, 2, "event")]),
        ("A doctor at the hospital said nine people were killed.", [("nine people", "killed", 9, 9, "event")]),
        ("A police officer told reporters that three soldiers died.", [("three soldiers", "killed", 3, 3, "event")]),
        ("Two officials said five militants had been killed.", [("five militants", "killed", 5, 5, "event")]),
        ("Three witnesses said they saw soldiers shoot dead a man.", [("a man", "killed", 1, 1, "event")]),
        (
            "It said 13 insurgents were killed and 4 others arrested.",
            [("13 insurgents", "killed", 13, 13, "event"), ("4 others", "captured", 4, 4, "event")],
        ),
        ("The group said it had lost only three men.", [("only three men", "killed", 3, 3, "event")]),
    ],
    "evacuated": [
        (
            "Fourteen wounded people were evacuated to Turkey.",
            [("Fourteen wounded people", "injured", 14, 14, "event")],
        ),
        ("Helicopters evacuated 14 wounded soldiers.", [("14 wounded soldiers", "injured", 14, 14, "event")]),
        ("Fourteen patients were evacuated from the hospital.", []),
        ("The UN evacuated 20 of its staff from the city.", []),
        (
            "Buses evacuated 2,500 civilians from the besieged town.",
            [("2,500 civilians", "displaced", 2500, 2500, "event")],
        ),
    ],
    "no toll": [
        ("Rescuers pulled 12 people alive from the rubble.", []),
        ("Three children were orphaned.", []),
        ("The strike destroyed 12 houses and killed 3 cows.", []),
        ("Neither of the two pilots survived.", []),
        ("Only one of the four crew members survived.", []),
        ("Ten people survived the crash.", []),
        ("The regiment suffered heavy losses.", []),
        ("The court sentenced 12 men to death.", []),
        ("He faces 12 counts of murder.", []),
        (
            "More than a dozen villagers were burned alive.",
            [("More than a dozen villagers", "killed", 12, None, "event")],
        ),
    ],
    "captured and missing": [
        ("The group freed 12 hostages.", []),
        ("Rebels released 30 prisoners of war.", []),
        ("Police arrested 18 suspects.", [("18 suspects", "captured", 18, 18, "event")]),
        ("Eighteen people were detained.", [("Eighteen people", "captured", 18, 18, "event")]),
        ("Forty people are missing after the boat was hit.", [("Forty people", "missing", 40, 40, "event")]),
        (
            "Nine bodies were recovered and 20 people remain unaccounted for.",
            [("Nine bodies", "killed", 9, 9, "event"), ("20 people", "missing", 20, 20, "event")],
        ),
        ("The rebels executed 12 captured soldiers.", [("12 captured soldiers", "killed", 12, 12, "event")]),
        (
            "A Russian pilot was killed and another captured.",
            [("A Russian pilot", "killed", 1, 1, "event"), ("another", "captured", 1, 1, "event")],
        ),
        ("The rebels are holding 40 soldiers captive.", [("40 soldiers", "captured", 40, 40, "event")]),
        (
            "Hundreds were arrested and scores disappeared.",
            [("Hundreds", "captured", None, None, "event"), ("scores", "missing", None, None, "event")],
        ),
        ("Fighters from the two sides exchanged 30 prisoners.", []),
    ],
    "ages": [
        (
            "A 12-year-old boy and a 60-year-old woman were killed.",
            [("A 12-year-old boy and a 60-year-old woman", "killed", 2, 2, "event")],
        ),
        ("Ahmed, 24, was killed.", []),
        ("A woman, 45, was shot dead.", [("A woman", "killed", 1, 1, "event")]),
        ("A 24-year-old nurse was wounded by shrapnel.", [("A 24-year-old nurse", "injured", 1, 1, "event")]),
        ("The soldiers, aged 19 and 22, were killed.", []),
        ("Three brothers, aged 5, 8 and 11, were killed.", [("Three brothers", "killed", 3, 3, "event")]),
        ("A shell killed 2 children, aged 4 and 6, in Taiz.", [("2 children", "killed", 2, 2, "event")]),
    ],
}
TABLE = [(phenomenon, *row) for phenomenon, rows in ROWS.items() for row in rows]


@pytest.mark.parametrize(("phenomenon", "text", "expected"), TABLE, ids=[row[1][:50] for row in TABLE])
def test_tolls_by_phenomenon(phenomenon, text, expected):
    (parse,) = parse_documents([Document("d", "sha256:0", text)])
    found = [(text[t.start : t.end], t.harm, t.low, t.high, t.scope) for t in find_tolls(parse, find_actors(parse))]
    assert sorted(found, key=str) == sorted(expected, key=str), phenomenon
