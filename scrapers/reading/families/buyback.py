"""Buyback promises and provision funds."""

from __future__ import annotations

from scrapers.reading.claim import choice, claim
from scrapers.reading.figure import between, days, figure

claim("buyback.offered", "buyback.covers_interest", "provision_fund.exists", "provision_fund.discretionary")
claim("originators.not_operating", deny=False)
figure("buyback.trigger_days", "days", "weeks", "months", convert=days, check=between(1, 400))
figure("provision_fund.balance", "money", dated=True, check=between(1, 10**12))
figure("provision_fund.coverage", "percent", dated=True, check=between(0, 10000))
choice("buyback.obligor")
