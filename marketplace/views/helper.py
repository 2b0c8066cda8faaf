"""Finding something to do: the list, its filters, where to look from, one task."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from marketplace.forms.helper import PlaceForm
from marketplace.queries import nearby, whereabouts
from marketplace.queries.nearby import Wish
from neighbourhoods.web import page_of_this_site

from .places import chosen_place, remember_place


@require_GET
def task_list(request: HttpRequest, sort: str = "") -> HttpResponse:
    """Tasks and jobs, nearest first; sort: only one of the two."""
    wish = Wish.read(request.GET, sort)
    if wish.sort == nearby.JOB != sort:
        return redirect(wish.href())
    place = whereabouts.place_of(request.user, chosen_place(request))
    tasks = nearby.task_list(request.user, wish, place)
    return render(request, "marketplace/task_list.html", {"tasks": tasks, "place": place})


@require_GET
def choose_kind(request: HttpRequest) -> HttpResponse:
    wish = Wish.read(request.GET)
    return render(request, "marketplace/choose_kind.html", {"chips": nearby.kind_chips(wish), "back": wish.href()})


@require_GET
def choose_day(request: HttpRequest) -> HttpResponse:
    wish = Wish.read(request.GET)
    return render(request, "marketplace/choose_day.html", {"chips": nearby.day_chips(wish), "back": wish.href()})


def choose_place(request: HttpRequest) -> HttpResponse:
    """Where to look from: four digits of a postcode, a neighbourhood from the list, or home."""
    back = page_of_this_site(request, reverse("marketplace:tasks"))
    form = PlaceForm(request.POST if "postcode" in request.POST else None)
    options = whereabouts.options_for(form.cleaned_data["postcode"]) if form.is_valid() else []
    choice = options[0].choice if len(options) == 1 else request.POST.get("buurt", "")
    if "thuis" in request.POST or whereabouts.option_of(choice):
        return remember_place(request, redirect(back), choice)
    scene = {"form": form, "is_unknown": form.is_valid() and not options, "is_split": bool(options), "back": back}
    scene |= {"options": options or whereabouts.options_to_choose(), "place": chosen_place(request)}
    return render(request, "marketplace/choose_place.html", scene, status=422 if scene["is_unknown"] else 200)
