"""Take in the IND's answer to a demand."""

from grondslag.both.audit.services import record
from grondslag.both.exchange.handlers import Incoming, UnusableMessage
from grondslag.both.vordering.bericht import Antwoord as Bericht
from grondslag.both.vordering.bericht import read
from grondslag.om.vorderingen import selectors
from grondslag.om.vorderingen.models import Antwoord, Vordering


def receive_answer(incoming: Incoming) -> None:
    """Store an answer with its demand, once; it must answer what was asked, item by item.

    Raises:
        UnusableMessage: another form, an unknown demand, other items than were asked, or a second answer.
    """
    answer = read(Bericht, incoming.payload)
    vordering = Vordering.objects.filter(pk=answer.vordering).exclude(verzonden=None).first()
    if vordering is None:
        raise UnusableMessage("Dit antwoord hoort bij geen vordering van het OM.")
    if selectors.is_answered(vordering):
        raise UnusableMessage("Deze vordering is al beantwoord; het eerste antwoord blijft staan.")
    asked = list(enumerate(selectors.bericht_of(vordering).gegevens, start=1))
    if [(post.nummer, post.gevraagd) for post in answer.onderdelen] != asked:
        raise UnusableMessage("Het antwoord volgt niet de onderdelen die gevorderd zijn.")
    Antwoord.objects.create(
        vordering=vordering, inhoud=answer.model_dump(mode="json"), ontvangen=incoming.received
    )
    record(event="vordering:beantwoord", actor=None, vordering=str(vordering.pk))
