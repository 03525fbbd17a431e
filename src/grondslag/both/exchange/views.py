from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from grondslag.both.exchange import collection, services
from grondslag.both.exchange.listener import MARK
from grondslag.both.exchange.models import OutboxMessage

TOO_LARGE = 64 * 1024 * 1024
"""Bytes; an envelope is never larger."""


@csrf_exempt
@require_POST
def deliver(request: HttpRequest) -> HttpResponse:
    """Take an envelope of the other side. Whatever is wrong with it, the outside answer is the same."""
    refused = HttpResponse("geweigerd", status=400, content_type="text/plain")
    if not request.META.get(MARK):
        return refused
    # Not `request.body`: that stops at the limit for forms, and an envelope may be larger.
    sealed = request.read(TOO_LARGE + 1)
    if len(sealed) > TOO_LARGE:
        return refused
    try:
        return JsonResponse(services.receive(sealed))
    except services.RefusedMessage:
        return refused


@require_POST
def collect(request: HttpRequest, message_id: str) -> HttpResponse:
    """Hand released bytes to the person who takes them out on paper or in public."""
    message = get_object_or_404(OutboxMessage, message_id=message_id)
    try:
        data = collection.collect(message=message, person=request.user)
    except collection.NotYours:
        raise Http404 from None
    except collection.HeldBack as reason:
        messages.error(request, str(reason))
        return redirect("ui:start")
    response = HttpResponse(data, content_type=message.media_type)
    response["Content-Disposition"] = content_disposition_header(True, message.file_name)  # noqa: FBT003 (Django's own)
    return response
