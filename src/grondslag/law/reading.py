"""Read a YAML file strictly: words instead of nulls, no bare yes or no, no date that does not exist.

YAML 1.1 turns `nee`-like words of other languages into booleans, an empty place into null, and keeps the last
of two equal keys. In a register of law each of these is a silent change of meaning, so each is refused here,
with its line.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from grondslag.law.faults import Fault, RegisterError

PathInFile = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)
_TAG = "tag:yaml.org,2002:"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same rules, in C where PyYAML was built with it


class Source:
    """A file as plain data, with the line on which each of its parts stands."""

    def __init__(self, file: Path) -> None:
        self.name = file.name
        self.lines: dict[PathInFile, int] = {(): 1}
        try:
            node = yaml.compose(file.read_text(encoding="utf-8"), Loader=_LOADER)
        except OSError as error:
            raise RegisterError(Fault(self.name, 1, "Het bestand is er niet of is niet te lezen.")) from error
        except UnicodeDecodeError as error:
            raise RegisterError(Fault(self.name, 1, "Het bestand is geen UTF-8; sla het zo op.")) from error
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise RegisterError(Fault(self.name, line, "Dit is geen YAML; verbeter de opmaak.")) from error
        except yaml.YAMLError as error:
            raise RegisterError(Fault(self.name, 1, "Het bestand bevat een teken dat niet mag.")) from error
        if node is None:
            raise RegisterError(Fault(self.name, 1, "Het bestand is leeg."))
        self.data = self._value(node, ())

    def fault(self, where: PathInFile, message: str) -> Fault:
        """A fault on the line of the nearest part of the file that `where` names."""
        while where not in self.lines:
            where = where[:-1]
        return Fault(self.name, self.lines[where], message)

    def parse(self, model: type[Model]) -> Model:
        """The file as `model`. Raises RegisterError with every fault that the schema finds."""
        try:
            return model.model_validate(self.data)
        except ValidationError as error:
            raise RegisterError(*self._schema_faults(error)) from error

    def _schema_faults(self, error: ValidationError) -> Iterator[Fault]:
        for detail in error.errors(include_url=False):
            where = detail["loc"]
            field = next((str(part) for part in reversed(where) if isinstance(part, str)), "")
            match detail["type"]:
                case "extra_forbidden":
                    message = f"Onbekend veld '{field}': verwijder het of verbeter de spelling."
                case "missing":
                    message = f"Het veld '{field}' ontbreekt: vul het in, of schrijf het woord onbekend."
                case "value_error":
                    message = str(detail["ctx"]["error"])
                case _:
                    message = f"De waarde van '{field}' past niet ({detail['msg']}): verbeter haar."
            yield self.fault(where, message)

    def _value(self, node: yaml.Node, where: PathInFile) -> Any:
        self.lines[where] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*where, index)) for index, item in enumerate(node.value)]
        return self._scalar(node, where)

    def _mapping(self, node: yaml.MappingNode, where: PathInFile) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in result:
                raise RegisterError(
                    Fault(
                        self.name,
                        key_node.start_mark.line + 1,
                        f"'{key}' staat er twee keer; laat er één staan.",
                    )
                )
            result[key] = self._value(value_node, (*where, key))
        return result

    def _scalar(self, node: yaml.Node, where: PathInFile) -> str | int | date:
        value = str(node.value)
        match node.tag.removeprefix(_TAG):
            case "str":
                return value
            case "int":
                return int(value)
            case "timestamp":
                try:
                    return date.fromisoformat(value)
                except ValueError as error:
                    message = f"De dag {value} bestaat niet; schrijf een bestaande dag als jjjj-mm-dd."
                    raise RegisterError(self.fault(where, message)) from error
            case "null":
                message = "Hier staat niets; schrijf een woord: open, nog_niet of onbekend."
            case "bool":
                message = f"'{value}' is geen woord van dit register; schrijf ja of nee."
            case _:
                message = f"'{value}' is hier onbruikbaar; schrijf een woord, een geheel getal of een dag."
        raise RegisterError(self.fault(where, message))
