"""A checked draft to HTML: every verdict in its place, and the evidence below its paragraph.

In: a text, its claims and the findings so far. Out: Markup, all words escaped. Invariant: without
its markup the draft is the text, line by line; a verdict is told by sign, word and colour at once.
"""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from qa.checking import Finding
from qa.checking.claims import Claim
from qa.checking.differing import claim_spans
from qa.exporting import language_tag
from qa.ui import wording
from qa.ui.evidence_rendering import finding_html
from qa.ui.markup import NOTHING, both, join, safe, spoken
from qa.ui.menus import export_menu
from qa.ui.rendering import last_word, marked_text
from qa.ui.verdict_signs import Sign, sign, word_of
from qa.ui.wording import Text

Span = tuple[int, int]

_CHECKED = Markup("""
<section class="checked" aria-labelledby="checked-heading" data-running="{running}" {spoken}>
<h2 id="checked-heading" class="unseen">{heading}</h2>
<div class="progress"{hidden}>
<progress max="{total}" value="{done}" aria-labelledby="checked-count"></progress>
<p id="checked-count">{count}</p>
<button type="button" class="plain" data-stop>{stop}</button></div>
<div class="line"><div class="tally" role="group" aria-labelledby="tally-name">
<span class="unseen" id="tally-name">{only}</span>{tally}</div>
<div class="tools">{again}{menu}</div></div>
<div class="draft" lang="{language}">{lines}</div>
</section>""")
_AGAIN = Markup('<button type="button" class="plain" data-again>{}</button>')
_COUNT = Markup("""
<button type="button" class="sign {name}" data-only="{name}" aria-pressed="false">
{icon}{word} <b>{count}</b></button>""")
_LINE = Markup('<p data-has="{has}">{text}</p>')
_UNFOLDED_MOST = 60  # claims; of a longer draft the evidence is sent once, at the end
# What is shown behind a claim stays on the line of its last word: at the next line's start it would
# seem to belong to the claim that follows.
_CLAIM = Markup(
    '<span class="claim {name}" data-claim="{number}"><span class="words">{text}</span>'
    '<span class="last"><span class="words">{last}</span>{behind}</span></span>'
)
_VERDICT = Markup("""<button type="button" class="sign {name}{unsure}" data-finding="{number}"
 aria-expanded="false" aria-controls="finding-{number}">{icon}{word}</button>""")
_ASIDE = Markup('<span class="sign aside">{icon}{word}</span>')
_ASIDES: dict[str, Text] = {
    "QUESTION": wording.IS_QUESTION,
    "OPINION": wording.IS_OPINION,
    "OTHER": wording.IS_OTHER,
}


def checked_html(
    text: str, claims: Sequence[Claim], findings: Sequence[Finding], running: bool
) -> Markup:
    """A draft with the verdicts made so far; `running` while there are more to come."""
    counts = Counter(sign(finding) for finding in findings)
    told = spoken(
        wording.CHECK_DONE,
        supported=counts[Sign.SUPPORTED],
        refuted=counts[Sign.REFUTED],
        unknown=counts[Sign.UNKNOWN] + counts[Sign.DISAGREE],
    )
    return _CHECKED.format(
        running=str(running).lower(),
        spoken=spoken(wording.CHECK_BEGUN) if running else told,
        heading=both(wording.CHECK_RESULT),
        hidden=NOTHING if running else Markup(" hidden"),
        total=max(1, len(claims)),
        done=len(findings),
        count=both(wording.CHECKING, total=len(claims), done=len(findings)),
        stop=both(wording.CHECK_STOP),
        only=both(wording.CHECK_ONLY),
        tally=join(_count(one, counts[one]) for one in Sign if counts[one]),
        language=safe(language_tag(claims[0].language) if claims else "und"),
        lines=_lines(text, claims, findings, not running or len(claims) <= _UNFOLDED_MOST),
        again=_AGAIN.format(both(wording.CHECK_AGAIN)),
        menu=NOTHING if running else export_menu(),
    )


def _count(one: Sign, count: int) -> Markup:
    return _COUNT.format(name=one.value, icon=one.icon, word=both(one.word), count=count)


def _lines(text: str, claims: Sequence[Claim], findings: Sequence[Finding], told: bool) -> Markup:
    """The draft, a paragraph a line; if `told`, with what was found of a line folded below it."""
    lines, at, first = [], 0, 0
    for line in text.split("\n"):
        end = at + len(line)
        last = first
        while last < len(claims) and claims[last].start < end:
            last += 1
        if line.strip():
            shown = _line(text, (at, end), claims[first:last], findings[first:last], first)
            found = enumerate(findings[first:last], first + 1) if told else ()
            lines += [shown, *(finding_html(f, number) for number, f in found if f.verdict)]
        at, first = end + 1, last
    return join(lines)


def _line(
    text: str, span: Span, claims: Sequence[Claim], findings: Sequence[Finding], first: int
) -> Markup:
    parts, at = [], span[0]
    for place, claim in enumerate(claims):
        finding = findings[place] if place < len(findings) else None
        parts += [safe(text[at : claim.start]), _claim(claim, finding, first + place + 1)]
        at = claim.end
    parts.append(safe(text[at : span[1]]))
    return _LINE.format(
        has=" ".join(sorted({sign(finding).value for finding in findings})),
        text=join(parts),
    )


def _claim(claim: Claim, finding: Finding | None, number: int) -> Markup:
    """A claim in its place with its verdict behind it; before it is checked, the bare words."""
    if finding is None:
        return _told(claim, "unchecked", number, (), NOTHING)
    one = sign(finding)
    if finding.verdict is None:
        word = both(_ASIDES[claim.kind.value])
        return _told(claim, one.value, number, (), _ASIDE.format(icon=one.icon, word=word))
    verdict = _VERDICT.format(
        name=one.value,
        unsure=" unsure" if finding.unsure else "",
        number=number,
        icon=one.icon,
        word=both(word_of(finding)),
    )
    return _told(claim, one.value, number, claim_spans(finding), verdict)


def _told(claim: Claim, name: str, number: int, spans: Sequence[Span], behind: Markup) -> Markup:
    text, at = claim.text, last_word(claim.text)
    return _CLAIM.format(
        name=name,
        number=number,
        text=marked_text(text, 0, at, spans),
        last=marked_text(text, at, len(text), spans),
        behind=behind,
    )
