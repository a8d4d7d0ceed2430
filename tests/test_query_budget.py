"""Every page of the site asks the database at most twelve things, with ten thousand systems in the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.full_register import DRAFTED, MANY, PUBLISHED, fill, people
from zellige.law.web.content import library
from zellige.log.web.actions.checkpoint import checkpoint
from zellige.log.web.selectors import size
from zellige.register.web.models import Product, System
from zellige.review.web.models import Procedure

MOST = 12
PUBLIC, RESTRICTED = "public", "face-matching"
SEARCHES = {
    "register:initiatives": ["?q=file&institution=jazari-dakhla&status=submitted&page=3"],
    "register:product": ["?page=7"],
    "law:dossier": ["?by=agency", "?by=open", "?by=duties", "?law=ma-loi-09-08"],
    "review:register": ["?q=file", "?page=180"],
    "log:entries": ["?page=2"],
}
NOT_READ = {
    "institutions:sign-out": "ends a session: POST only",
    "institutions:sit-as": "takes a seat: POST only",
    "register:submit": "hands a file over: POST only",
    "review:open": "opens a procedure: POST only",
    "review:items": "keeps what was written: POST only",
    "review:step": "takes a step: POST only",
    "review:deed": "drafts, signs, publishes: POST only",
}
ANYTHING = {"ref": PUBLISHED, "pk": 1, "transition": "file", "deed": "sign"}


def patterns(below: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """All patterns of the site with their full names."""
    for one in below:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, f"{prefix}{one.namespace}:" if one.namespace else prefix)
        else:
            yield f"{prefix}{one.name}", one


def arguments(name: str, wanted: set[str]) -> list[dict[str, object]]:
    """What to put into a pattern: for each of the two files, each procedure, each instrument..."""
    if name == "law:dossier-json":
        return [{"ref": PUBLISHED}]  # says everything of every conclusion, which takes seconds
    if wanted == {"ref"}:
        return [{"ref": PUBLISHED}, {"ref": DRAFTED}, {"ref": RESTRICTED}]
    if wanted == {"ref", "pk"}:
        runs = Procedure.objects.filter(initiative__ref__in=[PUBLISHED, DRAFTED]).select_related("initiative")
        return [{"ref": run.initiative.ref, "pk": run.pk} for run in runs]
    if wanted == {"ref", "fact"}:
        return [{"ref": PUBLISHED, "fact": fact} for fact in ("use_areas", "operator_kind", "personal_data")]
    if wanted == {"pk"}:
        return [{"pk": pk} for pk in Product.objects.values_list("pk", flat=True)]
    if wanted == {"index"}:
        return [{"index": index} for index in (0, size() // 2, size() - 1)]
    if wanted == {"path"}:
        return [{"path": "0/000.p/1"}, {"path": "entries/000.p/1"}]
    books = library().instruments
    if wanted == {"instrument"}:
        return [{"instrument": id_} for id_ in books]
    if wanted == {"instrument", "rule"}:
        return [{"instrument": id_, "rule": next(iter(book.rules))} for id_, book in books.items()]
    assert not wanted, f"{name}: say in this test what to put for {sorted(wanted)}"
    return [{}]


class TheDatabaseIsAskedLittle(TestCase):
    """One class, so that the ten thousand systems are made once."""

    @classmethod
    def setUpTestData(cls) -> None:
        fill()
        # Who first asks for a proof after the log has grown also signs its head: a write, and not the page's own.
        checkpoint()

    def reader(self, who: str) -> Client:
        client = Client()
        if who != PUBLIC:
            person = people()[who]
            client.force_login(person.user)
            session = client.session
            session["seat"] = person.seat.pk
            session.save()
        return client

    def walked(self) -> Iterator[tuple[str, str]]:
        """The name of each pattern that can be read, with each address to read."""
        for name, pattern in patterns(get_resolver().url_patterns):
            if name not in NOT_READ:
                for given in arguments(name, set(pattern.pattern.converters)):
                    for search in ("", *SEARCHES.get(name, ())):
                        yield name, reverse(name, kwargs=given) + search

    def test_no_page_takes_more_than_twelve_queries_for_anybody(self) -> None:
        assert System.objects.count() > MANY
        addresses = list(self.walked())
        over: dict[str, int] = {}
        shown: defaultdict[str, set[str]] = defaultdict(set)
        for who in (*people(), PUBLIC):
            client = self.reader(who)
            for name, address in addresses:
                with CaptureQueriesContext(connection) as taken:
                    status = client.get(address).status_code
                assert status in (200, 302, 403, 404), (who, address, status)
                if status == 200:
                    shown[name].add(who)
                if len(taken) > MOST:
                    over[f"{who} {address}"] = len(taken)
        assert not over
        assert {name for name, _ in addresses} == set(shown), "pages that nobody has seen"
        of_all = {"register:initiative", "law:dossier", "law:questions", "review:decision", "review:tasks"}
        assert all(set(people()) <= shown[name] for name in of_all)

    def test_the_page_of_a_file_shows_all_its_panels(self) -> None:
        for who in people():
            page = self.reader(who).get(reverse("register:initiative", args=[PUBLISHED])).content.decode()
            assert 'id="law-panel"' in page
            assert 'id="procedures"' in page
            assert page.count(reverse("review:procedure", args=[PUBLISHED, 0])[:-2]) >= 2
            assert 'id="history"' in page

    def test_what_was_not_walked_cannot_be_read(self) -> None:
        known = dict(patterns(get_resolver().url_patterns))
        assert set(NOT_READ) <= set(known)
        assert all(name.rpartition(":")[2] != "None" for name in known)
        for who in ("applicant", PUBLIC):
            client = self.reader(who)
            for name in NOT_READ:
                given = {key: ANYTHING[key] for key in known[name].pattern.converters}
                assert client.get(reverse(name, kwargs=given)).status_code == 405, name
