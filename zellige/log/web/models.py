"""The log's tables. Entries, nodes and checkpoints are only ever added: triggers hold it."""

from __future__ import annotations

from django.db import models

HEAD = 1
"""The number of the one row of `Head`."""


class Entry(models.Model):
    """An entry: the bytes that were hashed and their leaf hash, which is the node at level 0."""

    index = models.BigIntegerField(primary_key=True)
    body = models.BinaryField()
    leaf = models.BinaryField()
    idempotency_key = models.CharField(max_length=200, null=True, unique=True)  # noqa: DJ001

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(index__gte=0), name="log_entry_index_from_0"),
        ]

    def __str__(self) -> str:
        return f"entry {self.index}"


class Node(models.Model):
    """A full node above the leaves.

    The number comes first in the key: a proof asks for few numbers at many levels, and `i IN (...)`
    answers it with a plain range of the index.
    """

    pk = models.CompositePrimaryKey("i", "level")
    level = models.PositiveSmallIntegerField()
    i = models.BigIntegerField()
    hash = models.BinaryField()

    def __str__(self) -> str:
        return f"node {self.level}/{self.i}"


class Head(models.Model):
    """How many entries there are: the one row that whoever appends locks."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=HEAD)
    size = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=HEAD), name="log_head_is_one_row"),
        ]

    def __str__(self) -> str:
        return f"head of {self.size} entries"


class Checkpoint(models.Model):
    """A signed statement of size and root, kept as it was published."""

    size = models.BigIntegerField()
    root = models.BinaryField()
    key_id = models.CharField(max_length=8)
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["size", "key_id"], name="log_checkpoint_once"),
        ]

    def __str__(self) -> str:
        return f"checkpoint at {self.size}"


class Salt(models.Model):
    """What makes a digest of an entry checkable; without it the digest tells nothing."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="salts")
    name = models.CharField(max_length=64)
    salt = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "name"], name="log_salt_once"),
        ]

    def __str__(self) -> str:
        return f"salt of {self.name} of entry {self.entry_id}"
