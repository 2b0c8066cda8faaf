"""Who may see people's data in the admin: whoever has a coordinator post there today. No Django permission does."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model, QuerySet
from wagtail.permission_policies.base import ModelPermissionPolicy

from neighbourhoods import rules
from neighbourhoods.models import User
from neighbourhoods.queries import residents

LOOKING = {"view"}


class NeighbourhoodPolicy(ModelPermissionPolicy):
    """For rows with a neighbourhood. Only "view" is ever answered with yes: lists, exports and histories open, no form
    does. Whatever changes goes through an action.
    """

    def __init__(self, model: type[Model], rows_of: Callable[[User], QuerySet[Any]]) -> None:
        super().__init__(model)
        self.rows_of = rows_of

    def user_has_permission(self, user: User, action: str) -> bool:
        return action in LOOKING and rules.is_coordinator(user)

    def user_has_any_permission(self, user: User, actions: Iterable[str]) -> bool:
        return bool(LOOKING & set(actions)) and rules.is_coordinator(user)

    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> QuerySet[Any]:
        rows = self.rows_of(user)
        return rows if LOOKING & set(actions) else rows.none()

    def user_has_permission_for_instance(self, user: User, action: str, instance: Any) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user: User, actions: Iterable[str], instance: Any) -> bool:
        return bool(LOOKING & set(actions)) and rules.looks_after(user, instance.neighbourhood_id)


class StaffPolicy(ModelPermissionPolicy):
    """The user screens of the technical side show accounts of staff, never the people of the municipality."""

    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> QuerySet[User]:
        staff = residents.staff_accounts()
        return staff if self.user_has_any_permission(user, actions) else staff.none()

    def user_has_permission_for_instance(self, user: User, action: str, instance: User) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user: User, actions: Iterable[str], instance: User) -> bool:
        return self.user_has_any_permission(user, actions) and instance in residents.staff_accounts()
