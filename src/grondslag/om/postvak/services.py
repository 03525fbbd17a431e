"""Take in what the IND provides of its own initiative."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from grondslag.both.audit.services import record
from grondslag.both.exchange.handlers import Incoming, UnusableMessage
from grondslag.om.postvak.models import EigenBeweging


class _Vorm(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Persoon(_Vorm):
    rol: str
    naam: str
    aliassen: list[str] = []


class _Bericht(_Vorm):
    soort: Literal["eigen-beweging"]
    versie: Literal[1]
    personen: list[_Persoon]
    geboortedatum: str
    nationaliteit: list[str]


def take_own_initiative(incoming: Incoming) -> None:
    """Keep it sealed; the officier reads it.

    Raises:
        UnusableMessage: it has not the agreed form.
    """
    try:
        message = _Bericht.model_validate(incoming.payload)
    except ValidationError as error:
        raise UnusableMessage(
            "Een verstrekking uit eigen beweging had niet de afgesproken vorm; vraag haar de IND opnieuw."
        ) from error
    content: dict[str, Any] = message.model_dump()
    EigenBeweging.objects.create(bericht=incoming.message_id, inhoud=content, ontvangen=incoming.received)
    record(event="eigen-beweging:ontvangen", actor=None, bericht=str(incoming.message_id))
