"""Who pays, told by how a text is laid out: a heading over a list, a label before a colon, a cell of a table.

Words such as "At your own expense" name no cost and no verb. They tell who pays where they are all there is of a line,
of what stands before a colon, or of a cell; inside a sentence they are read by other phrases.
"""

from collections.abc import Iterator
from dataclasses import replace

from ethicalrecruit.reader.entries import LAID_OUT
from ethicalrecruit.reader.joined import ANSWERED
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.tokens import Sentence

HEADS = "heads_costs"
"""The effect of words that tell who pays as a heading, a label or a cell."""

HEADING = "cost_heading"
"""The effect of a heading found to tell who pays what stands below it."""

_PAYERS = "payers"
_EFFECTS = {**ANSWERED, "nobody": "someone_pays", "package": "in_package"}
_HIRERS = "hirers"
_READERS = (_HIRERS, "seekers")
_SECTION = 15
_JOINING = frozenset(",;%'&/+\"")
_LISTING = frozenset(",;/")
_ROWS = 30
_LONGEST_ROW = 30
_COLUMNS_APART = 2


def headed(marks: Marks) -> list[Cue]:
    """The cues about payers that headings, labels and cells make, and a mark for each heading, in no order."""
    found: list[Cue] = []
    for_hirers_until = -1
    for first in sorted(marks.sentences_with(HEADS)):
        sentence = marks.sentence_at(first)
        number = marks.tokens.sentence_of[first]
        for cue in marks.in_sentence(sentence, HEADS):
            if not _is_cell(marks, sentence, cue):
                continue
            value = cue.entry.value
            if value in _READERS:
                if _begins(marks, sentence, cue):
                    for_hirers_until = number + _SECTION if value == _HIRERS else -1
            elif value == _PAYERS:
                found.extend(_rows(marks, sentence))
            else:
                others_pay = value == "worker" and number <= for_hirers_until
                found.extend(_told(marks, sentence, cue, "package" if others_pay else value))
    return found


def _told(marks: Marks, sentence: Sentence, cue: Cue, payer: str) -> Iterator[Cue]:
    """What a label or a heading says of the costs beside or below it."""
    begins, ends = _begins(marks, sentence, cue), _ends(marks, sentence, cue)
    if begins and ends and not sentence.opens and not _costs_next(marks, sentence):
        return
    if begins and ends:
        yield Cue(replace(cue.entry, name=HEADING), cue.first, cue.last)
    looks = "ahead" if begins else "both" if ends and sentence.opens else "back"
    yield _as_payer(cue, payer, looks)


def _costs_next(marks: Marks, sentence: Sentence) -> bool:
    """Whether the line below names costs, so that a line without a colon is a heading."""
    sentences = marks.tokens.sentences
    number = marks.tokens.sentence_of[sentence.first] + 1
    if number >= len(sentences) or sentences[number].line == sentence.line:
        return False
    below = sentences[number]
    if below.paragraph != sentence.paragraph and not below.bullet:
        return False
    return bool(marks.costs_in(below.first, below.last))


def _as_payer(cue: Cue, payer: str, looks: str) -> Cue:
    reads = cue.entry.reads | {LAID_OUT}
    entry = replace(cue.entry, name=_EFFECTS[payer], value="strong", looks=looks, reads=reads)
    return Cue(entry, cue.first, cue.last)


def _rows(marks: Marks, header: Sentence) -> Iterator[Cue]:
    """The payers named in the rows below a header such as "Item | Paid by", or below "Who pays what?"."""
    sentences = marks.tokens.sentences
    number = marks.tokens.sentence_of[header.first]
    for place in range(number + 1, min(number + 1 + _ROWS, len(sentences))):
        row, before = sentences[place], sentences[place - 1]
        if row.question or row.last - row.first > _LONGEST_ROW:
            return
        if row.paragraph != before.paragraph and not row.bullet and place > number + 1:
            return
        marks.look_closer(row)
        for whole in marks.in_sentence(row, "answers_who"):
            cue = whole._replace(first=_after_gap(marks, whole))
            if cue.entry.value in _EFFECTS and _is_cell(marks, row, cue, listed=True):
                ahead = _begins(marks, row, cue) and not _ends(marks, row, cue)
                yield _as_payer(cue, cue.entry.value, "ahead" if ahead else "back")


def _is_cell(marks: Marks, sentence: Sentence, cue: Cue, *, listed: bool = False) -> bool:
    """Whether a cue is all there is between two marks, gaps of columns, or ends of a sentence."""
    return _apart(marks, sentence, cue.first - 1, listed=listed) and _apart(
        marks, sentence, cue.last, behind=True, listed=listed
    )


def _apart(marks: Marks, sentence: Sentence, place: int, *, behind: bool = False, listed: bool = False) -> bool:
    if not sentence.first <= place < sentence.last:
        return True
    word = marks.tokens.words[place]
    if _is_mark(word) and (word not in _JOINING or (listed and word in _LISTING)):
        return True
    return _gap_before(marks, place if behind else place + 1)


def _after_gap(marks: Marks, cue: Cue) -> int:
    """Where the last cell among the words of a cue begins: a name may seem to go on over the gap between columns."""
    inner = range(cue.last - 1, cue.first, -1)
    return next((place for place in inner if _gap_before(marks, place)), cue.first)


def _gap_before(marks: Marks, place: int) -> bool:
    tokens = marks.tokens
    gap = tokens.normal.text[tokens.ends[place - 1] : tokens.starts[place]]
    return "\t" in gap or len(gap) > _COLUMNS_APART


def _begins(marks: Marks, sentence: Sentence, cue: Cue) -> bool:
    """Whether nothing but marks and a number stands before a cue."""
    return all(_is_mark(word) or word.isdigit() for word in marks.tokens.words[sentence.first : cue.first])


def _ends(marks: Marks, sentence: Sentence, cue: Cue) -> bool:
    return all(map(_is_mark, marks.tokens.words[cue.last : sentence.last]))


def _is_mark(word: str) -> bool:
    return not word[0].isalnum() and word[0] != "<"
