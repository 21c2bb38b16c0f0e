"""Which agency a page credits with its text: rows of (text, what else the page says, agency, why)."""

import pytest

from warledger.reconcile.credits import agency_of

AFP, REUTERS = "Agence France-Presse", "Reuters"


@pytest.mark.parametrize(
    ("text", "page", "agency", "why"),
    [
        ("AMMAN (Reuters) - Shells hit the port.", {"outlet": "Hill Post"}, REUTERS, "a dateline"),
        ("MOSCOW, May 4 (RIA Novosti) - Talks went on.", {}, "RIA Novosti", "a dateline with a day"),
        ("Shells hit the port AFP Two people died.", {"title": "Shells hit the port"}, AFP, "behind the headline"),
        ("Port hit AFP Two died.", {"title": "Port hit - World - Hill Post"}, AFP, "the title names the site too"),
        ("Two people died in the port.--AFP", {"outlet": "Hill Post"}, AFP, "the last word"),
        ("Two people died. Source: SANA", {}, "SANA", "a source line"),
        ("Two people died.", {"author": "Reuters", "outlet": "Hill Post"}, REUTERS, "the author"),
        ("Two people died in the port.--AFP", {"outlet": "AFP"}, None, "an agency's own page"),
        ("Two died. (With AFP and Reuters)", {}, None, "put together from two"),
        ("Two died, AFP reported.", {}, None, "an agency quoted in the text"),
        ("The port after the shelling. (Reuters Photo) Two died.", {"title": "Port hit"}, None, "a photo's credit"),
        ("Port hit AFP correspondents said so.", {"title": "Port hit"}, None, "the agency speaks"),
        ("Port hit. Two people died.", {"title": "Port hit", "outlet": "Hill Post"}, None, "no credit"),
        ("", {}, None, "nothing"),
    ],
)
def test_credits(text, page, agency, why):
    assert agency_of(text, page.get("title"), page.get("author"), page.get("outlet")) == agency, why
