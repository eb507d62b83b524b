"""Folders to a rule book. A book with a single fault is not loaded: a rule that goes missing is worse."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.strict_yaml import Placed
from ethicalrecruit.datafiles.yaml_files import read_placed, read_yaml
from ethicalrecruit.errors import RuleBookError, RuleBookFaults, RuleFileError, RuleSchemaError
from ethicalrecruit.reference.tables import ReferenceTables, load_tables
from ethicalrecruit.rulebook.book import Recipe, RuleBook, Topic
from ethicalrecruit.rulebook.compiler import RuleCompiler
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.rulebook.shared import load_shared
from ethicalrecruit.rulebook.texts import FOLDER, TextFile, in_language, known_language, text_files
from ethicalrecruit.values.grades import Severity

MOST_FILES = 2000


def load_book(
    packs: Sequence[str | Path] = (),
    lists: Sequence[str | Path] = (),
    *,
    registers: Sequence[str | Path] = (),
    language: str = "",
    check_shipped: bool = False,
) -> RuleBook:
    """Load the shipped rule book, and folders of the user's beside it.

    Args:
        packs: folders with rules in ``packs/`` and, if wanted, ``conditions/``, ``lists/``, ``amounts/``,
            ``agreements/``, ``instruments/`` and ``texts/`` of their own.
        lists: watch-lists: YAML files, or folders of them.
        registers: snapshots of registers of agencies: YAML or CSV files, or folders of them.
        language: the language that texts of the book are wanted in, as a code; they stand in English where
            ``texts/`` of the shipped book and of your folders have no current translation. "" for English.
        check_shipped: check the shipped files against their schemas as well; they were checked when the book
            was built.

    Raises:
        RuleBookFaults: with every fault in every file.
        OptionError: if the language is no code of one.
    """
    language = known_language(language)
    shipped = rules_folder()
    user_folders = [_folder(Path(pack)) for pack in packs]
    list_files = [file for given in lists for file in _list_files(Path(given))]
    register_files = [file for given in registers for file in _register_files(Path(given))]
    faults: list[RuleBookError] = []
    tables: ReferenceTables | None = None
    try:
        tables = load_tables(shipped, user_folders, list_files, register_files, check_shipped=check_shipped)
    except RuleBookFaults as error:
        faults.extend(error.faults)
    placed = [*_rule_files([shipped], faults, checked=check_shipped)]
    foreign = [*_rule_files(user_folders, faults, checked=True)]
    shared = load_shared(shipped, user_folders, faults, check_shipped=check_shipped)
    rules: list[Rule] = []
    if tables is not None:
        compiler = RuleCompiler(tables, shared)
        rules = [rule for one in placed if (rule := compiler.rule(one)) is not None]
        theirs = [rule for one in foreign if (rule := compiler.rule(one)) is not None]
        faults.extend(compiler.faults)
        rules = _merged(rules, theirs, faults)
    texts: tuple[TextFile, ...] = ()
    if language:
        texts = _texts(shipped, user_folders, faults, language, check_shipped=check_shipped)
    if faults or tables is None:
        raise RuleBookFaults(faults)
    head = read_yaml(shipped / "book.yaml", "book", checked=check_shipped)
    grades = read_yaml(shipped / "severity.yaml", "severity", checked=check_shipped)
    book = RuleBook(
        edition=head["edition"],
        digest=book_digest([shipped, *user_folders], [*list_files, *register_files]),
        packs=tuple(one.name for one in (*user_folders, *list_files, *register_files)),
        rules=tuple(sorted(rules, key=lambda rule: rule.id)),
        tables=tables,
        shared=shared,
        topics={one["topic"]: Topic(one["topic"], one["title"], Severity(one["level"])) for one in grades["topics"]},
        levels={Severity(one["level"]): one["meaning"] for one in grades["levels"]},
        disclaimer=head["disclaimer"],
        # Whole paths: another process may stand in another folder.
        recipe=Recipe(_whole(packs), _whole(lists), _whole(registers), language),
    )
    return in_language(book, language, texts) if language else book


def load_again(recipe: Recipe, digest: str) -> RuleBook:
    """Load a book once more, as another process has loaded it.

    Raises:
        RuleBookFaults: with every fault in every file.
        RuleBookError: if its files were changed since.
    """
    book = load_book(recipe.packs, recipe.lists, registers=recipe.registers, language=recipe.language)
    if book.digest != digest:
        what = "The files of the rule book were changed while they were used."
        raise RuleBookError(what, "", "Leave them alone until the run has ended.")
    return book


def _whole(paths: Sequence[str | Path]) -> tuple[str, ...]:
    return tuple(str(Path(path).absolute()) for path in paths)


def book_texts(packs: Sequence[str | Path] = (), language: str = "*") -> tuple[TextFile, ...]:
    """The files of translations in the shipped book and in folders of the user's.

    Args:
        packs: folders of the user's.
        language: the code of a language; all languages by default.

    Raises:
        RuleBookFaults: with every fault in every file.
    """
    faults: list[RuleBookError] = []
    found = _texts(rules_folder(), [_folder(Path(pack)) for pack in packs], faults, language, check_shipped=True)
    if faults:
        raise RuleBookFaults(faults)
    return found


def _texts(
    shipped: Path, user_folders: Sequence[Path], faults: list[RuleBookError], language: str, *, check_shipped: bool
) -> tuple[TextFile, ...]:
    return text_files([(shipped, check_shipped), *((folder, True) for folder in user_folders)], faults, language)


def book_digest(folders: Sequence[Path], files: Sequence[Path] = ()) -> str:
    """SHA-256 over the names and contents of all files of a book.

    Line ends do not count, so that a checkout on another platform has the same digest.
    """
    total = hashlib.sha256()
    for folder in folders:
        for name, path in sorted((path.relative_to(folder).as_posix(), path) for path in _data_files(folder)):
            _add(total, name, path)
    for path in sorted(files):
        _add(total, path.name, path)
    return total.hexdigest()


def _add(total: "hashlib._Hash", name: str, path: Path) -> None:
    content = path.read_bytes().replace(b"\r\n", b"\n")
    total.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogatepass"))
    total.update(content)


def _data_files(folder: Path) -> list[Path]:
    """The files of a folder that count; one more than are allowed at most, whatever lies below."""
    found = (path for path in folder.rglob("*") if path.suffix in (".yaml", ".json") and path.is_file())
    return list(islice(found, MOST_FILES + 1))


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise RuleBookFaults([RuleFileError("This is no folder.", path.as_posix(), "Name a folder of rule files.")])
    if not str(path) or path == Path():
        raise RuleBookFaults([RuleFileError("No folder is named.", "", "Name a folder of rule files.")])
    found = _data_files(path)
    if len(found) > MOST_FILES:
        fault = RuleFileError(f"The folder has more than {MOST_FILES} files.", path.as_posix(), "Split it.")
        raise RuleBookFaults([fault])
    known = ("packs", "conditions", "lists", "amounts", "agreements", "fee_rules", "instruments", FOLDER)
    if not any(file.relative_to(path).parts[0] in known for file in found if file.suffix == ".yaml"):
        mend = f"Put .yaml files into {', '.join(f'{name}/' for name in known)} of that folder."
        raise RuleBookFaults([RuleFileError("The folder holds no file of a rule book.", path.as_posix(), mend)])
    stray = [file for file in path.rglob("*.yml") if file.is_file()]
    if stray:
        fault = RuleFileError("Files of a rule book end in .yaml.", stray[0].as_posix(), "Rename it.")
        raise RuleBookFaults([fault])
    return path


def _list_files(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(path.glob("*.yaml"))
        if not found:
            fault = RuleFileError("The folder holds no .yaml file.", path.as_posix(), "Put a watch-list there.")
            raise RuleBookFaults([fault])
        return found
    if not path.is_file():
        raise RuleBookFaults([RuleFileError("There is no such watch-list.", path.as_posix(), "Check the path.")])
    return [path]


def _register_files(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(file for file in path.iterdir() if file.suffix.lower() in (".yaml", ".csv"))
        if not found:
            mend = "Put a snapshot of a register there."
            raise RuleBookFaults([RuleFileError("The folder holds no .yaml or .csv file.", path.as_posix(), mend)])
        return found
    if not path.is_file():
        raise RuleBookFaults([RuleFileError("There is no such register.", path.as_posix(), "Check the path.")])
    return [path]


def _rule_files(folders: Sequence[Path], faults: list[RuleBookError], *, checked: bool) -> Iterator[Placed]:
    for folder in folders:
        for path in sorted((folder / "packs").rglob("*.yaml")):
            try:
                yield read_placed(path, "rule", checked=checked)
            except RuleBookFaults as error:
                faults.extend(error.faults)


def _merged(ours: list[Rule], theirs: list[Rule], faults: list[RuleBookError]) -> list[Rule]:
    """The shipped rules and those of users; one of ours goes only if it is named in ``replaces``."""
    by_id: dict[str, Rule] = {}
    for rule in [*ours, *theirs]:
        if rule.id in by_id:
            first = by_id[rule.id].place
            mend = f"It stands in {first} already: take another id, and name it in replaces if it is to go."
            faults.append(RuleSchemaError(f'The id "{rule.id}" is taken.', rule.place, mend))
        by_id[rule.id] = rule
    our_packs = {rule.pack for rule in ours}
    their_ids = {rule.id for rule in theirs}
    for rule in theirs:
        if rule.pack in our_packs and by_id.get(rule.id) is rule:
            mend = f'Give the pack a prefix of its own, not "{rule.pack}".'
            faults.append(RuleSchemaError(f'The prefix of "{rule.id}" belongs to the shipped book.', rule.place, mend))
        if rule.replaces and (rule.replaces == rule.id or rule.replaces in their_ids):
            mend = "Only a shipped rule can be replaced; edit or remove your own."
            faults.append(RuleSchemaError(f'"{rule.id}" replaces a rule of yours.', rule.place, mend))
        elif rule.replaces and rule.replaces not in by_id:
            faults.append(
                RuleSchemaError(f'There is no rule "{rule.replaces}" to replace.', rule.place, "Check the id.")
            )
        elif rule.replaces:
            by_id.pop(rule.replaces)
    return list(by_id.values())
