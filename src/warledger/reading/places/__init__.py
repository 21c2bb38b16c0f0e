"""Parse → the places that a document names, each with a point, a radius and what holds it."""

from warledger.reading.places.find import find_places

__all__ = ["find_places"]
