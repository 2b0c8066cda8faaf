"""The head of a page for who finds or shares it: said once by the page, repeated for each kind of reader here."""

from typing import Any

from django import template
from django.conf import settings
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from cms.findable import addresses, cards, telling
from cms.findable.facts import as_script
from cms.models.found import Found, address_in

register = template.Library()
BOTH = ("nl", "en")


class CaptureNode(template.Node):
    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> str:
        said = " ".join(self.nodelist.render(context).split()).replace('"', "&quot;")
        context[self.name] = mark_safe(said)  # noqa: S308 (rendered, so escaped already)
        return ""


@register.tag
def capture(parser: Parser, token: Token) -> CaptureNode:
    """{% capture name %}…{% endcapture %}: what stands between, kept under a name to be said more than once."""
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endcapture",))
    parser.delete_first_token()
    return CaptureNode(name, nodelist)


@register.inclusion_tag("findable/head.html", takes_context=True)
def found_and_shared(context: Context) -> dict[str, Any]:
    """Address, languages and picture; for an address that must not be found only that."""
    request, page = context.get("request"), context.get("page")
    if request is None:
        return {"robots": "noindex"}
    written = page if isinstance(page, Found) else None
    languages = written.languages if written else BOTH
    shown = get_language() if get_language() in languages else "nl"
    path = (written and written.get_url()) or request.path  # type: ignore[attr-defined]
    return {
        "robots": "" if addresses.may_be_found(request) else "noindex",
        "is_shared": addresses.may_be_shared(request),
        "canonical": address_in(path, shown),
        "others": [(it, address_in(path, it)) for it in languages] if len(languages) > 1 else [],
        "plain": address_in(path, "nl"),
        "title": context.get("page_title", ""),
        "description": context.get("page_description", ""),
        "picture": picture_of(written, shown),
        "locale": "en_GB" if shown == "en" else "nl_NL",
        "kind": "article" if written and written.is_article else "website",
    }


def picture_of(page: Found | None, language: str) -> str:
    """The whole address of the picture to share."""
    if page is None or page.is_home:
        return settings.SITE_URL + static("built/card.png")
    return f"{settings.SITE_URL}/deelplaatje/{cards.name_of(page.pk, page.title_in(language))}.png"  # type: ignore[attr-defined]


@register.simple_tag(takes_context=True)
def facts_for_programs(context: Context) -> SafeString:
    page = context.get("page")
    return as_script(telling.facts_of(page)) if isinstance(page, Found) and context.get("request") else SafeString("")
