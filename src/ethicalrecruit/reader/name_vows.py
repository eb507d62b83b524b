"""Names told by what only who brings people into work says of itself: "X does not guarantee a visa", "placed by X"."""

from collections.abc import Iterator

from ethicalrecruit.domain.offer import Recruiter
from ethicalrecruit.reader.name_repeats import is_of_others
from ethicalrecruit.reader.name_run import Run, run_words
from ethicalrecruit.reader.name_runs import Runs
from ethicalrecruit.reader.tokens import Sentence

_WHAT_IS_SAID = 9
_SHORTEST = 3
# What stands after a name, and what must follow: "does not guarantee ... a visa", "is licensed by ... of labour".
_ONLY_AGENCIES = (("vows", "promised"), ("licensed", "licensers"))


def by_vow(runs: Runs, sentence: Sentence, place: int) -> Iterator[tuple[Run, Recruiter | None]]:
    """The name of who promises no visa or work, or has the licence of an agency: no employer speaks so of itself."""
    for says, about in _ONLY_AGENCIES:
        size = runs.vocabulary.at(says, runs.words, place)
        run = runs.from_right(place, sentence) if size else None
        if run is None or not _may_be_agency(runs, sentence, run, several=says == "licensed"):
            continue
        near = range(place + size, min(place + size + _WHAT_IS_SAID, sentence.last))
        if any(runs.is_class(at, about) for at in near):
            yield run, Recruiter.AGENCY


def by_service(runs: Runs, sentence: Sentence, place: int) -> Iterator[tuple[Run, Recruiter | None]]:
    """The name right after words such as "recruited by": "Vermittlung durch KuraBridge"."""
    size = runs.vocabulary.at("placed_by", runs.words, place)
    run = runs.from_left(place + size, sentence.last) if size else None
    if run is not None and run.first == place + size and _may_be_agency(runs, sentence, run):
        yield run, Recruiter.AGENCY


def _may_be_agency(runs: Runs, sentence: Sentence, run: Run, *, several: bool = False) -> bool:
    """Whether a run may be an agency's name; ``several``: whether two words of which one is its own are enough."""
    known = runs.kind(run) is Recruiter.EMPLOYER or runs.is_in_capitals(sentence)
    company = several and run.last - run.first > 1 and runs.may_be_company(run)
    return not known and (company or _is_brand(runs, run)) and not is_of_others(runs, run, sentence)


def _is_brand(runs: Runs, run: Run) -> bool:
    """Whether words are written as only names are: "KuraBridge", "TJP", several, one used so throughout."""
    if not runs.names_somebody(run, towns=False) or any(place in runs.named_places for place in run_words(run)):
        return False
    if any(runs.is_cut(place) for place in run_words(run)):
        return True
    own = [place for place in run_words(run) if runs.is_own(place)]
    for place in own:
        quote = runs.tokens.quote(place, place + 1)
        if len(quote) >= _SHORTEST and any(char.isupper() for char in quote[1:]):
            return True
    if runs.vocabulary.nouns_have_capitals:
        return False
    return len(own) > 1 or any(runs.always_so(runs.words[place]) for place in own)
