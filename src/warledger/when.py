"""Partial dates: EDTF values, and the small language of expressions that are relative to a publication date."""
