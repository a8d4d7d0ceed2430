"""Give the receipt of an entry, signing the head first when no checkpoint covers it yet."""

from __future__ import annotations

from zellige.log.engine.receipt import Receipt
from zellige.log.web import selectors
from zellige.log.web.actions.checkpoint import sign_head
from zellige.log.web.signer import signer


def receipt(index: int) -> Receipt:
    """What shows offline that entry `index` stands in the log; raises `NoSuchEntry`."""
    entry = selectors.entry_at(index)
    signs = signer()
    signed = selectors.covering(index, signs.key.id.hex()) or sign_head(signs)
    return selectors.receipt(entry, signed)
