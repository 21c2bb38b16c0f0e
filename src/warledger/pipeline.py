"""Wires the five rooms together: the only place that does."""
