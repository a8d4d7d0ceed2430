from django.urls import path

from zellige.review.web.views import decisions, procedures, public, tasks

app_name = "review"
_procedure = "initiatives/<slug:ref>/procedures/<int:pk>/"
urlpatterns = [
    path("initiatives/<slug:ref>/procedures/open/", procedures.open_one, name="open"),
    path(_procedure, procedures.detail, name="procedure"),
    path(f"{_procedure}paper/", procedures.paper, name="paper"),
    path(f"{_procedure}items/", procedures.items, name="items"),
    path(f"{_procedure}steps/<str:transition>/", procedures.step, name="step"),
    path("initiatives/<slug:ref>/decision/", decisions.detail, name="decision"),
    path("initiatives/<slug:ref>/decision/<str:deed>/", decisions.deed, name="deed"),
    path("tasks/", tasks.waiting, name="tasks"),
    path("register/", public.listing, name="register"),
    path("register/<slug:ref>/", public.sheet, name="sheet"),
]
