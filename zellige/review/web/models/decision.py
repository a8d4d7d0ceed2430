import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from zellige.register.web.models import Initiative
from zellige.review.web.models.procedure import Procedure

OUTCOMES = ("grant", "grant_with_conditions", "refuse")


class Decision(models.Model):
    """A draft of the directorate's decision, and the decision once signed.

    `conditions` is a list of {text, due}; `remedies` a list of texts by language, as they stood
    when the decision was signed; `snapshot` names the assessment it rests on.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="decisions")
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=40, choices=[(one, one) for one in OUTCOMES])
    reasons = models.TextField()
    language = models.CharField(max_length=8)
    conditions = models.JSONField(default=list)
    remedies = models.JSONField(default=list)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    sent_back_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    snapshot = models.CharField(max_length=64, blank=True)
    entry = models.PositiveBigIntegerField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-drafted_at", "-id"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True) | ~Q(signed_by=F("drafted_by")),
                name="decision_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True, signed_at__isnull=True)
                | Q(signed_by__isnull=False, signed_at__isnull=False, sent_back_at__isnull=True),
                name="decision_signed_by_somebody_at_a_time",
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="decision_gives_reasons"),
            models.UniqueConstraint(
                fields=["procedure"],
                condition=Q(sent_back_at__isnull=True),
                name="decision_one_standing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.outcome}"
