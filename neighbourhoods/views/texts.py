"""What the text gateway tells us: an answer that came in, and what became of a text. Signed, and safe to tell twice."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from neighbourhoods import background, reach
from neighbourhoods.handover import Fate
from neighbourhoods.texting import inbox, message_id_in
from neighbourhoods.texting.gateways import Gateway, gateway


@csrf_exempt
@require_POST
def incoming(request: HttpRequest) -> HttpResponse:
    arrival = _genuine(request).arrival(request)
    if arrival is None:
        return HttpResponse("no text", status=400)
    inbox.receive(arrival)
    return HttpResponse("OK")


@csrf_exempt
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """503 asks to tell it once more: the text is still in the worker's hands."""
    said = _genuine(request).report(request)
    if said is None or said.fate == Fate.UNDERWAY:
        return HttpResponse("OK")
    message_id = message_id_in(said.reference)
    result = background.note_report(message_id, said.fate) if message_id is not None else ""
    return HttpResponse("later", status=503) if result == "too early" else HttpResponse("OK")


def _genuine(request: HttpRequest) -> Gateway:
    """404 for everybody but the gateway: to them there is nothing here."""
    if not reach.texts_are_sent() or not gateway().is_genuine(request):
        raise Http404
    return gateway()
