from zellige.review.web.models.decision import Decision
from zellige.review.web.models.procedure import Act, FilingItem, Procedure
from zellige.review.web.models.sheet import Sheet

__all__ = ["Act", "Decision", "FilingItem", "Procedure", "Sheet"]
