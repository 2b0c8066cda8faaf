"""The street in the workbench: its houses, the places in them, and the steps of taking part. Rows without a
municipality are the standard; a municipality's own row with the same word goes before it.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from training.models import House, Place, ScaleStep


class PathTable(ModelViewSet):
    """Edited like kinds of work."""

    add_to_settings_menu = True
    copy_view_enabled = False
    list_per_page = 50


class HouseViewSet(PathTable):
    model = House
    icon = "home"
    menu_label = _("Houses of the street")
    list_display = ("name_nl", "municipality", "drawing", "position", "is_active")
    form_fields = (
        "municipality", "slug", "name_nl", "name_en", "hint_nl", "hint_en", "drawing", "position", "is_active",
    )  # fmt: skip


class PlaceViewSet(PathTable):
    model = Place
    icon = "site"
    menu_label = _("Places of the path")
    list_display = ("name_nl", "municipality", "house", "position", "is_active")
    form_fields = (
        "municipality", "slug", "name_nl", "name_en", "hint_nl", "hint_en", "house", "position", "is_active",
    )  # fmt: skip


class ScaleStepViewSet(PathTable):
    model = ScaleStep
    icon = "order"
    menu_label = _("Steps of taking part")
    list_display = ("number", "name_nl", "municipality")
    form_fields = ("municipality", "number", "name_nl", "name_en", "hint_nl", "hint_en")
