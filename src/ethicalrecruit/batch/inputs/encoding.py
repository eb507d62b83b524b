"""How the characters of an input are written: stated, marked, UTF-8 by test, or detected; never guessed at.

The detection is that of chardet (extra ``detect``). What it proposes must also give words that are written as words
are: no signs of mathematics between letters, no capital inside a small word. Two proposals that give different texts
and are about as likely stop the run.
"""

import unicodedata
from collections.abc import Iterator
from importlib.metadata import version
from itertools import pairwise
from typing import Any

from ethicalrecruit.batch.dialect import known_encoding
from ethicalrecruit.batch.inputs.source import Source, broken_off
from ethicalrecruit.errors import OptionError, UnreadableSource, install
from ethicalrecruit.frozen import dataclass

_CHUNK = 1 << 20
_SAMPLE = 128 * 1024
_ENOUGH = 20_000
_MANY_TIMES = 4
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_LIKELY = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859-2", "iso8859-5",
    "iso8859-7", "iso8859-9", "iso8859-15", "iso8859-16", "koi8-r", "koi8-u", "mac-roman", "cp850", "cp437", "cp852",
    "cp866", "cp874", "cp932", "shift_jis", "euc_jp", "gb18030", "big5", "cp949", "euc_kr",
)  # fmt: skip
"""Of several that read a file alike the first here is taken."""

_MOST_ODD = 0.02
_ABOUT_AS_LIKELY = 0.985
_TOO_FEW, _FEWEST, _FEW_LIKELY = 3, 8, 0.5
_SIGNS = frozenset("\u2019'\u2018-\u2010\u2011\u2012\u2013\u2014\u00ad\u00b7\u00a0./&@_")
_ALONE = frozenset("àáâèéêìíòóôùúåäöøæő")
"""Letters beyond ASCII that are words of their own in one language or another."""

_ENDS = ".,;:!?)]}\"'\u2019\u201d\u00bb\u2026-\u2013"
_NEVER = frozenset("\u00a4\ufffd")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How characters are written, and how that is known.

    Attributes:
        name: the encoding.
        by: how it is known, in words.
        notes: what a reader of the results must know of it.
    """

    name: str
    by: str
    notes: tuple[str, ...] = ()


def encoding_of(source: Source, stated: str | None = None) -> Encoding:
    """How the characters of an input are written.

    Raises:
        OptionError: for a stated one that is none.
        UnreadableSource: if it is not UTF-8 and cannot be told with confidence, or the input cannot be read.
    """
    head = source.head()
    mark = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    if stated is not None:
        known = known_encoding(stated)
        if known == "utf-16" and mark is None:
            return Encoding(_without_mark(head) or "utf-16-le", "stated")
        return Encoding(known, "stated")
    if mark is not None:
        return Encoding(mark, "its mark")
    if order := _without_mark(head):
        return Encoding(order, "every second byte is zero")
    scan = _Scan(source)
    if not scan.broken:
        return Encoding("utf-8", "UTF-8 throughout")
    if scan.well >= _MANY_TIMES * scan.broken:
        count = "1 line holds" if scan.broken == 1 else f"{scan.broken:,} lines hold"
        note = f"{count} bytes that are not UTF-8, among many that are; rejects.csv has them."
        return Encoding("utf-8", "UTF-8 in nearly every line", (note,))
    return _detected(scan, source)


def _without_mark(head: bytes) -> str:
    """The order of bytes of UTF-16 text in mostly Latin letters; "" if it is none."""
    pairs = len(head) // 2
    if pairs < 4:  # noqa: PLR2004  # too short to tell
        return ""
    even, odd = head[0 : 2 * pairs : 2].count(0) / pairs, head[1 : 2 * pairs : 2].count(0) / pairs
    if odd > 0.7 and even < 0.05:  # noqa: PLR2004
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.05 else ""  # noqa: PLR2004


class _Scan:
    """One pass over an input, counting lines that are UTF-8 beyond ASCII and lines that are not.

    Attributes:
        well: lines, or stretches of lines, in UTF-8 beyond ASCII.
        broken: lines that are not UTF-8.
        first: number and first byte of the first of them.
        sample: the first of them.
    """

    def __init__(self, source: Source) -> None:
        self.well = self.broken = self._line = 0
        self.first = (0, 0)
        self.sample = bytearray()
        at = 0
        for block in _blocks(source):
            if not block.isascii():
                self._look(block, at)
                if not self.well and self.broken > _ENOUGH:
                    return
            self._line += block.count(b"\n")
            at += len(block)

    def _look(self, block: bytes, at: int) -> None:
        try:
            block.decode("utf-8")
        except UnicodeDecodeError as error:
            if not self.broken:
                self.first = (self._line + 1 + block.count(b"\n", 0, error.start), at + error.start)
        else:
            self.well += 1
            return
        for line in block.splitlines():
            if line.isascii():
                continue
            try:
                line.decode("utf-8")
                self.well += 1
            except UnicodeDecodeError:
                self.broken += 1
                if len(self.sample) < _SAMPLE:
                    self.sample += line[:4096] + b"\n"


def _blocks(source: Source) -> Iterator[bytes]:
    """The bytes of an input in blocks that end with a line, as far as lines are not too long."""
    rest = b""
    with source.opened() as stream:
        while True:
            try:
                chunk = stream.read(_CHUNK)
            except (OSError, EOFError) as error:
                raise broken_off(error, source.name) from None
            if not chunk:
                break
            block = rest + chunk
            end = block.rfind(b"\n") + 1 or (len(block) if len(block) > 4 * _CHUNK else 0)
            rest = block[end:]
            if end:
                yield block[:end]
    if rest:
        yield rest


def _detected(scan: _Scan, source: Source) -> Encoding:
    line, byte = scan.first
    where = f"{source.name}:{line}"
    what = f"The file is not UTF-8 (first at byte {byte:,})"
    try:
        import chardet  # noqa: PLC0415  # an extra
    except ImportError:
        mend = f"State --encoding, for example cp1252, or let it be detected: {install('detect')}."
        raise UnreadableSource(f"{what}, and no encoding is stated.", where, mend) from None
    texts = _proposals(bytes(scan.sample), chardet)
    mend = "State --encoding; with --encoding utf-8 those lines become rejects."
    if not texts:
        raise UnreadableSource(f"{what}, and no other encoding fits.", where, mend)
    (best, likely, _), others = texts[0], texts[1:]
    letters = sum(byte > 127 for byte in scan.sample)  # noqa: PLR2004  # bytes beyond ASCII
    if letters < _TOO_FEW:
        counted = "1 byte shows" if letters == 1 else f"{letters} bytes show"
        raise UnreadableSource(f"{what}; {counted} too little to tell what it is.", where, mend)
    share = _ABOUT_AS_LIKELY if letters >= _FEWEST else _FEW_LIKELY
    near = [name for name, one, _ in others if one >= share * likely][:3]
    if near:
        named = " or ".join([best, *near])
        raise UnreadableSource(f"{what}; it may be {named}, which read it differently.", where, mend)
    by = f"detected (chardet {version('chardet')})"
    behind = f", {others[0][0]} next at {others[0][1] / likely:.0%} of its likelihood" if others else ""
    return Encoding(best, by + behind, (f"It is not UTF-8; its encoding was detected as {best}{behind}.",))


def _proposals(sample: bytes, chardet: Any) -> list[tuple[str, float, str]]:
    """Encodings that may be it, with their likelihood and the text they give, the likeliest first.

    Of several that give the same text the first stands for all.
    """
    found: dict[str, tuple[str, float]] = {}
    rank = {name: at for at, name in enumerate(_LIKELY)}
    for one in chardet.detect_all(sample, ignore_threshold=True, max_bytes=len(sample)):
        try:
            name = known_encoding(one["encoding"] or "none")
        except OptionError:
            continue
        name = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name)
        if name not in rank:
            continue
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        if text not in found and _odd(text) > _MOST_ODD:
            continue
        known, likely = found.get(text, (name, 0.0))
        found[text] = (min(known, name, key=rank.__getitem__), max(likely, float(one["confidence"])))
    ranked = [(name, likely, text) for text, (name, likely) in found.items()]
    return sorted(ranked, key=lambda one: (-one[1], one[0]))


def _odd(text: str) -> float:
    """The share of words beyond ASCII that are not written as words are."""
    words = [word for word in text.split() if not word.isascii()]
    return sum(_is_odd(word) for word in words) / len(words) if words else 0.0


def _is_odd(word: str) -> bool:
    if _is_no_name(word):
        return True
    if any(char in _NEVER or unicodedata.category(char) in ("Cc", "Cn", "Co") for char in word):
        return True
    for before, char, after in zip(word, word[1:], word[2:], strict=False):
        if char.isascii() or not (before.isalpha() and after.isalpha()) or _is_wide(before) or _is_wide(after):
            continue
        if not char.isalpha():
            if char not in _SIGNS and unicodedata.category(char) not in ("Mn", "Mc", "Lm"):
                return True
        elif (char.isupper() and before.islower() and after.islower()) or (
            before.isascii() and after.isascii() and not _is_latin(char)
        ):
            return True
    return False


def _is_no_name(word: str) -> bool:
    """Whether letters stand where none do: beside digits, alone, or as a capital at the end of a small word."""
    if len(word) == 1:
        return word.isalpha() and _is_latin(word) and word.casefold() not in _ALONE
    for char, after in pairwise(word):
        letter, other = (after, char) if char.isdecimal() else (char, after)
        if other.isdecimal() and not letter.isascii() and letter.isalpha() and _is_latin(letter):
            return True
    bare = word.rstrip(_ENDS)
    return len(bare) > 2 and not bare[-1].isascii() and bare[-1].isupper() and bare[-2].islower()  # noqa: PLR2004


def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN")


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in ("W", "F", "H")
