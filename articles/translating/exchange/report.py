"""What became of a file that was brought in: what was kept, and every problem with its line."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """`line` of the file (0 where it has none), `unit` as the file calls it, the reason in words."""

    line: int
    unit: str
    reason: str


@dataclass
class Report:
    """`kept`: how many units were taken in. `problems` never applied anything."""

    name: str = ""
    kept: int = 0
    problems: list[Problem] = field(default_factory=list)

    def add(self, element, reason, unit=""):
        line = element.sourceline or 0 if element is not None else 0
        self.problems.append(Problem(line, unit, str(reason)))

    def problem(self, line, unit, reason):
        self.problems.append(Problem(line or 0, unit[:60], str(reason)))
