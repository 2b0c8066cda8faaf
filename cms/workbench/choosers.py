"""What an editor chooses a page's subject with: a neighbourhood out of thousands, a kind of work or a new one."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from cms.workbench.tables import NewKindForm
from marketplace.models import WorkKind
from marketplace.queries.kinds import every_kind
from neighbourhoods.models import Neighbourhood
from neighbourhoods.queries.places import neighbourhoods_to_choose


class NameFilter(BaseFilterForm):
    """A few letters of a name, a code or a municipality."""

    q = forms.CharField(
        label=_("Name of the neighbourhood"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"placeholder": _("The first letters are enough"), "autofocus": True}),
    )

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        """The query below has looked already; this tells the window what for."""
        self.search_query = self.cleaned_data.get("q", "").strip()
        self.is_searching, self.is_filtering_by_collection = bool(self.search_query), False
        return objects


class FindsNeighbourhoods:
    """Where we work first; with a word to look for, anywhere in this installation."""

    filter_form_class = NameFilter
    ordering = ("name", "code")

    def get_object_list(self) -> QuerySet[Neighbourhood]:
        return neighbourhoods_to_choose(self.request.GET.get("q", ""))  # type: ignore[attr-defined]

    @property
    def columns(self) -> list[Column]:
        more = (
            Column("municipality", label=_("Municipality"), accessor="municipality.name"),
            Column("code", label=_("Code")),
        )
        return [*super().columns, *more]  # type: ignore[misc]


class ChooseNeighbourhood(FindsNeighbourhoods, ChooseView):
    """The window."""


class ChooseNeighbourhoodResults(FindsNeighbourhoods, ChooseResultsView):
    """The list in the window, while somebody types."""


class NeighbourhoodChooser(ChooserViewSet):
    model = Neighbourhood
    icon = "site"
    per_page = 15
    choose_view_class, choose_results_view_class = ChooseNeighbourhood, ChooseNeighbourhoodResults
    page_title = _("Choose a neighbourhood")
    choose_one_text = _("Choose a neighbourhood")
    choose_another_text = _("Choose another neighbourhood")


class KindChooser(ChooserViewSet):
    model = WorkKind
    icon = "tag"
    per_page = 30
    page_title = _("Choose a kind of work")
    choose_one_text = _("Choose a kind of work")
    choose_another_text = _("Choose another kind of work")
    edit_item_text = _("Change this kind of work")
    search_tab_label = _("Kinds that are there")
    creation_tab_label = _("New kind of work")
    create_action_label = _("Make this kind of work")
    creation_form_class = NewKindForm

    def get_object_list(self) -> QuerySet[WorkKind]:
        return every_kind()
