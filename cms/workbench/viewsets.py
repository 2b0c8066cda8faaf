"""The lists of the admin: requests for coordinators, reference tables for the technical side, accounts of staff."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import modelform_factory
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry
from wagtail.users.views import users as wagtail_users

from cms.accounts import forget_former_addresses
from cms.workbench.gate import ScopedViewSet
from cms.workbench.policy import LOOKING
from cms.workbench.tables import IconForm, KindForm, PostChangeForm, PostForm
from cms.workbench.web import works_here
from marketplace.models import GoodToKnow, Opportunity, WorkKind
from neighbourhoods import journal
from neighbourhoods.models import CoordinatorPost, Organisation, SensitiveWord


class ScopedIndex(generic.IndexView):
    """Only rows within the viewer's reach: in the list, in its search, and in the export."""

    def get_base_queryset(self) -> QuerySet[Any]:
        policy = policy_registry.get_by_type(self.model)
        return policy.instances_user_has_any_permission_for(self.request.user, LOOKING)


class RequestIndex(ScopedIndex):
    page_title = _("Requests")
    default_ordering = "-asked_at"

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        shown = [request.requester_id for request in context["object_list"]]
        journal.note_look(shown, viewer=self.request.user, screen="requests")
        return context


def who(request: Opportunity) -> str:
    return request.requester.call_name or request.requester.get_full_name()


class RequestViewSet(ScopedViewSet, ModelViewSet):
    """Klussen. Looking only; a request has its own page with its own buttons. The export holds nobody's name."""

    model = Opportunity
    index_view_class = RequestIndex
    name = "klussen"
    url_namespace = "requests"
    menu_label = _("Requests")
    menu_name = "requests"
    menu_order = 30
    icon = "list-ul"
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    list_filter = ("state", "work_kind", "source")
    list_export = ("id", "title", "neighbourhood", "get_state_display", "get_day_display", "on_date", "asked_at")
    search_fields = None  # a name would stand in the address; people are looked up by a form that posts
    list_per_page = 25
    form_fields: tuple[str, ...] = ()
    list_display = (
        TitleColumn("title", label=_("What"), get_url=lambda request: reverse("workbench:request", args=[request.pk])),
        Column("who", label=_("Who"), accessor=who),
        Column("neighbourhood", label=_("Neighbourhood")),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        Column("asked_at", label=_("Asked"), sort_key="asked_at"),
    )

    def get_menu_item(self, order: int | None = None) -> Any:
        item = super().get_menu_item(order)
        item.is_shown = lambda request: works_here(request.user)
        return item


class KindViewSet(ModelViewSet):
    """Kinds of work. A new one takes the next free bit of the search index by itself."""

    model = WorkKind
    icon = "tag"
    menu_label = _("Kinds of work")
    add_to_settings_menu = True
    list_display = ("name_nl", "icon", "palette", "position", "is_active")
    list_per_page = 50
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[KindForm]:
        return KindForm


class GoodToKnowViewSet(ModelViewSet):
    model = GoodToKnow
    icon = "info-circle"
    menu_label = _("Good to know")
    add_to_settings_menu = True
    list_display = ("text_nl", "icon", "position")
    form_fields = ("text_nl", "text_en", "icon", "position")

    def get_form_class(self, for_update: bool = False) -> Any:
        return modelform_factory(GoodToKnow, form=IconForm, fields=self.form_fields)


class SensitiveWordViewSet(ModelViewSet):
    """Words that raise a hint: the municipality's own, and those of the standard list it switched off."""

    model = SensitiveWord
    icon = "warning"
    menu_label = _("Words to leave out")
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = ("word", "subject", "is_hint")
    list_filter = ("subject", "is_hint")
    form_fields = ("word", "subject", "is_hint")


class OrganisationViewSet(ModelViewSet):
    model = Organisation
    icon = "globe"
    menu_label = _("Organisations")
    add_to_settings_menu = True
    list_display = ("name", "kind", "municipality")
    form_fields = ("name", "kind", "municipality", "phone")


class SavesByAction:
    """The form hands its answers to an action, with the person who did it."""

    def form_valid(self, form: PostForm | PostChangeForm) -> HttpResponse:
        self.form, self.object = form, form.save_by(self.request.user)  # type: ignore[attr-defined]
        if self.object is None:
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
            return self.form_invalid(form)  # type: ignore[attr-defined]
        messages.success(self.request, str(_("Saved.")))  # type: ignore[attr-defined]
        return redirect(self.index_url_name)  # type: ignore[attr-defined]


class PostAdd(SavesByAction, generic.CreateView):
    """A post is given."""


class PostEdit(SavesByAction, generic.EditView):
    """A post changes or ends."""


class PostViewSet(ModelViewSet):
    """Who looks after which neighbourhood. Given to an e-mail address, so that no list of people is needed."""

    model = CoordinatorPost
    icon = "group"
    menu_label = _("Coordinator posts")
    add_to_settings_menu = True
    copy_view_enabled = False
    add_view_class, edit_view_class = PostAdd, PostEdit
    list_display = ("user", "neighbourhood", "since", "until", "is_lead")

    def get_form_class(self, for_update: bool = False) -> type[PostForm | PostChangeForm]:
        return PostChangeForm if for_update else PostForm


class StaffIndex(ScopedIndex, wagtail_users.IndexView):
    """Wagtail's list of users, with those who work here only."""

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        journal.note_look(list(context["object_list"]), viewer=self.request.user, screen="accounts")
        return context


class StaffEdit(wagtail_users.EditView):
    def save_instance(self) -> Any:
        person = super().save_instance()
        forget_former_addresses(person)
        return person

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        journal.note_look([self.object], viewer=self.request.user, screen="accounts")
        return super().get_context_data(**kwargs)


class StaffViewSet(ScopedViewSet, wagtail_users.UserViewSet):
    index_view_class, edit_view_class = StaffIndex, StaffEdit
