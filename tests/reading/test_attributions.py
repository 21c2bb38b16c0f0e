"""Own sentences: (text, speaker's name, cue, words of the content, why the row is here)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warledger.reading.attributions.find import find_attributions
from warledger.reading.attributions.quotations import find_quotations
from warledger.reading.parse import parse_document
from warledger.records import Actor, Document


def read(text, actors=()):
    return find_attributions(parse_document(Document(id="d", digest="sha256:0", text=text)), actors)


def said(text, attribution):
    return " … ".join(text[s:e] for s, e in attribution.content)


FOUND = [
    ("The army said that its troops had entered Goma.", "army", "said", "that its troops had entered Goma", "that"),
    ("Residents said the shelling began at dawn.", "residents", "said", "the shelling began at dawn", "bare clause"),
    ('"We hold the bridge," Colonel Ivan Petrenko said.', "Ivan Petrenko", "said", '"We hold the bridge,"',
     "quotation"),
    ("Two villages fell, said Amina Yusuf, head of the Sahel Watch group.", "Amina Yusuf", "said", "Two villages fell",
     "inverted, with apposition"),
    ("Four boats were sunk, according to the coast guard.", "coast guard", "according to", "Four boats were sunk",
     "according to"),
    ("According to the governor, the city is calm.", "governor", "According to", "the city is calm", "phrase in front"),
    ("The ministry denied that it had bombed the market.", "ministry", "denied", "it had bombed the market", "denial"),
    ("Analysts believe that the front will hold.", "analysts", "believe", "the front will hold", "thinking"),
    ("The junta vowed to retake Lashio.", "junta", "vowed", "to retake Lashio", "promise"),
    ("Moscow accused Kyiv of shelling the plant.", "Moscow", "accused", "of shelling the plant", "accusation"),
    ("Ukraine's General Staff said on Saturday that Russian troops had shelled Kupiansk.", "Ukraine's General Staff",
     "said", "that Russian troops had shelled Kupiansk", "a day between cue and clause"),
    ("Houthi media reported that jets struck Saada; the coalition denied targeting civilians.", "Houthi media",
     "reported", "that jets struck Saada", "two attributions beside a semicolon"),
    ("Houthi media reported that jets struck Saada; the coalition denied targeting civilians.", "coalition", "denied",
     "targeting civilians", "the second of them takes nothing of the first"),
    ("A spokesman for the Tigray People's Liberation Front, Getachew Reda, said the group had won.", "Getachew Reda",
     "said", "the group had won", "description first, name in apposition"),
    ("Three soldiers died when a bomb hit their convoy in Mopti, the Malian army said in a statement.", "Malian army",
     "said", "Three soldiers died", "the cue ends the sentence"),
    ('"Our forces have liberated Izyum," President Volodymyr Zelensky said. "The enemy is fleeing."',
     "Volodymyr Zelensky", "said", "The enemy is fleeing", "the quotation goes on after the cue"),
    ("The agency quoted a security official as saying that the governor had fled.", "security official", "saying",
     "that the governor had fled", "quoted X as saying"),
    ("Reuters reported, citing two officers, that the rebels had left Goma.", "Reuters", "reported",
     "that the rebels had left Goma", "a participle between cue and clause"),
    ("Reuters reported, citing two officers, that the rebels had left Goma.", "two officers", "citing",
     "that the rebels had left Goma", "who is cited says it too"),
    ("Witnesses told AFP that soldiers opened fire in Omdurman.", "witnesses", "told", "that soldiers opened fire",
     "the hearer is no part of it"),
    ("The town, he said, is still under siege.", None, "said", "is still under siege", "a parenthesis"),
    ("State television said the army retook the town, but residents said fighting went on.", "state television",
     "said", "the army retook the town", "another speaker takes over"),
    ("State television said the army retook the town, but residents said fighting went on.", "residents", "said",
     "fighting went on", "the one who takes over"),
    ("Army: all hills retaken", "army", ":", "all hills retaken", "a headline with a colon"),
    ("11 dead in Kabul blast, police say", "police", "say", "11 dead in Kabul blast", "a headline"),
    ("A hotel was stormed, police officer Abdi Hassan said. He added that the siege was over.", "Abdi Hassan", "added",
     "that the siege was over", "a pronoun is the speaker before"),
    ("The SAF said in a statement it had repelled the attack.", "SAF", "said", "it had repelled the attack",
     "in a statement"),
    ("The army captured the village, south of Goma, on Tuesday, the ministry in Kinshasa reported in a statement.",
     "ministry in Kinshasa", "reported", "The army captured the village", "a statement behind a trailing cue"),
    ("The army captured the hill, the ministry reported in a statement, in which it added that it had lost nobody.",
     "ministry", "reported", "The army captured the hill", "what the statement says besides is told by the next cue"),
    ("The SAF said it held the base. It added that dozens had surrendered.", "SAF", "added", "dozens had surrendered",
     "it for a group"),
    ("The defence ministry said it downed 12 drones, adding that debris hit a house.", "defence ministry", "adding",
     "that debris hit a house", "a participle goes on"),
    ("The mayor of Kharkiv, Ihor Terekhov, wrote on Telegram that a missile had hit a school.", "Ihor Terekhov",
     "wrote", "that a missile had hit a school", "an apposition that the parser hung elsewhere"),
    ("The Arakan Army claims to have taken Paletwa.", "Arakan Army", "claims", "to have taken Paletwa", "claims to"),
    ("The FARC admitted planting the mine.", "FARC", "admitted", "planting the mine", "admission"),
    ("The ministry had put the toll at 38.", "ministry", "had put", "the toll at 38", "put the toll at"),
    ('Witness Omar Hassan said: "I saw 20 bodies. They were soldiers."', "Omar Hassan", "said", "They were soldiers",
     "a quotation of two sentences after a colon"),
    ("Al-Shabab, which claims to have killed 57 soldiers, overran the base.", "Al-Shabab", "claims",
     "to have killed 57 soldiers", "a relative clause"),
    ("Hundreds surrendered, according to Russia's Defence Ministry, which did not say where.",
     "Russia's Defence Ministry", "according to", "Hundreds surrendered", "what follows the name is not said by it"),
    ("The town had, according to local activists, been under siege.", "local activists", "according to",
     "been under siege", "a phrase in the middle"),
    ("The general staff expects Russia to attack Sumy.", "general staff", "expects", "Russia to attack Sumy",
     "expectation with its own subject"),
    ("Drones hit the depot, a diplomat in Addis Ababa said, citing aid workers.", "aid workers", "citing",
     "Drones hit the depot", "cited beside a cue that ends the sentence"),
    ("Gunmen burned the market, the group's spokesman, Musa Diallo, said.", "Musa Diallo", "said",
     "Gunmen burned the market", "two commas before the cue"),
    ('"They shot my brother," one man, who called himself Omar, told The Courier.', "one man", "told",
     '"They shot my brother,"', "the speaker stands between quotation and cue"),
    ("“We lost the hill,” one fighter admitted.", "one fighter", "admitted", "“We lost the hill,”", "curly marks"),
    ("The UN mission's head, Bintou Keita, warned that M23 was advancing on Goma.", "Bintou Keita", "warned",
     "that M23 was advancing on Goma", "warning"),
    ("The army announced the capture of Wad Madani.", "army", "announced", "the capture of Wad Madani",
     "a deed as noun"),
    ('State media claimed 200 "terrorists" had been killed.', "state media", "claimed", "had been killed",
     "scare quotes inside reported speech"),
    ("The Institute for the Study of War assessed that Russian forces advanced.", "Institute for the Study of War",
     "assessed", "that Russian forces advanced", "assessment"),
    ("Yemen's government says the Houthis broke the truce.", "Yemen's government", "says",
     "the Houthis broke the truce",
     "present tense"),
    ('Hezbollah said it fired rockets "in response to" the killing.', "Hezbollah", "said", "it fired rockets",
     "a few quoted words"),
    ("Officials fear that the toll could rise.", "officials", "fear", "that the toll could rise", "fear"),
    ("The army's claim that the road is open was not tested.", "army", "claim", "that the road is open", "a noun"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "cue", "content", "why"), FOUND)
def test_an_attribution_is_found(text, name, cue, content, why):
    hits = [a for a in read(text) if a.speaker_name == name and any(text[s:e] == cue for s, e in a.cue)]
    assert hits, (why, read(text))
    assert any(content in said(text, hit) for hit in hits), why


NOT_SAID = [
    ("Hundreds surrendered, according to Russia's Defence Ministry, which did not say where.", "which did not say",
     "the speaker's own description"),
    ("State television said the army retook the town, but residents said fighting went on.", "residents",
     "the next speaker"),
    ("The Taliban said it had seized Kunduz, a claim the government denied.", "a claim", "the text's own remark"),
    ("Reuters reported, citing two officers, that the rebels had left Goma.", "citing", "the participle"),
    ("Witnesses told AFP that soldiers opened fire in Omdurman.", "AFP", "the hearer"),
    ("The army said in a statement it had retaken the base.", "in a statement", "how it was said"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "why"), NOT_SAID)
def test_what_is_not_said_stays_out(text, words, why):
    voices = [a for a in read(text) if a.stance in ("said", "reported", "claimed")]
    assert voices, why
    assert all(words not in said(text, a) for a in voices), why


UNNAMED = [
    ("It was reported that rebels took the fort.", "that rebels took the fort", "it was reported"),
    ("M23 rebels were reported to have entered Sake.", "to have entered Sake", "reported to have"),
    ("Forty people were reportedly killed in Hajjah.", "killed in Hajjah", "reportedly"),
    ("The junta is said to have lost Lashio.", "to have lost Lashio", "is said to"),
    ("Boko Haram fighters are thought to be behind the raid.", "to be behind the raid", "are thought to"),
    ("It is believed that the drones came from Crimea.", "the drones came from Crimea", "it is believed"),
    ("There were reports of looting in Khartoum.", "looting in Khartoum", "reports of"),
    ("Fifty soldiers are believed to have died.", "to have died", "are believed to"),
]


@pytest.mark.parametrize(("text", "content", "why"), UNNAMED)
def test_nobody_is_named(text, content, why):
    hits = [a for a in read(text) if a.stance == "unnamed" and content in said(text, a)]
    assert hits, (why, read(text))
    assert hits[0].speaker == () and hits[0].speaker_name is None and hits[0].hedged, why  # noqa: PT018 - one thought


NONE = [
    ("Rebels attacked the base and seized two tanks.", "deeds are no words"),
    ('The so-called "caliphate" lost its last village.', "scare quotes"),
    ("The army carried out three raids.", "carry out"),
    ("Their first raid in four years signalled a change.", "a raid cannot tell"),
    ("Troops put up roadblocks and held the hill.", "put and hold without saying"),
    ("Gunmen fired on the convoy.", "firing"),
]


@pytest.mark.parametrize(("text", "why"), NONE)
def test_nothing_is_said(text, why):
    assert read(text) == (), why


STANCES = [
    ("The ministry denied that a jet was lost.", "denied"),
    ("The ministry confirmed that a jet was lost.", "confirmed"),
    ("The ministry claimed that a jet was lost.", "claimed"),
    ("The ministry reported that a jet was lost.", "reported"),
    ("The ministry said that a jet was lost.", "said"),
    ("The ministry conceded that a jet was lost.", "confirmed"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_the_cue_gives_the_stance(text, stance):
    assert [a.stance for a in read(text)] == [stance]


def test_a_description_is_the_person_who_is_named_for_the_same_quotation():
    text = 'A rebel officer confirmed the news: "We took the ridge," Samir Darwish, an officer of the Third Band, said.'
    assert {a.speaker_name for a in read(text)} == {"Samir Darwish"}


def test_a_title_is_the_person_who_was_introduced_with_it():
    text = "The army's spokesman, Omar Dallo, said the road was open. The spokesman said convoys would follow."
    assert [a.speaker_name for a in read(text)] == ["Omar Dallo", "Omar Dallo"]


def test_a_surname_is_the_full_name():
    text = "The port is closed, said Amina Yusuf of the port authority. Yusuf said ships were waiting."
    assert [a.speaker_name for a in read(text)] == ["Amina Yusuf", "Amina Yusuf"]


def test_a_quotation_goes_on_over_paragraphs():
    text = '"They came at night," said Musa, a farmer. "They took the cattle.\n\n"We ran to the river."'
    (only,) = read(text)
    assert "We ran to the river" in said(text, only)


def test_quoted_speech_within_speech_has_a_parent():
    text = "State radio quoted the envoy as saying that the bridge was hit."
    outer, inner = read(text)
    assert (outer.stance, outer.parent, inner.parent) == ("quoted", None, 0)


def test_coordinated_speakers_have_a_range_each():
    text = "Rebels and state media said the fort fell."
    (only,) = read(text)
    assert [text[s:e] for s, e in only.speaker] == ["Rebels", "state media"]
    assert only.speaker_name == "rebels and state media"


def test_actors_give_the_canonical_name():
    text = "The RSF said it held the base."
    actor = Actor(0, 7, "Rapid Support Forces", id="rsf", kind="militia", side="rsf")
    (only,) = read(text, (actor,))
    assert (only.speaker_name, only.speaker_actor) == ("Rapid Support Forces", 0)


QUOTATIONS = [
    ('He said "go" and left.', ['"go"'], "straight marks"),
    ("“One.”\n“Two.”", ["“One.”", "“Two.”"], "a paragraph each"),
    ("The rebels’ camp and the army’s base", [], "apostrophes"),
    ("She said: ‘We won’t leave.’ Then she left.", ["‘We won’t leave.’"], "single marks around an apostrophe"),
    ('"One.\n\n"Two."', ['"One.', '"Two."'], "not closed at the paragraph's end"),
    ("''We stay,'' he said.", ["''We stay,''"], "two single marks"),
]


@pytest.mark.parametrize(("text", "expected", "why"), QUOTATIONS)
def test_quotations(text, expected, why):
    assert [text[q.start : q.end] for q in find_quotations(text)] == expected, why


@given(st.text(alphabet="ab .,“”\"'‘’\n", max_size=60))
def test_quotations_lie_in_the_text_in_order(text):
    found = find_quotations(text)
    ends = [0, *(offset for q in found for offset in (q.start, q.end)), len(text)]
    assert ends == sorted(ends)


PIECES = ["The army said", "rebels", "“", "”", '"', ",", ".", "took the fort", "he said", "according to", ":", "\n\n"]


def test_a_colon_before_nothing_is_no_attribution():
    assert read("rebels : .") == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_reading_never_fails_and_ranges_lie_in_the_text(pieces):
    text = " ".join(pieces)
    found = read(text)
    for index, a in enumerate(found):
        assert all(0 <= s < e <= len(text) for s, e in (*a.speaker, *a.cue, *a.content))
        assert a.parent is None or 0 <= a.parent < len(found)
        assert a.parent != index


def test_a_verb_parsed_as_the_speakers_participle_has_its_speaker():
    text = "The so-called Observatory for Human Rights announced on Sunday that gunmen had hit Homs."
    found = read(text)[0]
    assert text[slice(*found.speaker[0])].endswith("Observatory for Human Rights")
    assert said(text, found).endswith("gunmen had hit Homs")
