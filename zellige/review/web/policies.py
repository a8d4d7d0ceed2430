"""Who sees a procedure, and as whom a seat acts in a file. Out of sight is 404, never 403."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404

from zellige.institutions.web.models import Seat
from zellige.register.web.models import Initiative
from zellige.register.web.policies import NotAllowed
from zellige.register.web.policies import can as can_in_register
from zellige.review.engine import SeatOf
from zellige.review.web.content import procedure as definition
from zellige.review.web.content import procedures
from zellige.review.web.models import Procedure

DIRECTORATE = (Seat.Role.DIRECTORATE_RAPPORTEUR, Seat.Role.DIRECTORATE_SIGNATORY)


def as_seen_by(initiative: Initiative, seat: Seat) -> SeatOf:
    """The seat in the words of a procedure; an applicant of another institution is a stranger."""
    if seat.role == Seat.Role.AUTHORITY:
        return SeatOf(seat.role, seat.institution.slug)
    own = seat.institution_id == initiative.institution_id
    stranger = seat.role == Seat.Role.APPLICANT and not own
    return SeatOf(seat.role, seat.institution.slug if stranger else "")


def can_see(seat: Seat | None, procedure: Procedure) -> bool:
    """Its own institution; once filed, the agency it goes to; once handed over, the directorate."""
    if seat is None:
        return False
    if seat.role == Seat.Role.AUTHORITY:
        wanted = definition(procedure.kind)
        return seat.institution.slug == wanted.agency and procedure.state != wanted.initial
    if seat.role in DIRECTORATE:
        return procedure.initiative.submitted_at is not None
    return seat.institution_id == procedure.initiative.institution_id


def in_sight(seat: Seat | None) -> QuerySet[Procedure]:
    """Those for which `can_see` says yes."""
    if seat is None:
        return Procedure.objects.none()
    if seat.role == Seat.Role.AUTHORITY:
        seen = Q(pk__in=[])
        for wanted in procedures().values():
            if wanted.agency == seat.institution.slug:
                seen |= Q(kind=wanted.id) & ~Q(state=wanted.initial)
        return Procedure.objects.filter(seen)
    if seat.role in DIRECTORATE:
        return Procedure.objects.filter(initiative__submitted_at__isnull=False)
    return Procedure.objects.filter(initiative__institution_id=seat.institution_id)


def require_sight(seat: Seat | None, procedure: Procedure) -> None:
    if not can_see(seat, procedure):
        raise Http404


def require_opening(seat: Seat, initiative: Initiative, kind: str) -> None:
    """404 for who does not see the file, NotAllowed for who sees it and may not open this."""
    if not can_in_register(seat, "view_file", initiative):
        raise Http404
    if as_seen_by(initiative, seat).role not in definition(kind).opened_by:
        raise NotAllowed(f"seat {seat} may not open {kind}")


def require_writing(seat: Seat, procedure: Procedure) -> None:
    """Papers are written by the institution whose file it is, as long as they are not filed."""
    require_sight(seat, procedure)
    if as_seen_by(procedure.initiative, seat) != SeatOf(Seat.Role.APPLICANT):
        raise NotAllowed(f"seat {seat} may not write in the papers of {procedure}")
