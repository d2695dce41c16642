"""WACZ files: written from a snapshot, read within limits, checked against their own digests."""

from scrapers.wacz_reading import WaczFile, verify_wacz
from scrapers.wacz_writing import write_wacz

__all__ = ["WaczFile", "verify_wacz", "write_wacz"]
