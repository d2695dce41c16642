"""Bytes become documents: searchable visible text with places."""
