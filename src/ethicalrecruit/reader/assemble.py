"""Puts the offer together from what was found, subject by subject.

Order matters: a sentence that is a bond, a repayment clause or a rule about papers is no cost line.
"""

from contextlib import suppress

from ethicalrecruit.reader.bonds import read_bonds
from ethicalrecruit.reader.circumstances import passages
from ethicalrecruit.reader.cost_reading import CostReader
from ethicalrecruit.reader.documents import read_documents
from ethicalrecruit.reader.draft import Draft, ListFullError
from ethicalrecruit.reader.frames import framed
from ethicalrecruit.reader.freedom import read_freedom
from ethicalrecruit.reader.headed import headed
from ethicalrecruit.reader.hirers import of_hirers
from ethicalrecruit.reader.job import read_contract, read_job, read_licence
from ethicalrecruit.reader.marked import read_marked
from ethicalrecruit.reader.marks import Marks
from ethicalrecruit.reader.names import read_names
from ethicalrecruit.reader.pay import read_pay
from ethicalrecruit.reader.practice import read_practice
from ethicalrecruit.reader.recruiters import read_recruiter
from ethicalrecruit.reader.repayment import read_repayment
from ethicalrecruit.reader.standing import read_standing
from ethicalrecruit.reader.stories import without_stories
from ethicalrecruit.reader.targets import read_places
from ethicalrecruit.reader.unsettled import read_unsettled
from ethicalrecruit.reader.wording import read_grounds
from ethicalrecruit.reader.work_terms import read_work_terms


def assemble(marks: Marks) -> Draft:
    """The draft of an offer, with its evidence and mentions."""
    marks.add(framed(marks))
    marks.add(headed(marks))
    draft = Draft(marks.tokens)
    every = passages(marks)
    read = tuple(one for one in every if not one.asked)
    recruiter = read_recruiter(marks, draft, read)
    repaid = read_repayment(marks, draft, read)
    own = without_stories(marks, draft, read)
    hirers = of_hirers(marks, own)
    costly = tuple(one for one in own if one.sentence.first not in hirers)
    bound: frozenset[int] = frozenset()
    with suppress(ListFullError):
        bound = read_bonds(marks, draft, tuple(one for one in costly if one.sentence.first not in repaid))
    read_documents(marks, draft, read, recruiter)
    with suppress(ListFullError):
        CostReader(marks, draft, recruiter).read(costly, repaid)
    read_grounds(marks, draft, read)
    read_marked(
        marks, draft, (*own, *(one for one in every if one.asked)), repaid | hirers | marks.sentences_with("in_package")
    )
    with suppress(ListFullError):
        read_places(marks, draft, every, recruiter)
    read_job(marks, draft, read)
    read_pay(marks, draft, read, repaid | bound)
    read_contract(marks, draft, read)
    read_licence(marks, draft, read)
    read_work_terms(marks, draft, read, repaid)
    with suppress(ListFullError):
        read_practice(marks, draft, read)
    with suppress(ListFullError):
        read_standing(marks, draft, read)
    read_names(marks, draft, recruiter)
    read_freedom(marks, draft, read)
    read_unsettled(marks, draft, read)
    return draft
