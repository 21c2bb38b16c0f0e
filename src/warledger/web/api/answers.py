"""Records → the JSON of answers, where the contract alone does not say it."""

from warledger.contract import Json, to_json
from warledger.ledger.browsing.claims import FoundClaim
from warledger.ledger.browsing.search import Hit
from warledger.publish.tables import claim_to_json


def claim_answer(found: FoundClaim) -> Json:
    """Return a claim with its document, the names behind its indexes, its events, and the words of its clause."""
    return {**claim_to_json(found.reading, found.claim), "events": list(found.events)}


def hit_answer(hit: Hit) -> Json:
    """Return a document that was found, with the sentences that hold the words, and the claims in these."""
    document = hit.reading.document
    return {
        "document": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "published": document.published,
        "passages": [
            {
                "start": passage.start,
                "end": passage.end,
                "text": document.text[passage.start : passage.end],
                "words": to_json(passage.words),
                "claims": [
                    claim.id for claim in hit.reading.claims if claim.start < passage.end and passage.start < claim.end
                ],
            }
            for passage in hit.passages
        ],
    }
