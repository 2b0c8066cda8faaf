"""Samira did the ironing course, in Yvonne's neighbourhood."""

import pytest
from django.core.cache import cache

from training.actions.issuing import issue_certificate
from training.models import Certificate, CourseRun, Enrolment

from .classes import class_in, did_it


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
