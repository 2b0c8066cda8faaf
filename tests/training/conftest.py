"""Samira did the ironing course, in Yvonne's neighbourhood; and a course that is to come there, with two places."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from training.actions import enrolling
from training.actions.issuing import issue_certificate
from training.models import Certificate, Course, CourseRun, Enrolment, Step

from . import stories
from .classes import class_in, did_it
from .walks import begin


@pytest.fixture(autouse=True)
def nobody_looked_before():
    cache.clear()


@pytest.fixture
def ironing_class(lindenkwartier) -> CourseRun:
    return class_in(lindenkwartier)


@pytest.fixture
def finished(ironing_class, samira) -> Enrolment:
    return did_it(ironing_class, samira)


@pytest.fixture
def certificate(finished, yvonne) -> Certificate:
    return issue_certificate(finished, by=yvonne)


# ---------------------------------------------------------------- a course that is to come
@pytest.fixture
def course(db) -> Course:
    return stories.a_course()


@pytest.fixture
def draft(course, lindenkwartier, yvonne) -> CourseRun:
    return stories.planned(lindenkwartier, yvonne)


@pytest.fixture
def run(course, lindenkwartier, yvonne) -> CourseRun:
    return stories.opened(lindenkwartier, yvonne)


@pytest.fixture
def people(run, samira, fatma):
    return [enrolling.enrol(run, by=it, person=it) for it in (samira, fatma)]


@pytest.fixture
def after_the_first_day():
    with time_machine.travel(timezone.now() + timedelta(days=8)) as travel:
        yield travel


@pytest.fixture
def helping(samira, yvonne) -> Step:
    """Samira helps neighbours, since a month."""
    return begin(samira, yvonne, "volunteer", days_ago=30)
