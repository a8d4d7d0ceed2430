import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from zellige.register.web.models import Initiative, Processing
from zellige.review.web.models.posted import Posted


class Procedure(Posted):
    """One run of a procedure; `kind` names its definition in the content.

    `state`, `may_start` and `closed_at` are what its acts add up to, kept for lists.
    `owed_by` is a list of {instrument, rule, article}.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="procedures")
    processing = models.ForeignKey(Processing, on_delete=models.PROTECT, null=True, related_name="procedures")
    kind = models.CharField(max_length=80)
    state = models.CharField(max_length=40)
    may_start = models.BooleanField(null=True)
    owed_by = models.JSONField(default=list)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    entry = models.PositiveBigIntegerField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["opened_at", "id"]
        indexes: ClassVar[list[Any]] = [models.Index(fields=["kind", "state"], name="procedure_kind_state")]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["initiative", "kind"],
                condition=models.Q(closed_at__isnull=True, processing__isnull=True),
                name="procedure_open_once_per_initiative",
            ),
            models.UniqueConstraint(
                fields=["processing", "kind"],
                condition=models.Q(closed_at__isnull=True, processing__isnull=False),
                name="procedure_open_once_per_processing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Act(Posted):
    """A step as it was taken. Never changed, never deleted."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="acts")
    position = models.PositiveIntegerField()
    transition = models.CharField(max_length=40)
    seat = models.ForeignKey("institutions.Seat", on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=40, blank=True)
    reasons = models.TextField(blank=True)
    language = models.CharField(max_length=8, blank=True)
    conditions = models.JSONField(default=list)
    papers = models.JSONField(default=list)
    entry = models.PositiveBigIntegerField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["procedure", "position"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["procedure", "position"], name="act_one_at_a_position")
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id}/{self.position} {self.transition}"


class FilingItem(models.Model):
    """What the applicant wrote by hand in one item of a paper that is not filed yet."""

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="items")
    letter = models.CharField(max_length=8)
    text = models.TextField(blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["letter"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["procedure", "letter"], name="filing_item_once")
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id}/{self.letter}"
