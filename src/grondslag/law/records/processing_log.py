"""The lines of the Logboek dataverwerkingen for a decision: one for each data subject, never sampled.

Who worked with the data is not in them (the audit log has that), and the subject only as the caller encrypted
it. Demand, report, table and own initiative are activities of their own (`verwerkingen.yaml`), each
confidential: who may ask after one cannot read the other from it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from grondslag.law.deciding import ENGINE_LINE
from grondslag.law.reading import Source
from grondslag.law.records.authzen import Asked
from grondslag.law.records.decision_log import Trace, milliseconds

_FILE = Path(__file__).with_name("verwerkingen.yaml")


class Activity(BaseModel):
    """A processing activity. A new `versie` is a new id in the register of activities."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
    naam: str
    versie: int
    vertrouwelijk: Literal["ja", "nee"]
    gronden: Annotated[tuple[str, ...], Field(strict=False)]


class ActivitiesFile(BaseModel):
    """The file: the activities, and the grounds on which no personal data leave."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
    verwerkingen: dict[str, Activity]
    zonder_betrokkene: Annotated[tuple[str, ...], Field(strict=False)]


@dataclass(frozen=True)
class Subject:
    """A data subject: an id, and what kind of id that is (`Vreemdelingennummer`, or a URI)."""

    id: str
    id_type: str


@cache
def activities() -> ActivitiesFile:
    """The activities as shipped. Raises RegisterError for a file that cannot be read."""
    return Source(_FILE).parse(ActivitiesFile)


def processing_log_lines(
    decision: Mapping[str, Any],
    asked: Asked,
    traces: Iterable[Trace],
    subjects: Iterable[Subject],
    *,
    encrypt: Callable[[str], str],
    register_uri: str,
) -> list[dict[str, Any]]:
    """One line for each subject, each with its own span from `traces`; none where no personal data leave.

    `encrypt` makes of an id what may stand in a log; `register_uri` is where the organisation publishes its
    activities. Raises KeyError for a ground of no activity, ValueError when there are not as many spans as
    subjects.
    """
    found = activities()
    if asked.ground in found.zonder_betrokkene:
        return []
    name, activity = _activity(asked.ground, found)
    moment = milliseconds(asked)
    fault = any(step["line"] == ENGINE_LINE for step in decision["steps"])
    return [
        {
            **trace.as_json(),
            "status_code": "STATUS_CODE_ERROR" if fault else "STATUS_CODE_UNSET",
            "name": "toets door de poort",
            "start_time": moment,
            "end_time": moment,
            "attributes": {
                "dpl.core.processing_activity_id": f"{register_uri.rstrip('/')}/{name}-{activity.versie}",
                "dpl.core.data_subject_id": encrypt(subject.id),
                "dpl.core.data_subject_id_type": subject.id_type,
            },
        }
        for subject, trace in zip(subjects, traces, strict=True)
    ]


def _activity(ground: str, found: ActivitiesFile) -> tuple[str, Activity]:
    for name, activity in found.verwerkingen.items():
        if ground in activity.gronden:
            return name, activity
    raise KeyError(ground)
