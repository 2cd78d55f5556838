"""What a claim says of all, and a window of some beside the rest.

In: a claim matched with a window's sentences. Out: whether the window tells it of a part alone.
Invariant: nothing is told of a claim that speaks of a part, or of a sentence that speaks of all.
"""

import re
from collections.abc import Sequence

from qa.checking.sentences.matching import Matches

_SURE = 0.7  # a match that counts as the same word
_ALL = re.compile(
    r"(?<![가-힣])(?:모든|모두|전부|전원|빠짐없이|하나같이|예외\s?없이)(?![가-힣]*\s?아니)"
    r"|\b(?:all|every|everyone|everybody|each|both)\b",
    re.I,
)
_PART = re.compile(
    r"(?<![가-힣])(?:나머지|일부|다른)(?:\s|는|은|가|의)|(?:만|뿐)(?:\s|이)|제외|빼고"
    r"|\b(?:the\s(?:rest|others?|remainder)|some|only|except|apart\sfrom|other\s\w+)\b",
    re.I,
)
_REST = re.compile(
    r"(?<![가-힣])나머지|\bthe\s(?:rest|others?|remainder|remaining)\b"
    r"|(?<![가-힣])[그이]\s?(?:중|가운데)(?:에서)?\s(?:적어도\s|최소\s)?"
    r"(?:[0-9]|(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s)"
    r"|\b(?:[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|half|most)"
    r"\sof\s(?:them|whom|which)\b",
    re.I,
)


def is_of_a_part(inside: Sequence[Matches]) -> bool:
    """Whether what the claim says of all stands beside what is told of the rest, or of some."""
    claim = inside[0].claim
    if not _ALL.search(claim.text) or _PART.search(claim.text):
        return False
    told = [i for i, word in enumerate(claim.words) if word.weight > 0.2]
    last = told[-1:] if claim.korean else told[1:2]
    there = [
        each for each in inside if any(m.strength >= _SURE for i in last for m in each.found[i])
    ]
    return bool(there) and all(
        _REST.search(each.evidence.text) and not _ALL.search(each.evidence.text) for each in there
    )
