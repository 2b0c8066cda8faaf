"""What an editor hears after saving a page that may say more of a person than the site keeps."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.models import StoryPage
from neighbourhoods.never_stored import subjects_in
from neighbourhoods.queries.never_stored import hint_words, holds_number, named, texts_in


def of_a_page(page: Page) -> Iterator[str]:
    """Sentences; none for nearly every page. Only a story is about one person, so only there words count."""
    values = [getattr(page, field.name) for field in page._meta.concrete_fields if not field.is_relation]
    if any(map(holds_number, values)):
        yield _(
            "There is a number on this page that looks like a citizen service number (BSN). "
            "Is it somebody's? Then take it out."
        )
    if isinstance(page, StoryPage):
        words = " ".join(text for value in values for text in texts_in(value))
        if subjects := subjects_in(words, hint_words()):
            yield _("This story may be about %(subjects)s. Leave that out, unless the person asks for it.") % {
                "subjects": named(subjects)
            }
