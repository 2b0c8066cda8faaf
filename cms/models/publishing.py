"""Whether somebody else looks before a page appears. One choice, in one place."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Workflow, WorkflowPage


@register_setting(icon="check", order=60)
class Publishing(BaseSiteSetting):
    """Empty: who may publish, publishes. Chosen: who may only write hands a page in to them."""

    workflow = models.ForeignKey(
        Workflow,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"active": True},
        verbose_name=_("a second person looks"),
        help_text=_(
            "Empty: nobody needs to look first. Chosen: an editor hands a page in and somebody of “Moderators” "
            "publishes it, or sends it back with a few words."
        ),
    )
    panels = [FieldPanel("workflow")]

    class Meta:
        verbose_name = _("second look")
        verbose_name_plural = _("second looks")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The choice counts for all pages of the site, from its first page down."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            root = self.site.root_page_id
            if self.workflow_id is None:
                WorkflowPage.objects.filter(page=root).delete()
            else:
                WorkflowPage.objects.update_or_create(page_id=root, defaults={"workflow_id": self.workflow_id})
