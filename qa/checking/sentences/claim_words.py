"""Endings and words of closed classes that claims and evidence are read with.

Nothing here names a thing. Endings are as Kiwi gives them, English words by stem.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The tags of what is said of something.
VERB_TAGS = frozenset(("VV", "VA", "VX", "XSV", "XSA"))

# What ends a question, and a command.
ASKING = _words(
    """
    까 니 나요 ᆫ가 는가 은가 ᆫ가요 는가요 은가요 ᆯ까 을까 ᆯ까요 을까요 냐 느냐 으냐 죠 지요
    ᆸ니까 습니까
    """
)
BIDDING = _words(
    """
    세요 으세요 십시오 으십시오 시오 어라 아라 라 으라 자 ᆸ시다 읍시다 어 줘 주세요
    """
)

# What one clause ends with where another follows.
JOINING = _words(
    """
    고 며 으며 지만 으나 나 는데 ᆫ데 은데 면서 으면서 자 고서 아서 어서 으니 니 ᆯ뿐더러
    """
)

# Words of telling and of measuring: they say little beside what is told or measured.
TELLING = _words(
    """
    밝히다 말하다 전하다 알려지다 나타나다 보이다 따르다 대하다 오다 가다 이루다 보다 나다 들다
    이르다 달하다 그치다 머물다 넘다 웃돌다 밑돌다 나서다
    say said tell told accord report announc
    """
)
LIGHT_NOUNS = _words(
    """
    이번 당시 이날 올해 지난해 현재 최근 경우 정도 가운데 중 약 총 모두 각각 원문 규모 수준 차지
    기록 추산 집계 발표 예정 것 대신
    """
)
# Verbs that only say that something is had or comes about: 승리를 거두다, 합의를 이루다.
ATTAINING = _words(
    """
    챙기다 거두다 얻다 따다 따내다 받다 이루다 이뤄지다 이루어지다 이뤄내다 이끌다 내다 올리다
    가지다 갖다 치르다 열다 열리다 맺다 남기다 넣다 벌이다 펼치다 마치다 끝내다 이루어내다 기록
    체결 달성 확보 차지 나타내다 드러내다 표하다 표시
    성공 진행 실시 개최 시행 보이다 나오다 나다 생기다 일어나다 있다
    """
)
# Verbs that say that something is no longer, or does not come, about.
STOPPING = _words(
    "중단 중지 멈추다 멎다 끊기다 끊다 폐지 금지 취소 무산 불허 차단 정지 백지화 철회 포기 접다"
)
UNDOING = _words("무산 취소 포기 철회 백지화 불허 거부 거절")  # of what then never came about
# Of leaving a price, a rate or a number as it is, and of making it another; English ones by stem.
KEEPING = _words("동결 동결하다 유지 유지하다 묶다 held hold freez froze frozen unchang maintain")
CHANGING = _words(
    """
    인상 인하 올리다 오르다 내리다 늘리다 줄이다 높이다 낮추다 상향 하향 인상하다 인하하다
    rais rais rose cut lower lift increas reduc hike
    """
)
# Words of moving something to another day or hour; English ones by stem.
MOVING = _words(
    """
    바꾸다 바뀌다 변경 옮기다 조정 앞당기다 앞당겨지다 당기다 늦추다 늦춰지다 미루다 미뤄지다 연기
    chang move shift postpon push delay bring brought reschedul
    """
)
# Nouns behind which something is planned, and those behind which it is asked for or possible.
PLAN_NOUNS = _words(
    """
    예정 계획 방침 전망 목표 구상 의향 작정 채비 태세 준비 참 셈 복안 심산 포부 공약 약속 추진 예고
    뜻
    """
)
OPENING_NOUNS = _words(
    """
    수 가능성 필요 필요성 듯 여지 방안 안 검토 논의 요구 요청 제안 촉구 건의 협의 조건 경우 우려
    희망 바람 지
    """
)
TIME_NOUNS = _words("때 만큼 정도 동안 무렵 뿐 따름 즈음 당시")
CONCEDING_ENDINGS = _words("으나 나 지만 는데 ᆫ데 은데 다가")
PLANNING_ENDINGS = _words("려고 으려고 려 으려 고자 을게 ᆯ게")
OPENING_ENDINGS = _words(
    """
    어야 아야 여야 어야만 아야만 면 으면 다면 ᆫ다면 는다면 거든 라고 으라고 자고 달라고 라며 으라며
    자며 을지 ᆯ지 ᆯ까 을까 도록
    """
)
# Past forms that do not end in -ed and are no present form as well.
IRREGULAR_PAST = _words(
    """
    became began bought broke brought built came chose did drew drove fell felt fought found gave
    got grew heard held kept knew led left lent lost made meant met paid ran rose said sank saw
    sold sent shot shrank sought spent spoke spun stood stole struck swept swore taught took told
    thought threw understood went withdrew woke won wore wrote
    """
)
NUMERALS = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
# English verbs as they tell what was or is, for a regular expression.
FINITE = (
    r"(?:is|was|are|were|has|have|had|will|would|did|does|do|can|could|may|might|became|began|won|lost|made|built|said"
    r"|took|grew|fell|rose|sold|bought|held|led|paid|spent|went|came|left|set|put|cut|ran|met|got|gave|kept|saw|[a-z]{2,}ed)"
)
