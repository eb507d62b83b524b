"""Evaluates recruitment ads, offers and contracts of health workers against dated, cited rules.

>>> from ethicalrecruit import Checker
>>> report = Checker().check_text("Nurses wanted. We never charge fees. All costs are paid by the employer.")
>>> report.indicators
()

An indicator is not a finding of wrongdoing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ethicalrecruit.api import Checker
    from ethicalrecruit.batch.run import RunResult, audit
    from ethicalrecruit.batch.run_reading import Run, open_run
    from ethicalrecruit.domain.offer import Offer
    from ethicalrecruit.errors import EthicalRecruitError
    from ethicalrecruit.findings.finding import Finding
    from ethicalrecruit.findings.report import Report
    from ethicalrecruit.reader.read import Reading, read_ad
    from ethicalrecruit.render.report_json import report_json
    from ethicalrecruit.rulebook.book import RuleBook
    from ethicalrecruit.rulebook.loader import load_book

__version__ = "0.1.0"

__all__ = [
    "Checker",
    "EthicalRecruitError",
    "Finding",
    "Offer",
    "Reading",
    "Report",
    "RuleBook",
    "Run",
    "RunResult",
    "__version__",
    "audit",
    "load_book",
    "open_run",
    "read_ad",
    "report_json",
]

# Each name is loaded when it is first used: importing the library costs nothing, and the command line can answer
# Ctrl-C in good manners from its first moment.
_WHEN_USED = {
    "Checker": "ethicalrecruit.api",
    "EthicalRecruitError": "ethicalrecruit.errors",
    "Finding": "ethicalrecruit.findings.finding",
    "Offer": "ethicalrecruit.domain.offer",
    "Reading": "ethicalrecruit.reader.read",
    "Report": "ethicalrecruit.findings.report",
    "RuleBook": "ethicalrecruit.rulebook.book",
    "Run": "ethicalrecruit.batch.run_reading",
    "RunResult": "ethicalrecruit.batch.run",
    "audit": "ethicalrecruit.batch.run",
    "load_book": "ethicalrecruit.rulebook.loader",
    "open_run": "ethicalrecruit.batch.run_reading",
    "read_ad": "ethicalrecruit.reader.read",
    "report_json": "ethicalrecruit.render.report_json",
}


def __getattr__(name: str) -> Any:
    if name not in _WHEN_USED:
        raise AttributeError(f"module 'ethicalrecruit' has no attribute '{name}'")
    found = getattr(import_module(_WHEN_USED[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
