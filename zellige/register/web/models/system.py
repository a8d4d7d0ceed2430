import uuid
from typing import Any, ClassVar

from django.db import models

from zellige.register.web.models.initiative import Initiative
from zellige.register.web.models.product import ProductVersion


class System(models.Model):
    """What is put to use; made in-house, or a version of a product."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="systems")
    product_version = models.ForeignKey(ProductVersion, on_delete=models.PROTECT, null=True, related_name="systems")
    name = models.JSONField()
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return f"{self.initiative_id}/{self.pk}"


class VersionUse(models.Model):
    """Since when a system uses which version: past assessments are recomputed from it."""

    system = models.ForeignKey(System, on_delete=models.CASCADE, related_name="uses")
    product_version = models.ForeignKey(ProductVersion, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["since", "id"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["system", "since"], name="version_use_one_at_a_time")
        ]

    def __str__(self) -> str:
        return f"{self.system_id} uses {self.product_version_id} since {self.since:%Y-%m-%d}"


class Operator(models.Model):
    """Somebody who makes, supplies or uses the system; perhaps an institution known here."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    system = models.ForeignKey(System, on_delete=models.PROTECT, related_name="operators")
    name = models.JSONField()
    institution = models.ForeignKey("institutions.Institution", on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["system", "institution"], name="operator_institution_once")
        ]

    def __str__(self) -> str:
        return f"operator {self.pk}"


class Processing(models.Model):
    """One processing of data in the system, done by one of its operators, if known."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    system = models.ForeignKey(System, on_delete=models.PROTECT, related_name="processings")
    name = models.JSONField()
    operator = models.ForeignKey(Operator, on_delete=models.PROTECT, null=True, related_name="processings")
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return f"processing {self.pk}"
