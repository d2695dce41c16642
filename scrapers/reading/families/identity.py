"""Who operates the platform: name, numbers, seat, contact, age, capital."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from scrapers.documents.document import Region
from scrapers.reading.countries import country_of
from scrapers.reading.figure import between, figure, label_fits
from scrapers.reading.meaning import excluded, is_no_claim
from scrapers.reading.names import firms
from scrapers.reading.registry import reads, reads_pages, settles
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Shape, Unit

_HOME = {"H", "I", "T", "L", "A", "P", "D", "C", "Q"}
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PHONE = re.compile(
    r"(?<![\w.+])(?:\+\s?\d[\d\s().-]{6,20}\d|0\d[\d\s()/-]{6,16}\d|400[-\s]\d{3}[-\s]\d{4}|\(0\d+\)[\d\s/-]{5,16}\d)(?!\w)"
)
_LEI = re.compile(r"(?<!\w)(?=[A-Z0-9]*\d)[A-Z0-9]{4}[A-Z0-9]{14}\d{2}(?!\w)")
_NUMBER = re.compile(
    r"(?<![\w])((?:HRB|HRA|FN|CHE-?|SC|OC|NI|KvK|RCS)?\s?[A-Z]{0,3}[-]?\d[\dA-Z./-]{3,19}|\d[\d\s]{6,17}\d)(?!\w)"
)
_VAT = re.compile(r"(?<!\w)[A-Z]{2}[\s]?(?=[\dA-Z\s.-]*\d{3})[\dA-Z][\dA-Z\s.-]{5,14}[\dA-Z](?!\w)")

figure("entity.share_capital", "money", check=between(1, 10**12))


@reads("entity.legal_name")
def legal_name(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """A firm beside a word for operator; in the imprint, the footer or the terms."""
    if not _HOME & set(page.kinds) or is_no_claim(unit, page):
        return
    found = [n for n in firms(unit.text) if not _FORMER.search(unit.text[max(0, n.start - 40) : n.start])]
    if not found:
        return
    roles = page.hits(unit.text, unit).get(key, {})
    if any(label_fits(key, n, unit, page) for n in unit.names):
        weight = 0.9 if {"I", "L", "T", "H", "A"} & set(page.kinds) else 0.7
        yield Draft(key, found[0].text, page, unit.quote, "label", weight)
        return
    if unit.names:
        return
    masked = page.mask(unit.text, unit)
    for hit in roles.get("say", ()):
        start, end = masked.span(hit.start, hit.end)
        later = [n for n in found if n.start >= start] if _TOWARDS.search(unit.text[start:end]) else found
        if not later or excluded(dict(roles), masked.text, hit.start, hit.end, 24):
            continue
        near = min(later, key=lambda n: min(abs(n.start - end), abs(start - n.end)))
        if min(abs(near.start - end), abs(start - near.end)) < 40:
            yield Draft(key, near.text, page, unit.quote, "operator-wording", 0.85)
            return
    opens = found[0].start == 0 and len(unit.text) <= 90 and _carries(found[0].text, site)
    if opens and {"D", "T", "I"} & set(page.kinds):
        yield Draft(key, found[0].text, page, unit.quote, "name-of-the-site", 0.78)
        return
    if _GROUP.search(unit.text[: found[0].start]):
        return
    numbered = page.hits(unit.text, unit).get("entity.registration_number", {}).get("say")
    if numbered or (unit.region is Region.FOOTER and "©" not in unit.text):
        yield Draft(key, found[0].text, page, unit.quote, "number-beside-name", 0.8 if numbered else 0.6)


@reads_pages("entity.legal_name", "entity.registered_address")
def signature(page: Page, site: Site) -> Iterator[Draft]:
    """A line that is the operator's name and address and nothing else, as it stands below a page."""
    if not {"H", "I", "A", "T"} & set(page.kinds):
        return
    for unit in page.units:
        if unit.names or not 12 <= len(unit.text) <= 160 or unit.shape is Shape.HEADING:
            continue
        name = next((n for n in firms(unit.text) if n.start == 0), None)
        rest = unit.text[name.end :] if name else ""
        if name and _is_address_line(rest) and _related(name.text, site):
            yield Draft("entity.legal_name", name.text, page, unit.quote, "name-and-address", 0.8)
            text = _cut(rest.lstrip(", "))
            yield Draft("entity.registered_address", text, page, unit.quote, "name-and-address", 0.78)


_TOWARDS = re.compile(r"(?:by|with|of|between|von|durch|mit|por|par|由|与)\s*$", re.I)
_GROUP = re.compile(
    r"\b(?:group of|belongs? to|parent|subsidiar|holding company|owned by|shareholder|member of|part of|Gruppe|"
    r"Tochter|Mutter|gehört|filial|matriz|grupo|groupe)\b",
    re.I,
)


def _is_address_line(rest: str) -> bool:
    """What follows the name is its address and nothing else: `, Suite 4, Port Vila`."""
    return (
        bool(re.match(r",\s", rest))
        and len(rest) <= 120
        and bool(re.search(r"\d", rest))
        and rest.count(",") >= 2
    )


_FORMER = re.compile(
    (
        r"(?:until|formerly|former name|previously|ehemals|vormals|früher|antes|"
        r"antigua|anciennement|原名|曾用名)[^.]{0,34}$"
    ),
    re.I,
)


@settles("entity.legal_name")
def operator(_key: str, drafts: list[Draft], site: Site) -> list[Draft]:
    """Names that stand best proven; the same name in several spellings once."""
    best = max((d.weight for d in drafts), default=0)
    kept: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-d.weight, d.page.order)):
        plain = _plain(str(draft.value))
        if draft.weight >= best - 0.1 and not any(plain in k or k in plain for k in kept):
            kept[plain] = draft
    return [d for d in kept.values() if _related(str(d.value), site) or d.weight == best][:3]


def _carries(name: str, site: Site) -> bool:
    """The firm's name has every word of the platform's."""
    words = re.findall(r"\w{3,}", site.name.lower())
    return bool(words) and all(w in _plain(name) for w in words)


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _related(name: str, site: Site) -> bool:
    """The firm shares a word with the platform's name or host."""
    words = set(re.findall(r"\w{4,}", f"{site.name} {site.host}".lower()))
    return any(w in _plain(name) for w in words)


@reads("entity.registration_number")
def registration_number(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """The number after its label, when it belongs to the operator."""
    yield from _coded(key, unit, page, site, _NUMBER)


@reads("entity.vat_number")
def vat_number(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """The VAT number after its label."""
    yield from _coded(key, unit, page, site, _VAT)


@reads("entity.lei")
def lei(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """Twenty characters after the word LEI."""
    yield from _coded(key, unit, page, site, _LEI)


def _coded(key: str, unit: Unit, page: Page, site: Site, shape: re.Pattern[str]) -> Iterator[Draft]:
    if not (_HOME & set(page.kinds)) or "K" in page.kinds or "N" in page.kinds:
        return
    if any(label_fits(key, n, unit, page) for n in unit.names):
        found = shape.search(unit.text)
        if found and found.start() < 30:
            yield Draft(key, found[0].strip(" .,"), page, unit.quote, "label", 0.9)
        return
    roles = page.hits(unit.text, unit).get(key, {})
    if unit.names or _someone_else(unit, site):
        return
    masked = page.mask(unit.text, unit)
    for hit in roles.get("say", ()):
        start, end = masked.span(hit.start, hit.end)
        found = shape.search(unit.text, max(0, end - 1), min(len(unit.text), end + 60)) or shape.search(
            unit.text, start, end + 40
        )
        if found and not excluded(dict(roles), masked.text, hit.start, hit.end, 12):
            yield Draft(key, found[0].strip(" .,"), page, unit.quote, "wording", 0.85)
            return


def _someone_else(unit: Unit, site: Site) -> bool:
    """The sentence names firms, and the operator is not among them."""
    names = [_plain(n.text) for n in firms(unit.text)]
    mine = _plain(site.operator)
    return bool(names and mine) and not any(mine in n or n in mine for n in names)


@settles("entity.registration_number", "entity.vat_number", "entity.lei")
def most_stated(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """Numbers stated; the same digits once. A tax number is no register number."""
    once: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-d.weight, d.page.order)):
        digits = re.sub(r"\D", "", str(draft.value))
        if len(digits) >= 4:
            once.setdefault(digits, draft)
    return list(once.values())


_ADDRESS_END = re.compile(
    r"\s*(?<!\bpr)(?<!\bul)(?<!\bNo)(?<!\bNr)(?<!\bSt)(?<!\bstr)(?<!\bStr)(?<!\bAv)(?<!\bAve)(?<!\bRd)[.;](?:\s|$)"
    r"|\s+(?:ist|beim|eingetragen|unter HRB|es una|est une)\b"
    r"|\s+\((?:the|referred|hereinafter|[A-Z]\w+\)|España|Spain|Deutschland)"
    r"|\s+(?:Tel|Phone|E-?mail|VAT|Call|Licen[cs]ed|Company|Registration|registered)\b"
)
_STREET = re.compile(r"\d")


@reads("entity.registered_address")
def address(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """What follows the word for seat, when it has a house or post number."""
    if not _HOME & set(page.kinds) or "K" in page.kinds or is_no_claim(unit, page):
        return
    if any(label_fits(key, n, unit, page) for n in unit.names):
        text = _cut(unit.text)
        if _STREET.search(text) and len(text) <= 160 and not _EMAIL.search(text):
            best = unit.shape is Shape.PAIR
            yield Draft(key, text, page, unit.quote, "label", 0.85 if best else 0.8)
        return
    if unit.names or _someone_else(unit, site):
        return
    roles = page.hits(unit.text, unit).get(key, {})
    masked = page.mask(unit.text, unit)
    for hit in roles.get("say", ()):
        end = masked.span(hit.start, hit.end)[1]
        text = _cut(unit.text[end:].lstrip(" :,"))
        if (
            10 <= len(text) <= 160
            and "@" not in text
            and _is_place(text)
            and _STREET.search(text)
            and not excluded(dict(roles), masked.text, hit.start, hit.end)
        ):
            yield Draft(key, text, page, unit.quote, "wording", 0.8)
            return


def _is_place(text: str) -> bool:
    """A street with a house number, or a postcode; not a sentence that goes on."""
    return bool(re.search(r"\d{4,6}|\d[\w-]*,|,\s?\d|[A-Z]{1,2}\d|\d\s?[号幢室]", text))


def _cut(text: str) -> str:
    text = re.sub(r"^(?:(?:is|at|in|und Anschrift|and address|:|,)\W*\s)+", "", text)
    end = _ADDRESS_END.search(text)
    return text[: end.start() if end else len(text)].strip(" .,;")


@settles("entity.registered_address")
def seats(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """Different seats stay several; the same one, shorter or longer, counts once."""
    once: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-d.weight, d.page.order, -len(str(d.value)))):
        plain = _plain(str(draft.value))
        if not any(plain in k or _alike(plain, k) for k in once):
            once[plain] = draft
    best = max((d.weight for d in once.values()), default=0)
    return [d for d in once.values() if d.weight >= best - 0.05]


def _alike(one: str, other: str) -> bool:
    return one[:14] == other[:14]


@reads_pages("entity.phone")
def phones(page: Page, _site: Site) -> Iterator[Draft]:
    """Telephone numbers in contact, footer or imprint."""
    if {"H", "I", "Q", "A", "L"} & set(page.kinds) and "C" not in page.kinds[:1]:
        for unit in page.units:
            yield from _phone("entity.phone", unit, page)


def _phone(key: str, unit: Unit, page: Page) -> Iterator[Draft]:
    roles = page.hits(unit.text, unit).get(key, {})
    labelled = any(label_fits(key, n, unit, page) for n in unit.names)
    if unit.names and not labelled:
        return
    found = _PHONE.search(unit.text)
    if found is None or roles.get("not"):
        return
    bare = len(unit.text) <= len(found[0]) + 4
    first = found.start() <= 1 and found[0].startswith("+")
    if labelled or roles.get("say") or (bare and found[0].startswith("+")) or (first and not unit.names):
        yield Draft(
            key, found[0].strip(), page, unit.quote, "number", 0.85 if labelled or roles.get("say") else 0.75
        )


@reads_pages("entity.email")
def contact_addresses(page: Page, _site: Site) -> Iterator[Draft]:
    """Every address of a page that can be the general one."""
    if not {"H", "I", "Q", "A", "L"} & set(page.kinds):
        return
    for unit in page.units:
        roles = page.hits(unit.text, unit).get("entity.email", {})
        for found in _EMAIL.finditer(unit.text) if not unit.names else ():
            local = found[0].split("@")[0].lower()
            if not _SPECIAL.search(local) and not (roles.get("not") and not {"I"} & set(page.kinds)):
                weight = 0.85 if {"I", "H"} & set(page.kinds) else 0.75
                yield Draft("entity.email", found[0], page, unit.quote, "address", weight)


_SPECIAL = re.compile(
    r"complain|beschwerde|reclam|quej|tousu|dpo|dsb|dpd|privacy|datenschutz|privacidad|press|presse|prensa|job|career|karriere|security|abuse|noreply|no-reply|rgpd|gdpr|sudzib|skund|kaeb|pengaduan|lopd"
)


@settles("entity.email")
def commonest_address(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """The address that stands on most of the contact pages."""
    counts = Counter(str(d.value).lower() for d in drafts)
    if not counts:
        return []
    best = max(
        counts, key=lambda a: (counts[a], -next(i for i, d in enumerate(drafts) if str(d.value).lower() == a))
    )
    return [next(d for d in drafts if str(d.value).lower() == best)]


@settles("entity.phone")
def one_number(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """The same digits count once."""
    once: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-d.weight, d.page.order)):
        once.setdefault(re.sub(r"\D", "", str(draft.value))[-8:], draft)
    return list(once.values())[:1]


@reads("entity.founded_on", "loans.first_loan_on", "licence.granted_on")
def founded(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """A date or year beside a word for founding, licensing or the first loan."""
    if "K" in page.kinds or is_no_claim(unit, page) or (key != "entity.founded_on" and "G" in page.kinds[:1]):
        return
    masked = page.mask(unit.text, unit)
    if any(label_fits(key, n, unit, page) for n in unit.names):
        dates = [a for a in masked.amounts if a.kind in ("date", "year")]
        if dates and dates[0].start < 40 and unit.shape is Shape.PAIR:
            yield Draft(key, dates[0].iso or str(int(dates[0].number)), page, unit.quote, "label", 0.85)
        return
    roles = page.hits(unit.text, unit).get(key, {})
    if unit.names or _someone_else(unit, site):
        return
    for hit in roles.get("say", ()):
        dates = [masked.amounts[i] for i in hit.amounts if masked.amounts[i].kind in ("date", "year")]
        if dates and not excluded(dict(roles), masked.text, hit.start, hit.end, 20):
            yield Draft(key, dates[0].iso or str(int(dates[0].number)), page, unit.quote, "sentence", 0.75)
            return


@settles("entity.founded_on", "loans.first_loan_on", "licence.granted_on")
def fullest_dates(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """A date and the same date less exactly count once; an imprint's outweighs a slogan's."""
    once: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-len(str(d.value)), -d.weight)):
        if not any(k.startswith(str(draft.value)) for k in once):
            once[str(draft.value)] = draft
    return list(once.values())


_INCORPORATED = re.compile(
    r"(?:incorporated|registered|established|organised|constituted|formed|based)\s(?:in|"
    r"under the laws? of)\s(?:the\s)?([A-Z][\w]+(?:(?:\sand the\s|\sand\s|\sof\s|"
    r"\s)[A-Z][\w]+){0,4})"
)


@reads_pages("entity.country")
def country_pages(page: Page, site: Site) -> Iterator[Draft]:
    """The country of a seat, of an incorporation, or after the operator's name."""
    if not _HOME & set(page.kinds) or "K" in page.kinds or "N" in page.kinds:
        return
    for unit in page.units:
        seat = any(label_fits("entity.registered_address", n, unit, page) for n in unit.names) or (
            not unit.names and page.hits(unit.text, unit).get("entity.registered_address", {}).get("say")
        )
        own = None if unit.names else _own_stretch(unit.text, site)
        if not (seat or own) or (_someone_else(unit, site) and not own):
            continue
        made = _INCORPORATED.search(unit.text)
        found = country_of(made[1]) if made else None
        found = found or country_of(own or unit.text, tail=True)
        if found:
            yield Draft("entity.country", found, page, unit.quote, "seat", 0.85 if seat else 0.75)


def _own_stretch(text: str, site: Site) -> str | None:
    """From the operator's name to the next firm's: what stands there is about the operator."""
    names = list(firms(text))
    for place, name in enumerate(names):
        if _is_operator(name.text, site) and not _GROUP.search(text[: name.start]):
            end = names[place + 1].start if place + 1 < len(names) else len(text)
            return text[name.start : min(end, name.end + 160)]
    return None


def _is_operator(name: str, site: Site) -> bool:
    mine, plain = _plain(site.operator), _plain(name)
    return (mine in plain or plain in mine) if mine else _related(name, site)


@settles("entity.country")
def countries(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """Each country once, seats before mere mentions."""
    once: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-d.weight, d.page.order)):
        once.setdefault(str(draft.value), draft)
    return list(once.values())
