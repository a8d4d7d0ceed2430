import uuid
from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from zellige.kernel.vocabulary import UNKNOWN_REASONS
from zellige.register.engine.assertion import SUBJECT_KINDS
from zellige.register.web.models.product import ProductVersion
from zellige.register.web.models.system import Operator, Processing, System


def _only(kind: str) -> models.Q:
    return models.Q(**{f"{other}__isnull": other != kind for other in SUBJECT_KINDS})


class Assertion(models.Model):
    """What a seat said of one fact of one subject. Never changed, never deleted."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    product_version = models.ForeignKey(ProductVersion, on_delete=models.PROTECT, null=True, related_name="assertions")
    system = models.ForeignKey(System, on_delete=models.PROTECT, null=True, related_name="assertions")
    operator = models.ForeignKey(Operator, on_delete=models.PROTECT, null=True, related_name="assertions")
    processing = models.ForeignKey(Processing, on_delete=models.PROTECT, null=True, related_name="assertions")
    fact = models.CharField(max_length=80)
    value = models.JSONField(null=True)
    unknown_reason = models.CharField(max_length=20, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    seat = models.ForeignKey("institutions.Seat", on_delete=models.PROTECT, related_name="+")
    evidence = models.TextField(blank=True)
    holds_from = models.DateField(null=True)
    holds_to = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    supersedes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="superseded_by")
    entry = models.PositiveBigIntegerField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["recorded_at", "id"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=reduce(or_, map(_only, SUBJECT_KINDS)), name="assertion_one_subject"),
            models.CheckConstraint(
                condition=models.Q(value__isnull=False, unknown_reason="")
                | models.Q(value__isnull=True, unknown_reason__in=UNKNOWN_REASONS),
                name="assertion_value_or_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(holds_from__isnull=True)
                | models.Q(holds_to__isnull=True)
                | models.Q(holds_from__lte=models.F("holds_to")),
                name="assertion_period_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(supersedes__isnull=True) | ~models.Q(supersedes=models.F("id")),
                name="assertion_not_its_own_successor",
            ),
            models.CheckConstraint(condition=~models.Q(fact=""), name="assertion_of_a_fact"),
        ]

    def __str__(self) -> str:
        return f"{self.fact} = {self.unknown_reason or self.value}"
