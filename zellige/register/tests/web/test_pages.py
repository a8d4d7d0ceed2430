import pytest
from django.urls import reverse
from django.utils import translation

from zellige.register.tests.conftest import NOON, STATEMENT
from zellige.register.web.actions.add_processing import add_processing
from zellige.register.web.actions.answers import Answer
from zellige.register.web.actions.assert_facts import assert_facts
from zellige.register.web.models import Assertion, Initiative, Operator, Processing


@pytest.fixture
def at_the_desk(client, sign_in, ministry):
    sign_in(ministry)
    return client


def main_of(response) -> str:
    return response.content.decode().split("<main")[1].split("</main>")[0]


def test_a_file_is_opened_with_a_title_in_one_language_and_lands_on_its_page(at_the_desk, ministry) -> None:
    answer = at_the_desk.post(
        reverse("register:new-initiative"), {"title_ar": "تدبير الماء", "summary_fr": "Gérer l’eau"}
    )
    initiative = Initiative.objects.get()
    assert answer.url == reverse("register:initiative", args=[initiative.ref])
    assert initiative.title == {"ar": "تدبير الماء"}
    assert initiative.institution == ministry.institution
    assert initiative.systems.get().name == initiative.title
    page = main_of(at_the_desk.get(answer.url))
    assert "تدبير الماء" in page
    assert 'lang="fr"' in page


def test_a_form_reports_all_that_is_missing_and_opens_no_file(at_the_desk) -> None:
    with translation.override("fr"):
        answer = at_the_desk.post(reverse("register:new-initiative"), {"title_fr": " "})
    assert answer.status_code == 422
    assert main_of(answer).count("Écrivez-le dans une langue au moins") == 4  # each in the summary and beside its field
    assert not Initiative.objects.exists()


def test_only_applicants_reach_the_form(client, sign_in, authority) -> None:
    sign_in(authority)
    assert client.get(reverse("register:new-initiative")).status_code == 403


def test_operators_and_processings_are_listed_through_their_forms(at_the_desk, initiative) -> None:
    at_the_desk.post(reverse("register:new-operator", args=[initiative.ref]), {"name_en": "Water board"})
    operator = Operator.objects.get()
    at_the_desk.post(
        reverse("register:new-processing", args=[initiative.ref]),
        {"name_en": "Reading meters", "operator": operator.pk},
    )
    assert Processing.objects.get().operator == operator
    page = main_of(at_the_desk.get(reverse("register:initiative", args=[initiative.ref])))
    assert "Water board" in page
    assert "Reading meters" in page


def test_an_operator_of_another_file_cannot_be_named(at_the_desk, initiative, draft_of, ministry) -> None:
    other = draft_of(ministry, "Other").systems.get()
    stranger = Operator.objects.create(system=other, name={"en": "Stranger"}, added_at=NOON)
    answer = at_the_desk.post(
        reverse("register:new-processing", args=[initiative.ref]),
        {"name_en": "Reading", "operator": stranger.pk},
    )
    assert answer.status_code == 422
    assert not Processing.objects.exists()


def test_a_file_shows_what_is_known_who_said_so_and_why_the_rest_is_open(
    at_the_desk, initiative, system, ministry, author, later
) -> None:
    answers = [
        Answer(system, "result_method", "model", evidence="Design note 7"),
        Answer(system, "profiles_people", {"unknown": "withheld"}),
        Answer(system, "output_kinds", []),
    ]
    assert_facts(seat=ministry, author=author, initiative=initiative, answers=answers, at=later(1))
    page = main_of(at_the_desk.get(reverse("register:initiative", args=[initiative.ref])))
    for words in ("By a model learned from data", "Design note 7", "Open: withheld", "None of them", "Applicant"):
        assert words in page


def test_what_people_wrote_is_never_taken_for_markup(at_the_desk, draft_of, ministry) -> None:
    initiative = draft_of(ministry, "<script>alert(1)</script>")
    page = at_the_desk.get(reverse("register:initiative", args=[initiative.ref])).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_handing_over_makes_the_file_visible_to_authorities(at_the_desk, initiative, authority) -> None:
    at_the_desk.post(reverse("register:submit", args=[initiative.ref]))
    initiative.refresh_from_db()
    assert initiative.submitted_at is not None


@pytest.mark.parametrize(
    ("language", "label"), [("ar", "مثال توضيحي"), ("fr", "Exemple : inventé"), ("en", "Illustrative")]
)
def test_every_page_of_an_illustrative_file_says_so(language, label, at_the_desk, draft_of, ministry) -> None:
    made = draft_of(ministry, "Invented", illustrative=True, statements=[STATEMENT])
    with translation.override(language):
        pages = [
            reverse("register:initiatives"),
            *(
                reverse(f"register:{name}", args=[made.ref])
                for name in ("initiative", "new-operator", "new-processing")
            ),
        ]
    for page in pages:
        assert label in main_of(at_the_desk.get(page))
    at_the_desk.logout()
    assert label in main_of(at_the_desk.get(pages[1]))


@pytest.mark.parametrize("page", ["new-operator", "new-processing"])
def test_a_name_in_no_language_is_refused(page, at_the_desk, initiative) -> None:
    answer = at_the_desk.post(reverse(f"register:{page}", args=[initiative.ref]), {})
    assert answer.status_code == 422
    assert not Operator.objects.exists()
    assert not Processing.objects.exists()


def test_an_answer_that_the_vocabulary_no_longer_admits_breaks_no_page(
    at_the_desk, initiative, system, ministry
) -> None:
    processing = add_processing(seat=ministry, system=system, name={"en": "x"}, at=NOON)
    for subject in ({"system": system}, {"processing": processing}):
        Assertion.objects.create(**subject, fact="gone", value=True, seat=ministry, recorded_at=NOON)
    Assertion.objects.create(system=system, fact="result_method", value="gone", seat=ministry, recorded_at=NOON)
    assert at_the_desk.get(reverse("register:initiative", args=[initiative.ref])).status_code == 200
