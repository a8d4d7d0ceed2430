"""Who may do what with a file or a product. Out of sight is 404, never 403."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from zellige.institutions.web.models import Seat
from zellige.register.web.models import Initiative, Product, Statement

APPLICANT = Seat.Role.APPLICANT
OVERSIGHT = (
    Seat.Role.AUTHORITY,
    Seat.Role.DIRECTORATE_RAPPORTEUR,
    Seat.Role.DIRECTORATE_SIGNATORY,
)


class NotAllowed(PermissionDenied):
    """The seat sees the thing but may not do this with it."""


def can(seat: Seat | None, action: str, obj: Any = None) -> bool:
    """Whether `seat` (None: the public) may do `action` with an initiative or a product."""
    return _RULES[action](seat, obj)


def require(seat: Seat | None, action: str, obj: Any = None) -> None:
    """Raise 404 when the thing is out of the seat's sight, NotAllowed when only the action is."""
    if can(seat, action, obj):
        return
    if obj is not None and not can(seat, _SIGHT[type(obj)], obj):
        raise Http404
    who = "the public" if seat is None else f"seat {seat}"
    raise NotAllowed(f"{who} may not {action} {obj or 'here'}")


def initiatives_in_sight(seat: Seat | None) -> QuerySet[Initiative]:
    """Those whose page the seat may open: its whole file, or its public statements."""
    public = Q(restricted=False) & Exists(Statement.objects.filter(initiative=OuterRef("pk")))
    if seat is None:
        return Initiative.objects.filter(public)
    if seat.role in OVERSIGHT:
        return Initiative.objects.filter(public | Q(submitted_at__isnull=False))
    return Initiative.objects.filter(public | Q(institution_id=seat.institution_id))


def files_in_sight(seat: Seat | None) -> QuerySet[Initiative]:
    """Those of which the seat sees everything."""
    if seat is None:
        return Initiative.objects.none()
    if seat.role in OVERSIGHT:
        return Initiative.objects.filter(submitted_at__isnull=False)
    return Initiative.objects.filter(institution_id=seat.institution_id)


def products_in_sight(seat: Seat | None) -> QuerySet[Product]:
    if seat is None:
        return Product.objects.none()
    if seat.role in OVERSIGHT:
        return Product.objects.all()
    return Product.objects.filter(Q(restricted=False) | Q(registered_by=seat.institution_id))


def _is_applicant(seat: Seat | None, _obj: Any = None) -> bool:
    return seat is not None and seat.role == APPLICANT


def _sees_statements(seat: Seat | None, initiative: Initiative) -> bool:
    if _sees_file(seat, initiative):
        return True
    return not initiative.restricted and initiative.statements.exists()


def _sees_file(seat: Seat | None, initiative: Initiative) -> bool:
    if seat is None:
        return False
    if seat.role in OVERSIGHT:
        return initiative.submitted_at is not None
    return seat.institution_id == initiative.institution_id


def _owns(seat: Seat | None, initiative: Initiative) -> bool:
    return _is_applicant(seat) and _sees_file(seat, initiative)


def _sees_product(seat: Seat | None, product: Product) -> bool:
    if seat is None:
        return False
    return seat.role in OVERSIGHT or not product.restricted or seat.institution_id == product.registered_by_id


def _describes(seat: Seat | None, product: Product) -> bool:
    if seat is None:
        return False
    return seat.role in OVERSIGHT or seat.institution_id == product.registered_by_id


def _registered(seat: Seat | None, product: Product) -> bool:
    return _is_applicant(seat) and _describes(seat, product)


_SIGHT: dict[type, str] = {Initiative: "view", Product: "view_product"}
_RULES: dict[str, Callable[[Seat | None, Any], bool]] = {
    "create": _is_applicant,
    "view": _sees_statements,
    "view_file": _sees_file,
    "change": _owns,
    "submit": _owns,
    "assert": _sees_file,
    "register_product": _is_applicant,
    "view_product": _sees_product,
    "describe_product": _describes,
    "release_version": _registered,
}
