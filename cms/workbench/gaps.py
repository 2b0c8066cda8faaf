"""For the technical side, on Wagtail's first screen: neighbourhoods that nobody looks after."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from neighbourhoods.queries import places

MOST = 50  # `manage.py list_gaps` names them all


class GapsPanel(Component):
    name = "gaps"
    template_name = "workbench/_gaps.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {"gaps": places.neighbourhoods_without_coordinator()[:MOST]}
