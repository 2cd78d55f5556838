"""Finding measured: a folder of questions with known answers, asked in several ways.

In: a BEIR-form folder. Out: one report for each way of searching. Invariant: every way searches the
same index and is asked the same questions in the same run.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from qa.assistant import Assistant
from qa.evaluation import Collection, Document, Report, Searcher, evaluate, fuse_by_rank
from qa.intake.entering import Tools, make_entry
from qa.metadata.language import language
from qa.models.encoding import Encoder
from qa.records import Fact, Language, Metadata, Origin, RawArticle
from qa.search.searching import Question
from qa.storage.entries import Place

_DEPTH = 100  # passages of a leg; several may be of one document


def fill(assistant: Assistant, encoder: Encoder, collection: Collection) -> Iterator[Document]:
    """Put the documents of a collection into an index, each as an article; those there stay."""
    library = assistant.library
    tools = Tools(library, encoder, assistant.analyzer, assistant.centres)
    for document in collection.documents:
        place = Place(f"{collection.name}/{document.id}", "", document.id)
        if library.hash_of(place.path, "") is None:
            text = _with_title(document)
            spoken = language(text) or Language.OTHER
            said = Metadata(language=Fact(spoken, Origin.TEXT))
            library.put(make_entry(tools, assistant.settings, place, RawArticle(text, said)))
        yield document


def _with_title(document: Document) -> str:
    """The document's text below its title, which many texts begin with already."""
    title, text = document.title.strip(), document.text.strip()
    return text if text.startswith(title) else f"{title}\n\n{text}".strip()


def searchers(assistant: Assistant, compare: bool) -> Mapping[str, Searcher]:
    """The ways of searching an index: qa as it is, and with `compare` each leg and plain fusion."""
    library = assistant.library
    files = {summary.article.id: summary.article.file for summary in assistant.articles()}
    homes = {row["id"]: files[row["article"]] for row in library.rows("SELECT * FROM passages")}

    def documents(passages: Sequence[int]) -> list[str]:
        return list(dict.fromkeys(homes[passage] for passage in passages))

    def dense(text: str) -> list[str]:
        vector = _question(assistant, text).vector
        return documents([number for number, _ in assistant.store.search(vector, _DEPTH)])

    def lexical(text: str) -> list[str]:
        terms = assistant.terms(text)
        return documents([number for number, _ in library.lexical.search(terms, _DEPTH)])

    def both(text: str) -> list[str]:
        return fuse_by_rank([dense(text), lexical(text)])

    def whole(text: str) -> list[str]:
        return documents([hit.passage.id for hit in assistant.rank(text)])

    ways: dict[str, Callable[[str], list[str]]] = {"qa": whole}
    if compare:
        ways = {"dense": dense, "BM25": lexical, "rank fusion": both, "qa": whole}
    return ways


def _question(assistant: Assistant, text: str) -> Question:
    return Question.of(
        text, assistant.encoder().question(text), assistant.terms(text), assistant.centres
    )


def measure(
    assistant: Assistant, collection: Collection, compare: bool, limit: int | None
) -> list[Report]:
    """Ask a filled index the questions of its collection, or `limit` of them spread evenly."""
    ways = searchers(assistant, compare)
    first = next(iter(collection.questions.values()))
    for way in ways.values():
        way(first)  # what is loaded at first use is not counted
    return evaluate(collection, ways, limit)
