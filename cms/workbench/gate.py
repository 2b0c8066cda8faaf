"""One gate before every view of a viewset: Wagtail itself does not scope inspect, history, usage and delete."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest
from django.views import View
from wagtail.permissions import policy_registry

from .policy import LOOKING


class ScopeGate:
    """A row outside the viewer's reach does not exist: 404, whatever the view does with it."""

    model: Any

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        pk = kwargs.get("pk") or (args[0] if args else None)
        if pk is not None:
            policy = policy_registry.get_by_type(self.model)
            mine = policy.instances_user_has_any_permission_for(request.user, LOOKING)
            try:
                mine.get(pk=unquote(str(pk)))
            except (ObjectDoesNotExist, ValueError):
                raise Http404 from None
        super().setup(request, *args, **kwargs)  # type: ignore[misc]


class ScopedViewSet:
    """Mixin before ModelViewSet: puts the gate before each of its views."""

    def construct_view(self, view_class: type[View], **kwargs: Any) -> Any:
        scoped = type("Scoped" + view_class.__name__, (ScopeGate, view_class), {})
        return super().construct_view(scoped, **kwargs)  # type: ignore[misc]
