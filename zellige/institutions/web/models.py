"""Who acts: institutions, the seats in them, and the people who sit there."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes accounts; a password of None makes one that nobody can sign in to."""

    def create_user(self, username: str, password: str | None = None, **fields: object) -> User:
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: object) -> User:
        return self.create_user(username, password, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who can sign in."""

    username = models.CharField(_("User name"), max_length=150, unique=True, validators=[UnicodeUsernameValidator()])
    display_name = models.CharField(_("Name shown to others"), max_length=200)
    email = models.EmailField(_("Email"), blank=True)
    language = models.CharField(_("Language"), max_length=8, blank=True)
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["display_name"]

    def __str__(self) -> str:
        return self.display_name or self.username


class Institution(models.Model):
    """A body that can hold seats."""

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("Ministry")
        REGION = "region", _("Region")
        COMMUNE = "commune", _("Commune")
        PUBLIC_BODY = "public_body", _("Public body")
        FIRM = "firm", _("Firm")
        INSTITUTE = "institute", _("Institute")
        AGENCY = "agency", _("Agency")
        DIRECTORATE = "directorate", _("Directorate")

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)
    name = models.JSONField(help_text="Language code to name.")
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


class Seat(models.Model):
    """A role in an institution, from which its members act."""

    class Role(models.TextChoices):
        APPLICANT = "applicant", _("Applicant")
        AUTHORITY = "authority", _("Authority")
        DIRECTORATE_RAPPORTEUR = "directorate_rapporteur", _("Rapporteur of the directorate")
        DIRECTORATE_SIGNATORY = "directorate_signatory", _("Signatory of the directorate")

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(max_length=30, choices=Role)

    class Meta:
        ordering = ["institution__slug", "role"]
        constraints = [models.UniqueConstraint(fields=["institution", "role"], name="one_seat_per_role")]

    def __str__(self) -> str:
        return f"{self.institution_id}:{self.role}"


class Member(models.Model):
    """One person's time in one seat; `until` is the last day, included."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="members")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(fields=["user", "seat", "since"], name="one_term_per_start"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="term_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.seat_id} from {self.since}"
