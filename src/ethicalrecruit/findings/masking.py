"""Personal data covered before anything is written: a courtesy to the people named, not anonymisation.

E-mail addresses, telephone numbers, numbers of passports and identity cards, and names that follow a contact
word or a form of address become dots of the same length, so that places in a text stay where they were.
Amounts, dates and licence numbers of agencies stay readable. The work is linear in the length of the text.
"""

import re
from collections.abc import Iterable, Iterator

MASK = "•"

# A word begins here; what was covered before belongs to no word, so that covering twice covers no more.
_BEGINS = rf"(?<![\w{MASK}])"

_LOCAL = frozenset("._%+-'")
_DOMAIN = frozenset(".-")

# Words that announce a telephone number. What stands between word and number is short.
_PHONE_WORD = re.compile(
    _BEGINS + r"(?:tel|telephone|telefon|téléphone|teléfono|phone|mobile|mobil|cell|call|whatsapp|whats app|viber|sms"
    r"|fax|hotline|dzwoń)\b\.?(?: (?:us|me|now|no|nr|number|at|on|or|text))*\.?[ :]{0,3}$",
    re.IGNORECASE,
)
_PHONE_CONTEXT = 48
_NUMBER_RUN = re.compile(r"[+(]?[\d(][\d ().\-/+\u00a0\u2009\u2011\u2013]{5,}")
_TOKEN = re.compile(r"[^ \u00a0\u2009]+")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_CURRENCY_NEXT = re.compile(
    r"[ \u00a0]?(?:[€£$₱₦₹₵]|(?:GBP|EUR|USD|CHF|CAD|AUD|NZD|KES|GHS|NGN|PHP|INR|ZAR|UGX|TZS|AED|SAR|QAR|RON"
    r"|PLN|XOF|XAF|FCFA|euros?|pounds?|dollars?|pesos?|naira|shillings?|cedis?|lei|rupees)\b)",
    re.IGNORECASE,
)
_OFFICIAL_WORD = re.compile(
    r"\b(?:licen[cs]e|lic|lizenz|accreditation|registration|register|registered|reg|ref|reference|vacancy|job|"
    r"company|vat)\b[\s.:#№]*(?:no|nr|number|num|id)?[\s.:#№]*$",
    re.IGNORECASE,
)
_OFFICIAL_CONTEXT = 40
_FEWEST_AFTER_WORD, _FEWEST_ABROAD, _FEWEST_HOME, _MOST = 7, 8, 9, 15

_IDENTITY_WORDS = (
    "passport", "passeport", "pasaporte", "reisepass", "paszport", "pașaport", "national id", "identity card",
    "id card", "identity", "personalausweis", "ghana card", "iqama", "aadhaar", "cnic", "nric", "social security",
    "national insurance", "nin", "nmc pin",
)  # fmt: skip
_IDENTITY = re.compile(
    rf"{_BEGINS}(?:{'|'.join(_IDENTITY_WORDS)})u?"
    r"(?:(?P<number>[ .]{0,2}(?:no|nr|number|num|nummer|numer|#|№))|(?=[ .:#]))"
    r"[ .:#]{0,3}(?:is )?(?P<code>[A-Z0-9][A-Z0-9-]{4,19})\b",
    re.IGNORECASE,
)
_BARE_CODE = re.compile(r"(?!rs|rm|qr|sr|bd|kd|us|ca|au|hk)[A-Z]{1,2}\d{6,9}", re.IGNORECASE)
_FEWEST_DIGITS = 4

_CONTACT_WORDS = (
    "contact", "call", "ask for", "speak to", "speak with", "talk to", "whatsapp", "email", "e-mail", "write to",
    "attn", "attention", "recruiter", "coordinator", "ansprechpartner", "kontakt", "personne à contacter",
    "persona de contacto", "osoba do kontaktu", "persoană de contact",
)  # fmt: skip
_CONTACT = re.compile(
    rf"{_BEGINS}(?P<word>contact (?:person|name)|{'|'.join(_CONTACT_WORDS)})(?:in)?\b"
    r"(?P<gap>[ .:,\-\u2013\u2014]{1,4})",
    re.IGNORECASE,
)
_TITLES = (
    "mr mrs ms mx dr prof madam herr frau mme madame monsieur señor señora pani domnul doamna".split()  # noqa: SIM905
)
# "DR Congo" is a country, "Dr Mensah" a person.
_TITLE = re.compile(rf"{_BEGINS}(?!DR\b)(?i:{'|'.join(_TITLES)})\b\.? {{1,2}}")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['\u2019\-](?=[^\W\d_])|\.(?=[^\W\d_]\.))*\.?(?![\w@])")
_PARTICLES = frozenset("van von de del der den dos da bin bint al el la ibn".split())  # noqa: SIM905
_LONGEST_NAME = 4

# A capital letter after a contact word is most often no name: these words end it.
_NO_NAME = frozenset(
    """us our the now today me we i for on at to or and via by with a an your all any more here free
    this monday tuesday wednesday thursday friday saturday sunday contact call email e-mail whatsapp ask
    speak talk write attn attention recruiter coordinator tel phone mobile if in is no apply send please
    person name kontakt congo""".split()  # noqa: SIM905
) | frozenset(_TITLES)
ORGANISATION_WORDS = frozenset(
    """agency agencies recruitment recruiting recruiters hospital hospitals ltd limited gmbh inc llc plc
    group team office department embassy ministry council services service care health healthcare
    nursing jobs careers staffing international consult consultants consulting company hr human
    resources trust nhs clinic home homes university college school solutions manpower global overseas
    medical workforce placement placements abroad desk helpline hotline center centre candidates
    applicants nurses nurse doctors""".split()  # noqa: SIM905
)

Places = Iterable[tuple[int, int]]


def mask(text: str) -> str:
    """The text with personal data covered by dots; the length stays.

    >>> mask("Call Mrs Ama Doe on +233 20 000 0000. Fee: GBP 900.")
    'Call Mrs ••••••• on ••••••••••••••••. Fee: GBP 900.'
    """
    for find in (_emails, _identity_numbers, _phones, _names):
        text = _covered(text, find(text))
    return text


def mask_cell(column: str, cell: str) -> str:
    """The cell of a table with personal data covered; the column's name counts as the words before it.

    >>> mask_cell("contact_person", "Ama Doe")
    '•••••••'
    """
    head = f"{column.replace('_', ' ')}: "
    return mask(head + cell)[len(head) :]


def _covered(text: str, places: Places) -> str:
    parts = []
    last = 0
    for start, end in places:
        if end > last:
            begin = max(start, last)
            parts += [text[last:begin], MASK * (end - begin)]
            last = end
    return "".join([*parts, text[last:]]) if parts else text


def _emails(text: str) -> Iterator[tuple[int, int]]:
    # From each @ outwards: a pattern would look at a long run of letters again and again.
    at = text.find("@")
    while at >= 0:
        start = at
        while start and (text[start - 1].isalnum() or text[start - 1] in _LOCAL):
            start -= 1
        end = at + 1
        while end < len(text) and (text[end].isalnum() or text[end] in _DOMAIN):
            end += 1
        while text[end - 1] in _DOMAIN:
            end -= 1
        if start < at and "." in text[at + 1 : end]:
            yield start, end
        at = text.find("@", at + 1)


def _identity_numbers(text: str) -> Iterator[tuple[int, int]]:
    for found in _matches(_IDENTITY, _IDENTITY_WORDS, text):
        code = found["code"]
        if sum(one.isdigit() for one in code) < _FEWEST_DIGITS:
            continue
        # Without "number" it may be a price, as in "passport 12000": then only letters show a passport.
        if found["number"] or _BARE_CODE.fullmatch(code):
            yield found.span("code")


def _matches(pattern: re.Pattern[str], words: Iterable[str], text: str) -> list[re.Match[str]]:
    """Where a pattern holds that begins with one of some words.

    To look for the words first takes a tenth of the time that the pattern takes for the whole text.
    """
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals have small letters of another length
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    starts = []
    for word in words:
        start = lower.find(word)
        while start >= 0:
            starts.append(start)
            start = lower.find(word, start + 1)
    found = (pattern.match(text, start) for start in sorted(starts))
    return [one for one in found if one is not None]


def _phones(text: str) -> Iterator[tuple[int, int]]:
    for run in _NUMBER_RUN.finditer(text):
        if sum(one.isdigit() for one in run.group()) < _FEWEST_AFTER_WORD:
            continue
        before = text[max(0, run.start() - _PHONE_CONTEXT) : run.start()]
        if before[-1:].isalnum() or before.endswith(MASK) or _OFFICIAL_WORD.search(before[-_OFFICIAL_CONTEXT:]):
            continue
        told = _PHONE_WORD.search(before) is not None and _CURRENCY_NEXT.match(text, run.end()) is None
        yield from _phones_in(run.group(), run.start(), told=told)


def _phones_in(run: str, offset: int, *, told: bool) -> Iterator[tuple[int, int]]:
    tokens = [(one.group(), one.start(), one.end()) for one in _TOKEN.finditer(run)]
    at = 0
    while at < len(tokens):
        fewest = _fewest_digits(tokens[at][0], told=told and at == 0)
        count = last = 0
        for following in range(at, len(tokens) if fewest else at):
            word = tokens[following][0]
            digits = sum(one.isdigit() for one in word)
            if count + digits > _MOST or (following > at and (word.startswith("+") or _DATE.fullmatch(word))):
                break
            count += digits
            last = following if digits else last
        if fewest and count >= fewest:
            yield offset + tokens[at][1], offset + _end(run, tokens[last][2])
            at = last
        at += 1


def _fewest_digits(token: str, *, told: bool) -> int:
    """How many digits make a telephone number that begins so; 0 if none does."""
    if any(_DATE.fullmatch(part) for part in (token, token.rstrip(".)-/"))):
        return 0
    plain = token.lstrip("(")
    if plain.startswith("+"):
        return _FEWEST_ABROAD
    if plain.startswith("0") and plain[1:2] != ".":
        return _FEWEST_HOME
    return _FEWEST_AFTER_WORD if told else 0


def _end(run: str, end: int) -> int:
    while not run[end - 1].isdigit():
        end -= 1
    return end


def _names(text: str) -> Iterator[tuple[int, int]]:
    places = []
    for found in _matches(_CONTACT, _CONTACT_WORDS, text):
        shouted = found["word"].isupper() and ":" not in found["gap"]
        title = _TITLE.match(text, found.end())
        start = title.end() if title else found.end()
        place = _name_at(text, start, titled=title is not None)
        if place and (title or not shouted):
            places.append(place)
    places += [
        place
        for found in _matches(_TITLE, _TITLES, text)
        if found.group()[0].isupper() and (place := _name_at(text, found.end(), titled=True))
    ]
    yield from sorted(places, key=lambda place: (place[0], -place[1]))


def _name_at(text: str, start: int, *, titled: bool) -> tuple[int, int] | None:
    """The name that stands here, if the words look like one; an organisation is none."""
    end = at = start
    for _ in range(_LONGEST_NAME):
        found = _WORD.match(text, at)
        if found is None:
            break
        word = found.group().rstrip(".").casefold()
        if word in ORGANISATION_WORDS:
            if not titled:
                return None
            break
        if word in _NO_NAME or not (found.group()[0].isupper() or (end > start and word in _PARTICLES)):
            break
        if word not in _PARTICLES or found.group()[0].isupper():
            end = start + len(text[start : found.end()].rstrip("."))
        at = found.end() + 1 if text[found.end() : found.end() + 1] == " " else len(text)
    return (start, end) if end > start else None
