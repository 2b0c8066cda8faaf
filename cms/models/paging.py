"""Lists of pages in pages: `?pagina=2`. A page that is not there shows the last one."""

from typing import Any

from django.core.paginator import EmptyPage, Paginator
from django.core.paginator import Page as PageOfRows
from django.db.models import QuerySet
from django.http import HttpRequest

from neighbourhoods.web import page_number


def in_pages(rows: QuerySet[Any], request: HttpRequest, size: int) -> PageOfRows[Any]:
    pages = Paginator(rows, size)
    try:
        return pages.page(page_number(request.GET.get("pagina", "")))
    except EmptyPage:
        return pages.page(pages.num_pages)
