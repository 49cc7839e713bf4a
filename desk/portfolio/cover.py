"""Value that a venue took and the ledger did not know of: brought in from outside, never owed."""

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from desk.portfolio.ledger import Entry, Pocket, change, move

if TYPE_CHECKING:
    from desk.ports import Unit

KIND: Final = "external"


async def bring_in(unit: "Unit", entry: Entry) -> dict[str, Decimal]:
    """Book in what an entry is about to take out of FREE beyond what is there; the caller posts it.

    Returns how much by currency, nothing as a rule.
    """
    taken = {c: -sum_ for c, sum_ in change(entry.postings, Pocket.FREE).items() if sum_ < 0}
    brought = {}
    for currency, amount in sorted(taken.items()):
        short = amount - (await unit.ledger.balance(entry.account_id, entry.venue, currency)).free
        if short > 0:
            brought[currency] = short
            await unit.ledger.post(
                Entry(
                    account_id=entry.account_id,
                    venue=entry.venue,
                    kind=KIND,
                    reference=f"for:{entry.reference}:{currency}",
                    postings=move(currency, short, out_of=Pocket.OUTSIDE, into=Pocket.FREE),
                    at=entry.at,
                )
            )
    return brought
