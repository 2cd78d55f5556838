"""Bytes to text that is worth trying: what a fuzzer flips becomes other words, not broken letters.

In: bytes, as a fuzzer makes them. Out: a text. Invariant: the same bytes give the same text.
"""

_PIECES = """0 1 2 3 7 9 12 100 2024 1,234 3.5 0.1 １２ 三 十 百 万 億 일 이 삼 사 오 육 칠 팔 구 십 백 천 만 억 조 경
    하나 둘 한 두 세 스무 스물 서른 쉰 첫 번째 째 제 약 여 가량 남짓 이상 이하 초과 미만 대 절반 반 배 분의 수 몇 ½
    원 달러 유로 엔 위안 ₩ $ € % 퍼센트 %p 포인트 킬로미터 km m² ㎡ kg 톤 개 명 인 마리 그루 대 척 권 채 시간 분 초
    년 월 일 주 개월 분기 상반기 세기 오전 오후 시 지난해 올해 내년 작년 전년 지난달 어제 오늘 그제 요일 월요일
    one two twenty thirty hundred thousand million billion trillion half twice double first third per cent
    percent dollars euros won yen pounds kilometres years months days Monday Jan. May 4th 1980s Q3 a.m. p.m.
    about over under nearly at least more than up to between and from last next ago of
    은 는 이 가 을 를 의 에 에서 으로 와 과 도 만 부터 까지 고 며 지만 면서 했다 한다 이다 아니다 않았다 못했다 없다
    있다 늘었다 줄었다 올랐다 내렸다 밝혔다 말했다 것으로 때문에 누가 언제 어디서 무엇을 왜 어떻게 얼마나 인가 까 나
    서울 부산 한국 미국 유럽연합 회사 연구소 대통령 시장 손님 등대 바다 고래 모시 Moshi EU AI GPT Mr. Dr. U.S. Inc.
    who what when where why how is was not no never did which the a he they said rose fell became but while
    [ ] ( ) { } < > / \\ | ` * _ ~ # - – — … · , . ; : ! ? ' " “ ” ‘ ’ 「 」 『 』 《 》 & @ = + ^ 。 、 ！ ？
    ㄱ ㅏ ㅋㅋ ㅠㅠ 韓 美 日 中 北 한국(韓國) café e\u0301 \u1100\u1161\u11a8 \u200b \u00ad \ufeff \u202e 😀 👩‍🚀 ｱ ß İ ﬁ Ⅳ ㈜
    https://example.org/a?b=c a@b.kr www.가.kr <b> </p> &amp; &#0; {0} %s \u0000 \u0007 \ud7ff \uffff"""
PIECES = tuple(_PIECES.split())
SPACES = (" ", " ", " ", "", "", "\n", "\n\n", "\t", "\u00a0", "\u3000")


def text_of(data: bytes) -> str:
    """A text of a fuzzer's bytes: UTF-8 as it is, or, after a zero byte, words chosen by bytes."""
    if data[:1] != b"\0":
        return data.decode("utf-8", "replace")
    return "".join(
        PIECES[(data[at] + 256 * (data[at + 1] // 64)) % len(PIECES)]
        + SPACES[data[at + 1] % len(SPACES)]
        for at in range(1, len(data) - 1, 2)
    )
