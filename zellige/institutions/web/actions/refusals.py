"""What an action refuses.

Refusal
├── NotAMember        this person holds no such seat today
└── NotDemonstration  outside demonstration mode nobody sits down without signing in
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied


class Refusal(PermissionDenied):
    """An action that its author may not do."""


class NotAMember(Refusal):
    """This person holds no such seat today."""


class NotDemonstration(Refusal):
    """Outside demonstration mode nobody sits down without signing in."""
