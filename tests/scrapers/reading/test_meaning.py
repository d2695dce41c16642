"""What was done is told apart from what may be done: notices that close a platform's score, and where money goes."""

import pytest

from tests.support.reading_case import read_pages, values

NEWS = "/news/2026-04-02-update"
FROZEN = [
    (NEWS, "Withdrawals are paused until further notice.", ["frozen"]),
    (NEWS, "We have temporarily suspended all withdrawals and will inform you next week.", ["frozen"]),
    ("/status", "The secondary market has been closed since 3 March 2026.", ["frozen"]),
    (NEWS, "Payouts have been resumed.", ["reopened"]),
    (NEWS, "The company may suspend the secondary market at any time.", []),
    ("/terms", "Withdrawals are suspended when an account is under review.", []),
    ("/help", "Withdrawals are suspended if your identity cannot be verified.", []),
    (
        "/help",
        "Could withdrawals be suspended one day? In a crisis the secondary market could be closed.",
        [],
    ),
    (NEWS, "In ten years withdrawals were never suspended.", []),
    (NEWS, "Withdrawals have not been paused at any point this year.", []),
    ("/risk", "The secondary market has been closed on other platforms.", []),
    (NEWS, "The secondary market is closed for late loans.", []),
    ("/help", "What happens if withdrawals are paused?", []),
]


@pytest.mark.parametrize(("path", "text", "wanted"), FROZEN)
def test_only_what_was_done_is_a_notice(path, text, wanted):
    """A right, a condition, a denial or a question freezes nothing."""
    reading = read_pages({path: f"<h1>Update of the week</h1><p>{text}</p>"})

    assert values(reading, "notices.exit_frozen") == wanted


PAYEES = [
    ("/faq", "Send your USDT to our wallet shown below.", ["wallet"]),
    ("/faq", "We never ask anyone to send bitcoin to a wallet address.", []),
    ("/faq", "Beware of strangers who tell you to send bitcoin to a wallet address.", []),
    ("/glossary", "Fraudsters say: send your bitcoin to this wallet.", []),
]


@pytest.mark.parametrize(("path", "text", "wanted"), PAYEES)
def test_a_warning_about_wallets_is_no_instruction_to_pay(path, text, wanted):
    """An honest firm that warns its clients must not be flagged for the warning."""
    reading = read_pages({path: f"<h1>Questions</h1><p>{text}</p>"})

    assert values(reading, "payment.payee_kind") == wanted
