import re

import publish_builders as made

from warledger.publish.brief import compose, render
from warledger.records import Reading, Reconciled


def test_each_citation_links_to_an_anchor_that_is_there():
    page = render(compose(made.RECONCILED, made.READINGS), "markdown")
    links = set(re.findall(r"\(#c(\d+)\)", page))
    anchors = re.findall(r'<a id="c(\d+)">', page)
    assert links
    assert links == set(anchors)
    assert len(anchors) == len(set(anchors))


def test_sections_are_headings_and_lines_are_items():
    page = render(compose(made.RECONCILED, made.READINGS), "markdown")
    assert page.startswith("# Harrow (Sarun), 19 March 2017\n")
    assert "\n## In dispute\n\n- **contested** How it ended. Armed clash, Sarun, 19 March 2017.\n  - A) taken: " in page


def test_markdown_in_a_report_stays_text():
    text = "[click](javascript:x) <script> **bold** # head | pipe"
    document = made.document("d", text, outlet="*O*")
    claim = made.claim(document, text)
    event = made.event(text, (document, claim))
    page = render(compose(Reconciled(events=(event,)), [Reading(document, claims=(claim,))]), "markdown")
    assert r"\[click\](javascript:x) \<script\> \*\*bold\*\* \# head \| pipe" in page
    assert "<script>" not in page
