"""Scores of every layer against public gold data, their floors, and speed. Run it as ``python -m bench``."""
