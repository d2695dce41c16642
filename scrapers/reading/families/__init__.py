"""Readers by family of facts; each module registers itself when it is imported."""
