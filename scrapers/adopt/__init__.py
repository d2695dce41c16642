"""Saved files become captures without going online: one module of this folder for each format.

A format is a module with `ENDINGS` (what its files are called), `WORDS` (what it is, in a sentence),
`recognises(path, head)` and `take(path, shelf)`; it is found by being in this folder. The content decides, and
a name that promises another format is refused.
"""

from scrapers.adopt.adopting import adopt
from scrapers.adopt.shelf import Adopted

__all__ = ["Adopted", "adopt"]
