"""A register as it is after years: ten thousand systems, and two files on which everybody has acted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import count

from django.utils import timezone

from zellige.institutions.web.models import Seat, User
from zellige.platform.seeding import seed
from zellige.register.web.actions.add_processing import add_processing
from zellige.register.web.actions.create_initiative import Draft, create_initiative
from zellige.register.web.models import Assertion, Initiative, Product, ProductVersion, Statement, System, VersionUse
from zellige.review.web.actions.draft_decision import draft_decision
from zellige.review.web.actions.open_procedure import open_procedure
from zellige.review.web.actions.publish_sheet import publish_sheet
from zellige.review.web.actions.sign_decision import sign_decision
from zellige.review.web.actions.steps import Asked
from zellige.review.web.actions.take_step import take_step
from zellige.review.web.actions.write_items import write_items
from zellige.review.web.law import published_conclusions
from zellige.review.web.models import Act, Procedure, Sheet
from zellige.review.web.selectors.owed import Owed

MANY, IN_THE_FILE, BATCH = 10_000, 3, 500
PUBLISHED, DRAFTED = "dakhla-energy", "second-file"
DECLARATION, DECISION = "ma-cndp-declaration", "ma-ai-directorate-decision"
WORDS = {"ar": "ملف", "fr": "Dossier", "en": "File"}


@dataclass(frozen=True)
class Person:
    """Somebody of the demonstration, in their seat."""

    user: User
    seat: Seat

    @property
    def acts(self) -> dict[str, object]:
        return {"seat": self.seat, "author": self.user}


def people() -> dict[str, Person]:
    """Everybody who holds a seat in the demonstration, by role."""
    users = User.objects.filter(is_demonstration=True)
    seats = {user: user.memberships.select_related("seat__institution").get().seat for user in users}
    return {seat.role: Person(user, seat) for user, seat in seats.items()}


def fill() -> None:
    """Seed the demonstration, act on two of its files, and add the ten thousand."""
    seed()
    known = people()
    institution = known["applicant"].seat.institution
    product = Product.objects.create(
        vendor="V", name="P", kind=WORDS, registered_by=institution, created_at=timezone.now()
    )
    version = ProductVersion.objects.create(
        product=product, version="1", released_on=date(2026, 1, 1), created_at=timezone.now()
    )
    decided(Initiative.objects.get(ref=PUBLISHED), known, publishes=True)
    draft = Draft(title=WORDS, summary=WORDS, ref=DRAFTED, product_version=version)
    decided(create_initiative(**known["applicant"].acts, draft=draft, at=timezone.now()), known, publishes=False)
    add_many(known, version, timezone.now())


def decided(initiative: Initiative, known: dict[str, Person], *, publishes: bool) -> None:
    """Two declarations, one a step further than the other, and the decision on the file."""
    declared(initiative, known, steps=2 if publishes else 1)
    declared(initiative, known, steps=1 if publishes else 0)
    rapporteur, signatory = known["directorate_rapporteur"], known["directorate_signatory"]
    run = Procedure.objects.create(
        initiative=initiative, kind=DECISION, state="opened", opened_at=timezone.now(), opened_by=rapporteur.user
    )
    reasons = {"outcome": "grant", "reasons": "It helps.", "language": "en"}
    draft_decision(**rapporteur.acts, procedure=run, **reasons, at=timezone.now())
    if publishes:
        signed = sign_decision(**signatory.acts, procedure=run, at=timezone.now())
        conclusions = published_conclusions(initiative, signed.signed_at)
        publish_sheet(**signatory.acts, procedure=run, conclusions=conclusions, at=timezone.now())


def declared(initiative: Initiative, known: dict[str, Person], *, steps: int) -> None:
    """A processing with its declaration: a draft, filed, or receipted."""
    applicant, commission = known["applicant"], known["authority"]
    processing = add_processing(seat=applicant.seat, system=initiative.systems.get(), name=WORDS, at=timezone.now())
    owed = Owed(DECLARATION, processing)
    run = open_procedure(**applicant.acts, initiative=initiative, wanted=owed, owed=[owed], at=timezone.now())
    items = dict.fromkeys("abcdefghi", "Written by hand.")
    write_items(**applicant.acts, procedure=run, words=items, at=timezone.now())
    for person, step in [(applicant, "file"), (commission, "issue_receipt")][:steps]:
        take_step(**person.acts, procedure=run, asked=Asked(step), at=timezone.now())
        run.refresh_from_db()


def add_many(known: dict[str, Person], version: ProductVersion, at: datetime) -> None:
    """Ten thousand files of one institution, handed over and declared, with sheets, statements and answers."""
    applicant = known["applicant"]
    institution, number = applicant.seat.institution, count()
    rows = [
        Initiative(
            ref=f"file-{next(number)}", title=WORDS, summary=WORDS, title_text="file", summary_text="file",
            institution=institution, created_at=at, submitted_at=at,
        )
        for _ in range(MANY)
    ]  # fmt: skip
    files = Initiative.objects.bulk_create(rows, batch_size=BATCH)
    systems = System.objects.bulk_create(
        [System(initiative=file, name=WORDS, product_version=version, added_at=at) for file in files], batch_size=BATCH
    )
    VersionUse.objects.bulk_create(
        [VersionUse(system=system, product_version=version, since=at) for system in systems], batch_size=BATCH
    )
    Assertion.objects.bulk_create(
        [Assertion(system=one, fact="learns", value=True, seat=applicant.seat, recorded_at=at) for one in systems],
        batch_size=BATCH,
    )
    Statement.objects.bulk_create(
        [Statement(initiative=file, text=WORDS, who=WORDS, source={"title": WORDS}) for file in files],
        batch_size=BATCH,
    )
    runs = Procedure.objects.bulk_create(
        [
            Procedure(initiative=file, kind=DECLARATION, state="filed", opened_at=at, opened_by=applicant.user)
            for file in files
        ],
        batch_size=BATCH,
    )
    Act.objects.bulk_create(
        [Act(procedure=run, position=1, transition="file", at=at, **applicant.acts) for run in runs], batch_size=BATCH
    )
    Sheet.objects.bulk_create(
        [
            Sheet(
                initiative=file, title=WORDS, institution=institution, outcome="grant", search_text="file",
                published_at=at, fields={"entries": [], "signed_at": at.isoformat()},
            )
            for file in files
        ],
        batch_size=BATCH,
    )  # fmt: skip
