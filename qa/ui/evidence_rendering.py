"""What was found of one claim to HTML: why, what differs, and the places for and against.

In: a finding. Out: Markup, all words escaped. Invariant: a card carries the offsets of its
evidence, and of what differs in it, so that the article opens at the very characters.
"""

import json

from markupsafe import Markup

from qa.checking import Difference, Evidence, Finding, Stance
from qa.checking.differing import disagree, evidence_spans, evidence_words
from qa.records import Language
from qa.ui import wording
from qa.ui.markup import NOTHING, both, join, safe, unseen
from qa.ui.menus import cite_menu
from qa.ui.rendering import byline, marked_text, title, tongue
from qa.ui.verdict_signs import Sign, sign, word_of
from qa.ui.wording import Text

_FINDING = Markup("""
<section class="finding {name}" id="finding-{number}" hidden
 aria-labelledby="finding-{number}-heading">
<header><h3 id="finding-{number}-heading"><span class="sign {name}">{icon}{word}</span></h3>
{reason}{sure}
<button type="button" class="plain close" data-fold="{number}">{close}</button></header>
{doubt}{differences}{places}
</section>""")
_REASON = Markup('<p class="reason" lang="{}">{}</p>')
_SURE = Markup('<p class="sure">{} <b>{}</b></p>')
_UNSURE = Markup('<p class="doubt">{}</p>')
_DIFFERENCES = Markup("""<table class="differences"><caption>{caption}</caption>
<thead><tr><th scope="col"><span class="unseen">{kind}</span></th><th scope="col">{claim}</th>
<th scope="col">{article}</th></tr></thead><tbody>{rows}</tbody></table>""")
_DIFFERENCE = Markup("""<tr><th scope="row">{kind}</th><td>{claim}</td><td><mark>{evidence}</mark>
<button type="button" class="number" data-open="{number}"><span aria-hidden="true">{number}</span>
{label}</button> <small>{when}</small></td></tr>""")
_GROUP = Markup('<h4 class="stance {name}">{icon}{word}</h4><ol>{cards}</ol>')
_CARD = Markup("""
<li class="card" data-number="{number}" data-article="{article}" data-start="{start}"
 data-end="{end}" data-highlights="{highlights}">
<header><button type="button" class="number" data-open="{number}"><span aria-hidden="true">{number}
</span>{label}</button>
<div><h5>{title}</h5><p class="byline">{byline}</p></div></header>
<p class="text" lang="{language}">{text}</p>
<footer>{cite}<button type="button" class="plain" data-open="{number}">{read}</button></footer>
</li>""")
_STANCES: dict[Stance, tuple[Sign, Text]] = {
    Stance.REFUTES: (Sign.REFUTED, wording.SPEAKS_AGAINST),
    Stance.SUPPORTS: (Sign.SUPPORTED, wording.SPEAKS_FOR),
    Stance.RELATED: (Sign.UNKNOWN, wording.SPEAKS_OF),
}


def finding_html(finding: Finding, number: int) -> Markup:
    """One finding, folded; `number` is that of its claim in the draft."""
    one = sign(finding)
    sure = NOTHING
    if finding.confidence is not None:
        sure = _SURE.format(both(wording.SURE), f"{finding.confidence:.2f}")
    language = "ko" if finding.claim.language == Language.KOREAN else "en"
    return _FINDING.format(
        number=number,
        name=one.value,
        icon=one.icon,
        word=both(word_of(finding)),
        doubt=_UNSURE.format(both(wording.UNSURE)) if finding.unsure else NOTHING,
        reason=NOTHING if finding.differences else _REASON.format(language, safe(finding.reason)),
        sure=sure,
        close=both(wording.CLOSE),
        differences=_differences(finding),
        places=_places(finding),
    )


def _places(finding: Finding) -> Markup:
    if not finding.evidence:
        return Markup("<p>{}</p>").format(both(wording.NO_EVIDENCE))
    groups = []
    for stance, (one, word) in _STANCES.items():
        cards = [_card(finding, place) for place in finding.evidence if place.stance is stance]
        if cards:
            groups.append(
                _GROUP.format(name=one.value, icon=one.icon, word=both(word), cards=join(cards))
            )
    return join(groups)


def _differences(finding: Finding) -> Markup:
    """Claim and article side by side, which is the reason; with dates where articles disagree."""
    if not finding.differences:
        return NOTHING
    return _DIFFERENCES.format(
        caption=both(wording.WHAT_DATED if disagree(finding) else wording.WHAT_DIFFERS),
        kind=both(wording.WHAT_DIFFERS),
        claim=both(wording.IN_CLAIM),
        article=both(wording.IN_ARTICLE),
        rows=join(_difference(one, finding) for one in finding.differences),
    )


def _difference(difference: Difference, finding: Finding) -> Markup:
    dates = {place.number: place.article.date for place in finding.evidence}
    when = dates.get(difference.citation) if disagree(finding) else None
    return _DIFFERENCE.format(
        kind=both(wording.DIFFERS_IN[difference.kind.value]),
        claim=safe(difference.claim),
        evidence=safe(evidence_words(difference)),
        number=difference.citation,
        label=unseen(wording.PASSAGE_NUMBER, number=difference.citation),
        when=safe(when or ""),
    )


def _card(finding: Finding, place: Evidence) -> Markup:
    article = place.article
    spans = evidence_spans(finding, place)
    return _CARD.format(
        number=place.number,
        article=safe(article.id),
        start=place.start,
        end=place.end,
        highlights=json.dumps(spans or [(place.start, place.end)]),
        label=unseen(wording.PASSAGE_NUMBER, number=place.number),
        title=title(article),
        byline=byline(article),
        language=tongue(article),
        text=marked_text(article.text, place.start, place.end, spans),
        cite=cite_menu(article),
        read=both(wording.READ),
    )
