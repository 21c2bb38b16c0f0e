"""Documents → Readings: the layers in the order in which each builds on those before it."""

from collections.abc import Iterable, Iterator

from warledger.reading.actors.find import find_actors
from warledger.reading.attributions.find import find_attributions, telling
from warledger.reading.claims.assemble import find_claims, main_claim_of
from warledger.reading.claims.layers import Layers
from warledger.reading.framing import find_framing
from warledger.reading.gazetteer import load_gazetteer, mark_of
from warledger.reading.parse import MAX_CHARACTERS, MODEL, MODEL_VERSION, Parse, parse_documents
from warledger.reading.places.find import find_places
from warledger.reading.silences import find_silences
from warledger.reading.times.find import find_times
from warledger.reading.tolls.find import find_toll_notices, find_tolls
from warledger.records import Document, Notice, Reading

VERSION = "2"
"""Raised whenever the same document may be read otherwise than before."""


class LayeredReader:
    """The reader of this package: rules over the syntax that a small language model finds."""

    @property
    def name(self) -> str:
        """Name and version, with the model's and those of the user's own lists of places, since all decide."""
        return f"layered-{VERSION}+{MODEL}-{MODEL_VERSION}{mark_of(load_gazetteer())}"

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield one reading a document, in order; documents are parsed in batches.

        Raises:
            ReadingError: the language model is not installed.
        """
        return map(read_layers, parse_documents(documents))


def read_layers(parse: Parse) -> Reading:
    """Return the layers of one parsed document."""
    document = parse.document
    times = find_times(parse)
    places = find_places(parse, load_gazetteer())
    actors = find_actors(parse)
    tolls = find_tolls(parse, actors)
    attributions = find_attributions(parse, actors)
    claims = find_claims(parse, Layers(times, places, actors, tolls, telling(attributions)))
    return Reading(
        document=document,
        sentences=parse.ranges,
        times=times,
        places=places,
        actors=actors,
        tolls=tolls,
        attributions=attributions,
        claims=claims,
        main_claim=main_claim_of(parse, claims),
        framing=find_framing(parse, actors),
        silences=find_silences(parse, actors, places),
        furniture=document.furniture,
        notices=(*document.notices, *find_toll_notices(parse), *_notices_on_length(document)),
    )


def _notices_on_length(document: Document) -> tuple[Notice, ...]:
    length = len(document.text)
    if length <= MAX_CHARACTERS:
        return ()
    message = f"only the first {MAX_CHARACTERS:,} of {length:,} characters were read; split the document"
    return (Notice("partly_read", message, MAX_CHARACTERS, length),)
