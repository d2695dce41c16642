"""Finished reviews become blocks, and blocks become PDF, HTML, text; JSON and CSV beside them."""
