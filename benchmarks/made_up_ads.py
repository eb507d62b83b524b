"""Ads of 1,500 characters on one line, made up from a seed.

A sentence is a pattern with places, employers, names, sums, months, days and numbers drawn anew each time, and often
with its halves in either order. So ads say alike things, as real ones do, in words that seldom repeat to the letter.
All persons, firms and addresses are invented; numbers of telephones are those kept free for plays.
"""

import random
from collections.abc import Callable, Iterator

AD_LENGTH = 1500

TOWNS = (
    "London, England", "Leeds, England", "Bristol, England", "Norwich, England", "Hull, England", "Derby, England",
    "Glasgow, Scotland", "Dundee, Scotland", "Inverness, Scotland", "Cardiff, Wales", "Belfast, Northern Ireland",
    "Dublin, Ireland", "Cork, Ireland", "Galway, Ireland", "Hamburg, Germany", "Leipzig, Germany", "Kassel, Germany",
    "Munich, Germany", "Bochum, Germany", "Graz, Austria", "Bergen, Norway", "Doha, Qatar", "Riyadh, Saudi Arabia",
    "Toronto, Canada", "Houston, United States", "Perth, Australia",
)  # fmt: skip
ORIGINS = (
    "Accra, Ghana", "Kumasi, Ghana", "Nairobi, Kenya", "Mombasa, Kenya", "Lagos, Nigeria", "Abuja, Nigeria",
    "Manila, the Philippines", "Cebu, the Philippines", "Kochi, India", "Chennai, India", "Kathmandu, Nepal",
    "Harare, Zimbabwe", "Bucharest, Romania", "Cluj, Romania", "Belgrade, Serbia", "Tunis, Tunisia",
    "Colombo, Sri Lanka", "Lusaka, Zambia", "Kingston, Jamaica", "Hanoi, Vietnam",
)  # fmt: skip
SAINTS = (
    "St Anne's",
    "St Bride's",
    "Holy Cross",
    "Queen's",
    "North Bank",
    "Elm Park",
    "Riverside",
    "Old Mill",
    "Harbour",
)
HOUSES = ("Hospital", "Infirmary", "Care Home", "Clinic", "Medical Centre", "Nursing Home", "Hospice")
FIRST_NAMES = (
    "Anna", "Grace", "Ruth", "Tom", "Peter", "Maria", "Ioana", "Kofi", "Joy", "Lena", "Samuel", "Esther", "Paul", "Ada",
    "Omar", "Nadia", "Felix", "Irene", "Victor", "Selma", "Hugo", "Clara", "Daniel", "Amina", "Jonas", "Teresa",
)  # fmt: skip
LAST_NAMES = (
    "Marsh", "Owens", "Adu", "Keller", "Reyes", "Novak", "Hart", "Njoroge", "Weber", "Pop", "Lynch", "Rao", "Bello",
    "Santos", "Moyo", "Petrov", "Quinn", "Mensah", "Fischer", "Dumitru", "Okoye", "Silva", "Thapa", "Kamau", "Byrne",
    "Lopez", "Baker", "Nowak", "Ortiz", "Sharma", "Wolf", "Ilic", "Haddad", "Perera", "Chanda", "Frost",
)  # fmt: skip
FIRM_WORDS = (
    "Harbour",
    "Northlight",
    "Bluebell",
    "Meridian",
    "Caravel",
    "Oakfield",
    "Silver Bay",
    "Lantern",
    "Juniper",
    "Amber",
    "Compass",
)
FIRM_KINDS = ("Staffing", "Recruitment", "Health Jobs", "Care Partners", "Nurse Link", "International", "Workforce")
JOBS = (
    "registered nurses", "staff nurses", "theatre nurses", "care assistants", "healthcare assistants", "senior carers",
    "midwives", "mental health nurses", "radiographers", "physiotherapists", "intensive care nurses", "paramedics",
)  # fmt: skip
WARDS = ("surgical", "medical", "children's", "stroke", "cardiac", "dialysis", "maternity", "emergency", "oncology")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
COSTS = (
    "processing fee", "registration fee", "placement fee", "administration fee", "visa fee", "medical test",
    "language course", "document check", "file-opening charge", "training fee",
)  # fmt: skip
CURRENCIES = ("GBP {}", "£{}", "EUR {}", "€{}", "{} pounds", "{} euros", "USD {}")

OPENINGS = (
    "{job} wanted for {house} in {town}", "{house}, {town}, is looking for {number} {job}",
    "{firm} recruits {job} for {house} in {town}", "Vacancies for {job} at {house} ({town}), reference {ref}",
    "We need {number} {job} in {town} from {day}", "{job} needed by {day} for homes near {town}",
)  # fmt: skip
SENTENCES = (
    "The salary is {sum} per month for {hours} hours a week",
    "You work {hours} hours a week and earn {sum} gross per month",
    "Pay starts at {sum} per month|and rises after {months} months",
    "Nights and weekends bring another {small} a shift|on top of {sum} a year",
    "The {cost} of {small} is payable by the candidate|before the interview on {day}",
    "Candidates pay the {cost} of {small} to {firm}|once the offer is signed",
    "The {cost} of {small} is taken from your wages in {months} parts",
    "{firm} asks for no {cost}|and {house} pays the visa and the flight",
    "We never charge applicants any fee for finding work, says {person} of {firm}",
    "The employer pays for the visa, the flight and up to {small} of the {cost}",
    "You pay {small} for the {cost}|and it is paid back after {months} months",
    "Passports are returned to you on {day}|at the office in {origin}",
    "Your passport will be kept by {firm}|until {months} months have passed",
    "If you leave within {months} months|you must repay {sum} for relocation",
    "You repay {sum} in {months} parts|should you resign before {day}",
    "A deposit of {small} is held by {firm}|for the first {months} months",
    "Interviews are held in {origin} on {day}|and in {origin} two days later",
    "{person} will be in {origin} from {day}|to meet {number} {job}",
    "Applicants from {origin} are welcome to apply directly|before {day}",
    "Our office in {origin} opens at {hours} Station Road|and {person} will help you",
    "The contract runs for {months} months|from {day}",
    "From {day} you are employed by {house}|with a probation of {few} months",
    "Accommodation near {house} is available|for {small} a month during the first {few} months",
    "A room in {town} costs {small} a month|and may be given up after {few} months",
    "The {ward} ward has {number} beds|and {few} nurses on each shift, led by {person}",
    "The {ward} unit of {house} opened in {year}|and cares for {number} patients",
    "{person} looks after you during your first {few} months|on the {ward} ward",
    "Training on the {ward} ward takes {few} weeks|and is led by {person}",
    "Holidays are {number} days a year|and {few} more after {months} months of service",
    "You have {few} days a month for study|and {house} pays {small} towards books",
    "English at level B2 is asked for|and a test may be sat in {origin} on {day}",
    "Registration takes about {few} months|and the examination is in {town} on {day}",
    "Complaints go to {person} at {house}|and the union has the telephone {phone}",
    "The licence {ref} of {firm} is valid until {day}",
    "{firm} has worked with {house} since {year}|and placed {number} {job}",
    "Send your papers to {mail}|and call {person} on {phone}",
    "Write to {mail} by {day}|and give the reference {ref}",
    "Only men aged {young} to {old} may apply|for the {ward} team in {town}",
    "Visa guaranteed within {few} weeks|if you pay {small} by {day}",
    "You may join a union|and {person} speaks for the {ward} ward",
)  # fmt: skip


class Ads:
    """Makes ads from a source of chance, so that a seed decides every one of them."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._fills: dict[str, Callable[[], str]] = {
            "town": lambda: self._pick(TOWNS),
            "origin": lambda: self._pick(ORIGINS),
            "house": lambda: f"{self._pick(SAINTS)} {self._pick(HOUSES)}",
            "firm": self.firm,
            "person": lambda: f"{self._pick(FIRST_NAMES)} {self._pick(LAST_NAMES)}",
            "job": lambda: self._pick(JOBS),
            "ward": lambda: self._pick(WARDS),
            "cost": lambda: self._pick(COSTS),
            "sum": lambda: self._sum(1200, 9800, 1),
            "small": lambda: self._sum(40, 1900, 1),
            "months": lambda: str(self._between(6, 48)),
            "few": lambda: str(self._between(2, 9)),
            "number": lambda: str(self._between(10, 60)),
            "young": lambda: str(self._between(18, 30)),
            "old": lambda: str(self._between(35, 55)),
            "hours": lambda: self._pick(("35", "36", "37.5", "38.5", "40", "42", "45", "48")),
            "year": lambda: str(self._between(1985, 2024)),
            "day": self._day,
            "phone": lambda: f"+44 20 7946 0{self._between(0, 999):03d}",
            "mail": lambda: f"{self._pick(LAST_NAMES).lower()}{self._between(1, 99)}@example.org",
            "ref": lambda: f"{self._pick('ABCDEFGH')}{self._pick('KLMNP')}-{self._between(1000, 99999)}",
        }

    def ad(self) -> str:
        """An ad of 1,500 characters on one line, cut where it ends."""
        text = self._filled(self._pick(OPENINGS))
        for sentence in self.sentences():
            text += f" {sentence}"
            if len(text) >= AD_LENGTH:
                break
        return text[:AD_LENGTH]

    def sentences(self) -> Iterator[str]:
        """Sentences without end."""
        while True:
            yield self._filled(self._pick(SENTENCES))

    def firm(self) -> str:
        """An agency."""
        return f"{self._pick(FIRM_WORDS)} {self._pick(FIRM_KINDS)}"

    def _filled(self, pattern: str) -> str:
        """A sentence of a pattern; halves divided by ``|`` stand in either order."""
        first, _, second = pattern.partition("|")
        said = f"{first} {second}".rstrip()
        if second and self._chance.random() < 0.5:  # as often as not
            link = ", and" if second.startswith("and ") else ","
            first = first if first.startswith(_KEEP) else first[0].lower() + first[1:]
            said = f"{second.removeprefix('and ')}{link} {first}"
        parts = said.split("{")
        filled = (self._fills[name]() + rest for name, _, rest in (part.partition("}") for part in parts[1:]))
        text = parts[0] + "".join(filled)
        return f"{text[:1].upper()}{text[1:]}."

    def _pick(self, words: tuple[str, ...] | str) -> str:
        return words[int(self._chance.random() * len(words))]

    def _between(self, low: int, high: int) -> int:
        return low + int(self._chance.random() * (high - low + 1))

    def _sum(self, low: int, high: int, step: int) -> str:
        amount = low + step * self._between(0, (high - low) // step)
        return self._pick(CURRENCIES).format(f"{amount:,}" if self._chance.random() < 0.7 else str(amount))

    def _day(self) -> str:
        day, month, year = self._between(1, 28), self._pick(MONTHS), self._between(2025, 2027)
        number = MONTHS.index(month) + 1
        written = (
            f"{day} {month} {year}",
            f"{month} {day}, {year}",
            f"{day} {month}",
            f"{day:02d}.{number:02d}.{year}",
        )
        return self._pick(written)


_KEEP = ("{", "English", "I ")


def main() -> None:
    """Say how often sentences repeat, and show an ad."""
    ads = Ads(random.Random(7))  # noqa: S311  # made-up ads, not secrets
    print(ads.ad())
    for many in (10_000, 100_000, 1_000_000):
        seen = set()
        for _, sentence in zip(range(many), ads.sentences(), strict=False):
            seen.add(sentence)
        print(f"{many:>9,} sentences: {1 - len(seen) / many:.1%} stood before, to the letter")


if __name__ == "__main__":
    main()
