"""What Korean counts with, and the English words for it: one name for each.

In: nothing. Out: names of counters to one name each. Invariant: counters stay apart as they are in
Korean; `comparing` knows which may be set against each other.

A noun right behind figures that is not here counts itself (see `nouns.counted`), so only such stand
here as have a second name, or begin as another counter does: 실점 as 실.
"""

from qa.quantities.vocabulary import listed

# Name, Korean counters (a _ stands for a space), English plurals.
_COUNTERS = (
    ("person", "명 인 사람 분 인조", "people persons individuals"),
    ("item", "개 점 알 피스 포기", "items pieces units"),
    ("place", "곳 군데 개소 지점 개_지점", "places sites locations"),
    ("machine", "대 량", ""),
    ("case", "건 례 사례", "cases incidents"),
    ("time", "번 회 차례", "times"),
    ("kind", "가지 종 종류", "kinds types varieties sorts"),
    (
        "company",
        "개사 사 개기업 개_기업 개_회사 개_업체 업체",
        "companies firms businesses corporations",
    ),
    ("country", "개국 나라 개_국가 개_나라 개국가 국", "countries nations"),
    ("city", "개_도시", "cities"),
    ("book", "권", "books"),
    ("copy", "부", "copies"),
    ("animal", "마리", ""),
    ("sheet", "장 매 쪽 페이지", "sheets pages"),
    ("letter", "통", ""),
    ("pair", "쌍 켤레", "pairs"),
    ("household", "가구", "households"),
    ("house", "채", ""),
    ("ship", "척", "ships vessels"),
    ("aircraft", "기", "aircraft"),
    ("work", "편", "papers"),
    ("share", "주", "shares"),
    ("seat", "석 좌석 의석", "seats"),
    ("team", "팀 개_팀", "teams"),
    ("letter", "자 글자", ""),
    ("word", "단어", "words"),
    ("tree", "그루", ""),
    ("bottle", "병", "bottles"),
    ("cup", "잔", "cups"),
    ("room", "실 칸 객실", "rooms"),
    ("school", "개교 개_학교", ""),
    ("question", "문항 문제", "questions"),
    ("vote", "표 표차", "votes"),
    ("building", "동", "buildings"),
    ("match", "경기", "matches"),
    ("goal", "골", "goals"),
    ("win", "승", "wins"),
    ("loss", "패", "losses"),
    ("straight win", "연승", "straight_wins consecutive_wins"),
    ("straight loss", "연패", "straight_losses straight_defeats consecutive_losses"),
    ("assist", "도움 어시스트", "assists"),
    ("conceded goal", "실점", ""),
    ("error", "실책", ""),
    ("field", "개_분야 분야", ""),
    ("score", "점수", ""),
    ("shot", "발", "shots"),
    ("subject", "과목", ""),
    ("entry", "항목 개_항목 품목 개_품목 조항", "entries"),
    ("region", "개_지역", "regions"),
    ("set", "세트 벌", ""),
    ("box", "상자 박스", "boxes"),
    ("inning", "회말 회초 이닝", "innings"),
    ("step", "걸음", "steps"),
    ("line", "줄", "lines"),
    ("token", "토큰 개_토큰", "tokens"),
    ("quarter", "개_분기 개분기 분기", ""),
    ("portion", "인분 명분", ""),
    ("dose", "회분 도즈", ""),
    ("bed", "병상", ""),
    ("lane", "차선 차로", "lanes"),
    ("event", "종목", ""),
    ("category", "부문", ""),
    ("child", "자녀", ""),
    ("seater", "인승", ""),
    ("branch", "점포", ""),
)
KOREAN = {word.replace("_", " "): name for name, words, _ in _COUNTERS for word in words.split()}
ENGLISH = {word.replace("_", " "): name for name, _, words in _COUNTERS for word in words.split()}
ORDINALS = {
    "번째": "order", "번 째": "order", "째": "order", "차": "round", "회차": "round",
    "호기": "unit", "호": "unit", "호선": "line", "세대": "generation", "층": "floor",
    "학년": "grade", "급": "class", "등급": "class", "단계": "stage", "년차": "year",
    "년째": "year", "주년": "year", "주기": "year", "주차": "week", "일차": "day", "심": "instance",
    "차전": "game", "선": "elected term", "호골": "goal", "번홀": "hole", "호실": "room",
    "부작": "part", "분위": "quantile",
}  # fmt: skip
# Counters that may stand right behind a native numeral without making another word of it, as 열대
# (the tropics), 세척 (washing) and 두건 (a hood) would.
GLUED = frozenset(
    listed("개 명 곳 배 번째 째 가지 달 살 사람 차례 시간 개월 마리 권 나라 번 군데 개국 개사")
)
DURATIONS = {
    "년": "year", "개년": "year", "해": "year", "개월": "month", "달": "month", "주": "week",
    "박": "night", "주일": "week", "주간": "week", "일": "day", "시간": "hour", "분": "minute",
    "초": "second", "세기": "century",
}  # fmt: skip
ENGLISH_DURATIONS = {
    "year": "year", "yr": "year", "month": "month", "week": "week", "day": "day", "hour": "hour",
    "hr": "hour", "minute": "minute", "min": "minute", "second": "second", "sec": "second",
    "decade": "decade", "century": "century", "centurie": "century",
}  # fmt: skip
