"""Search over pages and work: one question of a visitor, answers in groups. Only what everybody may see."""

from dataclasses import dataclass

from django.urls import reverse
from wagtail.models import Page
from wagtail.search.query import PlainText

from cms.models.found import Found, read_language
from marketplace.queries import home
from marketplace.queries.cards import Card
from marketplace.queries.finding import KindHit, work_like
from marketplace.queries.whereabouts import Place
from neighbourhoods.alike import Asked, forms, forms_in
from neighbourhoods.models import User
from neighbourhoods.queries.finding import Hood, hoods_like

PAGES = 8
LOOKED_AT = 50


@dataclass(frozen=True)
class PageHit:
    title: str
    words: str
    href: str
    language: str


@dataclass(frozen=True)
class Results:
    asked: str
    kinds: tuple[KindHit, ...] = ()
    hoods: tuple[Hood, ...] = ()
    numbered: Card | None = None
    tasks: tuple[Card, ...] = ()
    pages: tuple[PageHit, ...] = ()
    all_kinds: tuple[KindHit, ...] = ()
    nearest: tuple[Card, ...] = ()  # when nothing was found

    @property
    def is_empty(self) -> bool:
        return not (self.kinds or self.hoods or self.numbered or self.tasks or self.pages)


def results(text: str, *, viewer: User, place: Place | None) -> Results:
    """Nothing asked, nothing looked for. When nothing is found: what is near, so that nobody stands before a wall."""
    asked = Asked.read(text)
    if not asked.words:
        return Results(asked.text)
    hoods = hoods_like(asked)
    work = work_like(asked, hoods, viewer=viewer, place=place)
    shown = {kind.href for kind in work.kinds}
    shown |= {reverse("marketplace:neighbourhood", args=[hood.slug]) for hood in hoods}
    pages = tuple(page for page in pages_like(asked) if page.href not in shown)
    found = Results(asked.text, work.kinds, tuple(hoods), work.numbered, work.tasks, pages, work.all_kinds)
    if not found.is_empty:
        return found
    nearest = tuple(home.needed_soon(viewer, place))
    return Results(asked.text, all_kinds=work.all_kinds, nearest=nearest)


def pages_like(asked: Asked) -> list[PageHit]:
    """Published pages that hold the most of the words; in the title counts first. The same on either database."""
    looked_for = " ".join(sorted({form for word in asked.words for form in (word, *forms(word))}))
    query = PlainText(looked_for, operator="or")
    pages = Page.objects.live().public().specific().search(query)[:LOOKED_AT]
    scored = [(*_score(page, asked), page) for page in pages if isinstance(page, Found)]
    most = max((words for words, _in_title, _page in scored), default=0)
    best = [(-in_title, page.title, page) for words, in_title, page in scored if words == most > 0]
    return [_hit(page) for _in_title, _title, page in sorted(best, key=lambda it: it[:2])[:PAGES]]


def _score(page: Found, asked: Asked) -> tuple[int, int]:
    words = frozenset(page.words_to_find().split())
    return asked.shared_with(words), asked.shared_with(words & forms_in(page.title_in("nl"), page.title_in("en")))


def _hit(page: Found) -> PageHit:
    language = read_language() if read_language() in page.languages else "nl"
    return PageHit(page.title_in(language), page.summary_in(language), page.get_url() or "/", language)  # type: ignore[attr-defined]
