import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models


class ContentRelease(models.Model):
    """The rules as they stood, kept by their hash so that any past assessment can be replayed."""

    digest = models.CharField(max_length=64, unique=True)
    archive = models.BinaryField()
    kept_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-kept_at", "-id"]

    def __str__(self) -> str:
        return self.digest[:12]


class Snapshot(models.Model):
    """What the laws concluded of a system, and from what: the day of the law, what was known, which rules."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    system = models.ForeignKey("register.System", on_delete=models.PROTECT, related_name="snapshots")
    day = models.DateField()
    known_at = models.DateTimeField()
    release = models.ForeignKey(ContentRelease, on_delete=models.PROTECT, related_name="snapshots")
    assertions = models.JSONField()
    conclusions = models.JSONField()
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    entry = models.PositiveBigIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-taken_at", "-id"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=models.Q(taken_at__gte=models.F("known_at")), name="snapshot_taken_after_it_was_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.system_id} on {self.day}"
