"""/leren/: the courses, taking part, and somebody's own courses."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from neighbourhoods.queries.whereabouts import place_of
from neighbourhoods.views.places import chosen_place
from neighbourhoods.web import refusal_shown
from training.actions import enrolling
from training.queries import courses, mine
from training.queries.mine import MyCourse


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    place = place_of(request.user, chosen_place(request))
    return render(request, "training/courses.html", {"courses": courses.course_list(place), "place": place})


@never_cache
@require_safe
def one(request: HttpRequest, slug: str) -> HttpResponse:
    course = courses.course_for(request.user, slug, place_of(request.user, chosen_place(request)))
    if course is None:
        return render(request, "training/course_away.html", status=404)
    return render(request, "training/course.html", {"course": course})


@never_cache
def join(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A visitor is asked who they are and comes back here; taking part is always a button that somebody presses."""
    found = courses.run_for(request.user, slug, pk, place_of(request.user, chosen_place(request)))
    if found is None:
        return render(request, "training/course_away.html", status=404)
    course, run = found
    if request.method != "POST" or not request.user.is_authenticated:
        return render(request, "training/join.html", {"course": course, "run": run})
    with refusal_shown(request):
        enrolling.enrol(courses.run_of(pk), by=request.user, person=request.user)
        return redirect("training:my_course", pk)
    return redirect("training:course", course.slug)


@never_cache
@login_required
@require_GET
def my_course(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "training/my_course.html", {"course": _mine(request, pk)})


@never_cache
@login_required
def step_back(request: HttpRequest, pk: int) -> HttpResponse:
    """ "Toch niet": one question, one button, no reason."""
    found = _mine(request, pk)
    if request.method != "POST":
        return render(request, "training/step_back.html", {"course": found})
    with refusal_shown(request):
        enrolling.step_back(mine.enrolment_of(request.user, pk), by=request.user)
        messages.success(request, _("All right. Thank you for telling us. See you another time."))
    return redirect("training:course", found.slug)


def _mine(request: HttpRequest, pk: int) -> MyCourse:
    found = mine.my_course(request.user, pk)
    if found is None:
        raise Http404
    return found
