"""The questionnaire: where it stands, one question a page, the answers given."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zellige.kernel.errors import InputError
from zellige.kernel.vocabulary import Fact
from zellige.law.web import trail
from zellige.law.web.actions.answer_question import answer_question
from zellige.law.web.forms import QuestionForm, initial
from zellige.law.web.refusals import told
from zellige.law.web.selectors import Journey, Reading, reading
from zellige.law.web.views.addresses import question_address
from zellige.register.web.models import Initiative
from zellige.register.web.policies import can
from zellige.register.web.selectors import file_in_sight

AFTER = {"answers": "law:answers", "dossier": "law:dossier", "questions": "law:questions"}


@require_safe
def overview(request: HttpRequest, ref: str) -> HttpResponse:
    """How many questions were answered, how many can still matter, and the next one."""
    initiative = file_in_sight(request.seat, ref)
    journey = Journey(reading(initiative))
    return render(request, "law/questions.html", _shown(request, initiative, journey))


@require_safe
def answers(request: HttpRequest, ref: str) -> HttpResponse:
    """All answers, each with the way to change it."""
    initiative = file_in_sight(request.seat, ref)
    journey = Journey(reading(initiative))
    shown = {**_shown(request, initiative, journey), "parts": journey.answers(), "nothing": None}
    return render(request, "law/answers.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, ref: str, fact: str) -> HttpResponse:
    """One question. A POST records the answer and leads on to the next question."""
    initiative = file_in_sight(request.seat, ref)
    read = reading(initiative)
    asked = read.assessment.edition.library.vocabulary.facts.get(fact)
    if asked is None:
        raise Http404
    item = request.GET.get("item", "")
    listed = _listed(read, asked)
    if asked.about in ("operator", "processing") and not item and listed:
        return redirect(question_address(ref, fact, listed[0], request.GET.get("then", "")))
    if item and item not in listed:
        raise Http404
    key = f"{item}/{fact}" if item else fact
    if request.method == "POST":
        return _answer(request, initiative, read, asked, item)
    return _page(request, initiative, read, asked, key, _form(request, read, asked, key))


def _answer(request: HttpRequest, initiative: Initiative, read: Reading, fact: Fact, item: str) -> HttpResponse:
    form = QuestionForm(request.POST, fact=fact)
    key = f"{item}/{fact.id}" if item else fact.id
    if form.is_valid():
        try:
            answer_question(
                seat=request.seat,
                author=request.user,
                system=read.system,
                part=read.part(fact.about, item),
                fact=fact,
                raw=form.cleaned_data["raw"],
                at=timezone.now(),
            )
        except InputError as error:
            for words in told(error, fact, read.assessment.edition.library.vocabulary):
                form.add_error("answer", words)
        else:
            return HttpResponseRedirect(_onward(request, initiative, fact, item))
    return _page(request, initiative, read, fact, key, form, status=422)


def _onward(request: HttpRequest, initiative: Initiative, fact: Fact, item: str) -> str:
    then = request.GET.get("then", "")
    if then in AFTER:
        return reverse(AFTER[then], args=[initiative.ref])
    fresh = reading(initiative)
    # The first answer about an operator or a processing lists it: from then on its question names it.
    item = item or (next(iter(_listed(fresh, fact)), "") if fact.about in ("operator", "processing") else "")
    trail.went_past(request, initiative.ref, f"{item}/{fact.id}" if item else fact.id)
    following = Journey(fresh).next
    if following is None:
        return reverse("law:questions", args=[initiative.ref])
    return question_address(initiative.ref, following.fact.id, following.item)


def _page(
    request: HttpRequest,
    initiative: Initiative,
    read: Reading,
    fact: Fact,
    key: str,
    form: QuestionForm,
    status: int = 200,
) -> HttpResponse:
    journey = Journey(read)
    asked = journey.asked_now(key)
    item = key.rpartition("/")[0]
    shown = {
        **_shown(request, initiative, journey),
        "fact": fact,
        "form": form,
        "item": read.names.item(fact.about, item),
        "standing": read.standings.get(key),
        "opens": journey.headlines_of(asked) if asked else [],
        "back": _back(request, initiative, key),
        "unlisted": fact.about in ("operator", "processing") and not item,
    }
    return render(request, "law/question.html", shown, status=status)


def _shown(request: HttpRequest, initiative: Initiative, journey: Journey) -> dict[str, object]:
    following = journey.next
    return {
        "initiative": initiative,
        "journey": journey,
        "may_answer": can(request.seat, "change", initiative),
        "next_address": question_address(initiative.ref, following.fact.id, following.item) if following else "",
    }


def _form(request: HttpRequest, read: Reading, fact: Fact, key: str) -> QuestionForm:
    """The answer this seat gave before, else the one that holds in the common view."""
    standing = read.standings.get(key)
    if standing is None:
        return QuestionForm(fact=fact)
    own = next((word for word in standing.words if word.seat == str(getattr(request.seat, "pk", ""))), None)
    value, reason = (own.value, own.unknown_reason) if own else (standing.value, standing.unknown_reason)
    return QuestionForm(fact=fact, initial=initial(fact, value, reason))


def _back(request: HttpRequest, initiative: Initiative, key: str) -> str:
    then = request.GET.get("then", "")
    if then in AFTER:
        return reverse(AFTER[then], args=[initiative.ref])
    before = trail.before(request, initiative.ref, key)
    if before is None:
        return reverse("law:questions", args=[initiative.ref])
    item, _, fact = before.rpartition("/")
    return question_address(initiative.ref, fact, item)


def _listed(read: Reading, fact: Fact) -> list[str]:
    if fact.about == "operator":
        return [str(part.pk) for part in read.records.operators]
    if fact.about == "processing":
        return [str(part.pk) for part in read.records.processings]
    return []
