"""What can be wrong with the register, said so that the reader can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: file, line (from 1), and a Dutch sentence on what is wrong and what to do."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}, regel {self.line}: {self.message}"


class RegisterError(ValueError):
    """The register, or a law that is entered into it, cannot be used. `faults` says where and why."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
