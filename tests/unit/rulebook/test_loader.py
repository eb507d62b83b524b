"""Packs and watch-lists of users: loaded beside the shipped book, checked always, refused whole."""

import pickle
from pathlib import Path

import pytest

from ethicalrecruit import Checker, Offer, load_book
from ethicalrecruit.errors import RuleBookError, RuleBookFaults

RULE = """\
id: mine.{slug}
title: A rule of ours
topic: documents
status: stable
version: "1"
severity: critical
confidence: high
subject: offer
documents: [contract]
in_force: {{since: null, until: null}}
references: [{{instrument: {instrument}, provision: "{provision}"}}]
indicated_when: {condition}
message: The document reads as if the employer kept the papers of the worker.
mend: Give the papers back to the worker.
ask: Who keeps the papers?
examples: []
history: [{{version: "1", date: "2026-11-21", change: first written}}]
{more}
"""


def pack(folder: Path, slug: str = "papers", more: str = "", **parts: str) -> Path:
    words = {"instrument": "dhaka", "provision": "4", "condition": "{documents.held_by: {is: employer}}"} | parts
    (folder / "packs").mkdir(parents=True, exist_ok=True)
    (folder / "packs" / f"{slug}.yaml").write_text(RULE.format(slug=slug, more=more, **words), encoding="utf-8")
    return folder


CONTRACT = Offer.model_validate({"kind": "contract", "documents": {"held_by": "employer"}})


def outcome(checker: Checker, rule: str) -> tuple[str, str]:
    return next((one.outcome.value, one.reason) for one in checker.check(CONTRACT).findings if one.rule == rule)


def test_a_pack_of_a_user_stands_beside_the_shipped_rules(tmp_path: Path) -> None:
    checker = Checker(packs=[pack(tmp_path)])
    assert outcome(checker, "mine.papers") == ("indicator", "condition_met")
    assert outcome(checker, "ilo.documents-held") == ("indicator", "condition_met")
    assert checker.book.digest != load_book().digest
    assert checker.book.packs == (tmp_path.name,)


def test_law_from_memory_raises_no_indicator_unless_research_is_asked_for(tmp_path: Path) -> None:
    folder = pack(tmp_path, instrument="ilo-gp", provision="GP12")
    assert outcome(Checker(packs=[folder]), "mine.papers") == ("cannot_tell", "law_unconfirmed")
    research = Checker(packs=[folder], profile="research")
    finding = next(one for one in research.check(CONTRACT).findings if one.rule == "mine.papers")
    assert finding.outcome.value == "indicator"
    assert any("has been confirmed" in note for note in finding.notes)


def test_a_shipped_rule_goes_only_by_name_and_the_report_shows_it(tmp_path: Path) -> None:
    checker = Checker(packs=[pack(tmp_path, more="replaces: ilo.documents-held")])
    findings = checker.check(CONTRACT).findings
    assert "ilo.documents-held" not in {one.rule for one in findings}
    assert next(one.replaces for one in findings if one.rule == "mine.papers") == "ilo.documents-held"


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("{documents.held_bye: {is: employer}}", 'Did you mean "documents.held_by"?'),
        ("{documents.held_by: {is_state: 'true'}}", 'Did you mean "is_stated"?'),
        ("{documents.held_by: {is: employr}}", 'Did you mean "employer"?'),
        ("{documents.held_by: {above: '3'}}", "cannot ask"),
        ("{item.payer: {is: worker}}", "outside any_item"),
        ("{costs: {is: x}}", "is a list"),
        ("{'costs[].payer': {is: worker}}", 'Write "item.payer"'),
        ("{any_item: {of: costs, where: {item.payr: {is: worker}}}}", "There is no fact"),
        ("{any_item: {of: cost, where: {item.payer: {is: worker}}}}", 'Did you mean "costs"?'),
        ("{destination.country: {on_list: who-sll}}", 'Did you mean "who-ssl"?'),
        ("{destination.country: {is: Germany}}", "alpha-2"),
        ("{costs.worker.total: {above: '900'}}", "Limits stand in rules/amounts"),
        ("{costs.worker.total: {above: {amount: nothing}}}", "There is no amount"),
        ("{hours.weekly: {above: many}}", "is not a number"),
        ("{job.health: {is: 'yes'}}", "neither true nor false"),
        ("{agency.licence.until: {after: tomorrow}}", "is not a date"),
        ("{pay.monthly: {below: {fact: hours.weekly}}}", "not of one type"),
        ("{destination.country: {is: {fact: job.title}}}", "cannot be compared"),
        ("{documents.held_by: {is: employer, in: [agency]}}", "exactly one operator"),
        ("{repayment.items: {includes: [visa]}}", "needs any_of"),
        ("{documents.held_by: {is_stated: 'no'}}", "can only be true"),
        ("{job.title: {in: []}}", "needs a list"),
    ],
)
def test_faults_of_conditions_say_what_where_and_how_to_mend(tmp_path: Path, condition: str, said: str) -> None:
    with pytest.raises(RuleBookFaults) as caught:
        load_book([pack(tmp_path, condition=condition)])
    assert said in str(caught.value)
    assert "papers.yaml:" in str(caught.value)


def test_all_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    pack(tmp_path, "one", condition="{documents.held_by: {is: nobody}}")
    pack(tmp_path, "two", instrument="no-such")
    pack(tmp_path, "three", more="colour: red")
    with pytest.raises(RuleBookFaults) as caught:
        load_book([tmp_path])
    assert len(caught.value.faults) == 3
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own error, to cross processes
    assert str(again) == str(caught.value)


def test_ids_and_prefixes_of_the_shipped_book_are_taken(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    path = folder / "packs" / "papers.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("mine.papers", "ilo.papers"), encoding="utf-8")
    with pytest.raises(RuleBookFaults, match="belongs to the shipped book"):
        load_book([folder])
    path.write_text(path.read_text(encoding="utf-8").replace("ilo.papers", "ilo.documents-held"), encoding="utf-8")
    with pytest.raises(RuleBookFaults, match="is taken"):
        load_book([folder])


def test_folders_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(RuleBookFaults, match="no folder"):
        load_book([tmp_path / "none"])
    with pytest.raises(RuleBookFaults, match="no such watch-list"):
        load_book(lists=[tmp_path / "none.yaml"])
    with pytest.raises(RuleBookFaults, match=r"no \.yaml"):
        load_book(lists=[tmp_path])


def test_an_unknown_rule_is_named_with_the_nearest() -> None:
    with pytest.raises(RuleBookError, match=r'Did you mean "ilo\.documents-held"'):
        load_book().rule("ilo.document-held")


def test_the_shipped_book_fits_its_schemas_and_line_ends_do_not_count(tmp_path: Path) -> None:
    from ethicalrecruit.datafiles.bundled import rules_folder
    from ethicalrecruit.rulebook.loader import book_digest

    book = load_book(check_shipped=True)
    assert len({rule.id for rule in book.rules}) == len(book.rules)
    copy = tmp_path / "rules"
    for path in rules_folder().rglob("*"):
        if path.is_file():
            target = copy / path.relative_to(rules_folder())
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert book_digest([copy]) == book.digest


WATCH = """\
id: my-watch
title: Countries our members come from
kind: watch
publisher: Our network
editions:
  - edition: "2026"
    since: "2026-01-01"
    until: null
    members: [Romania, RS]
"""


def test_a_watch_list_makes_its_own_rule_speak(tmp_path: Path) -> None:
    path = tmp_path / "watch.yaml"
    path.write_text(WATCH, encoding="utf-8")
    offer = Offer.model_validate(
        {
            "kind": "ad",
            "destination": {"country": "DE"},
            "recruitment": {"channel": "active"},
            "targets": [{"country": "RO", "basis": "residence"}],
        }
    )
    found = Checker(lists=[path]).check(offer, day="2026-06-01")
    indicator = next(one for one in found.indicators if one.rule == "watch.listed-country")
    assert indicator.about == "origin.targets:RO"
    assert indicator.basis[0].id == "my-watch"
    assert indicator.severity.value == "info"
    before = Checker(lists=[path]).check(offer, day="2025-12-31")
    assert not before.indicators
    assert all(one.rule != "watch.listed-country" for one in Checker().check(offer).findings)


def test_a_faulty_watch_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "watch.yaml"
    path.write_text(WATCH.replace("Romania", "Rumenia").replace("RS", "Atlantis"), encoding="utf-8")
    with pytest.raises(RuleBookFaults) as caught:
        load_book(lists=[path])
    assert "Romania" in str(caught.value)
    assert "Atlantis" in str(caught.value)


@pytest.mark.parametrize(
    ("more", "said"), [("replaces: mine.papers", "replaces a rule of yours"), ("replaces: ilo.none", "no rule")]
)
def test_no_rule_can_make_itself_disappear(tmp_path: Path, more: str, said: str) -> None:
    with pytest.raises(RuleBookFaults, match=said):
        load_book([pack(tmp_path, more=more)])


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('{since: "2020-13-01", until: null}', '"2020-13-01" is not a day of the calendar'),
        ('{since: "2020-01-01", until: "2019-01-01"}', r"It ends \(2019-01-01\) before it begins \(2020-01-01\)"),
        ('{since: {earliest: "2021-01-01", latest: "2020-01-01"}, until: null}', "runs backwards"),
    ],
)
def test_a_rule_that_is_never_in_force_is_refused(tmp_path: Path, written: str, said: str) -> None:
    folder = pack(tmp_path)
    path = folder / "packs" / "papers.yaml"
    text = path.read_text(encoding="utf-8").replace("{since: null, until: null}", written)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleBookFaults, match=said):
        load_book([folder])


def test_a_folder_without_rule_files_is_refused_and_so_are_other_endings(tmp_path: Path) -> None:
    (tmp_path / "rule.yaml").write_text("id: x", encoding="utf-8")
    with pytest.raises(RuleBookFaults, match="no file of a rule book"):
        load_book([tmp_path])
    pack(tmp_path)
    (tmp_path / "packs" / "other.yml").write_text("id: x", encoding="utf-8")
    with pytest.raises(RuleBookFaults, match=r"end in \.yaml"):
        load_book([tmp_path])
    with pytest.raises(RuleBookFaults, match="No folder is named"):
        load_book([""])


def test_conditions_have_a_size(tmp_path: Path) -> None:
    many = ", ".join(["documents.held_by: {is: employer}"] * 300).replace("documents", "{documents").replace("}", "}}")
    with pytest.raises(RuleBookFaults, match="more than 200 tests"):
        load_book([pack(tmp_path, condition=f"{{any: [{many}]}}")])


def test_one_path_is_one_folder(tmp_path: Path) -> None:
    assert Checker(packs=str(pack(tmp_path))).book.packs == (tmp_path.name,)
