"""Each process asks in time whether editors corrected a sentence: before a page, and before a task of the worker."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .corrections import keep_fresh

Answer = Callable[[HttpRequest], HttpResponse]


def fresh_words(get_response: Answer) -> Answer:
    def answer(request: HttpRequest) -> HttpResponse:
        keep_fresh()
        return get_response(request)

    return answer


def before_a_task(**_signal: object) -> None:
    keep_fresh()
