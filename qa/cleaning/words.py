"""The words of the page around an article: buttons, menus, counters, in Korean and English.

Invariant: a line counts as page words only if nothing else than such words, digits and signs
stands in it; one other word, a particle even, and the line is the article's.
"""

import re

# A line of one of these alone is a button or a label wherever it stands.
_ALONE = """
공유하기 기사공유 기사공유하기 공유버튼 링크복사 주소복사 URL복사 복사하기 스크랩 스크랩하기
인쇄하기 프린트하기 글자크기 글자크기변경 글자크기설정 글자작게 글자크게 글자키우기 글자줄이기
글자작게하기 글자크게하기 폰트크기 본문듣기 기사듣기 음성으로듣기 오디오듣기 요약봇 자동요약
번역beta 번역설정 댓글쓰기 댓글보기 댓글달기 댓글작성 답글달기 답글쓰기 좋아요 싫어요 추천해요
훈훈해요 슬퍼요 화나요 후속기사원해요 회원가입 로그아웃 구독하기 구독중 구독신청 알림받기 알림설정
전체메뉴 메뉴열기 메뉴닫기 사이트맵 본문바로가기 메뉴바로가기 맨위로 위로가기 광고 닫기 더보기
더보기+ 이전글 다음글 이전기사 다음기사 목록보기 목록으로 신고하기 기사제보 제보하기 글씨크기
글씨키우기 글씨줄이기 가나다라 원문보기 기사원문 기사원문링크 원문링크 원본보기 기사원문보기
이웃추가 서로이웃추가 팔로우 팔로잉 공감 공감하기 북마크 저장하기 페이스북공유 트위터공유
카카오톡공유 게시물주소 친구글 비밀글 비밀댓글 로그인하기 검색하기 번역하기 이메일보내기 기사저장
뒤로가기 홈으로 처음으로 카카오톡으로공유하기 페이스북으로공유하기 네이버에서구독 네이버구독
유튜브구독 채널추가 앱다운로드 앱설치 무료구독 정기구독
advertisement advertisements sponsored subscribe unsubscribe sharethis tweetthis signin signup
login logout register printfriendly skiptocontent skiptomaincontent skiptomain backtotop copylink
permalink loadmore showmore readmore seemore continuereading tableofcontents-toggle leaveacomment
postcomment addacomment savearticle listentothisarticle viewcomments showcomments sharethisarticle
emailthisarticle printthisarticle bookmark follow following upvote downvote
"""
# These count too, but alone only at the head or the foot of the page, or beside other furniture.
_BESIDE = """
공유 페이스북 트위터 엑스 카카오톡 카카오스토리 카카오 카톡 네이버 네이버블로그 블로그 밴드 라인
텔레그램 링크드인 핀터레스트 인스타그램 유튜브 이메일 메일 프린트 인쇄 복사 링크 주소 폰트 글자
글씨 크기 작게 크게 보통 아주크게 키우기 줄이기 설정 확대 축소 번역 듣기 요약 댓글 답글 덧글
로그인 가입 구독 알림 메뉴 전체 검색 홈 목록 이전 다음 추천 비추천 신고 수정 삭제 등록 취소 확인
조회 조회수 공감수 저장 열기 접기 펼치기 음성 재생 일시정지 다크모드 글꼴 통계 관리 쓰기 보내기
고객센터 이용약관 개인정보처리방침 청소년보호정책 회사소개 광고문의 제휴문의 매체소개 독자투고
찾아오시는길 저작권규약 이메일무단수집거부 윤리강령 기사문의 PDF지면보기
RSS facebook twitter linkedin whatsapp email e-mail print share tweet pin pinterest reddit
telegram instagram youtube rss link copy copied save menu search home comment comments reply
replies like likes listen log sign contact about terms privacy policy cookies newsletters
newsletter account font size text larger smaller gift flipboard pocket threads bluesky mastodon
messenger kakaotalk close open next previous prev back more views view x careers help faq sitemap
donate
"""
# Filling between the others; no evidence of anything by themselves.
_FILLING = """
기사 뉴스 글 이 하기 보기 가 의 로 으로 에 및 개 건 회 명 번 내 를 을 본문 게시글 게시물 포스트
새창 창 레이어 버튼 영역 페이지 사이트 채널 앱 모바일 PC버전 소셜 서비스 정보 파란원 현재 총 수 원
URL beta AI SNS this article story post page via on to in up us our the and or of a by me it read
min mins minutes for all now new out top
"""


def _loose(word: str) -> str:
    """A word as a pattern; in Korean page words, spaces come and go between syllables."""
    return r"\s?".join(map(re.escape, word)) if re.search("[가-힣]", word) else re.escape(word)


def _any(words: list[str]) -> str:
    korean = [_loose(word) for word in sorted(words, key=len, reverse=True) if not word.isascii()]
    latin = [re.escape(word) for word in sorted(words, key=len, reverse=True) if word.isascii()]
    return "|".join([*korean, rf"(?<![A-Za-z])(?:{'|'.join(latin)})(?![A-Za-z])"])


_ALONE_WORDS, _BESIDE_WORDS, _FILLING_WORDS = _ALONE.split(), _BESIDE.split(), _FILLING.split()
_ONLY = re.compile(
    rf"(?>{_any(_ALONE_WORDS + _BESIDE_WORDS + _FILLING_WORDS)}|[\W\d_])++", re.IGNORECASE
)
_BUTTON = re.compile(_any(_ALONE_WORDS), re.IGNORECASE)
_LABEL = re.compile(_any(_ALONE_WORDS + _BESIDE_WORDS), re.IGNORECASE)
_BUTTONS = frozenset(re.sub(r"\W", "", word).lower() for word in _ALONE_WORDS)
_LONGEST = 160


def evidence(line: str) -> int:
    """How many page words make up the line: 0 where anything else stands in it.

    A word that is a button by itself counts for two: 2 and more is a line of furniture anywhere.
    """
    if len(line) > _LONGEST:
        return 0
    if re.sub(r"[\W\d_]+", "", line).lower() in _BUTTONS:
        return 2
    if not _ONLY.fullmatch(line):
        return 0
    labels = sum(1 for _ in _LABEL.finditer(line))
    return labels + 1 if _BUTTON.search(line) else labels
