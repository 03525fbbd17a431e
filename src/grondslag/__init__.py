"""Grondslag: geen verstrekking zonder grondslag, twee mensen en een bewijs."""

__version__ = "0.1.0"
