"""Who looks after which neighbourhood: a post begins, changes, ends. Rights follow from it the same day."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from neighbourhoods import journal
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import CoordinatorPost, Neighbourhood, User
from neighbourhoods.models.outreach import Channel
from neighbourhoods.queries.people import by_email


@transaction.atomic
def appoint(  # noqa: PLR0913 (one form, one call)
    *,
    by: User,
    email: str,
    first_name: str,
    last_name: str,
    neighbourhood: Neighbourhood,
    phone: str,
    since: date,
    until: date | None = None,
    is_lead: bool = False,
) -> CoordinatorPost:
    """By the technical side, to the account with this e-mail address. An account is made when there is none yet."""
    if not by.is_superuser:
        raise NotYours
    user = by_email(email) or _new_colleague(email, first_name, last_name)
    post, is_new = CoordinatorPost.objects.get_or_create(
        user=user,
        neighbourhood=neighbourhood,
        since=since,
        defaults={"phone": phone, "until": until, "is_lead": is_lead},
    )
    if not is_new:
        raise NotAllowedNow(_("This post is there already."), "twice")
    journal.record(resident=user, actor=by, verb="post.given", about=post)
    return post


def _new_colleague(email: str, first_name: str, last_name: str) -> User:
    if not first_name:
        raise NotAllowedNow(_("Nobody is known by this address yet. Write down the name too."), "no_name")
    try:
        with transaction.atomic():
            return User.objects.create_user(email, first_name=first_name, last_name=last_name, channel=Channel.EMAIL)
    except IntegrityError:  # made by somebody else at this very moment
        user = by_email(email)
        if user is None:
            raise
        return user


@transaction.atomic
def change_post(post: CoordinatorPost, *, by: User, phone: str, until: date | None, is_lead: bool) -> CoordinatorPost:
    """Another phone number, another last day, first to call or not."""
    if not by.is_superuser:
        raise NotYours
    post = CoordinatorPost.objects.select_for_update(of=("self",)).select_related("user").get(pk=post.pk)
    if until is not None and until < post.since:
        raise NotAllowedNow(_("The last day lies before the first."), "order")
    post.phone, post.until, post.is_lead = phone, until, is_lead
    post.save()
    journal.record(resident=post.user, actor=by, verb="post.changed", about=post)
    return post
