"""What a person may switch off or on, and the limits of the measurements beside the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

HANDSHAKES: Final = 4
QUERIES: Final = 15
ALIASES: Final = 8
SILENT_QUERIES: Final = 3
REGISTRY_REDIRECTS: Final = 2
ANSWER_BYTES: Final = 1_048_576
WIRE_BYTES: Final = 16_384
FOREIGN_ORIGIN: Final = "https://other-site.example"


@dataclass(frozen=True, slots=True)
class ProbeSettings:
    """What is measured. Names and registration go to third parties (resolver, registry) and can be switched off.

    `old_tls` and `cors` are off until a person asks for them. `resolver` is the number of a name server; None is
    the system's own. Ports, `rdap_base` and `home_port` replace the usual ones in trials. Times are seconds.
    """

    tls: bool = True
    dns: bool = True
    rdap: bool = True
    old_tls: bool = False
    cors: bool = False
    resolver: str | None = None
    resolver_port: int = 53
    rdap_base: str | None = None
    tls_port: int | None = None
    query_seconds: float = 5.0
    handshake_seconds: float = 10.0
    answer_seconds: float = 15.0
    total_seconds: float = 90.0
