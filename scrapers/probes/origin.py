"""Whether another site may read answers meant for a signed-in client: one GET with a foreign Origin, on request."""

from __future__ import annotations

from scrapers.probes.ask import Asker
from scrapers.probes.settings import FOREIGN_ORIGIN
from scrapers.technical.records import CorsRecord


async def measure_origin(home: str, asker: Asker) -> CorsRecord:
    """The access-control headers of the answer; its body is not read."""
    got = await asker.get(home, {"Origin": FOREIGN_ORIGIN, "Accept": "text/html,*/*;q=0.5"}, most=0)
    kept = tuple((k, v) for k, v in got.headers if k.lower().startswith("access-control-"))
    return CorsRecord(home, FOREIGN_ORIGIN, got.status, kept, got.reason)
