"""The work booklet: choosing what stands in it, giving one link to it, and stopping that again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.models import Booklet, BookletPart
from marketplace.queries.booklets import CODE_PARTS, Picked, material_of
from neighbourhoods import journal
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from neighbourhoods.rules import may_act_for
from training.numbers import new_code


@transaction.atomic
def choose_contents(person: User, *, by: User, chosen: Picked) -> Booklet:
    """For oneself, or by a coordinator together with somebody. The same once more changes nothing."""
    person = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not may_act_for(by, person):
        raise NotYours
    if chosen.name not in Booklet.Name.values:
        raise NotAllowedNow(_("Choose which name stands in it."), "name")
    booklet, is_new = Booklet.objects.get_or_create(person=person)
    said = {"name": chosen.name, "own_words": chosen.own_words.strip(), "shows_other_work": chosen.other_work}
    is_said = any(getattr(booklet, field) != value for field, value in said.items())
    if _put(booklet, chosen) or is_said or is_new:
        Booklet.objects.filter(pk=booklet.pk).update(**said, changed_at=timezone.now())
        journal.record(resident=person, actor=by, verb="booklet.changed", about=booklet)
        booklet.refresh_from_db()
    return booklet


def _put(booklet: Booklet, chosen: Picked) -> bool:
    """Whether another choice was made than the one that stood."""
    material = material_of(booklet.person)
    wanted = {
        *(("work_kind_id", it.kind_id) for it in material.work if it.kind_id in chosen.work),
        *(("course_id", it.course_id) for it in material.learned if it.course_id in chosen.courses),
        *(("thanks_id", it.thanks_id) for it in material.quotes if it.thanks_id in chosen.thanks),
    }
    standing = {_key(part): part.pk for part in booklet.parts.all()}
    gone = [pk for key, pk in standing.items() if key not in wanted]
    BookletPart.objects.filter(pk__in=gone).delete()
    new = [key for key in sorted(wanted) if key not in standing]
    BookletPart.objects.bulk_create(BookletPart(booklet=booklet, **{field: pk}) for field, pk in new)
    return bool(gone or new)


def _key(part: BookletPart) -> tuple[str, int]:
    fields = ("work_kind_id", "course_id", "thanks_id")
    return next((field, pk) for field in fields if (pk := getattr(part, field)) is not None)


@transaction.atomic
def share_booklet(person: User, *, by: User) -> Booklet:
    """Pressed twice it is the same link."""
    booklet = _own(person, by)
    if booklet is None:
        raise NotAllowedNow(_("Choose first what stands in it."), "nothing")
    if booklet.code is None:
        booklet.code, booklet.shared_at = _free_code(), timezone.now()
        booklet.save(update_fields=["code", "shared_at"])
        journal.record(resident=person, actor=by, verb="booklet.shared", about=booklet)
    return booklet


@transaction.atomic
def stop_sharing_booklet(person: User, *, by: User) -> None:
    """The link opens nothing any more, for good. Twice is once."""
    booklet = _own(person, by)
    if booklet is None or booklet.code is None:
        return
    booklet.code = booklet.shared_at = None
    booklet.save(update_fields=["code", "shared_at"])
    journal.record(resident=person, actor=by, verb="booklet.share_stopped", about=booklet)


def _own(person: User, by: User) -> Booklet | None:
    """Only the owner gives it to others."""
    if by.pk != person.pk:
        raise NotYours
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    return Booklet.objects.filter(person=person).first()


def _free_code() -> str:
    while Booklet.objects.filter(code=(code := new_code(CODE_PARTS))).exists():
        pass
    return code
