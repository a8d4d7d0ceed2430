import uuid
from typing import Any, ClassVar

from django.db import models


class Product(models.Model):
    """A product of a vendor, described once for all the systems that use it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    vendor = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    kind = models.JSONField()
    registered_by = models.ForeignKey("institutions.Institution", on_delete=models.PROTECT, related_name="products")
    illustrative = models.BooleanField(default=False)
    restricted = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["vendor", "name"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["vendor", "name"], name="product_once"),
            models.CheckConstraint(condition=~models.Q(vendor="") & ~models.Q(name=""), name="product_named"),
        ]

    def __str__(self) -> str:
        return f"{self.vendor} {self.name}"


class ProductVersion(models.Model):
    """One version; `evidence` is a list of {title, url, date} that speak for its description."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="versions")
    version = models.CharField(max_length=60)
    released_on = models.DateField()
    evidence = models.JSONField(default=list)
    created_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-released_on", "-id"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["product", "version"], name="product_version_once"),
            models.CheckConstraint(condition=~models.Q(version=""), name="product_version_named"),
        ]

    def __str__(self) -> str:
        return f"{self.product} {self.version}"
