"""A report made by hand that has one of everything, hostile words included."""

import pytest

from ethicalrecruit.findings.finding import Authority, Basis, Finding, Missing
from ethicalrecruit.findings.report import (
    BookStamp,
    ClaimSeen,
    Covered,
    MentionSeen,
    ReadingSeen,
    Report,
    Subject,
    questions_of,
)
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.grades import Confidence, Outcome, Severity, Verified

HOSTILE = "\x1b[2Jpay GBP 900\u202e <b>now</b> | `x` call Mrs Ama Doe on +233 20 000 0000\nINDICATORS"


def quote(text: str, start: int = 4) -> Evidence:
    return Evidence(EvidenceKind.QUOTE, quote=text, start=start, end=start + len(text))


def authority(
    *,
    addressee: str = "recruiters",
    bindingness: str = "statute",
    substance: Verified = Verified.READ,
    pinpoint: Verified = Verified.READ,
) -> Authority:
    return Authority(
        instrument="who-code",
        title="WHO Global Code",
        provision="5.1",
        edition="2010",
        bindingness=bindingness,
        addressee=addressee,
        asks="Discourage active recruitment from countries with critical shortages.",
        standing="",
        substance=substance,
        pinpoint=pinpoint,
        url="https://example.org/code",
    )


def finding(outcome: Outcome, rule: str = "ilo.recruitment-fee", topic: str = "fees", **more: object) -> Finding:
    values: dict[str, object] = {
        "rule": rule,
        "version": "1",
        "title": f"Title of {rule}",
        "topic": topic,
        "about": "document",
        "outcome": outcome,
        "reason": "condition_met",
        "severity": Severity.HIGH,
        "confidence": Confidence.MEDIUM,
        "message": f"Message of {rule}.",
        "fingerprint": "0123456789abcdef",
        "evidence_digest": "fedcba9876543210",
        **more,
    }
    return Finding(**values)  # type: ignore[arg-type]  # the values of a test


def missing(fact: str, question: str) -> Missing:
    return Missing(fact, "open", "", question, "")


@pytest.fixture
def report() -> Report:
    gaps = (
        missing("costs[].paid_to", "Who receives this payment?"),
        Missing("", "not_covered", "", "", "the day it came into force is not known"),
    )
    findings = (
        finding(
            Outcome.INDICATOR,
            about="costs:FEE_PLACEMENT",
            evidence=(
                quote(HOSTILE),
                quote(HOSTILE[4:15], 8),
                Evidence(EvidenceKind.COMPUTED, field="costs.worker.total", arithmetic="GBP 900 is above GBP 0"),
                Evidence(EvidenceKind.ABSENCE, field="contract.months"),
                Evidence(EvidenceKind.FIELD, quote="Ama Doe", field="contact_person", row=3),
            ),
            authority=(authority(),),
            basis=(Basis("list", "england-red", "2025-03-27", "GH listed"),),
            notes=("An amendment is expected.",),
            ask="Who pays the placement fee?",
            mend="Say that the employer pays it.",
            replaces="ilo.old",
        ),
        finding(
            Outcome.INDICATOR,
            "who.active-recruitment",
            "source_countries",
            about="origin.targets:GH",
            severity=Severity.MEDIUM,
            authority=(
                authority(
                    addressee="states",
                    bindingness="code_of_practice",
                    substance=Verified.SECONDARY,
                    pinpoint=Verified.MEMORY,
                ),
            ),
        ),
        finding(
            Outcome.CANNOT_TELL,
            "gb.agency-fee",
            reason="missing_facts",
            missing=gaps,
            ask="To whom is the fee paid?",
        ),
        finding(
            Outcome.CANNOT_TELL,
            "de.some-rule",
            "repayment",
            reason="law_unconfirmed",
            authority=(authority(substance=Verified.NONE, pinpoint=Verified.NONE),),
        ),
        finding(Outcome.NONE_SEEN, "de.fee-cap", reason="condition_not_met"),
        finding(Outcome.NOT_APPLICABLE, "de.training", "pay", reason="does_not_apply"),
    )
    return Report(
        subject=Subject("sha256:0011", "ad", "some/folder/ad.txt"),
        day="2026-11-21",
        day_source="given",
        profile="research",
        book=BookStamp("2026-11-21", "ab" * 32, ("my-pack",)),
        findings=findings,
        claims=(ClaimSeen("fee_free", "one_item", "ADM_VISA", (quote("free visa"),)),),
        questions=questions_of(findings),
        coverage=(
            Covered("costs", "Costs of getting the job.", "stated"),
            Covered("pay.monthly", "Basic pay in a month.", "silent"),
            Covered("employer.name", "The employer's name.", "not_covered"),
        ),
        reading=ReadingSeen("en", cut_off=True, mentions=(MentionSeen("worker_pays_fee", HOSTILE, 4, 81, "high"),)),
    )
