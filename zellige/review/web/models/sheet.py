from typing import Any, ClassVar

from django.db import models

from zellige.register.web.models import Initiative


class Sheet(models.Model):
    """What the public register says of an initiative, frozen on the day it was published.

    `fields` holds the content and the withheld fields, each with the ground of its withholding.
    """

    initiative = models.OneToOneField(Initiative, on_delete=models.PROTECT, related_name="sheet")
    title = models.JSONField()
    outcome = models.CharField(max_length=40)
    institution = models.ForeignKey("institutions.Institution", on_delete=models.PROTECT, related_name="sheets")
    fields = models.JSONField(default=dict)
    reduced = models.BooleanField(default=False)
    search_text = models.TextField(editable=False)
    published_at = models.DateTimeField()
    entry = models.PositiveBigIntegerField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-published_at", "-id"]
        indexes: ClassVar[list[Any]] = [models.Index(fields=["-published_at", "-id"], name="sheet_newest")]

    def __str__(self) -> str:
        return f"sheet of {self.initiative_id}"
