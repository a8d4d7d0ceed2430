from django.db import models


class Posted(models.Model):
    """What came in by a form that may be sent twice: the same key gives the same answer."""

    # null: what was not posted by a form has no key, and two without a key are not twins.
    idempotency_key = models.CharField(  # noqa: DJ001
        max_length=64, unique=True, null=True, editable=False
    )
    request_digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__.lower()} {self.pk}"
