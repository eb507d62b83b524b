"""List files to lists. Members of one list may be those of another's edition, so all are read together."""

from collections.abc import Mapping, Sequence
from typing import Any

from ethicalrecruit.errors import RuleBookError, UnknownCountry, suggest
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.countries import CountryNames
from ethicalrecruit.reference.dated import FileReader, verification
from ethicalrecruit.reference.lists import CountryList, ListEdition, ListKind, Member
from ethicalrecruit.values.timeline import Entry, Timeline

LONGEST_TRAIL = 20
"""How many editions members may be taken on over."""


@dataclass(frozen=True, slots=True)
class ListFile:
    """One list file to be read, and whether it came with the library."""

    reader: FileReader
    shipped: bool


class ListFiles:
    """Reads all list files of a book. Faults are left with their readers."""

    def __init__(self, files: Sequence[ListFile], names: CountryNames) -> None:
        self.names = names
        self.files: dict[str, ListFile] = {}
        self.members: dict[tuple[str, str], Mapping[str, Member]] = {}
        for one in files:
            list_id = one.reader.placed.data["id"]
            if list_id in self.files:
                first = self.files[list_id].reader.placed.name
                one.reader.fault(f'The id "{list_id}" is taken.', ("id",), f"It stands in {first}: choose another.")
            else:
                self.files[list_id] = one

    def lists(self) -> dict[str, CountryList]:
        """Every list, by id."""
        return {list_id: self._list(one) for list_id, one in self.files.items()}

    def faults(self) -> list[RuleBookError]:
        """The faults of all files."""
        return [fault for one in self.files.values() for fault in one.reader.faults]

    def _list(self, one: ListFile) -> CountryList:
        reader, data = one.reader, one.reader.placed.data
        editions: list[ListEdition] = []
        for at, edition in enumerate(data["editions"]):
            path = ("editions", at)
            if edition["edition"] in {known.edition for known in editions}:
                reader.fault(f'The edition "{edition["edition"]}" stands twice.', path, "Name it apart.")
            taken = edition.get("members_of")
            editions.append(
                ListEdition(
                    edition=edition["edition"],
                    title=edition.get("title", data["title"]),
                    interval=reader.interval(edition, path),
                    members=self._members(one, edition, at, ()),
                    verification=verification(edition.get("verification")),
                    note=edition.get("note", ""),
                    members_of=None if taken is None else (taken["list"], taken["edition"]),
                )
            )
        reader.ordered([edition.interval for edition in editions], "editions")
        entries = (Entry(frozenset(one.members), one.interval, one.edition) for one in editions)
        default = ListKind.COUNTRY_LIST if one.shipped else ListKind.WATCH
        return CountryList(
            id=data["id"],
            title=data["title"],
            kind=ListKind(data.get("kind", default)),
            publisher=data.get("publisher", ""),
            url=data.get("url", ""),
            timeline=Timeline(tuple(entries)),
            editions=tuple(editions),
            limits=data.get("limits", ""),
            notes=reader.notes(data),
            read_on=reader.day(data.get("read_on"), ("read_on",)),
            review_by=reader.day(data.get("review_by"), ("review_by",)),
        )

    def _members(
        self, one: ListFile, edition: Mapping[str, Any], at: int, trail: tuple[tuple[str, str], ...]
    ) -> Mapping[str, Member]:
        key = (one.reader.placed.data["id"], edition["edition"])
        if key not in self.members:
            taken, given = edition.get("members_of"), edition.get("members")
            if (taken is None) is (given is None):
                mend = "Give members, or members_of with list and edition."
                one.reader.fault("An edition has either members or members_of.", ("editions", at), mend)
                return {}
            if given is not None:
                self.members[key] = self._given(one.reader, given, at)
            else:
                self.members[key] = self._taken(one, edition["members_of"], at, (*trail, key))
        return self.members[key]

    def _given(self, reader: FileReader, rows: Sequence[Any], at: int) -> Mapping[str, Member]:
        found: dict[str, Member] = {}
        for index, row in enumerate(rows):
            path = ("editions", at, "members", index)
            member = self._named(reader, row, path) if isinstance(row, str) else self._coded(reader, row, path)
            if member is None:
                continue
            if member.code in found:
                reader.fault(f"{self.names.name_of(member.code)} stands twice.", path, "Remove one of the two.")
            found[member.code] = member
        return dict(sorted(found.items()))

    def _named(self, reader: FileReader, text: str, path: tuple[str | int, ...]) -> Member | None:
        try:
            place = self.names.resolve(text)
        except UnknownCountry as error:
            reader.translated(error, path)
            return None
        if place.nation is not None:
            reader.fault(f'"{text}" is a part of a country.', path, f"Lists hold countries: {place.country}.")
        return Member(place.country, text)

    def _coded(self, reader: FileReader, row: Mapping[str, Any], path: tuple[str | int, ...]) -> Member | None:
        code = row["code"]
        if code not in self.names.codes:
            mend = "Use ISO 3166-1 alpha-2; the United Kingdom is GB, Kosovo XK."
            reader.fault(f'"{code}" is no country code.', (*path, "code"), mend)
            return None
        return Member(code, row.get("listed_as", ""), row.get("sources"), row.get("note", ""))

    def _taken(
        self, one: ListFile, source: Mapping[str, str], at: int, trail: tuple[tuple[str, str], ...]
    ) -> Mapping[str, Member]:
        path = ("editions", at, "members_of")
        if (source["list"], source["edition"]) in trail:
            one.reader.fault("These members are taken from themselves.", path, "Give the members somewhere.")
            return {}
        if len(trail) > LONGEST_TRAIL:
            one.reader.fault("These members are taken on over too many editions.", path, "Name the first one.")
            return {}
        other = self.files.get(source["list"])
        if other is None:
            mend = suggest(source["list"], self.files) or f"There are: {', '.join(sorted(self.files))}."
            one.reader.fault(f'There is no list "{source["list"]}".', path, mend)
            return {}
        editions = other.reader.placed.data["editions"]
        for index, edition in enumerate(editions):
            if edition["edition"] == source["edition"]:
                return self._members(other, edition, index, trail)
        known = [edition["edition"] for edition in editions]
        mend = suggest(source["edition"], known) or f"There are: {', '.join(known)}."
        one.reader.fault(f'{source["list"]} has no edition "{source["edition"]}".', path, mend)
        return {}
