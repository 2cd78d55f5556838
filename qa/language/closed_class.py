"""Korean and English words of closed classes: particles, words of asking, function words.

Nothing here names a thing. Invariant: every word is lower-case, predicates end in 다 as tokens do.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What may stand behind a name: particles and forms of the copula.
PARTICLES = _words(
    """
    은 는 이 가 을 를 의 에 도 만 과 와 로 랑 나 야 아 께 에서 에게 한테 으로 이랑 까지 부터
    보다 처럼 같이 마다 조차 마저 밖에 이나 에는 에도 에서는 에서도 에게는 으로는 으로서 로서
    로써 으로써 이란 란 이라는 라는 이라고 라고 이며 며 이고 고 이다 다 인 이라 라 이라면 라면
    이야 하고 께서 에서의 으로의 로의 과의 와의 만의 까지의 로는 이었다 였다 이자 자 보다는 만이
    만은 이든 든 이다가 입니다 이에요 예요 인가 인가요 인지 이었던 였던 이지만 지만 에만 에서만
    이라도 라도 이면 면 이던 던
    """
)

# What stands for the thing that is asked.
QUESTION_WORDS = _words(
    """
    무엇 누구 언제 어디 얼마 얼마나 무슨 어느 어떤 몇 왜 어떻다 어떠하다 어찌 뭐
    """
)

# Verbs and dependent nouns that carry grammar.
LIGHT_WORDS = _words(
    """
    하다 되다 있다 이다 아니다 같다 대하다 위하다 통하다 따르다 의하다 관하다 인하다 이러하다
    그러하다 그렇다 이렇다 것 거 수 줄 바 데 등 때 중 및
    """
)

# Dependent nouns that are often written together with the verb before them: 할수, 하는거, 볼만큼.
BOUND_NOUNS = _words("것 거 수 줄 바 데 때 뿐 만큼 대로")

# How a person greets; left out wherever it stands.
GREETINGS = _words("안녕 실례 죄송 죄송하다 미안하다 안녕하다")

# What a person says to be told something; left out where a question ends in it.
REQUEST_VERBS = _words(
    """
    알리다 알다 궁금 궁금하다 가르치다 부탁 부탁하다 말하다 찾다 주다 드리다 싶다 원하다 바라다
    감사 감사하다 고맙다 좋다 explain know thank want like give show find
    """
)

# What such a verb asks for.
REQUEST_NOUNS = _words(
    """
    설명 말 말씀 질문 문의 답 답변 대답 정보 소개 정리 요약 내용 자세히 혹시 좀
    """
)

# By stem, as tokens are.
ENGLISH_FUNCTION_WORDS = _words(
    """
    a an the of in on at to for from by with about into over after befor between under through
    dure and or but nor so if than as that this these those there here is are was were be been
    being am do doe did doing done have has had having will would shall should can could may
    might must what which who whom whose when where whi how mani much it its he she they them
    his her their him we us our you your i me my pleas tell not no also ani some such s t d ll
    re ve
    """
)

# Prepositions, conjunctions, adverbs and determiners that open a sentence and name nothing there.
ENGLISH_OPENERS = _words(
    """
    since until till despite above below beneath among amid across along around within toward
    towards against throughout beyond beside besides except like unlike near off onto upon outside
    inside per plus via although though because while whereas when whenever wherever once unless
    whether however moreover meanwhile instead therefore furthermore nevertheless still then now
    today yesterday tomorrow later earlier yet even only just perhaps maybe another every each both
    either neither all most many much few fewer less more several other others such nothing nobody
    everyone everything someone something anyone anything everybody somebody first last next one
    two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty
    seventy eighty ninety half given compared overall together again often almost nearly
    roughly never
    """
)
