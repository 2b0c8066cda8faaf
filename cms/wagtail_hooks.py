"""What Wagtail's admin shows of us: policies first, then lists, menu, look. Policies stand before the viewsets."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from cms.models.base import NamedAfter
from cms.workbench import choosers, hints, viewsets
from cms.workbench.course_tables import CourseViewSet
from cms.workbench.editing import CheckPanel, PagesPanel
from cms.workbench.gaps import GapsPanel
from cms.workbench.line_tables import LineViewSet
from cms.workbench.path_tables import HouseViewSet, PlaceViewSet, ScaleStepViewSet
from cms.workbench.policy import NeighbourhoodPolicy, StaffPolicy
from cms.workbench.web import works_here
from cms.workbench.wording import RIGHT, corrects_words
from marketplace.models import Opportunity
from marketplace.queries import moderation
from neighbourhoods import rules
from neighbourhoods.models import User

register_permission_policy(Opportunity, NeighbourhoodPolicy(Opportunity, moderation.requests_of))
register_permission_policy(User, StaffPolicy(User))


@hooks.register("register_admin_viewset")
def lists() -> list[Any]:
    return [
        viewsets.RequestViewSet("requests", url_prefix="klussen"),
        viewsets.KindViewSet("kinds", url_prefix="soorten-werk"),
        CourseViewSet("course_kinds", url_prefix="soorten-cursus"),
        LineViewSet("learning_lines", url_prefix="leerlijnen"),
        HouseViewSet("houses", url_prefix="huizen-van-de-straat"),
        PlaceViewSet("path_places", url_prefix="plekken-van-het-pad"),
        ScaleStepViewSet("scale_steps", url_prefix="treden-van-meedoen"),
        viewsets.GoodToKnowViewSet("good_to_know", url_prefix="goed-om-te-weten"),
        viewsets.SensitiveWordViewSet("sensitive_words", url_prefix="woorden-die-wegblijven"),
        viewsets.OrganisationViewSet("organisations", url_prefix="organisaties"),
        viewsets.PostViewSet("posts", url_prefix="coordinatoren"),
        choosers.NeighbourhoodChooser("choose_neighbourhood", url_prefix="kies/buurt"),
        choosers.KindChooser("choose_kind", url_prefix="kies/soort-werk"),
    ]


class DeskItem(MenuItem):
    """Only for who has a post today."""

    def is_shown(self, request: HttpRequest) -> bool:
        return works_here(request.user)


DESK = (
    (_("Today"), "workbench:today", "home", 10),
    (_("Phone call"), "workbench:call", "mobile-alt", 20),
    (_("Work"), "workbench:jobs", "clipboard-list", 34),
    (_("Courses"), "workbench:courses", "calendar-alt", 35),
    (_("Paid work"), "workbench:ready", "list-ul", 36),
    (_("Trial placements"), "workbench:trials", "doc-full", 37),
    (_("Employers"), "workbench:employers", "site", 38),
    (_("People"), "workbench:people", "group", 40),
    (_("Call list"), "workbench:calls", "tasks", 50),
    (_("Paper"), "workbench:paper", "mail", 55),
    (_("Certificates"), "workbench:certificates", "doc-full", 57),
    (_("Week on paper"), "workbench:week", "form", 56),
    (_("Pupils"), "workbench:pupils", "user", 58),
)


def _register(label: Any, url_name: str, icon: str, order: int) -> None:
    item = DeskItem(label, reverse_lazy(url_name), name=url_name.split(":")[1], icon_name=icon, order=order)
    hooks.register("register_admin_menu_item", lambda: item)


for entry in DESK:
    _register(*entry)


@hooks.register("register_settings_menu_item")
def messages_a_week() -> MenuItem:
    return DeskItem(_("Messages a week"), reverse_lazy("workbench:budgets"), name="budgets", icon_name="mail")


@hooks.register("register_settings_menu_item")
def rules_with_a_date() -> MenuItem:
    return DeskItem(_("Rules with a date"), reverse_lazy("workbench:regulations"), name="regulations", icon_name="date")


@hooks.register("register_reports_menu_item")
def where_people_take_part() -> MenuItem:
    return DeskItem(_("Where people take part"), reverse_lazy("workbench:flow"), name="flow", icon_name="history")


@hooks.register("register_settings_menu_item")
def what_work_asks() -> MenuItem:
    return DeskItem(_("What work asks"), reverse_lazy("workbench:asks"), name="asks", icon_name="lock")


@hooks.register("register_settings_menu_item")
def rules_for_paid_work() -> MenuItem:
    name = "readiness_rules"
    return DeskItem(_("Rules for paid work"), reverse_lazy("workbench:readiness_rules"), name=name, icon_name="list-ul")


class WordsItem(MenuItem):
    """Only for editors with that right."""

    def is_shown(self, request: HttpRequest) -> bool:
        return corrects_words(request.user)


@hooks.register("register_admin_menu_item")
def words_of_the_site() -> MenuItem:
    label = _("Words of the site")
    return WordsItem(label, reverse_lazy("workbench:wording"), name="wording", icon_name="edit", order=110)


class OperatorItem(MenuItem):
    """Only for who runs the machine."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rules.runs_the_machine(request.user)


@hooks.register("register_admin_menu_item")
def how_the_machine_does() -> MenuItem:
    return OperatorItem(
        _("The machine"), reverse_lazy("workbench:machine"), name="machine", icon_name="cogs", order=120
    )


@hooks.register("register_permissions")
def rights_over_words() -> QuerySet[Permission]:
    """So that the right stands on Wagtail's screen of a group."""
    app, codename = RIGHT.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)


class DemoItem(MenuItem):
    """Only where everybody may be anybody."""

    def is_shown(self, request: HttpRequest) -> bool:  # noqa: ARG002 (the shape of a menu item)
        return bool(settings.DEMO)


@hooks.register("register_admin_menu_item")
def to_the_website() -> MenuItem:
    # With "/" alone Wagtail lights it up everywhere: each address begins with that.
    return MenuItem(_("To the website"), "/?", name="website", icon_name="view", order=20_000)


@hooks.register("register_admin_menu_item")
def to_the_demo() -> MenuItem:
    return DemoItem(_("Be somebody else"), "/demo/", name="demo", icon_name="user", order=20_010)


@hooks.register("construct_main_menu")
def plain_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """The website by its name; Wagtail's help leads to foreign sites, so it goes; coordinators see less."""
    items[:] = [
        item for item in items if item.name != "help" and (item.name != "reports" or not works_here(request.user))
    ]
    for item in items:
        if item.name == "explorer":
            item.label = _("Website")


@hooks.register("construct_homepage_panels")
def neighbourhoods_without_coordinator(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.is_superuser:
        panels.insert(0, GapsPanel())


@hooks.register("construct_homepage_panels")
def pages_of_the_editor(request: HttpRequest, panels: list[Any]) -> None:
    panels.extend([CheckPanel(request.user), PagesPanel(request.user)])


@hooks.register("before_copy_page")
def one_page_of_one(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A kind of work or a neighbourhood has one page: a copy of it would be about nothing."""
    if not isinstance(page.specific, NamedAfter):
        return None
    messages.warning(request, _("There is one page for each of these. Make a new page for another one."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("construct_page_action_menu")
def publish_first(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:  # noqa: ARG001
    """Who may publish sees that as the button; keeping a draft is in the menu behind it."""
    items.sort(key=lambda item: item.name != "action-publish")


@hooks.register("register_log_actions")
def what_happened_to_stories(actions: Any) -> None:
    actions.register_action("dichtbij.story_withdrawn", _("The yes was taken back"), _("The yes was taken back"))
    actions.register_action("dichtbij.story_asked_again", _("Asked again"), _("This person said yes again"))


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_what_may_be_personal(request: HttpRequest, page: Page) -> None:
    for sentence in hints.of_a_page(page.specific):
        messages.warning(request, sentence)


@hooks.register("after_edit_setting")
def tell_what_was_left_out(request: HttpRequest, setting: Any) -> None:
    if sentences := getattr(setting, "left_out", ()):
        messages.info(request, " ".join(sentences))


@hooks.register("insert_global_admin_css")
def look() -> SafeString:
    sheets = ("cms/tokens.css", "cms/workbench/shell.css")
    links = format_html_join("", '<link rel="stylesheet" href="{}">', ((static(sheet),) for sheet in sheets))
    without_script = '<noscript><link rel="stylesheet" href="{}"></noscript>'
    return links + format_html(without_script, static("cms/workbench/nojs.css"))


@hooks.register("insert_global_admin_js")
def focus_in_windows() -> SafeString:
    return format_html('<script src="{}"></script>', static("cms/workbench/focus.js"))
