"""A person takes back the yes to their story: it is off the website at once, and after a month it is gone."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.images.models import Image
from wagtail.log_actions import log
from wagtail.models import PageLogEntry, ReferenceIndex

from cms.findable import cards
from cms.models.stories import KEPT_AFTER_WITHDRAWAL, StoryPage
from neighbourhoods.models import User


def story_in_care_of(editor: User, pk: int) -> StoryPage:
    """The story, for whoever may write it; taking a person's words off the website needs no more than that."""
    story = StoryPage.objects.filter(pk=pk).first()
    if story is None:
        raise Http404
    if not story.permissions_for_user(editor).can_edit():
        raise PermissionDenied
    return story


@transaction.atomic
def withdraw_story(story: StoryPage, *, by: User) -> None:
    """Off the website, off the clock, out of the workflow. A second tap changes nothing."""
    story = StoryPage.objects.select_for_update().get(pk=story.pk)
    if story.withdrawn_on:
        return
    taken_back = {"withdrawn_on": timezone.localdate(), "agreed": False, "agreed_on": None, "agreed_how": ""}
    StoryPage.objects.filter(pk=story.pk).update(**taken_back)
    story.refresh_from_db()
    if story.current_workflow_state:
        story.current_workflow_state.cancel(user=by)
    story.revisions.update(approved_go_live_at=None)
    if story.live:
        # Whoever takes the phone call may take it off, also who may only write.
        UnpublishPageAction(story, user=by).execute(skip_permission_checks=True)
    for image in _photos_of(story):
        image.delete()
    cards.throw_away(story.pk)
    draft = story.get_latest_revision_as_object()
    for field, value in taken_back.items():
        setattr(draft, field, value)
    draft.save_revision(user=by, clean=False)  # whoever opens it sees that the yes is gone
    log(instance=story, action="dichtbij.story_withdrawn", user=by)


@transaction.atomic
def ask_again(story: StoryPage, *, by: User) -> None:
    """The person says yes once more: the story may be filled in again, with a new date. It is not published by this."""
    StoryPage.objects.filter(pk=story.pk).update(withdrawn_on=None)
    story.refresh_from_db()
    log(instance=story, action="dichtbij.story_asked_again", user=by)


def throw_away_withdrawn(today: date | None = None) -> int:
    """Each day: what was taken back a month ago goes, with all its drafts."""
    last = (today or timezone.localdate()) - KEPT_AFTER_WITHDRAWAL
    gone = StoryPage.objects.filter(withdrawn_on__lte=last)
    for story in gone:
        cards.throw_away(story.pk)  # one that somebody asked for in the second of taking back
        number = story.pk
        story.delete()
        PageLogEntry.objects.filter(page=number).update(label="", data={})  # Wagtail keeps titles there
    return len(gone)


def _photos_of(story: StoryPage) -> list[Image]:
    """Photos of this story and of all its drafts that nothing else shows."""
    drafts = (revision.as_object() for revision in story.revisions.all())
    blocks = [block for page in (story, *drafts) for block in (*page.body, *page.body_en)]
    shown = [block.value["image"] for block in blocks if block.block_type == "photo"]
    photos = {photo.pk: photo for photo in shown if photo is not None}
    return [photo for photo in photos.values() if not _is_used_elsewhere(photo, story)]


def _is_used_elsewhere(photo: Image, story: StoryPage) -> bool:
    own = ReferenceIndex.get_references_for_object(story)
    return ReferenceIndex.get_references_to(photo).exclude(pk__in=own.values("pk")).exists()
