"""Rules for what follows the article: comments, and lists of other articles.

They cut from a strong mark on, to the end only where little prose follows. Invariant: a block is
never cut if more of the page's prose stands behind its mark than before.
"""

import re
from collections.abc import Iterator
from typing import Final

from qa.cleaning.page import Cut, Page, Rule
from qa.cleaning.prose import ends_sentence, is_prose

_SIGNS = " \t·•*-–—|>▶▷☞■□◆◇●○★※#[]()<>〈〉《》【】「」『』\"'“”‘’`_=:："
_COMMENTS: Final = re.compile(
    r"(?:전체 |총 |베스트 |네티즌 )?(?:댓글|덧글|comments?|의견|한줄평"
    r"|답글)\s?[:：]?\s?[\[(]?\s?\d*\s?[\])]?\s?(?:개|건)?(?:의 댓글)?"
    r"|\d+\s?개의 (?:댓글|덧글|의견|답글)|\d+ (?:comments?|replies|responses)|(?:댓글"
    r"|덧글) ?(?:쓰기|달기|남기기|목록|입력|작성).{0,12}"
    r"|leave a (?:reply|comment).{0,20}|join the (?:conversation|discussion)|\d* "
    r"?(?:thoughts?|responses?) (?:on|to) .{1,120}|comments are closed\.?|discussion"
    r"|reader comments.{0,10}",
    re.IGNORECASE,
)
_OTHERS: Final = re.compile(
    r".{0,40}카테고리의 다른 (?:글|포스트|게시글)|(?:이 |같은 )?(?:블로그|카테고리"
    r"|게시판|시리즈|작성자|저자|매거진)의 (?:다른 |인기 |최신 |관련 )?(?:글|포스트"
    r"|인기글|최신글).{0,10}"
    r"|(?:[가-힣A-Za-z/]{1,12} ){0,3}(?:관련|추천|인기|최신|연관|이전|다음|많이 본|가장 "
    r"많이 본|많이 읽은|주요|오늘의|실시간|지금 뜨는|화제의|함께 볼 만한|함께 보면 좋은"
    r"|같이 보면 좋은|이 시각|핫|베스트|당신이 좋아할 만한|이런)\s?(?:기사|뉴스|글"
    r"|콘텐츠|포스트|게시글|게시물|영상|소식|키워드|이슈|주요뉴스|주요 뉴스"
    r"|인기기사)(?:\s?(?:목록|더\s?보기|순위|TOP\s?\d*|BEST\s?\d*|랭킹|어때요|보기))?"
    r"|(?:이 |해당 )?(?:기자|저자|작가|필자|언론사)의? ?(?:가 쓴 |이 쓴 )?(?:다른 |최신 "
    r"|인기 )?(?:기사|글|뉴스)(?:\s?(?:더\s?보기|보기|목록))?|.{2,12} (?:기자|작가)의 "
    r"(?:다른 |최신 )?(?:기사|글)(?: 더\s?보기| 보기)?|(?:랭킹|헤드라인|핫이슈|베스트 "
    r"클릭|포토 뉴스|포토뉴스|많이 본 뉴스|Hot ?News|Best ?Click).{0,12}"
    r"|(?:related|recommended|popular|recent|latest|trending|top|similar|other|more"
    r"|featured|previous|next) (?:articles?|stories|story|posts?|news|reads?|reading"
    r"|content|coverage|links?|from .{1,40}|in .{1,40}|on this (?:story|topic)|like "
    r"this)"
    r"|most (?:read|popular|viewed|shared|commented)(?: .{1,20})?|(?:you (?:may|might) "
    r"(?:also )?(?:like|be interested in|have missed)|read (?:next|also|this next)|up "
    r"next|see also|keep reading|read more|also read|don[’']t miss|editors?[’']s? picks?"
    r"|trending(?: now)?"
    r"|what to read next|around the web|from the web|more on .{1,40}|in case you missed "
    r"it|further reading)",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"(?:\(\d+\)\s*)?\|?\s*(?:\d{4}[.-]\d{1,2}[.-]\d{1,2}\.?|\d{1,2}:\d{2})\s*\|?$"
    r"|\(\d+\)$|\d+(?:시간|분|일) 전$|\bago$"
)
_SHARE = 0.4
_ITEM_LONGEST = 120
_BODY = "시는 새 도서관을 3월에 연다고 5일 밝혔다. 도서관에는 책이 5만 권 들어간다."


def _size(page: Page, start: int, end: int) -> int:
    return sum(len(line.text) for line in page.lines[start:end] if is_prose(line.text))


def _comments(page: Page) -> Iterator[Cut]:
    """From the first mark of comments behind the prose to the end, unless much prose follows."""
    for number, line in enumerate(page.lines):
        if len(line.text) <= _ITEM_LONGEST and _COMMENTS.fullmatch(line.text.strip(_SIGNS)):
            before, behind = _size(page, 0, number), _size(page, number + 1, len(page.lines))
            if before and behind <= before * _SHARE:
                yield from (one.cut() for one in page.lines[number:])
                return


def _others(page: Page) -> Iterator[Cut]:
    """The mark of a list of other articles, and the entries below it."""
    for number, line in enumerate(page.lines):
        if len(line.text) > _ITEM_LONGEST or not _OTHERS.fullmatch(line.text.strip(_SIGNS)):
            continue
        if page.head >= len(page.lines) or number < page.head:
            continue
        end = _list_end(page, number)
        if end > number + 1 or number + 1 >= page.tail:
            yield from (one.cut() for one in page.lines[number:end])


def _list_end(page: Page, mark: int) -> int:
    """Behind the last prose all the rest is the list; before it, the entries next to the mark."""
    if mark >= page.tail:
        return len(page.lines)
    end = mark + 1
    while (
        end < page.tail and _is_entry(page, end) and not (end > mark + 1 and page.blank_before(end))
    ):
        end += 1
    return end


def _is_entry(page: Page, number: int) -> bool:
    text = page.lines[number].text
    if len(text) > _ITEM_LONGEST or is_prose(text):
        return False
    return not ends_sentence(text) or text.endswith(("?", "!", "…")) or bool(_ENTRY.search(text))


def _entries(page: Page) -> Iterator[Cut]:
    """Behind the prose, lines that end in a date or a count as entries of lists do."""
    behind = page.lines[page.tail :]
    entries = [line for line in behind if _ENTRY.search(line.text) and not is_prose(line.text)]
    return (line.cut() for line in entries if len(entries) >= 2)


RULES: Final = (
    Rule(
        "comments",
        _comments,
        (
            (f"{_BODY}\n\n댓글 : 2 개\n우리 동네에도 있으면 좋겠어요.\n저도요", _BODY),
            (f"{_BODY}\n\n3 Comments\nNice.\nReply", _BODY),
            (f"댓글 2\n\n{_BODY}", f"댓글 2\n\n{_BODY}"),
            (f"{_BODY}\n\n댓글\n\n{_BODY}", f"{_BODY}\n\n댓글\n\n{_BODY}"),
        ),
    ),
    Rule(
        "other articles",
        _others,
        (
            (
                (
                    f"{_BODY}\n'우리 동네' 카테고리의 다른 글\n공원이 열린다 (0) | "
                    f"2024.03.01 |\n---|---|\n시장 새 단장 (1) | 2024.02.20 |"
                ),
                _BODY,
            ),
            (f"{_BODY}\n\n관련기사\n공원이 열린다\n시장 새 단장\n\n{_BODY}", f"{_BODY}\n\n{_BODY}"),
            (f"{_BODY}\n\nRelated articles\nA park opens\nMarket day", _BODY),
            (f"관련 기사를 모두 읽었다.\n\n{_BODY}", f"관련 기사를 모두 읽었다.\n\n{_BODY}"),
        ),
    ),
    Rule(
        "entries of a list",
        _entries,
        ((f"{_BODY}\n공원이 열린다 (0) | 2024.03.01 |\n시장 새 단장 (1) | 2024.02.20 |", _BODY),),
    ),
)
