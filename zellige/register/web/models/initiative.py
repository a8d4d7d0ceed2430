import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models


class Initiative(models.Model):
    """A file: what an institution proposes to do with artificial intelligence."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    ref = models.SlugField(max_length=80, unique=True)
    title = models.JSONField()
    summary = models.JSONField()
    title_text = models.TextField(editable=False)
    summary_text = models.TextField(editable=False)
    institution = models.ForeignKey("institutions.Institution", on_delete=models.PROTECT, related_name="initiatives")
    illustrative = models.BooleanField(default=False)
    restricted = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at", "-id"]
        indexes: ClassVar[list[Any]] = [models.Index(fields=["-created_at", "-id"], name="initiative_newest")]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=~models.Q(ref=""), name="initiative_has_ref"),
            models.CheckConstraint(
                condition=models.Q(submitted_at__isnull=True) | models.Q(submitted_at__gte=models.F("created_at")),
                name="initiative_submitted_after_creation",
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def status(self) -> str:
        return "submitted" if self.submitted_at else "draft"


class Statement(models.Model):
    """What was said in public of an initiative; `source` is {title, publisher, url, date}."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="statements")
    text = models.JSONField()
    who = models.JSONField()
    source = models.JSONField()
    said_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["said_on", "id"]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.text.get('en', '')[:60]}"
