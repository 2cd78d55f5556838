"""Records to JSON, in the form that the README documents and that stays as it is.

Invariant: offsets count code points in the article's stored text; what is not known is null.
"""

from collections import Counter
from dataclasses import asdict
from typing import Any

from qa.records import Answer, Article, ArticleSummary, Citation, Indexed, IndexReport, Outcome

Json = dict[str, Any]


def article_json(article: Article) -> Json:
    """What a citation says of its article."""
    return {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "date": article.date,
        "url": article.url,
        "file": article.file,
        "language": article.language,
    }


def summary_json(summary: ArticleSummary) -> Json:
    """One row of `qa articles`."""
    return {
        **article_json(summary.article),
        "section": summary.article.section,
        "passages": summary.passages,
        "characters": summary.characters,
        "copies": list(summary.article.copies),
    }


def whole_article_json(article: Article) -> Json:
    """An article with its text, where each fact came from and what it retells."""
    return {
        **article_json(article),
        "section": article.section,
        "copies": list(article.copies),
        "origins": dict(article.origins),
        "sources": [asdict(source) for source in article.sources],
        "pages": list(article.pages),
        "text": article.text,
    }


def answer_json(answer: Answer, number: object = None) -> Json:
    """An answer; `number` is the id that a batch gave its question."""
    quotation = answer.quotation
    return {
        "id": number,
        "question": answer.question,
        "language": answer.language,
        "answered": quotation is not None,
        "confidence": answer.confidence,
        "understood_as": answer.corrected,
        "answer": quotation and {"text": quotation.text, "citations": list(quotation.citations)},
        "passages": [_citation_json(citation) for citation in answer.passages],
        "seconds": round(answer.seconds, 4),
    }


def _citation_json(citation: Citation) -> Json:
    return {
        "number": citation.number,
        "score": citation.score,
        "start": citation.start,
        "end": citation.end,
        "text": citation.text,
        "highlights": [list(span) for span in citation.highlights],
        "words": list(citation.words),
        "page": citation.page,
        "article": article_json(citation.article),
    }


def report_json(report: IndexReport) -> Json:
    """What `qa index` did."""
    return {
        **{outcome.value: report.count(outcome) for outcome in Outcome},
        "encoded": sum(file.encoded for file in report.files),
        "failures": [
            _failure_json(file) for file in report.files if file.outcome == Outcome.FAILED
        ],
        "not_read": [
            {"file": file.file, "part": part, "reason": why}
            for file in report.files
            for part, why in file.refused
        ],
        "passed_over": dict(Counter(report.passed)),
        "seconds": round(report.seconds, 3),
    }


def _failure_json(file: Indexed) -> Json:
    return {"file": file.file, "reason": file.reason}
