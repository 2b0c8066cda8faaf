"""For editors, on Wagtail's first screen: the pages they may change, one tap away."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms import checking
from cms.models import CoursePage, NeighbourhoodPage, ServicePage
from cms.models.base import place_of_new
from neighbourhoods.models import User

MOST = 30  # further down, Wagtail's own tree shows them all


class PagesPanel(Component):
    name = "pages"
    template_name = "workbench/_my_pages.html"
    order = 20

    def __init__(self, editor: User) -> None:
        self.editor = editor

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        policy = policy_registry.get_by_type(Page)
        mine = policy.instances_user_has_permission_for(self.editor, "change")
        return {
            "new": _new_pages(self.editor),
            "pages": [page for page in mine.order_by("path")[: MOST + 1] if not page.is_root()],
        }


class CheckPanel(Component):
    """Texts that must be checked again, for who may change them. Nothing to check: nothing there."""

    name = "to_check"
    template_name = "workbench/_to_check.html"
    order = 10

    def __init__(self, editor: User) -> None:
        self.editor = editor

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        due = checking.to_check(timezone.localdate())
        return {"pages": [page for page in due if page.permissions_for_user(self.editor).can_edit()]}


def _new_pages(editor: User) -> list[tuple[Any, str]]:
    """What can be made with one tap, with its address: a page of each kind that belongs below one other page."""
    may = [(page_about, place_of_new(page_about)) for page_about in (NeighbourhoodPage, ServicePage, CoursePage)]
    return [
        (model._meta.verbose_name, reverse("wagtailadmin_pages:add", args=["cms", model._meta.model_name, above.pk]))
        for model, above in may
        if above is not None and above.permissions_for_user(editor).can_add_subpage()
    ]
