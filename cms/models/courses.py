"""What can be learnt: a page for each course, and the page that lists them all."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.models.base import NamedAfter, PageOfOne, WrittenPage, in_tabs
from neighbourhoods.queries.whereabouts import place_of
from neighbourhoods.views.places import chosen_place
from training.models import Course
from training.queries import courses


class CourseIndexPage(WrittenPage):
    """Leren. Lists every course that is given, with or without a page of its own."""

    template = "training/courses.html"
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.CoursePage"]
    max_count = 1
    speaks_both = True
    edit_handler = in_tabs()

    class Meta:
        verbose_name = _("page with all courses")
        verbose_name_plural = _("pages with all courses")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        place = place_of(request.user, chosen_place(request))
        shown = {"courses": courses.course_list(place), "place": place}
        return super().get_context(request, *args, **kwargs) | shown


class CoursePage(NamedAfter, WrittenPage):
    """One course: the editor's words below what the course itself says and when it is given."""

    course = models.OneToOneField(
        Course, models.PROTECT, related_name="page", verbose_name=_("course"),
        help_text=_("Not in the list? Make it first under Settings, Courses."),
        error_messages={"unique": _("This course has a page already. Change that page.")},
    )  # fmt: skip

    template = "training/course.html"
    parent_page_types = ["cms.CourseIndexPage"]
    subpage_types: list[str] = []
    speaks_both = True
    base_form_class = PageOfOne
    edit_handler = in_tabs(
        first=(FieldPanel("course"), FieldPanel("title")),
        promote=(FieldPanel("seo_title"), FieldPanel("search_description")),
    )

    class Meta:
        verbose_name = _("page about a course")
        verbose_name_plural = _("pages about a course")

    @property
    def named_after(self) -> tuple[str, str] | None:
        return (self.course.slug, self.course.name_nl) if self.course_id else None

    def title_in(self, language: str) -> str:
        return (language == "en" and (self.title_en or self.course.name_en)) or self.title

    def also_about(self) -> tuple[str, ...]:
        course = self.course
        return (course.name_nl, course.name_en, course.hint_nl, course.hint_en, course.outcomes_nl, course.outcomes_en)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        shown = courses.detail_of(self.course, request.user, place_of(request.user, chosen_place(request)))
        return super().get_context(request, *args, **kwargs) | {"course": shown}
