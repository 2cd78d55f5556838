"""Whether somebody asks several things at once, of which one answer tells only one.

In: a question. Out: yes or no. Invariant: what stands in quotation marks, as a title that asks
does, is no question of the user's.
"""

import re

_QUOTED = re.compile(
    r"(?<!\w)(?:\"[^\"]+\"|'[^']+')(?!\w)|“[^”]+”|‘[^’]+’|「[^」]+」|『[^』]+』|《[^》]+》|〈[^〉]+〉"
)
_END = re.compile(r"(?<=[?？.!。！])\s+")
_ASKING = re.compile(r"[?？]$|(?:나요?|[는은인던]가요?|까요?)[.!。]?$")
_WORDS_LEAST = 2  # "정말?" before a question asks nothing of the articles


def asks_several(question: str) -> bool:
    """Whether two sentences of it or more ask something."""
    sentences = _END.split(_QUOTED.sub("x", question).strip())
    asking = [one for one in sentences if _ASKING.search(one) and len(one.split()) >= _WORDS_LEAST]
    return len(asking) > 1
