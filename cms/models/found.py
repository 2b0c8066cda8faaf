"""How a page of editors is found: its languages, its description, its words for search, its place in the sitemap."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import get_language
from wagtail.fields import StreamField
from wagtail.models import PageViewRestriction
from wagtail.search import index

from cms.findable.facts import Fact, GovernmentOrganization, NewsArticle
from neighbourhoods.alike import forms_in

LONGEST_DESCRIPTION = 160
LANGUAGE_IN_ADDRESS = "taal"  # only a search engine needs it; people have the button
HOME_DEPTH = 2
BY_WORDS = index.SearchField("words_to_find")


def open_to_all(below: int = 0) -> Q:
    """Not closed to some, nor standing below such a page (deeper than `below`); part of the question for the list."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    closed = PageViewRestriction.objects.annotate(path=path).filter(path__startswith=F("page__path"))
    return Q(~Exists(closed.filter(page__depth__gt=below)))


class Found:
    """For a Wagtail page. A page with more to tell says so in `title_in`, `summary_in` and `also_about`."""

    is_home: ClassVar[bool] = False
    speaks_both: ClassVar[bool] = False  # what it shows by itself is in both languages
    is_article: ClassVar[bool] = False  # told on a day, by somebody
    search_words: ClassVar[tuple[str, ...]] = ("title", "title_en", "slug", "intro", "intro_en", "body", "body_en")

    @property
    def languages(self) -> tuple[str, ...]:
        """Dutch always; English when there is a text."""
        has_english = self.speaks_both or self.is_translated
        return ("nl", "en") if has_english else ("nl",)

    @property
    def is_translated(self) -> bool:
        title, body = getattr(self, "title_en", ""), getattr(self, "body", None)
        return bool(getattr(self, "body_en", None) or (title and not body))

    def title_in(self, language: str) -> str:
        return (language == "en" and getattr(self, "title_en", "")) or self.title  # type: ignore[attr-defined]

    def summary_in(self, language: str) -> str:
        """What stands below the title in a list of results: never empty."""
        ending = "_en" if language == "en" and self.is_translated else ""
        written = "" if ending else self.search_description  # type: ignore[attr-defined]
        told = written or getattr(self, f"intro{ending}", "") or " ".join(self._texts(f"body{ending}"))
        return shortened(told) or self.title_in(language)

    def also_about(self) -> tuple[str, ...]:
        """Words that are not on the page itself and by which it can be found."""
        return ()

    def facts(self, publisher: GovernmentOrganization) -> list[Fact]:  # noqa: ARG002 (for who tells more)
        """What the page is, for programs: nothing that people cannot read on it."""
        return []

    def above(self) -> list[Any]:
        """The pages between home and this one. No question when there are none."""
        if self.depth <= HOME_DEPTH + 1:  # type: ignore[attr-defined]
            return []
        return list(self.get_ancestors().filter(depth__gt=HOME_DEPTH).specific())  # type: ignore[attr-defined]

    def words_to_find(self) -> str:
        """All words without endings and accents, so that both databases find the same."""
        texts = [text for field in self.search_words for text in self._texts(field)]
        return " ".join(sorted(forms_in(*texts, *self.also_about())))

    def _texts(self, name: str) -> Iterator[str]:
        value = getattr(self, name, None)
        if not value:
            return
        if isinstance(value, str):
            yield value
            return
        field = self._meta.get_field(name)  # type: ignore[attr-defined]
        assert isinstance(field, StreamField)  # noqa: S101 - for mypy
        yield from (strip_tags(text) for text in field.get_searchable_content(value))

    def address_in(self, language: str) -> str:
        return address_in(self.get_url(), language)  # type: ignore[attr-defined]

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:  # noqa: ARG002 (Wagtail's)
        """One entry for each language, and each names all of them."""
        path = self.get_url()  # type: ignore[attr-defined]
        return entries(path, self.languages, self.last_published_at) if path else []  # type: ignore[attr-defined]


def read_language() -> str:
    """The language of pages, "nl" or "en", in which this is read."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def article(kind: type[NewsArticle], page: Any, publisher: GovernmentOrganization, day: date) -> NewsArticle:
    """What a page that was told on a day says for programs, in the language it is read in."""
    language = read_language() if page.is_translated else "nl"
    return kind(
        headline=page.title_in(language),
        description=page.summary_in(language),
        url=page.address_in("nl"),
        datePublished=day.isoformat(),
        dateModified=timezone.localdate(page.last_published_at).isoformat(),
        inLanguage=language,
        publisher=publisher,
    )


def shortened(text: str) -> str:
    return Truncator(" ".join(strip_tags(text).split())).chars(LONGEST_DESCRIPTION, truncate="…")


def address_in(path: str, language: str) -> str:
    """The whole address of a page in a language; the bare address is Dutch."""
    query = f"?{urlencode({LANGUAGE_IN_ADDRESS: language})}" if language != "nl" else ""
    return f"{settings.SITE_URL}{path}{query}"


def entries(path: str, languages: tuple[str, ...], changed: Any = None) -> list[dict[str, Any]]:
    """What a sitemap says of one page."""
    others = [{"lang_code": it, "location": address_in(path, it)} for it in languages] if len(languages) > 1 else []
    return [{"location": address_in(path, it), "lastmod": changed, "alternates": others} for it in languages]
