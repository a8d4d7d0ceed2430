from __future__ import annotations

from django.test import RequestFactory

from zellige.law.web.panels import home_panel


def test_the_page_of_a_file_shows_headlines_and_the_next_question(initiative, ministry, sign_in) -> None:
    page = sign_in(ministry).get("/en/initiatives/energy/").content.decode()
    assert "/en/initiatives/energy/dossier/" in page
    assert "/en/initiatives/energy/questions/" in page
    assert "Prior authorisation" in page


def test_home_tells_where_the_demonstration_file_stands(initiative, ministry) -> None:
    request = RequestFactory().get("/en/")
    request.seat = None
    shown = home_panel(request, "energy")
    assert "Questions answered" in shown
    assert "/dossier/" not in shown, "a way that would lead to a page out of sight"
    request.seat = ministry
    assert "/dossier/" in home_panel(request, "energy")
    assert home_panel(request, "none") == ""
