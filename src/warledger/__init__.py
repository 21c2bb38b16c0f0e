"""Warledger: what happened, where, when, to whom, and who says so."""
