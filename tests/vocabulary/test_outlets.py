import re

import pytest

from warledger.errors import VocabularyError
from warledger.vocabulary import outlets as module
from warledger.vocabulary.outlets import Outlet, outlet_named, outlet_of_url, outlet_with_slogan, outlets


@pytest.mark.parametrize(
    ("name", "expected", "reason"),
    [
        ("Reuters", "reuters", "the name itself"),
        ("AFP", "afp", "an abbreviation"),
        ("al-jazeera", "al-jazeera", "hyphens and case do not matter"),
        ("Guardian", "guardian", "a leading 'the' does not matter"),
        ("Syrian state TV", "syrian-tv", "a description that stands for the outlet"),
        ("Nobody's Gazette", None, "an unknown name"),
        ("", None, "no name"),
    ],
)
def test_outlets_are_found_by_any_of_their_names(name, expected, reason):
    found = outlet_named(name)
    assert (found.id if found else None) == expected, reason


@pytest.mark.parametrize(
    ("url", "expected", "reason"),
    [
        ("https://www.aljazeera.com/news/2019/1/1/x", "al-jazeera", "a host below the domain"),
        ("en.alalam.ir", "al-alam", "a bare host"),
        ("https://notreuters.com/a", None, "a domain that only ends alike"),
        ("https://example.org/reuters.com", None, "the path does not count"),
        ("", None, "nothing"),
    ],
)
def test_outlets_are_found_by_domain(url, expected, reason):
    found = outlet_of_url(url)
    assert (found.id if found else None) == expected, reason


def test_slogans_lead_to_their_outlet():
    assert outlet_with_slogan("democracy dies in darkness").id == "washington-post"
    assert outlet_with_slogan("A slogan of nobody") is None


def test_media_of_a_party_have_its_side_and_others_none():
    sides = {name: outlet_named(name).side for name in ("SANA", "TASS", "Al-Manar", "Reuters", "Al Jazeera", "BBC")}
    assert sides == {
        "SANA": "government",
        "TASS": "russia",
        "Al-Manar": "hezbollah",
        "Reuters": None,
        "Al Jazeera": None,
        "BBC": None,
    }
    assert outlet_named("AP").wire
    assert not outlet_named("The Guardian").wire


def test_every_row_is_sound():
    assert len(outlets()) >= 150
    for outlet in outlets():
        assert re.fullmatch(r"[a-z0-9-]+", outlet.id)
        assert outlet.kind != "party_media" or outlet.side is not None, f"{outlet.id}: whose media?"
        assert all(domain == domain.lower() and "/" not in domain for domain in outlet.domains)
        assert set(outlet.clear_names) == set(outlet.names) - set(outlet.short)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"id": "x", "name": "X", "country": "GB"}, "missing key 'kind'"),
        ({"id": "x", "name": "X", "country": "GB", "kind": "rumour"}, "'kind' 'rumour'"),
        ({"id": "x", "name": "X", "country": "Britain", "kind": "site"}, "ISO 3166"),
        ({"id": "x", "name": "X", "country": "GB", "kind": "site", "colour": "red"}, "unknown key 'colour'"),
        ({"id": "x", "name": "X", "country": "GB", "kind": "site", "short": ["Y"]}, "neither its name nor an alias"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place(row, words):
    with pytest.raises(VocabularyError, match=re.escape(words)):
        module._outlet(row, "vocabulary file outlets.toml, outlet 1")


def test_a_name_that_means_two_outlets_is_refused():
    with pytest.raises(VocabularyError, match="stands for both a and b"):
        module._check_unique("name", [("post", "a"), ("post", "b")])
    assert Outlet("a", "A", "GB", "site").names == ("A",)
