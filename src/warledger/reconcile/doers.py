"""Who a claim says did the deed: those it names, those it blames, or those between whom it leaves it open."""

from warledger.reconcile.sightings import Party, Sighting


def doers_of(sighting: Sighting) -> tuple[Party, ...]:
    """Return the parties that a claim gives as its deed's doers, all of them where it leaves open which."""
    blamed = [party for party, stance in sighting.responsibility if stance != "denied"]
    return (*sighting.initiators, *blamed, *sighting.alternatives)


def camps_of(sighting: Sighting) -> frozenset[str]:
    """Return the camps of those doers; where some have a side, "warplanes" beside them are theirs."""
    doers = doers_of(sighting)
    sided = [party for party in doers if party.side is not None]
    return frozenset(party.camp for party in sided or doers)


def doer_words(sighting: Sighting) -> str:
    """Return the doers that a claim names, "A or B" where it leaves open which."""
    if sighting.alternatives:
        return " or ".join(dict.fromkeys(party.name for party in sighting.alternatives))
    return ", ".join(dict.fromkeys(party.name for party in doers_of(sighting)))
