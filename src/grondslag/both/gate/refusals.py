"""What the gate refused, as it would be asked again: for the what-if, which only counts."""

from collections.abc import Iterator, Mapping

from django.core.exceptions import ObjectDoesNotExist

from grondslag.both.gate import occasions
from grondslag.both.gate.models import State, Verzoek
from grondslag.law import Judgement, Request


def refused_requests() -> Iterator[Request]:
    """Return each refused request, with the kinds asked for then and the papers that lie there now."""
    for request in Verzoek.objects.filter(state=State.REFUSED):
        yield Request(
            id=str(request.pk),
            ground=request.ground,
            kinds=frozenset(request.decision["kinds"]),
            recipient=request.recipient,
            judgements=_papers(request),
        )


def _papers(request: Verzoek) -> Mapping[str, Judgement]:
    """Return the judgements of the object; none where its app or the object itself is gone."""
    try:
        return occasions.get(request.occasion).facts(request.object_id).judgements
    except (KeyError, ObjectDoesNotExist):
        return {}
