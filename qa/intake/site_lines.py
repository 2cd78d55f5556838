"""Lines that a site puts around each of its articles, learned from the articles of that site.

In: a library after files have entered it. Out: the same articles without such lines. Invariant:
what is learned of a site is stored before anything is cut by it, so that a run that was killed is
completed by the next; each article is stored anew in one transaction.

A site is its publisher, or the host of its address where no publisher is known. Lines are counted
in stored texts, so nothing is read twice; an article whose text changes by it is encoded again.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from qa.cleaning import repeated_lines, without
from qa.intake.entering import Tools, make_entry
from qa.records import Metadata, RawArticle
from qa.settings import Settings
from qa.storage.entries import Place
from qa.storage.library import Library
from qa.storage.schema import note
from qa.storage.storing import metadata_from_row, raw_from_row

SITE = "site lines: "  # before a site's name, in the library's facts about itself
_COUNTED = 200  # articles of a site that are counted, the first by id; a line of all is in these


@dataclass(frozen=True, slots=True)
class Learned:
    """What is known of a site. Until it is `settled` there may be articles with such lines."""

    lines: frozenset[str] = frozenset()
    settled: bool = True


class SiteLines:
    """Holds the sites that a run has met, and their lines as they were when it began."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._known: dict[str, frozenset[str]] = {}
        self._met: set[str] = set()

    def without(self, article: RawArticle) -> RawArticle:
        """The article without the lines that are known of its site; the site has been met."""
        site = site_of(article.metadata)
        if site is None:
            return article
        self._met.add(site)
        if site not in self._known:
            self._known[site] = learned(self.library, site).lines
        return without_lines(article, self._known[site])

    def learn(self, tools: Tools, settings: Settings) -> int:
        """Count the lines of the sites that were met, and cut; how many articles changed."""
        sites = self._met | set(_unsettled(self.library))
        if not sites:
            return 0
        rows = _by_site(self.library, sites)
        return sum(_settle(tools, settings, site, rows.get(site, [])) for site in sorted(sites))


def site_of(metadata: Metadata) -> str | None:
    """The name of the site that an article was saved from."""
    if metadata.publisher is not None:
        return metadata.publisher.value
    return urlsplit(metadata.url.value).hostname if metadata.url is not None else None


def without_lines(article: RawArticle, lines: frozenset[str] | None) -> RawArticle:
    """The article without some lines, or the same where there are none."""
    return without(article, lines) if lines else article


def all_learned(library: Library) -> dict[str, frozenset[str]]:
    """The lines known of each site, by its name."""
    rows = library.rows("SELECT name FROM meta WHERE name GLOB ?", f"{SITE}*")
    sites = [row["name"].removeprefix(SITE) for row in rows]
    return {site: learned(library, site).lines for site in sites}


def learned(library: Library, site: str) -> Learned:
    """What has been learned of a site so far."""
    stored = library.meta(SITE + site)
    if stored is None:
        return Learned()
    told = json.loads(stored)
    return Learned(frozenset(told["lines"]), told["settled"])


def _settle(tools: Tools, settings: Settings, site: str, articles: list[str]) -> int:
    """Learn of one site, and take its lines out of the articles that have them."""
    library = tools.library
    before = learned(library, site)
    texts = (library.article(article).text for article in articles[:_COUNTED])
    lines = before.lines | repeated_lines(texts)
    if lines == before.lines and before.settled:
        return 0
    _note(library, site, Learned(lines, settled=False))
    changed = sum(_cut(tools, settings, article, lines) for article in articles)
    _note(library, site, Learned(lines))
    return changed


def _cut(tools: Tools, settings: Settings, article: str, lines: frozenset[str]) -> bool:
    """Store an article anew if it has such lines. An article of nothing else stays as it is."""
    library = tools.library
    with library.turn():
        found = library.whole_rows("articles", "SELECT * FROM articles WHERE id = ?", article)
        if not found:
            return False
        row = found[0]
        stored = raw_from_row(dict(row))
        cleaned = without(stored, lines)
        if cleaned.text == stored.text or not cleaned.text.strip():
            return False
        place = Place(row["path"], row["member"], row["file"])
        entry = make_entry(tools, settings, place, cleaned)
        library.put(replace(entry, id=row["id"], hash=row["hash"]))
    return True


def _by_site(library: Library, sites: set[str]) -> dict[str, list[str]]:
    """The articles of some sites by id, sorted."""
    found: dict[str, list[str]] = {}
    for row in library.rows("SELECT id, facts, sources FROM articles ORDER BY id"):
        site = site_of(metadata_from_row(dict(row)))
        if site in sites:
            found.setdefault(site, []).append(row["id"])
    return found


def _unsettled(library: Library) -> Iterable[str]:
    """The sites whose articles a run that ended early may not all have seen to."""
    for row in library.rows("SELECT name FROM meta WHERE name GLOB ?", f"{SITE}*"):
        site = row["name"].removeprefix(SITE)
        if not learned(library, site).settled:
            yield site


def _note(library: Library, site: str, told: Learned) -> None:
    value = json.dumps({"lines": sorted(told.lines), "settled": told.settled}, ensure_ascii=False)
    with library.writing() as connection:
        note(connection, **{SITE + site: value})
