"""A sign for each grade, which tells it apart without colour."""

from collections.abc import Mapping

SIGNS: Mapping[str, str] = {
    "agreed": "⇄",
    "admitted": "!",
    "corroborated": "●●",
    "single": "●",
    "contested": "≠",
    "unattributed": "○",
}
