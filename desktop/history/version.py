"""The schema version, apart from the migrations so that opening a library need not load them."""

SCHEMA_VERSION = 6
"""How many migrations there are; a test counts them."""
