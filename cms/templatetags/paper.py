"""What only paper needs: a square code that opens a screen of ours."""

import segno
from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
QUIET = 4  # modules of white around the code, as its standard asks


@register.simple_tag
def qr(path: str, words: str) -> SafeString:
    """The address of one of our own screens, drawn. words: what it is for, to be read aloud."""
    rows = list(segno.make(settings.SITE_URL + path, error="m", micro=False).matrix)
    dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, bit in enumerate(row) if bit)
    size = len(rows) + 2 * QUIET
    drawing = (
        '<svg class="qr" viewBox="-{0} -{0} {1} {1}" role="img" aria-label="{3}" shape-rendering="crispEdges">'
        '<path fill="#fff" d="M-{0} -{0}h{1}v{1}h-{1}z"/><path fill="#000" d="{2}"/></svg>'
    )
    return format_html(drawing, QUIET, size, dark, words)
