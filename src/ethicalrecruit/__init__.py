"""Evaluates recruitment ads, offers and contracts of health workers against dated, cited rules.

>>> from ethicalrecruit import Checker
>>> report = Checker().check_text("Nurses wanted. We never charge fees. All costs are paid by the employer.")
>>> report.indicators
()

An indicator is not a finding of wrongdoing.
"""

from ethicalrecruit.api import Checker
from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.errors import EthicalRecruitError
from ethicalrecruit.findings.finding import Finding
from ethicalrecruit.findings.report import Report
from ethicalrecruit.reader.read import Reading, read_ad
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
    "__version__",
    "load_book",
    "read_ad",
]
