"""Which names are asked about: mail policies, who may issue certificates, signatures of the zone."""

from __future__ import annotations

from scrapers.cookies import registrable
from scrapers.probes.resolver import Resolver
from scrapers.technical.records import Answer, DnsRecord
from scrapers.technical.spf import further_names, policies

_CLIMB = 3


async def measure_names(host: str, resolver: Resolver) -> DnsRecord:
    """All answers about one platform, fifteen questions at most; what SPF refers to is asked with the rest."""
    domain = registrable(host)
    zone = await resolver.ask(domain, "NS")
    if zone.state == "servfail":
        await resolver.ask(domain, "NS", checked=False)
    mail = await resolver.ask(domain, "TXT")
    await resolver.ask(f"_dmarc.{domain}", "TXT")
    await _climb(host, domain, resolver)
    await _signatures(domain, zone, resolver)
    for name, kind in ((f"_mta-sts.{domain}", "TXT"), (f"_smtp._tls.{domain}", "TXT"), (domain, "MX")):
        await resolver.ask(name, kind)
    await _references(mail, resolver)
    return DnsRecord(domain, host, resolver.address, tuple(resolver.answers))


async def _climb(host: str, domain: str, resolver: Resolver) -> None:
    """CAA at the host, then at each parent up to the registered domain, until one has a record (RFC 8659)."""
    name = host
    for _ in range(_CLIMB):
        answer = await resolver.ask(name, "CAA")
        if answer.records or name == domain or "." not in name:
            return
        name = name.partition(".")[2]
    await resolver.ask(domain, "CAA")


async def _signatures(domain: str, zone: Answer, resolver: Resolver) -> None:
    """The key's mark at the parent; when it is there unproved, whether this resolver proves anything at all."""
    mark = await resolver.ask(domain, "DS")
    if mark.records and not zone.authenticated:
        await resolver.ask(".", "SOA")


async def _references(mail: Answer, resolver: Resolver) -> None:
    """The SPF records that the first one includes or redirects to, breadth first, as far as the budget goes."""
    waiting = [name for record in policies(mail.records) for name in further_names(record)]
    seen: set[str] = set()
    while waiting and resolver.left > 0:
        name = waiting.pop(0)
        if name not in seen:
            seen.add(name)
            answer = await resolver.ask(name, "TXT")
            waiting += [n for record in policies(answer.records) for n in further_names(record)]
