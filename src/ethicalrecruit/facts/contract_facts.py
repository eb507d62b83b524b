"""Facts of a contract's form, wages, freedom and equal terms, and the fields of an offer they come from."""

from ethicalrecruit.domain.contract import ContractGiven, DeductionBasis, WithheldFor
from ethicalrecruit.domain.freedom import ConsentFor
from ethicalrecruit.domain.offer import EmployerKind
from ethicalrecruit.domain.terms import MigrantTerm, PersonalData
from ethicalrecruit.facts.specs import FactSpec, FactType, words_of

_T = FactType


def _yes_no(name: str, meaning: str, question: str) -> FactSpec:
    return FactSpec(name, _T.BOOLEAN, meaning, question)


CONTRACT_FACTS = (
    FactSpec(
        "employer.kind",
        _T.CHOICE,
        "What kind of employer it is.",
        "Is the employer a household, a public body or a private firm?",
        choices=words_of(EmployerKind),
    ),
    FactSpec(
        "job.youngest_age",
        _T.NUMBER,
        "From which age on applicants are taken.",
        "From which age on do you take applicants?",
        unit="years",
    ),
    _yes_no(
        "job.replaces_strikers",
        "Whether the post stands in for staff in a labour dispute.",
        "Does the post stand in for staff who are in a labour dispute?",
    ),
    _yes_no("job.seasonal", "Whether it is seasonal work.", "Is this seasonal work?"),
    _yes_no(
        "recruitment.free_movement",
        "Whether people from the countries recruited in may work at the destination without a permit.",
        "May people from the countries recruited in work at the destination without a permit?",
    ),
    _yes_no(
        "recruitment.group_transfer",
        "Whether migrants are brought in groups under an arrangement of governments.",
        "Does the recruitment bring groups of workers under an arrangement of governments?",
    ),
    _yes_no(
        "recruitment.home_duty_outstanding",
        "Whether a duty to serve in the home health system is known to be neither served nor released.",
        "Do you ask whether a duty to serve in the home health system is still open, and what did the answer show?",
    ),
    _yes_no(
        "recruitment.informed_in_writing",
        "Whether the post, its terms and costs are told in writing before acceptance.",
        "Which written information does the worker get before accepting, and in which language?",
    ),
    _yes_no(
        "recruitment.us_federal_contract",
        "Whether the recruitment is for a federal contract of the United States.",
        "Is this recruitment for work under a federal contract of the United States?",
    ),
    FactSpec(
        "hours.rest_days",
        _T.NUMBER,
        "Whole days of rest in a week.",
        "How many whole days of rest are there in a week?",
        unit="days",
    ),
    _yes_no(
        "hours.overtime_compulsory",
        "Whether overtime may not be refused.",
        "May the worker refuse overtime, and what follows from it?",
    ),
    FactSpec(
        "contract.probation_months",
        _T.NUMBER,
        "Length of probation.",
        "How long is probation?",
        unit="months",
    ),
    _yes_no(
        "contract.length_by_law",
        "Whether the law of the country asks for a first contract of this length.",
        "Does the law of the country ask for a first contract of this length?",
    ),
    _yes_no("contract.written", "Whether there is a written contract.", "Is there a written contract?"),
    _yes_no(
        "contract.language_understood",
        "Whether the worker understands the contract's language.",
        "In which languages does the worker get the contract?",
    ),
    FactSpec(
        "contract.given",
        _T.CHOICE,
        "When the worker gets the contract, or its terms in writing.",
        "When does the worker get the contract: before departure, on arrival or after the start?",
        choices=words_of(ContractGiven),
    ),
    _yes_no(
        "contract.copy_given",
        "Whether the worker keeps a copy of the contract.",
        "Does the worker get a signed copy of the contract?",
    ),
    FactSpec(
        "contract.days_to_decide",
        _T.NUMBER,
        "Time between offer and signature.",
        "How many days does the worker have between the written offer and signing?",
        unit="days",
    ),
    FactSpec(
        "contract.information_days",
        _T.NUMBER,
        "Within how many days of the start the terms are given in writing.",
        "Within how many days of the start does the worker get the terms in writing?",
        unit="days",
    ),
    _yes_no(
        "contract.may_be_replaced",
        "Whether it says that another contract takes its place later.",
        "Will the worker be asked to sign another contract later, and how may it differ?",
    ),
    _yes_no(
        "contract.by_agency",
        "Whether an agency employs the worker and hires them out.",
        "Is the worker employed by an agency and hired out to the place of work?",
    ),
    _yes_no(
        "contract.of_service",
        "Whether the worker is an employee, not a contractor.",
        "Is the worker an employee under a contract of service?",
    ),
    _yes_no(
        "contract.exclusive",
        "Whether the worker may use no other recruiter.",
        "May the worker use other recruiters at the same time?",
    ),
    _yes_no(
        "contract.own_work_barred",
        "Whether any other work outside the hours is barred.",
        "May the worker take other work outside the agreed hours?",
    ),
    _yes_no(
        "contract.later_hire_barred",
        "Whether the user firm may not hire the worker later.",
        "May the place of work hire the worker directly after the assignment?",
    ),
    _yes_no(
        "wages.withheld",
        "Whether earned wages are held back.",
        "Is any part of earned wages held back, for how long and why?",
    ),
    FactSpec(
        "wages.withheld_for",
        _T.CHOICES,
        "Why wages are held back.",
        "For what reason are wages held back?",
        choices=words_of(WithheldFor),
    ),
    _yes_no(
        "wages.paid_directly",
        "Whether wages go to the worker or the worker's own account.",
        "Are wages paid to the worker or to an account in the worker's own name?",
    ),
    _yes_no(
        "wages.spending_restricted",
        "Whether the worker is told how or where to spend or keep wages.",
        "Is the worker free to spend or keep wages as they like?",
    ),
    _yes_no(
        "wages.transfer_barred",
        "Whether earnings may not be sent home.",
        "May the worker send earnings and savings home?",
    ),
    FactSpec(
        "wages.deduction_basis",
        _T.CHOICE,
        "What allows deductions beyond taxes and contributions.",
        "What allows each deduction: a law, a collective agreement, an award, or only the worker's own consent?",
        choices=words_of(DeductionBasis),
    ),
    _yes_no(
        "wages.deductions_told",
        "Whether the conditions and extent of deductions are told.",
        "Which deductions are made from pay, on which conditions and up to which amount?",
    ),
    _yes_no(
        "loan.offered",
        "Whether a loan or advance for travel or other costs is offered.",
        "Does the worker get a loan or an advance for costs of getting the job?",
    ),
    _yes_no(
        "loan.repaid_above_lent",
        "Whether more than the sum lent has to be repaid.",
        "Does the worker repay more than the sum lent, interest and charges included?",
    ),
    _yes_no(
        "loan.terms_written",
        "Whether amount and terms of repayment stand in a document.",
        "Does the worker get the amount of the loan and the terms of repayment in a document?",
    ),
    _yes_no(
        "loan.repaid_from_wages",
        "Whether the loan is taken from wages.",
        "Is the loan taken from wages, and how much at a time?",
    ),
    FactSpec(
        "freedom.consent_for",
        _T.CHOICES,
        "What the worker may do only with leave of employer or recruiter.",
        "For what does the worker need the leave of employer or recruiter?",
        choices=words_of(ConsentFor),
    ),
    FactSpec(
        "freedom.tied_months",
        _T.NUMBER,
        "How long the worker may not change employer.",
        "After how many months may the worker change employer?",
        unit="months",
    ),
    _yes_no(
        "freedom.movement_restricted",
        "Whether the worker may not leave the premises, or only at set times, outside working hours.",
        "May the worker leave the lodging and the place of work freely outside working hours?",
    ),
    _yes_no(
        "freedom.contact_restricted",
        "Whether telephone, visitors or outside contact are barred.",
        "May the worker use a telephone and receive visitors outside working hours?",
    ),
    _yes_no(
        "freedom.threats",
        "Whether a clause announces a report to authorities or other harm for leaving or complaining.",
        "What does the document say will happen to a worker who leaves or complains?",
    ),
    _yes_no(
        "freedom.union_barred",
        "Whether joining a union or bargaining is barred.",
        "May the worker join a union and take part in bargaining?",
    ),
    _yes_no(
        "freedom.complaints_barred",
        "Whether complaints are barred or answered with reprisal, or rights to a remedy given up.",
        "May the worker complain to authorities and go to court without any disadvantage?",
    ),
    _yes_no(
        "freedom.penalty_for_leaving",
        "Whether ending the job costs money or another detriment, beyond repaying costs.",
        "What does the worker lose by ending the job with due notice?",
    ),
    _yes_no(
        "freedom.penalty_for_withdrawal",
        "Whether withdrawing before the start costs money or another detriment.",
        "What does the worker lose by withdrawing before the start?",
    ),
    _yes_no(
        "freedom.sent_home_if_ill",
        "Whether the worker is sent home because of illness or injury.",
        "What happens to the job and the stay if the worker falls ill or is injured?",
    ),
    _yes_no(
        "freedom.live_in_required",
        "Whether lodging with the employer is a condition.",
        "May the worker choose to live elsewhere than with the employer?",
    ),
    _yes_no(
        "freedom.worker_pays_failed_return",
        "Whether the worker bears the way home if the promised job is not there.",
        "Who pays the way home if the promised job is not there?",
    ),
    _yes_no(
        "accommodation.rent_deducted",
        "Whether rent is taken from pay without further ado.",
        "How is rent paid, and is it taken from pay?",
    ),
    _yes_no(
        "accommodation.rent_above_market",
        "Whether rent is above what place and quality would fetch.",
        "How does the rent compare with rents nearby for like lodging?",
    ),
    _yes_no(
        "accommodation.shared_bed",
        "Whether a bed is used by more than one person in turns.",
        "Does each worker have a bed of their own?",
    ),
    FactSpec(
        "terms.worse_for_migrants",
        _T.CHOICES,
        "Terms that are worse for migrants than for local colleagues in the same work.",
        "Which terms differ between workers from abroad and local colleagues in the same work?",
        choices=words_of(MigrantTerm),
    ),
    FactSpec(
        "application.data_asked",
        _T.CHOICES,
        "Personal data that applicants are asked for.",
        "Which personal data do you ask of applicants, and what for?",
        choices=words_of(PersonalData),
    ),
    _yes_no(
        "repayment.itemised",
        "Whether the costs taken back are listed one by one.",
        "Is there a list of the costs that can be taken back, each with its amount?",
    ),
    _yes_no("repayment.in_cash", "Whether it is taken in cash.", "How is the repayment made?"),
    _yes_no(
        "repayment.instalments",
        "Whether it can be repaid bit by bit.",
        "Can the worker repay in instalments?",
    ),
    _yes_no(
        "repayment.waivable",
        "Whether it is waived or reduced for hardship, unfair treatment, dismissal or illness.",
        "In which cases is repayment waived or reduced?",
    ),
    _yes_no(
        "repayment.explained_before",
        "Whether it was set out in writing before acceptance.",
        "Is the repayment clause set out in the written offer as well as in the contract?",
    ),
    _yes_no(
        "repayment.training_obligatory",
        "Whether law or agreement obliges the employer to give the training that is taken back.",
        "Is the training one that law or a collective agreement obliges the employer to give?",
    ),
)
"""The catalogue's entries."""

CONTRACT_FIELDS = (
    ("employer.kind", "employer_kind"),
    ("job.youngest_age", "job.youngest_age"),
    ("job.replaces_strikers", "job.replaces_strikers"),
    ("job.seasonal", "job.seasonal"),
    ("recruitment.free_movement", "recruitment.free_movement"),
    ("recruitment.group_transfer", "recruitment.group_transfer"),
    ("recruitment.home_duty_outstanding", "recruitment.home_duty_outstanding"),
    ("recruitment.informed_in_writing", "recruitment.informed_in_writing"),
    ("recruitment.us_federal_contract", "recruitment.us_federal_contract"),
    ("hours.rest_days", "rest_days_per_week"),
    ("hours.overtime_compulsory", "overtime_compulsory"),
    ("contract.probation_months", "contract.probation_months"),
    ("contract.length_by_law", "contract.length_by_law"),
    ("contract.written", "contract.written"),
    ("contract.language_understood", "contract.language_understood"),
    ("contract.given", "contract.given"),
    ("contract.copy_given", "contract.copy_given"),
    ("contract.days_to_decide", "contract.days_to_decide"),
    ("contract.information_days", "contract.information_days"),
    ("contract.may_be_replaced", "contract.may_be_replaced"),
    ("contract.by_agency", "contract.by_agency"),
    ("contract.of_service", "contract.of_service"),
    ("contract.exclusive", "contract.exclusive"),
    ("contract.own_work_barred", "contract.own_work_barred"),
    ("contract.later_hire_barred", "contract.later_hire_barred"),
    ("wages.withheld", "wages.withheld"),
    ("wages.withheld_for", "wages.withheld_for"),
    ("wages.paid_directly", "wages.paid_directly"),
    ("wages.spending_restricted", "wages.spending_restricted"),
    ("wages.transfer_barred", "wages.transfer_barred"),
    ("wages.deduction_basis", "wages.deduction_basis"),
    ("wages.deductions_told", "wages.deductions_told"),
    ("loan.offered", "loan.offered"),
    ("loan.repaid_above_lent", "loan.repaid_above_lent"),
    ("loan.terms_written", "loan.terms_written"),
    ("loan.repaid_from_wages", "loan.repaid_from_wages"),
    ("freedom.consent_for", "freedom.consent_for"),
    ("freedom.tied_months", "freedom.tied_months"),
    ("freedom.movement_restricted", "freedom.movement_restricted"),
    ("freedom.contact_restricted", "freedom.contact_restricted"),
    ("freedom.threats", "freedom.threats"),
    ("freedom.union_barred", "freedom.union_barred"),
    ("freedom.complaints_barred", "freedom.complaints_barred"),
    ("freedom.penalty_for_leaving", "freedom.penalty_for_leaving"),
    ("freedom.penalty_for_withdrawal", "freedom.penalty_for_withdrawal"),
    ("freedom.sent_home_if_ill", "freedom.sent_home_if_ill"),
    ("freedom.live_in_required", "freedom.live_in_required"),
    ("freedom.worker_pays_failed_return", "freedom.worker_pays_failed_return"),
    ("accommodation.rent_deducted", "accommodation.rent_deducted"),
    ("accommodation.rent_above_market", "accommodation.rent_above_market"),
    ("accommodation.shared_bed", "accommodation.shared_bed"),
    ("terms.worse_for_migrants", "worse_for_migrants"),
    ("application.data_asked", "data_asked"),
    ("repayment.itemised", "repayment.itemised"),
    ("repayment.in_cash", "repayment.in_cash"),
    ("repayment.instalments", "repayment.instalments"),
    ("repayment.waivable", "repayment.waivable"),
    ("repayment.explained_before", "repayment.explained_before"),
    ("repayment.training_obligatory", "repayment.training_obligatory"),
)
"""Name of a fact and the path of the field it comes from."""
