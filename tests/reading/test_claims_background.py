"""History told as context, by many words of English, and news that only looks like it."""

import pytest

from warledger import read
from warledger.reading.parse import parse_documents
from warledger.reading.reader import read_layers
from warledger.records import Document

# (sentence of a report of 2017-03-21, trigger, whether it tells history)
ROWS = (
    ("The 2014 capture of Mosul shocked the region.", "capture", True),
    ("Rebels seized the town in 2013, the year the army withdrew.", "seized", True),
    ("Last year, the army captured the town.", "captured", True),
    ("In August 2015 the group beheaded a scholar in Palmyra.", "beheaded", True),
    ("The group, which captured Mosul in 2014, attacked a base on Monday.", "captured", True),
    ("The group, which captured Mosul in 2014, attacked a base on Monday.", "attacked", False),
    ("During the 1991 war, jets bombed the bridge.", "bombed", True),
    ("In the 1980s the army shelled the city.", "shelled", True),
    ("Decades ago, soldiers massacred villagers here.", "massacred", True),
    ("The civil war began in 2011 when troops fired on protesters.", "fired", True),
    ("Since the war began, the army has shelled the suburb.", "shelled", True),
    ("A ceasefire was signed in December.", "signed", True),
    ("The rebels took the town six months ago.", "took", True),
    ("The rebels took the town two days ago.", "took", False),
    ("The rebels took the town last week.", "took", False),
    ("The rebels took the town overnight.", "took", False),
    ("On 19 March rebels attacked the city.", "attacked", False),
    ("On 3 January rebels attacked the city.", "attacked", True),
    ("It was the worst attack since a bombing killed 90 people in 2015.", "killed", True),
    ("Three years earlier, the militia had burned the village.", "burned", True),
    ("The militia has historically attacked the village.", "attacked", True),
    ("Previously, rebels had attacked the airport.", "attacked", True),
    ("Rebels had previously shelled the airport.", "shelled", True),
    ("In the past, the group has kidnapped foreigners.", "kidnapped", True),
    ("The group has repeatedly attacked the airport in recent years.", "attacked", True),
    ("In recent days the army has shelled the suburb.", "shelled", False),
    ("The town fell to rebels in the early days of the war.", "fell", True),
    ("At the height of the war the militia besieged the city.", "besieged", True),
    ("Troops recaptured the city in November, four months after losing it.", "recaptured", True),
    ("The army recaptured the town on Sunday, three years after rebels seized it.", "recaptured", False),
    ("He was jailed for attacking a barracks in 2009.", "attacking", True),
    ("Monday's attack was the second this month.", "attack", False),
    ("The group was founded in 2004 and has since attacked dozens of towns.", "attacked", True),
    ("On the eve of the talks, rebels shelled the town.", "shelled", False),
    ("The army captured the town for the first time since 2012.", "captured", False),
    ("The attack is the deadliest since 2014.", "attack", False),
    ("Jets hit the town where 40 people were killed in 2015.", "killed", True),
    ("Back in 2012 rebels stormed the base.", "stormed", True),
    ("The long-running conflict has killed thousands since 2009.", "killed", True),
)


@pytest.mark.parametrize(("text", "trigger", "background"), ROWS, ids=[f"{row[1]}: {row[0][:40]}" for row in ROWS])
def test_background_by_phenomenon(text, trigger, background):
    document = Document("d", "sha256:d", text, outlet="Wire", published="2017-03-21")
    claims = read_layers(next(parse_documents([document]))).claims
    claim = next(claim for claim in claims if trigger in text[slice(*claim.trigger)])
    assert claim.background is background


def test_what_a_report_tells_on_the_day_of_its_dateline_is_no_history():
    text = "Jets bomb Northgate\n\n5 June 2016\n\nJets bombed Northgate on Sunday, killing 16 people."
    found = read(text, published="2016-09-19")
    assert found.document.told_on == "2016-06-05"
    assert found.claims
    assert not any(claim.background for claim in found.claims)
