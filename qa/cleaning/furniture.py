"""Rules for lines of the page around the article: menus, buttons, prompts, notices.

Each takes a whole line, short and in the words of pages; a sentence that only speaks of sharing,
comments or subscriptions matches none of them.
"""

import re
from collections.abc import Iterator
from typing import Final

from qa.cleaning.page import Cut, Page, Rule
from qa.cleaning.words import evidence

_LONGEST: Final = 200
_SIGNS: Final = (
    " \t·•*-–—―"
    "|>＞»▶▷☞☛◀◁■□◆◇●○★☆▲△▼▽※#@✔✓→←↑↓⇒()[]{}<>〈〉《》【】「」『』\"'“”‘’`~_=+^/\\,:;♥♡❤☎✉📌👉🔔📢🏷📧"
)


def phrases(
    name: str, *patterns: str, samples: tuple[tuple[str, str], ...], edge: bool = False
) -> Rule:
    """A rule that cuts each line which one of the patterns matches from end to end.

    Signs around a line do not count. With `edge`, only lines before or behind the prose go.
    """
    whole = re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)

    def cuts(page: Page) -> Iterator[Cut]:
        for number, line in enumerate(page.lines):
            if len(line.text) > _LONGEST or (edge and not page.outside(number)):
                continue
            if whole.fullmatch(line.text.strip(_SIGNS)):
                yield line.cut()

    return Rule(name, cuts, samples)


def _menu(page: Page) -> Iterator[Cut]:
    """Lines of nothing but page words; a single weak one only at the edge or beside another."""
    weights = [evidence(line.text) for line in page.lines]
    for number, (line, weight) in enumerate(zip(page.lines, weights, strict=True)):
        neighbours = weights[max(0, number - 1) : number] + weights[number + 1 : number + 2]
        if weight >= 2 or (weight and (page.outside(number) or any(neighbours))):
            yield line.cut()


def _known(page: Page) -> Iterator[Cut]:
    return (line.cut() for line in page.lines if line.text in page.furniture)


def _wordless(page: Page) -> Iterator[Cut]:
    """Rules, empty bullets, lone arrows and bars: lines without a letter or a digit."""
    return (line.cut() for line in page.lines if not any(map(str.isalnum, line.text)))


_BODY = "시는 새 도서관을 3월에 연다고 5일 밝혔다."
_PLEASE = (
    r"(?:하세요|해\s?주세요|해\s?보세요|보세요|눌러\s?주세요|주세요|하십시오|주십시오"
    r"|바랍니다|부탁\s?(?:드립니다|드려요|해요)|주시기 바랍니다|만나요|확인하기|받기"
    r"|받아보기|하기|보러\s?가기)"
)
_STOP = r"\s?[.!~^ㅎ❤♥♡:)\s]*"

RULES: Final = (
    Rule("known furniture", _known, (("한빛 도서관 소식지", "한빛 도서관 소식지"),)),
    Rule(
        "page words",
        _menu,
        (
            (f"공유하기 페이스북 트위터 카카오톡 URL복사\n{_BODY}", _BODY),
            (f"글자크기 작게 보통 크게\n\n{_BODY}", _BODY),
            (f"{_BODY}\n좋아요 12 | 댓글 3 | 스크랩", _BODY),
            (f"Share Tweet Email Print\n{_BODY}", _BODY),
            (f"{_BODY}\n\n광고\n\n{_BODY}", f"{_BODY}\n\n{_BODY}"),
            ("공유와 댓글의 시대", "공유와 댓글의 시대"),
            (f"{_BODY}\n\n페이스북\n\n{_BODY}", f"{_BODY}\n\n페이스북\n\n{_BODY}"),
        ),
    ),
    phrases(
        "font size",
        (
            r"글(?:자|씨)\s?크기\s?(?:설정|조절|변경|조정)?.{0,40}(?:변경\s?됩니다"
            r"|조절\s?하세요|움직이시면.{0,40}|선택|기억하기|초기화)\.?"
        ),
        r"이 글(?:자|씨)\s?크기로 변경\s?됩니다\.?",
        r"예시\).{0,40}(?:뉴스|기사).{0,140}",
        r"(?:가\s?){2,}[+-]?|가 가 가 가 가|A\s?[-+]?\s?A\s?[-+]?",
        samples=(
            (
                (
                    f"글자크기 설정 슬라이더를 움직이시면 글자 크기가 변경됩니다.\n이 "
                    f"글자크기로 변경됩니다.\n\n{_BODY}"
                ),
                _BODY,
            ),
            ("안내판의 글자 크기를 두 배로 키웠다.", "안내판의 글자 크기를 두 배로 키웠다."),
        ),
    ),
    phrases(
        "translation widget",
        r"번역\s?beta.{0,60}",
        r"translated (?:by|with|from) .{1,40}",
        (
            r"(?:powered by )?google translate|select language.{0,20}|view in (?:english"
            r"|korean)|in english|한국어로 보기|영어로 보기|번역 설정.{0,30}"
        ),
        (
            r"이 (?:기사|글|콘텐츠)(?:는|은) (?:AI|인공지능|기계|구글"
            r"|파파고)\S{0,8}\s?(?:번역|요약).{0,40}"
        ),
        samples=((f"번역beta Translated by machine\n{_BODY}", _BODY),),
    ),
    phrases(
        "login or membership prompt",
        (
            r"(?:이 (?:기사|콘텐츠|글|게시글)(?:는|은)\s)?(?:(?:유료|무료|정기"
            r"|프리미엄)\s?)?(?:회원|구독자|멤버십|로그인)(?:\s?(?:전용|만을 위한|만|분들만"
            r"|가입|로그인|구독자))*(?:을|이|은|는|으로|후|후에|해야|하셔야|하시면"
            r"|하면)?\s.{0,30}(?:필요합니다|있습니다|됩니다|입니다|가능합니다)\.?"
        ),
        (
            r"(?:댓글(?:을|은)?.{0,14})?로그인.{0,16}(?:필요합니다|주세요|하세요|하십시오"
            r"|주십시오|쓸 수 있습니다|이용하실 수 있습니다|남길 수 있습니다)\.?"
        ),
        (
            r"(?:아직|혹시) (?:회원|구독자)(?:이|가) 아니(?:신가요|세요)\??.{0,30}|이미 "
            r"(?:회원|구독자)(?:이신가요|세요)\??.{0,30}"
        ),
        r"남은 (?:기사|무료 기사).{0,30}|무료로? (?:볼|읽을) 수 있는 기사.{0,40}",
        (
            r"(?:already a (?:member|subscriber)|not a (?:member|subscriber)|have an account"
            r"|don[’']t have an account)\b.{0,60}"
        ),
        (
            r"(?:please )?(?:log|sign) ?in (?:to|with|or)\b.{0,70}|(?:create|register for) "
            r"(?:a|an|your)? ?(?:free )?account.{0,60}|you must be logged in.{0,40}"
        ),
        (
            r"this (?:article|content|story|post) is (?:for|available to|reserved for"
            r"|exclusive to).{0,40}(?:subscribers|members)(?: only)?\.?|you have (?:read"
            r"|reached|\d+).{0,40}(?:free )?(?:article|stor).{0,30}"
        ),
        samples=(
            (f"{_BODY}\n\n로그인이 필요합니다.", _BODY),
            (f"{_BODY}\n\n이 기사는 유료회원 전용 콘텐츠입니다.", _BODY),
            (f"{_BODY}\n\nAlready a subscriber? Log in", _BODY),
            (
                "은행은 로그인 없이 쓰는 송금을 시작했다.",
                "은행은 로그인 없이 쓰는 송금을 시작했다.",
            ),
        ),
    ),
    phrases(
        "subscription or app prompt",
        (
            rf"[^.]{{0,50}}(?:구독|뉴스레터|이웃\s?추가|채널\s?추가|친구\s?추가"
            rf"|알림\s?(?:설정|신청)|팔로우|즐겨찾기|좋아요|공감)[^.]{{0,40}}{_PLEASE}{_STOP}"
        ),
        (
            rf"[^.]{{0,40}}(?:네이버|카카오톡|카톡|유튜브|텔레그램|다음|구글|인스타그램"
            rf"|페이스북|앱스토어|플레이스토어)(?:에서|으로|로|에)\s?[^.]{{0,40}}(?:뉴스|소식"
            rf"|기사|일보|신문|만나|구독|다운)[^.]{{0,30}}{_PLEASE}{_STOP}"
        ),
        (
            rf"[^.]{{0,40}}(?:앱|어플|애플리케이션)(?:을|를|에서|으로)?\s?[^.]{{0,30}}(?:뉴스"
            rf"|기사|소식)[^.]{{0,30}}{_PLEASE}{_STOP}"
        ),
        (
            r"[^.]{0,40}(?:뉴스레터|구독|앱 설치|앱 다운로드|멤버십|제보)\s?(?:신청|하기"
            r"|받기|하러 가기|바로\s?가기|안내|문의|는|은)?"
        ),
        (
            rf"(?:제보|기사 제보|독자 제보|광고 문의)\S{{0,3}}\s.{{0,90}}"
            rf"|[^.]{{0,40}}(?:여러분의|당신의|독자의) (?:소중한 )?(?:제보"
            rf"|후원)[^.]{{0,40}}{_STOP}"
        ),
        (
            r"(?:sign up|subscribe|register|join)\b[^.]{0,20}\b(?:for|to|our|us|now|today"
            r"|here|free)\b[^.]{0,90}(?:newsletter|inbox|subscri|updates|alerts|email"
            r"|channel|podcast|membership|free|today|here|now|access|digest"
            r"|briefing)[^.]{0,40}[.!]?"
        ),
        (
            r"(?:get|receive) (?:the|our|all|more|your|daily|breaking|weekly"
            r"|exclusive)[^.]{0,70}(?:inbox|newsletter|email|e-mail|updates"
            r"|alerts)[^.]{0,40}[.!]?"
        ),
        (
            r"(?:download|get|install) (?:our|the) [^.]{0,30}\bapp\b[^.]{0,40}[.!]?|follow "
            r"(?:us|me|the author)\b[^.]{0,70}[.!]?|like (?:us|this)\b[^.]{0,40}[.!]?"
        ),
        (
            r"(?:support|donate to) (?:us|our|independent)\b[^.]{0,60}[.!]?|(?:enter )?your "
            r"e-?mail(?: address)?[^.]{0,40}|newsletter(?: sign ?up)?|subscribe(?: now| "
            r"today| here| for .{1,40})?"
        ),
        samples=(
            (f"{_BODY}\n\n▶ 네이버에서 한빛일보 구독하기", _BODY),
            (f"{_BODY}\n뉴스레터를 구독하고 매일 아침 소식을 받아보세요!", _BODY),
            (f"{_BODY}\n\nSign up for our daily newsletter and get it in your inbox.", _BODY),
            (
                "신문사의 유료 구독은 3년 만에 두 배가 됐다.",
                "신문사의 유료 구독은 3년 만에 두 배가 됐다.",
            ),
        ),
    ),
    phrases(
        "platform notice",
        (
            r"(?:이|본|해당) (?:기사|글|콘텐츠|칼럼|리포트|포스트|포스팅|게시글|게시물)(?:는"
            r"|은) .{2,70}(?:에|에서|에도)\s?(?:먼저 |처음 |함께 |동시 |동시에 )?(?:게재"
            r"|실린|실렸|작성|제공|발행|발표|연재|송고|공개|서비스|출고|노출)\S{0,6}(?: "
            r"(?:기사|글|콘텐츠|칼럼))?\s?(?:입니다|습니다|됩니다|임|됨)?\.?"
        ),
        (
            r"(?:이|본) (?:기사|글|칼럼|기고|콘텐츠)(?:는|은) .{0,50}(?:편집 방향|공식 입장"
            r"|의견|입장|견해)(?:과|와|을|를)?\s?.{0,40}(?:있습니다|않습니다|아닙니다|수 "
            r"있음)\.?"
        ),
        (
            r"(?:외부 )?(?:필자|기고|칼럼)\S{0,6}.{0,20}(?:본지|편집 방향"
            r"|입장).{0,30}(?:있습니다|않습니다|아닙니다)\.?"
        ),
        (
            r"(?:이|본) (?:포스팅|글|게시물)(?:은|는) .{0,60}(?:파트너스|원고료|협찬|제공받"
            r"|수수료).{0,60}"
        ),
        r"(?:이 기사는 )?.{0,20}(?:지면|인쇄판|온라인판|종이신문)에 (?:게재|실린).{0,20}",
        (
            r"(?:this|the) (?:article|story|post|piece|column|content) (?:was |is |has been "
            r")?(?:originally |first )?(?:appeared|published|posted|syndicated|republished"
            r"|produced|provided)\b.{0,90}"
        ),
        (
            r"this (?:article|post|page) (?:may )?contains? affiliate links.{0,90}|we may "
            r"earn .{0,90}|the views expressed .{0,140}"
        ),
        samples=(
            (f"이 기사는 스타트업 전문 매체 한빛노트에 게재된 기사입니다.\n{_BODY}", _BODY),
            (f"{_BODY}\n※ 외부 필자의 기고는 본지의 편집 방향과 다를 수 있습니다.", _BODY),
            (
                "이 글은 3월에 열린 강연을 정리한 것이다.",
                "이 글은 3월에 열린 강연을 정리한 것이다.",
            ),
        ),
    ),
    phrases(
        "reaction prompt",
        (
            r"(?:이 |본 |해당 )?(?:기사|글|뉴스|포스트|콘텐츠)(?:에|에 대해|에 대하여|를|을"
            r"|가|이)?\s?(?:어떻게 생각하(?:시나요|세요|십니까)|어떠셨나요|마음에 "
            r"드(?:셨나요|시나요)|도움이 되(?:셨나요|었나요|셨다면.{0,30})|추천합니다|좋아요"
            r"|재미있(?:으셨나요|었다면.{0,30})|유익하셨(?:나요|다면.{0,40}))\??"
        ),
        (
            r"여러분(?:의|은)\s?(?:생각|의견)(?:은|을)?\s?.{0,30}(?:어떠신가요|어떤가요"
            r"|무엇인가요|남겨\s?주세요|들려주세요)[?.!]*"
        ),
        (
            r"(?:what do you think|was this (?:article|page) helpful|did you (?:like|enjoy) "
            r"this|how did this (?:article|story) make you feel|tell us what you think|rate "
            r"this)\b.{0,60}"
        ),
        samples=((f"{_BODY}\n\n이 기사에 대해 어떻게 생각하시나요?", _BODY),),
    ),
    phrases(
        "copyright or reprint notice",
        (
            r"(?=.{0,160}(?:ⓒ|©|\(c\)|copyright|저작권|무단|all rights? "
            r"reserved)).{0,120}(?:무단\s?(?:전재|복제|배포|사용|도용)|재배포|전재\s?(?:및|·"
            r"|,)\s?|reserved|학습 이용|AI\s?학습).{0,100}"
        ),
        r"(?:copyrights?\s*)?(?:ⓒ|©|\(c\)|copyrights?)\s?(?:by\s)?(?:(?:19|20)\d\d)?.{0,70}",
        (
            r"(?:본|이) (?:기사|콘텐츠|글|사이트|저작물)(?:의|는"
            r"|은)?\s.{0,20}저작권.{0,60}(?:있습니다|받습니다|금합니다|금지합니다|귀속됩니다"
            r"|보호됩니다)\.?"
        ),
        (
            r"무단\s?(?:전재|복제|배포|도용).{0,50}|.{0,40}무단 (?:전재"
            r"|복제)\S{0,6}.{0,20}(?:금지|금합니다|금함)\.?"
        ),
        (
            r"(?:본|이) (?:기사|콘텐츠|글).{0,30}(?:저작권법|무단).{0,60}|출처를? (?:밝히"
            r"|명시|표기).{0,40}(?:가능|주세요|바랍니다|있습니다|됩니다)\.?"
        ),
        (
            r".{0,60}all rights? reserved\.?.{0,60}|(?:reproduction|republication"
            r"|redistribution) .{0,60}(?:prohibited|forbidden|permission).{0,40}|no part of "
            r"this .{0,120}"
        ),
        (
            r"creative commons.{0,60}|(?:저작자표시|CC BY).{0,50}|이 (?:저작물|글)은 "
            r"크리에이티브 커먼즈.{0,60}"
        ),
        samples=(
            (f"{_BODY}\n\nCopyright © 한빛일보. 무단전재 및 재배포 금지.", _BODY),
            (f"{_BODY}\n<저작권자(c) 한빛통신, 무단 전재-재배포 금지>", _BODY),
            (f"{_BODY}\n© 2024 The Harbour Post. All rights reserved.", _BODY),
            (
                "작가들은 저작권이 침해됐다며 회사를 상대로 소송을 냈다.",
                "작가들은 저작권이 침해됐다며 회사를 상대로 소송을 냈다.",
            ),
        ),
    ),
    phrases(
        "comment form or count",
        (
            r"(?:전체 |총 |나도 |첫 |베스트 )?(?:댓글|덧글|답글|의견|comments?)\s?(?:쓰기"
            r"|달기|남기기|입력|작성|등록|목록|정렬|\(?\d+\)?)?\s?[:：]?\s?\(?\d*\)?\s?(?:개"
            r"|건|개의 댓글)?(?:가 있습니다|입니다)?\.?"
        ),
        (
            r"\d+\s?개의? (?:댓글|덧글|의견)|\d+ (?:comments?|replies|responses)|no "
            r"comments(?: yet)?|be the first to comment\.?|leave a (?:reply|comment)|join "
            r"the (?:conversation|discussion)"
        ),
        (
            r"(?:댓글|의견)(?:을|은)? ?(?:입력|남겨|작성|달아|등록).{0,30}(?:주세요|하세요"
            r"|보세요|바랍니다)\.?|첫 (?:번째 )?댓글을 .{0,20}|아직 댓글이 없습니다\.?"
        ),
        (
            r"your email address will not be published\.?.{0,60}|required fields are "
            r"marked.{0,10}|(?:post|submit|cancel|view|show|hide|load) (?:all |more "
            r")?(?:\d+ )?(?:comments?|reply|replies)"
        ),
        (
            r"(?:최신순|공감순|인기순|추천순|등록순|과거순|답글순|오래된순|순공감순|newest"
            r"|oldest|best|top)(?:[\s|·/]+(?:최신순|공감순|인기순|추천순|등록순|과거순"
            r"|답글순|오래된순|순공감순|newest|oldest|best|top))*"
        ),
        (
            r"\d+\s?/\s?\d+\s?(?:자|byte|bytes)?|(?:비속어|욕설|타인의 명예|권리 "
            r"침해).{0,80}(?:수 있습니다|삭제됩니다|삼가.{0,20})\.?"
        ),
        samples=(
            (f"{_BODY}\n댓글 쓰기", _BODY),
            ("댓글 24\n\n" + _BODY, _BODY),
            (f"{_BODY}\nLeave a comment", _BODY),
            ("댓글 조작을 막는 법이 국회를 통과했다.", "댓글 조작을 막는 법이 국회를 통과했다."),
        ),
    ),
    phrases(
        "cookie or privacy notice",
        (
            r".{0,60}\bcookies?\b.{0,60}(?:accept|agree|policy|preferences|experience"
            r"|consent|settings|privacy).{0,80}"
        ),
        (
            r"(?:accept|reject|manage|allow)(?: all)?(?: cookies?)?|(?:terms of (?:use"
            r"|service)|privacy (?:policy|notice)|cookie policy|do not "
            r"sell.{0,30})(?:[\s|·&,]+(?:and\s)?(?:terms of (?:use|service)|privacy "
            r"(?:policy|notice)|cookie policy))*"
        ),
        (
            r"(?:본|이) (?:사이트|웹사이트|홈페이지)(?:는|은) 쿠키를 .{0,80}|쿠키 "
            r".{0,20}(?:동의|허용|설정)\S{0,6}"
        ),
        (
            r"by (?:clicking|continuing|signing up|subscribing|using)\b.{0,150}|this site "
            r"is protected by recaptcha.{0,80}"
        ),
        samples=(
            (f"We use cookies to improve your experience. Accept all cookies\n{_BODY}", _BODY),
            (
                (
                    "Browsers will block third-party cookies by default from next year, "
                    "the company said."
                ),
                (
                    "Browsers will block third-party cookies by default from next year, "
                    "the company said."
                ),
            ),
        ),
    ),
    phrases(
        "link to another page",
        (
            r"(?:관련\s?기사|관련기사|관련\s?글|함께 (?:보기|읽기)|같이 (?:보기|읽기)|더 "
            r"보기|바로가기|이전 기사|다음 기사|추천 기사|read more|related|see also|also "
            r"read|read also|more on this|recommended|watch|listen|full story|original "
            r"(?:article|post|link))\s?[:：>|]+\s?.{0,150}"
        ),
        (
            r"(?:원문|기사|출처|원본|게시물|본문)?\s?(?:링크|주소|url|link|source|출처|원문"
            r"|via|permalink)\s?(?:보기"
            r"|링크)?\s?[:：=>|-]*\s?.{0,40}(?:https?:)?//\S+.{0,20}|(?:https?:)?//\S+"
            r"|www\.\S+"
        ),
        (
            r"(?:☞|▶|▷|👉|→|►)?\s?.{0,60}(?:기사|원문|전문|뉴스|영상|사진|자세히|내용"
            r"|홈페이지)\s?(?:더\s?)?(?:보기|보러\s?가기|바로\s?가기|확인하기|전체보기|읽기)"
        ),
        r"(?:\[?(?:기사)?원문(?:링크|보기| 링크| 보기)\]?)",
        (
            r"(?:read (?:the )?(?:more|full (?:story|article)|next|original)|continue "
            r"reading|see (?:more|all)|view (?:more|all)|click here)\b.{0,80}"
        ),
        samples=(
            (f"{_BODY}\n\nRead more: City opens two parks", _BODY),
            (f"{_BODY}\n☞ 기사 원문 보기", _BODY),
        ),
    ),
    Rule(
        "line without a word",
        _wordless,
        (
            (f"{_BODY}\n\n•\n\n{_BODY}", f"{_BODY}\n\n{_BODY}"),
            (f"{_BODY}\n---\n{_BODY}", f"{_BODY}\n\n{_BODY}"),
        ),
    ),
)


def is_furniture(line: str) -> bool:
    """Whether a line, standing alone at the edge of a page, would be cut as furniture."""
    page = Page.of(line)
    return any(True for rule in RULES for _ in rule.cuts(page))
