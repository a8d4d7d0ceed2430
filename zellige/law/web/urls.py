from django.urls import path

from zellige.law.web.views import dossier, instruments, questions

app_name = "law"
urlpatterns = [
    path("initiatives/<slug:ref>/questions/", questions.overview, name="questions"),
    path("initiatives/<slug:ref>/questions/<slug:fact>/", questions.question, name="question"),
    path("initiatives/<slug:ref>/answers/", questions.answers, name="answers"),
    path("initiatives/<slug:ref>/dossier/", dossier.page, name="dossier"),
    path("initiatives/<slug:ref>/dossier.json", dossier.as_json, name="dossier-json"),
    path("initiatives/<slug:ref>/dossier.pdf", dossier.as_pdf, name="dossier-pdf"),
    path("law/", instruments.listing, name="instruments"),
    path("law/<slug:instrument>/", instruments.detail, name="instrument"),
    path("law/<slug:instrument>/<slug:rule>/", instruments.rule, name="rule"),
]
