"""Facts and outcomes as CSV (RFC 4180, UTF-8) that a spreadsheet opens as text, never as formulas."""

from __future__ import annotations

import csv
import io
import unicodedata

from desktop.reports.cleaning import clean
from desktop.reports.json_report import plain_value
from scoring.facts import Absent, Found, Unsearched
from scoring.people import PLATFORM_SAYS
from scoring.profiles import mark
from scoring.review import Review

HEAD = (
    "kind",
    "id",
    "state",
    "value",
    "raw_number",
    "unit",
    "qualifiers",
    "as_of",
    "reason",
    "address",
    "page",
    "quote",
)
_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_text(review: Review) -> str:
    """A row for the profile, one for each outcome and for each value of each fact."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEAD)
    for row in data_rows(review):
        writer.writerow(
            [harmless(cell) for cell in row[:4]] + [row[4]] + [harmless(cell) for cell in row[5:]]
        )
    return out.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, full-width signs included."""
    text = clean(cell)
    first = unicodedata.normalize("NFKC", text[:1])
    return "'" + text if first.startswith(_STARTS) or cell[:1] in ("\t", "\r") else text


def data_rows(review: Review) -> list[tuple[str, ...]]:
    """One row for the profile, for each outcome and for each value of each fact, as it was read; see HEAD."""
    profile = review.assessment.profile
    rows: list[tuple[str, ...]] = [("profile", profile, mark(profile) or "the default", *[""] * 9)]
    rows += [
        ("item", j.item, j.outcome.value, "", "", "", "", "", j.reason, *_place(j.evidence[:1]))
        for j in review.assessment.judgements
    ]
    rows += _people_rows(review)
    for key, finding in sorted(review.reading.findings.items()):
        rows += _finding_rows(key, finding)
    return rows


def _people_rows(review: Review) -> list[tuple[str, ...]]:
    """What people said: who, on which day, why; a waiver with its last day, a reply with its question's number."""
    day = review.assessment.as_of
    none = ("", "", "")
    answers = [
        (
            "answer",
            a.item,
            a.outcome.value,
            "",
            "",
            "",
            f"by {a.who}",
            str(a.when.date()),
            a.why,
            *none[:2],
            a.source,
        )
        for a in review.answers
    ]
    waivers = [
        (
            *("waiver", w.item, "expired" if w.expired(day) else "accepted", f"until {w.until}", "", ""),
            *(f"by {w.who}", str(w.when.date()), w.why, *none),
        )
        for w in review.waivers
    ]
    replies = [
        (
            *("reply", r.subject, PLATFORM_SAYS, "", "", "", f"question {r.question}, recorded by {r.who}"),
            *(str(r.dated), "", "", "", r.text),
        )
        for r in review.replies
    ]
    return [*answers, *waivers, *replies]


def _finding_rows(key: str, finding: Found | Absent | Unsearched) -> list[tuple[str, ...]]:
    match finding:
        case Found(_, values):
            return [
                (
                    "fact",
                    key,
                    "found",
                    str(plain_value(v.value)),
                    str(v.value) if not isinstance(v.value, str | tuple | bool) else "",
                    v.unit or "",
                    "; ".join(f"{a}={b}" for a, b in v.qualifiers),
                    v.as_of or "",
                    "",
                    *_place(v.evidence[:1]),
                )
                for v in values
            ]
        case Absent():
            return [("fact", key, "absent", *[""] * 9)]
        case Unsearched(_, reason):
            return [("fact", key, "unsearched", "", "", "", "", "", reason, "", "", "")]


def _place(evidence: tuple[object, ...]) -> tuple[str, str, str]:
    if not evidence:
        return ("", "", "")
    first = evidence[0]
    return (
        str(getattr(first, "url", "")),
        str(getattr(first, "page", "") or ""),
        str(getattr(first, "quote", "")),
    )
