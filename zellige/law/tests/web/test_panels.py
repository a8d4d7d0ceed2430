from __future__ import annotations

from django.test import RequestFactory

from zellige.law.web.panels import home_panel, initiative_panel
from zellige.law.web.selectors import reading_now
from zellige.register.web.models import Initiative


def test_the_page_of_a_file_shows_headlines_and_the_next_question(initiative, ministry, sign_in) -> None:
    page = sign_in(ministry).get("/en/initiatives/energy/").content.decode()
    assert "/en/initiatives/energy/dossier/" in page
    assert "/en/initiatives/energy/questions/" in page
    assert "Prior authorisation" in page


def test_home_tells_where_the_demonstration_file_stands(initiative, ministry) -> None:
    request = RequestFactory().get("/en/")
    request.seat = None
    shown = home_panel(request, initiative)
    assert "Questions answered" in shown
    assert "/dossier/" not in shown, "a way that would lead to a page out of sight"
    request.seat = ministry
    assert "/dossier/" in home_panel(request, initiative)
    assert home_panel(request, None) == ""


def test_panels_of_one_page_read_the_file_once(initiative, ministry, django_assert_num_queries) -> None:
    request = RequestFactory().get("/en/")
    request.seat = ministry
    read = initiative_panel(request, initiative)
    with django_assert_num_queries(0):
        assert initiative_panel(request, initiative) == read


def test_a_file_taken_afresh_is_read_afresh(initiative, say) -> None:
    before = reading_now(initiative)
    say(personal_data=True)
    processing = initiative.systems.get().processings.get()
    assert reading_now(initiative) is before
    assert not before.spoken(f"{processing.pk}/personal_data")
    afresh = Initiative.objects.get(pk=initiative.pk)
    assert reading_now(afresh).spoken(f"{processing.pk}/personal_data")
