"""Composed briefs that the typeset pages are tested on: an ordinary one, and one of hostile words."""

from dataclasses import replace

import publish_builders as made

from warledger.publish.brief import Asked, compose_with_figures
from warledger.publish.known import Known
from warledger.records import EventPlace, Reading, Reconciled

HOSTILE = (
    '<script>alert(1)</script> #panic("x") $x$ @c1 <c1> ]]> </style> *b* _i_ `c` \\ // /* [1] {{ 7*7 }} {% raw %} '
    "&lt; \"q\" 'q' \x07 \ufffe javascript:alert(2)"
)


def ordinary(**asked):
    """Return the brief of the two reports of publish_builders."""
    return compose_with_figures(Known(made.RECONCILED, made.READINGS), Asked(**asked))


def hostile():
    """Return a brief in which every word of a document is an attempt to become markup."""
    document = made.document(HOSTILE, HOSTILE, outlet=HOSTILE, title=HOSTILE, published="2017-03-20")
    claim = made.claim(document, HOSTILE, made.MONITOR)
    event = made.event(HOSTILE, (document, claim), place=EventPlace(HOSTILE, 1.0, 2.0, 9.0, 2, "XX", (HOSTILE,)))
    event = replace(event, disputes=made.STORM.disputes)
    return compose_with_figures(Known(Reconciled(events=(event,)), (Reading(document, claims=(claim,)),)))


def nothing():
    """Return the brief of no documents."""
    return compose_with_figures(Known(Reconciled(), ()))
