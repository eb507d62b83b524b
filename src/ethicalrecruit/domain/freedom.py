"""What a document says about the worker's freedom to leave, move, speak, join and complain."""

from enum import StrEnum

from ethicalrecruit.domain.model import Model, Months


class ConsentFor(StrEnum):
    """What the worker may do only with leave of the employer or recruiter."""

    LEAVE_THE_JOB = "leave_the_job"
    CHANGE_EMPLOYER = "change_employer"
    LEAVE_THE_COUNTRY = "leave_the_country"
    LEAVE_THE_PREMISES = "leave_the_premises"


class Freedom(Model):
    """Clauses on freedom; each is None where the document does not say, False where it says the contrary.

    ``consent_for``: what needs the leave of employer or recruiter. ``tied_months``: how long the worker may not
    change employer. ``movement_restricted``: a curfew or a bar on leaving the premises outside working hours.
    ``contact_restricted``: a bar on telephone, visitors or outside contact. ``threats``: a clause that announces a
    report to immigration or police, or other harm, for leaving or complaining. ``union_barred``: a bar on joining
    a union or on bargaining. ``complaints_barred``: a bar on complaints, or reprisal for them, or rights to a
    remedy given up. ``penalty_for_leaving``: money or another detriment, beyond repaying costs, for ending the
    job. ``penalty_for_withdrawal``: the same for withdrawing before the start. ``sent_home_if_ill``: return
    because of illness or injury. ``live_in_required``: lodging with the employer is a condition.
    ``worker_pays_failed_return``: the worker bears the way home if the promised job is not there.
    """

    consent_for: tuple[ConsentFor, ...] = ()
    tied_months: Months | None = None
    movement_restricted: bool | None = None
    contact_restricted: bool | None = None
    threats: bool | None = None
    union_barred: bool | None = None
    complaints_barred: bool | None = None
    penalty_for_leaving: bool | None = None
    penalty_for_withdrawal: bool | None = None
    sent_home_if_ill: bool | None = None
    live_in_required: bool | None = None
    worker_pays_failed_return: bool | None = None
