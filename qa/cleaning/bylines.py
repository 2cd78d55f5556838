"""Lines that say who wrote an article: 홍길동 기자 a@b.kr, 파리/홍길동 특파원, By Jane Doe.

What comes in is a line; what goes out are the names and the house they write for. Invariant: a
line of which anything is left over once names, house, mail and date are taken out is no byline.
"""

import re
from dataclasses import dataclass, replace

from qa.cleaning.dates import stated
from qa.cleaning.remembering import remembered
from qa.cleaning.words import evidence

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_FULL_NAME = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,2}")
_NAMED_MAIL = re.compile(rf"[가-힣]{{3,4}}\s?\({EMAIL.pattern}\)")  # 홍길동(a@b.kr)
_HANDLE = re.compile(r"(?<!\S)@\w{2,30}")
_SURNAME = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여"
    "추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감음빈동온호범좌팽승"
)
NAME = re.compile(
    rf"(?:(?:남궁|황보|제갈|사공|선우|독고)[가-힣]{{1,2}}"
    rf"|[{_SURNAME}][가-힣]{{1,2}})(?<![는를에의])"
)
_QUALIFIER = re.compile(
    r"선임|전문|수습|인턴|객원|시민|취재|온라인|디지털|의학|과학|환경|경제|정치|사회"
    r"|산업|국제|글|기사|정리|인터뷰|본지|부장|글쓴이|작성자|기자명"
)
DESK = re.compile(
    r"(?:정치|경제|사회|문화|국제|산업|체육|스포츠|전국|지역|탐사|탐사보도|편집|논설|과학|생활|금융|증권|부동산"
    r"|디지털|온라인|뉴스|디지털뉴스|온라인뉴스|뉴미디어|미래|기획|법조|교육|환경|의학|보건|복지|노동|외교|통일|북한|외신|연예|대중문화|레저"
    r"|여론|건설|유통|산업IT|IT|테크|바이오|모바일|[A-Z]{2,4})[1-3]?(?:부|팀|국|데스크|부문|취재부)"
)
_PICTURES = re.compile(r"사진|영상|그래픽|촬영|일러스트|삽화|편집|사진·영상")
_REPORTER = re.compile(
    r"(?:선임|전문|수습|인턴|객원|시민|취재|사진|영상|온라인|디지털|의학|과학|환경|경제|문화|정치|사회|산업|국제"
    r"|교육|노동|여행|음식|종교|군사|법조|스포츠|논설|본지|학생|명예)*기자|특파원|통신원"
    r"|(?:수석)?논설위원|논설(?:주간|실장|고문)|주필|편집(?:위원|국장|장|인)|에디터|앵커"
    r"|PD|피디|리포터|칼럼니스트"
)
_EXPERT = re.compile(
    r"(?:선임|수석|책임|전임|객원)?(?:연구위원|연구원|애널리스트|이코노미스트)|연구소장"
    r"|(?:명예|석좌|초빙|객원|겸임|조|부)?교수|변호사|\S{2,6}학자|작가|시인|소설가|평론가|의사|박사"
    r"|대표|이사장|원장|소장|센터장|회장|총장"
)
_PLACE = re.compile(
    r"서울|부산|대구|인천|광주|대전|울산|세종|수원|춘천|강릉|청주|전주|창원|제주|포항"
    r"|여수|목포|순천|안동|원주|성남|용인|고양|평택"
    r"|경기|강원|충남|충북|전남|전북|경남|경북|워싱턴|뉴욕|로스앤젤레스|실리콘밸리"
    r"|샌프란시스코|베이징|상하이|홍콩|도쿄|오사카|파리|런던|베를린"
    r"|브뤼셀|제네바|모스크바|하노이|싱가포르|방콕|자카르타|뉴델리|카이로|시드니"
    r"|이스탄불|두바이|마드리드|로마|바르샤바|키이우|멕시코시티|상파울루"
)
_FROM = re.compile(
    r"(?:^|(?<=기자 ))[가-힣]{2,6}(?<!일보)(?<!신문)(?<!뉴스)(?<!통신)\s?=\s?(?=[가-힣]{2,4}\s)"
)
_SEVERAL = re.compile(r"(기자|특파원|위원)\s?[·ㆍ/,&]\s?")
_JOINED = re.compile(r"[/·ㆍ,&]")
_LABELLED = re.compile(
    r"(?:글쓴이|작성자|지은이|필자|저자|기자명|등록자|에디터|글|(?i:author|written by|writer))"
    r"\s?[=:|]\s?(?P<names>\S{2,20}(?: \S{1,20})?(?: [A-Z]\S{1,20})?)"
    r"|(?:글쓴이|작성자|지은이|필자|저자)\s(?P<name>[가-힣]{3}(?<![과부팀국실처]))"
)
# Before a name alone: a reporter's question in an interview begins so as well.
_REPORTING = re.compile(r"(?:(?:취재\s?)?기자|(?i:reporter|journalist))\s?[=:|]\s?(?P<names>.+)")
_FIELD = re.compile(r"^(?:기자명|글쓴이|작성자|필자|저자)(?:\s?[=:|]\s?|\s)(?=\S+\s\S)")
_WRITTEN = re.compile(
    r"(?:글|취재|글·사진|(?i:analyst|writer|editor))\s?[.:=|]?\s(?P<names>[가-힣]{2,4})"
    r"(?:\s?\([^()]{2,20}\)?)?(?:\s?[|/,·]\s?(?:사진|그림|영상|촬영|일러스트|그래픽)\s?[:=]?\s?[가-힣]{2,4})?"
)
_BY_SINGLE = re.compile(r"(?i:by) (?P<names>[A-Z][a-z]{1,15})")  # only beside a date
_BY_KOREAN = re.compile(r"(?i:by)[.:]?\s(?P<names>[가-힣]\S{1,11})")
_ENGLISH = (
    r"[A-Z][a-zA-Z'’-]+(?: [A-Z]\.)*(?: (?:de|van|von|der|la|bin|al))*(?: [A-Z][a-zA-Z'’-]+){1,2}"
)
_BY = re.compile(
    rf"(?i:(?:story |words |written |reported |posted )?by):? (?P<names>{_ENGLISH}"
    rf"(?:(?:,? and |, | & ){_ENGLISH}){{0,4}})(?P<rest>(?:(?:[,–-]| ?[—|])? ?[\w.’'&-]+){{0,8}})"
)
_JOB = re.compile(
    r"(?i)\b(?:staff|senior|chief|contributing|special|writers?|reporters?|correspondents?|editors?"
    r"|columnist|contributor|analyst|producer|bureau|news agency)\b"
)
_HOUSE = re.compile(
    r"^The \w|\b(?:Times|Post|News|Journal|Herald|Tribune|Guardian|Gazette|Chronicle|Review|Daily"
    r"|Press|Observer|Telegraph|Economist|Magazine|Courier|Wire|Media)$"
)
_LABELS = re.compile(
    r"(?:기사\s?|최종\s?|최초\s?|마지막\s?)?(?:입력|수정|등록|승인|송고|발행|게재|작성|게시|업데이트|갱신)"
    r"(?:일시|일자|일|\s?시간)?"
    r"|(?<!\S)(?:배포(?:일시|일|\s?시)?|보도\s?(?:시점|일시|일자)|엠바고|조간|석간)(?!\S)|일시|지면\s?[A-Z]?\d+면?"
    r"|(?i:\b(?:first published|publication date|last updated|last modified"
    r"|last edited(?: time| by)?|created time|published|updated|posted"
    r"|modified|created|date|on"
    r"|\d+ min(?:ute)?s? read|(?:\d+|an?) (?:min(?:ute)?|hour|day|week|month|year)s? ago"
    r"|\d+ (?:comments?|replies|views|shares))\b)"
    r"|(?:작성자|글쓴이|등록자|담당자)\s?[:：]?\s?(?:관리자|운영자|(?i:admin\w*))(?!\S)"
    r"|제?\s?\d+호(?:\s?\d+면)?|(?<!\d)\d{1,3}\.[\d*♡]+\.[\d*♡]+\.[\d*♡]+"
    r"|(?<!\S)(?:조회|추천|댓글)(?:\s?수)?\s?:?\s?\d[\d,]*(?!\S)"
)
# Before figures alone: 날짜: 2025년 5월 3일 is rather that of an event.
_DAY = re.compile(r"(?<!\S)(?:기사\s?)?(?:날짜|일자)\s?[:：|]\s?(?=\d{4}\s?[-./])")
_PROFILE = re.compile(  # a button behind the reporter's name
    r"(?<=기자)\s*(?:기자\s?)?(?:페이지|구독(?:하기)?|정보|프로필|홈|다른\s?기사(?:\s?보기)?)\s?\+?$"
)
_PARTICLE = re.compile(r"[가-힣](?:의|을|를|은|는|에게|에서|으로|까지|부터|다|까)(?=\s|$)")
_AROUND = " \t|·・ㆍ-–—―[]()<>〈〉【】{}=/,:;▶■◆●•*#✎\u200b"
_BARS = re.compile(r"\s*[|│ㅣ]\s*")
_WORDED = re.compile(r"\w")
_LONGEST = 120


# What leads up to a scholar's name in a sentence, and in no house's name.
_TELLS = re.compile(r"다[.?!]|(?:[은을는던]|에|에서|으로|에게)$")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote, and the house that the line names beside them."""

    names: tuple[str, ...]
    house: str | None = None
    expert: bool = (
        False  # a scholar or analyst, whom an article may also name; look where it stands
    )


@remembered
def byline(line: str) -> Byline | None:
    """Read a line that holds a byline and nothing else than mail, date and signs."""
    if len(line) > _LONGEST or line.endswith(("다.", "요.")):
        return None
    rest = _PROFILE.sub("", bare(_without_labels(line)))
    if _NAMED_MAIL.fullmatch(line.strip()) and is_name(rest) and not evidence(rest):
        return Byline((rest,))
    labelled = _LABELLED.fullmatch(rest)
    names = (labelled["names"] or labelled["name"]) if labelled else ""
    if labelled and labelled["name"] and not is_name(names):
        return None
    if names and not _REPORTER.search(names) and (is_name(names) or not is_phrase(names)):
        return Byline(tuple(_JOINED.split(names)))
    if reporting := _REPORTING.fullmatch(rest):
        signed = tuple(name.strip() for name in _JOINED.split(reporting["names"]))
        if all(is_name(name) or is_full_name(name) for name in signed):
            return Byline(signed)
    rest = _FIELD.sub("", rest)
    written = _WRITTEN.fullmatch(rest)
    if written and is_name(written["names"]):
        return Byline((written["names"],))
    korean = _BY_KOREAN.fullmatch(rest) or (rest != line and _BY_SINGLE.fullmatch(rest))
    if korean:
        return Byline((korean["names"],))
    found = _english(rest) or _reporters(rest) or _expert(rest)
    if found and found.expert and _TELLS.search(found.house or ""):
        return None  # … 사이였다. 양조장을 이끄는 한여울 대표
    return found


def _without_labels(line: str) -> str:
    """김하늘 기자 | 입력 2024.03.05 09:12 | 댓글 12: the parts that are no date and no count."""
    parts = _BARS.split(line)
    if len(parts) == 1:
        return line
    told = [part for part in parts if bare(part) and not evidence(bare(part))]
    return line if len(told) == len(parts) else _LABELS.sub(" ", " | ".join(told))


def bare(line: str) -> str:
    """The line without mail addresses, dates, the labels of dates and the signs around."""
    rest = _DAY.sub(" ", _HANDLE.sub(" ", EMAIL.sub(" ", line)))
    for one in reversed(stated(rest)):
        rest = rest[: one.start] + " " + rest[one.end :]
    if rest != line:
        rest = _LABELS.sub(" ", rest)
    return re.sub(r"\s+", " ", rest).strip(_AROUND)


def is_label(line: str) -> bool:
    """Whether a line is only what stands beside a date: 보도시점, Updated."""
    return bool(_LABELS.fullmatch(line.strip(_AROUND)))


def is_phrase(line: str) -> bool:
    """Whether a word of a line bears a particle, as no name does: 사진: 기억의 다른 이름."""
    return bool(_PARTICLE.search(line))


def is_name(word: str) -> bool:
    """Whether a word can be the name of a Korean person, surname first."""
    return bool(NAME.fullmatch(word))


def is_full_name(words: str) -> bool:
    """Whether two or three words may be a name in Latin letters."""
    return bool(_FULL_NAME.fullmatch(words))


def is_place(word: str) -> bool:
    """Whether a word is a place from which papers report."""
    return bool(_PLACE.fullmatch(word))


def _reporters(rest: str) -> Byline | None:
    """Words up to a role are names, from the right; what stands before them is a house."""
    found, waiting, pictures = Byline(()), list[str](), False
    rest = _FROM.sub("", _SEVERAL.sub(r"\1 ", rest))
    for word in re.split(r"[\s=:|]+", rest):
        role = _REPORTER.search(word)
        if role and role.end() == len(word):
            waiting += [word[: role.start()]] if role.start() else []
            names, house = _named(waiting)
            if not names or (house and (found.names or len(house) > 2)):
                return None
            if not pictures:
                found = replace(
                    found, names=found.names + names, house=" ".join(house) or found.house
                )
            waiting, pictures = [], False
        elif _PICTURES.fullmatch(word):
            pictures = True
        elif _WORDED.search(word) and not _is_task(word) and not DESK.fullmatch(word):
            waiting.append(word)
    pictured = pictures and all(map(is_name, waiting))  # 글 홍길동 기자 사진 김민수
    return found if found.names and (not waiting or pictured) else None


def _is_task(word: str) -> bool:
    """Whether a word tells what somebody did for the article: 글, 취재, 글·사진."""
    parts = re.split("[·ㆍ]", word)
    return all(_QUALIFIER.fullmatch(part) or _PICTURES.fullmatch(part) for part in parts)


def _named(words: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """The names at the end of some words, and the words before them; places are let go."""
    words = [word for word in words if not _PLACE.fullmatch(word)]
    names: tuple[str, ...] = ()
    while words:
        parts = [part for part in _JOINED.split(words[-1]) if part and not _PLACE.fullmatch(part)]
        if len(parts) > 1 and not is_name(parts[0]):
            parts = parts[1:]  # a place that the list does not know
        if not parts or not all(map(is_name, parts)):
            break
        names = (*parts, *names)
        words.pop()
        if not words or not words[-1].endswith(("·", ",", "/")):
            break
    return names, words


def _expert(rest: str) -> Byline | None:
    """홍길동 한빛대 경제학과 교수, 한빛증권 홍길동 연구원, 홍길동(한빛연구소 연구위원)."""
    words = re.split(r"[\s|/(,)·]+", rest)
    if not 2 <= len(words) <= 6 or not _EXPERT.fullmatch(words[-1]):
        return None
    *words, _ = words
    if is_name(words[-1]) and len(words[-1]) == 3 and not words[-1].endswith("대"):
        return Byline((words[-1],), " ".join(words[:-1]) or None, expert=True)
    if is_name(words[0]):
        return Byline((words[0],), " ".join(words[1:]) or None, expert=True)
    return None


def _english(rest: str) -> Byline | None:
    match = _BY.fullmatch(re.sub(r"\s+", " ", _JOB.sub("", rest)).strip(_AROUND))
    if not match:
        return None
    names = re.split(r",? and |, | & ", match["names"])
    houses = [
        part
        for part in (*names, match["rest"].strip(" ,|–—-"))
        if " " in part and _HOUSE.search(part)
    ]
    names = [name for name in names if name not in houses]
    return Byline(tuple(names), houses[0] if houses else None) if names else None
