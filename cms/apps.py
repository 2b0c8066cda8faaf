"""Django's card for this package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = _("The site")

    def ready(self) -> None:
        from django_q.signals import pre_execute
        from wagtail.forms import TaskStateCommentForm
        from wagtail.models import ReferenceIndex

        from cms import background, personal, street  # noqa: F401 - register what happens by the clock, what is kept
        from cms.look.facts import site_phone as known
        from cms.models import Look
        from cms.wording.fresh import before_a_task
        from neighbourhoods import site_phone
        from neighbourhoods.free_text import FreeText
        from training.papers.certificate import Drawings
        from training.printing import drawn_by

        said = TaskStateCommentForm.base_fields["comment"]  # of a page that somebody checked: Wagtail's own form
        TaskStateCommentForm.base_fields["comment"] = FreeText(label=said.label, required=False, rows=2)
        pre_execute.connect(before_a_task)
        site_phone.ask(known)
        drawn_by(lambda: Drawings(logo=street.logo(standalone=True), street=street.wide()))
        ReferenceIndex.register_model(Look)  # so that a picture knows it is the logo


class StaffAccountsConfig(WagtailUsersAppConfig):
    """Wagtail's user screens show who works here, not the people of the municipality."""

    user_viewset = "cms.workbench.viewsets.StaffViewSet"
