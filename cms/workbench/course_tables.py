"""A course in the workbench: what it is, its parts and its descriptions elsewhere, a line for each."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.viewsets.model import ModelViewSet

from cms.course_lines import keep_elsewhere, keep_parts, lines_of
from cms.workbench.pictures import pictures_with
from cms.workbench.tables import IconForm
from training.models import Course, Module
from training.queries.equivalences import in_a_circle
from training.queries.to_choose import other_courses

LINES = {"rows": 4}
is_address = URLValidator(schemes=["https", "http"])


class CourseForm(IconForm):
    """Its word in the address follows the name when left empty."""

    parts_nl = forms.CharField(
        label=gettext_lazy("Parts"), required=False, widget=forms.Textarea(LINES),
        help_text=gettext_lazy("A line for each part. Somebody can show each part on its own."),
    )  # fmt: skip
    parts_en = forms.CharField(
        label=gettext_lazy("Parts in English"), required=False, widget=forms.Textarea(LINES),
        help_text=gettext_lazy("In the same order."),
    )  # fmt: skip
    elsewhere = forms.CharField(
        label=gettext_lazy("Descriptions elsewhere"), required=False, widget=forms.Textarea(LINES),
        help_text=gettext_lazy("A line for each: address, space, name. For example of CompetentNL or ESCO."),
    )  # fmt: skip

    class Meta:
        model = Course
        exclude = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.fields["icon"] = forms.ChoiceField(
            label=gettext_lazy("Picture"), choices=pictures_with(self.instance.icon), initial="graduation-cap"
        )
        if self.instance.pk:
            parts = list(self.instance.modules.all())
            self.initial["parts_nl"] = "\n".join(part.name_nl for part in parts)
            self.initial["parts_en"] = "\n".join(part.name_en for part in parts)
            self.initial["elsewhere"] = "\n".join(f"{it.url} {it.name}" for it in self.instance.alignments.all())
            self.fields["counts_as"].queryset = other_courses(self.instance)

    def clean_parts_nl(self) -> str:
        return self._short(self.cleaned_data["parts_nl"])

    def clean_parts_en(self) -> str:
        return self._short(self.cleaned_data["parts_en"])

    def _short(self, text: str) -> str:
        if any(len(line) > Module._meta.get_field("name_nl").max_length for line in lines_of(text)):
            raise ValidationError(_("The name of a part is at most 80 letters."))
        return text

    def clean_elsewhere(self) -> str:
        for line in lines_of(self.cleaned_data["elsewhere"]):
            address, _space, name = line.partition(" ")
            is_address(address)
            if not name.strip() or len(name) > 120:
                raise ValidationError(_("Write the address, a space and the name."))
        return self.cleaned_data["elsewhere"]

    def clean_counts_as(self) -> Any:
        chosen = self.cleaned_data["counts_as"]
        if self.instance.pk and (circle := in_a_circle(self.instance, chosen)):
            raise ValidationError(_("“%(course)s” counts as this course already.") % {"course": circle.name_nl})
        return chosen

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        slug = answers.get("slug") or slugify(answers.get("name_nl", ""))[:50]
        if not self.errors and not slug:
            self.add_error("name_nl", _("Use letters in the name."))
        if answers.get("nlqf_level") and not answers.get("nlqf_registration"):
            self.add_error("nlqf_level", _("Fill in the NLQF register number too. Without it there is no level."))
        self.instance.slug = answers["slug"] = slug
        return answers

    def save(self, commit: bool = True) -> Course:
        course: Course = super().save(commit)
        if commit:
            keep_parts(course, self.cleaned_data["parts_nl"], self.cleaned_data["parts_en"])
            keep_elsewhere(course, self.cleaned_data["elsewhere"])
        return course


class CourseViewSet(ModelViewSet):
    """Courses, edited like kinds of work."""

    model = Course
    icon = "list-ol"
    menu_label = gettext_lazy("Courses")
    add_to_settings_menu = True
    list_display = ("name_nl", "icon", "palette", "position", "is_active")
    list_per_page = 50
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[CourseForm]:
        return CourseForm
