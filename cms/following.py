"""A kind of work got another name or another word in its address: its page follows, and is found by it at once."""

from django.db import transaction
from wagtail.search import index

from cms.models import ServicePage
from marketplace.models import WorkKind


@transaction.atomic
def follow_kind(kind: WorkKind, *, named_before: str) -> None:
    """The live page and an editor's draft alike. A title that an editor wrote stays; Wagtail keeps the old address."""
    for page in ServicePage.objects.filter(work_kind=kind):
        draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else None
        if not _takes_name(page, named_before):
            index.insert_or_update_object(page)  # what the kind says of itself is found too
        elif draft is None:
            page.save_revision().publish()
        else:
            page.save()
        if draft is not None and _takes_name(draft, named_before):
            draft.save_revision(clean=False)


def _takes_name(page: ServicePage, named_before: str) -> bool:
    """True when that made it another title or address."""
    before = (page.title, page.slug)
    page.title = "" if page.title == named_before else page.title
    page.take_name()
    return (page.title, page.slug) != before
