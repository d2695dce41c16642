"""Saved files become snapshots without network; one file per format, found by folder."""
