"""The PDF: milliseconds of the processor a page, and whether two builds are equal."""

from __future__ import annotations

import io
import time

import pypdf

from desktop.app import data
from desktop.reports.contents import build_report
from desktop.reports.pdf import pdf_bytes
from tests.support.reviews import contradiction, review


def main() -> None:
    """Build the report five times and print the best."""
    found = review(contradictions=(contradiction(),))
    first = pdf_bytes(build_report(found, data.items(), data.catalogue()))
    times = []
    for _ in range(5):
        begun = time.process_time()
        again = pdf_bytes(build_report(found, data.items(), data.catalogue()))
        times.append(time.process_time() - begun)
    pages = len(pypdf.PdfReader(io.BytesIO(first)).pages)
    print(
        f"{pages} pages, {min(times) / pages * 1000:.1f} ms a page (reach 25); equal bytes: {again == first}"
    )


if __name__ == "__main__":
    main()
