# ruff: noqa: E501 - a group of words stands on one line, however long it is
"""Everyday words of news in Korean and English: which say the same, and which say the opposite.

In: a token as an analyser or a stemmer gives it. Out: the number of its group, or its axes and
signs. Invariant: nothing here names a person, a place, a company or an event.
"""

from functools import lru_cache

from qa.terms import stemmed

# One group a line; Korean nouns and 다-forms, then English words by any of their forms.
_SAME = """
직원 종업원 임직원 근로자 인력 사원 | employee employees staff worker workers workforce
회사 기업 업체 법인 | company companies firm firms business corporation enterprise
신생기업 스타트업 벤처 | startup start-up startups
정부 당국 | government authority authorities administration
대통령 | president presidential
총리 | premier
장관 | minister
시장 | mayor
의회 국회 | parliament assembly congress council
의원 | lawmaker lawmakers
연구소 연구원 실험실 | lab labs laboratory institute
연구 조사 | research study survey
연구자 연구진 연구팀 과학자 | researcher researchers scientist scientists
대학 대학교 | university college
교수 | professor
학생 | student students pupil pupils
교사 선생 | teacher teachers
학교 | school schools
병원 | hospital hospitals
환자 | patient patients
의사 | doctor doctors physician
주민 시민 | resident residents citizen citizens
인구 | population
도시 | city cities
마을 | village town
나라 국가 국 | country countries nation nations state national
세계 전세계 글로벌 | world global worldwide
설립 창립 창업 세우다 출범 창설 생기다 열다 신설 | found founded founding establish established set-up create created launch launched
건설 짓다 건립 구축 세우다 | build built building construct construction
투자 투입 쏟다 붓다 넣다 들이다 | invest investment investing investments
유치 조달 모으다 받다 끌다 | raise raised attract attracted secure secured
돈 자금 자본 재원 | money fund funds funding capital
비용 건설비 사업비 공사비 | cost costs expense
부담 대다 내다 분담 | pay paid contribute bear
선정 뽑다 선발 선택 고르다 | select selected choose chosen pick picked
내려받기 다운로드 | download downloads
결별 갈라서다 절연 | split sever
쓰다 사용 지출 이용 집행 | spend spent spending use used uses
예산 | budget
기부 기부금 | donate donated donation
지원 돕다 후원 지원금 보조금 | support aid subsidy subsidies help helped assist
발표 밝히다 알리다 공개 공표 내놓다 선보이다 | announce announced announcement unveil unveiled reveal present presented release released publish disclosed
출시 상용화 내놓다 나오다 | launch release market commercial came
주장 말하다 말 전하다 설명 보도 지적 | say said says tell told claim argue report reported according
계획 예정 방침 | plan plans planned planning scheduled schedule
목표 | goal target aim
개발 만들다 제작 | develop developed development make made makes making
제품 상품 | product products
모델 | model models
서비스 | service services
기술 | technology technologies tech technical
성능 | performance
가치 몸값 기업가치 평가 | value valued valuation worth
매출 매출액 판매액 | revenue revenues sales turnover
이익 순이익 영업이익 수익 | profit profits earnings income
손실 | loss losses
주가 주식 | share shares stock stocks
시장 | market markets
가격 값 요금 | price prices fee fare
세금 세 | tax taxes
금리 | rate rates interest
은행 | bank banks
공장 | plant factory factories
반도체 칩 | chip chips semiconductor semiconductors
인공지능 AI | ai artificial-intelligence
언어모델 LLM | llm language-model
데이터센터 | datacenter datacentre data-centre data-center
데이터 자료 | data
슈퍼컴퓨터 | supercomputer supercomputers
컴퓨팅 | computing compute
그래픽처리장치 GPU | gpu gpus
서버 | server servers
언어 말 | language languages
문화 | culture cultural
감정 | emotion emotions
음성 목소리 | voice
비서 | assistant
보고서 논문 | report paper
칼럼 칼럼니스트 | column columnist
기사 | article story
글 게시물 | post text digest
댓글 | comment comments
서명 | sign signed signing sign signature
선언문 선언 | declaration statement
법 법률 법안 | law act bill legislation
규제 통제 | regulation control controls restriction
의결 통과 처리 | pass passed adopt adopted approve approved
제한 | restrict restricted limit limited
행사 축제 | event festival
전시 전시회 | exhibition exhibit display
박물관 미술관 | museum gallery
작품 | work works piece
영화 | film movie
감독 | director coach manager
배우 | actor actress
음악 노래 | music song songs
공연 | concert show performance perform performed
관객 관람객 방문객 방문자 | visitor visitors audience spectators
작가 저자 | author writer novelist
책 소설 도서 | book books novel
도서관 | library libraries
상 수상 | prize award awarded
경기 시합 | match game games fixture
팀 구단 선수단 | team club side
선수 | player players athlete
득점 골 | goal goals score scored points
시즌 | season
리그 | league
결승 결승전 | final finals
우승 | champion champions championship title win won
승리 이기다 꺾다 | win won victory beat defeated defeat
대회 | tournament contest competition
기록 | record
경기장 | stadium arena
날씨 기상 | weather
기온 온도 | temperature temperatures
비 강수 강수량 강우 | rain rainfall precipitation
눈 적설 적설량 | snow snowfall
태풍 | typhoon storm hurricane
바람 풍속 | wind winds gust
홍수 침수 | flood flooding floods
지진 | earthquake quake
산불 화재 불 | fire fires wildfire blaze
피해 | damage
대피 | evacuate evacuated evacuation
사망 숨지다 | die died dead death deaths killed
부상 다치다 | injured hurt wounded
기상청 | met-office
버스 | bus buses
지하철 전철 | subway metro underground
철도 열차 기차 | rail train trains railway tram
공항 | airport
항공 비행기 | flight flights aircraft plane
도로 길 | road roads street
다리 교량 | bridge
공원 | park parks
나무 | tree trees
강 하천 | river
바다 해양 | sea ocean marine
섬 | island islands
산 | mountain
물 | water
에너지 | energy
전력 전기 | electricity electric power
태양광 | solar
배터리 전지 | battery batteries
자동차 차 차량 | car cars vehicle vehicles
로봇 | robot robots
위성 인공위성 | satellite satellites
우주 | space
망원경 | telescope
행성 | planet planets
별 항성 | star stars
새 조류 | bird birds
동물 | animal animals
종 | species
화석 | fossil fossils
발견 | discover discovered discovery find found
실험 | experiment experiments trial trials
치료 치료제 | treatment treat
백신 | vaccine vaccines
협력 제휴 | cooperation cooperate partnership partner partners collaboration
계약 | contract deal agreement
인수 사들이다 매입 | acquire acquired acquisition buy bought purchase purchased
매각 팔다 판매 | sell sold sale sales
합병 | merge merged merger
지분 | stake
수출 | export exports exported
수입 | import imports imported
채용 고용 뽑다 | hire hired hiring recruit recruited
해고 감원 | layoff layoffs dismiss fired
임명 선임 | appoint appointed appointment name named
사임 사퇴 물러나다 | resign resigned step-down quit
대표 최고경영자 CEO | ceo chief-executive head
회장 | chairman chair chairwoman
선거 | election elections
투표 | vote votes voted ballot
참가 참여 참석 모이다 | participate participated attend attended join joined take-part attendance
회의 정상회의 회담 | meeting summit conference
방문 방한 | visit visited
만나다 | meet met
조사하다 수사 | investigate investigation probe
사고 | accident crash
문제 | problem issue
이유 까닭 때문 | reason because
지역 | region area district
부지 단지 땅 | site land complex
센터 | center centre
시설 | facility facilities
가구 | household households
주택 집 아파트 | house houses housing home homes apartment
어린이 아이 아동 | child children kid kids
여성 여자 | woman women female
남성 남자 | man men male
노인 어르신 고령 | elderly senior seniors older
청년 젊다 | young youth
사람 인 명 | people person persons
절반 반 | half
개 수 숫자 | number
민간 | private
공공 | public
무료 공짜 | free
첫 처음 최초 | first
마지막 최종 | last final
새 새롭다 신규 | new
크다 대형 대규모 | large big larger bigger great
작다 소형 소규모 | small smaller little
많다 | many more most
가장 최대 | most largest biggest highest
전부 모두 전체 전원 | all entire whole every
대부분 | mostly most
낭비 | waste
위험 | risk danger
안전 | safe safety
속도 | speed
무게 중량 | weight weigh weighs
길이 | length long
높이 | height high tall
거리 | distance
면적 넓이 | area
기간 | period
동안 간 | during
연간 매년 해마다 | annual annually yearly
아침 오전 | morning
저녁 밤 | evening night
오후 | afternoon
여름 | summer
겨울 | winter
봄 | spring
가을 | autumn
거래소 | exchange exchanges
유니콘 | unicorn unicorns
왕권 왕 | king royal
졸업생 | graduate graduates alumni
매개변수 파라미터 | parameter parameters
순위 | rank ranking rankings ranked
차지 | account accounted take
머물다 그치다 불과 | only just merely
이르다 달하다 육박 | reach reached total totalled amount
넘다 웃돌다 초과 | exceed exceeds exceeded over above more
미만 밑돌다 | under below less
배 | times fold
영어 | english
중소기업 | small-business sme
대기업 | conglomerate
정책 | policy policies
같다 그대로 동일 변함없다 | same unchanged
무료 공짜 | free
전략 | strategy
인프라 기반시설 | infrastructure
지원자 신청자 | applicant applicants
신청 지원 | apply applied application
무단 | unauthorised unauthorized
도용 | steal stolen theft
상금 | prize-money
개장 개관 개통 열다 | open opened opening opens
운영 운행 | operate operated operation operates run runs
완공 준공 완성 | complete completed completion finish finished
착공 시작 시작하다 들어가다 | start started begin began begins
"""

# One axis a line: one end / the other; a word may stand at an end of several axes.
_OPPOSITE = """
증가 늘다 늘리다 늘어나다 많아지다 커지다 상승 오르다 올리다 올라가다 뛰어오르다 급등 급증 확대 성장 치솟다 높아지다 폭등 인상 반등 불어나다 넓히다 | increase increased increases increasing rise rose risen rising raise raised grow grew grown growth growing soar soared surge surged climb climbed expand expanded jump jumped widen up / 감소 줄다 줄이다 적어지다 작아지다 하락 내리다 내려가다 내려앉다 급락 급감 축소 떨어지다 곤두박질치다 곤두박질 낮아지다 폭락 인하 삭감 좁히다 낮추다 줄어들다 | decrease decreased fall fell fallen falling drop dropped decline declined shrink shrank cut cuts reduce reduced plunge plunged tumble tumbled slump slide slid narrow lower lowered down
허용 허가 승인 재개 풀다 해제 | allow allowed allows permit permitted authorise approve approved resume resumed lift lifted / 금지 중단 차단 막다 불허 제한 정지 | ban banned bans prohibit prohibited forbid suspend suspended block blocked halt halted restrict restricted bar barred
찬성 지지 동의 | support supported favour favor agree agreed endorse / 반대 거부 비판 | oppose opposed reject rejected against refuse refused criticise criticised
이기다 승리 우승 꺾다 | win won wins victory beat defeated / 지다 패배 패하다 무릎 | lose lost loses
성공 | succeed succeeded success successful successfully / 실패 | fail failed failure unsuccessful
흑자 | profit profitable / 적자 | loss deficit
이익 | profit profits gain / 손실 손해 | loss losses
시작 착수 착공 개시 | start started begin began launch / 종료 끝나다 마치다 끝내다 | end ended finish finished conclude
열다 개장 개관 개통 | open opened reopen opens / 닫다 폐쇄 폐장 폐관 휴관 폐교 휴무 휴진 휴업 휴장 쉬다 | close closed shut closes
가결 통과 의결 승인 | pass passed adopted approve approved accept accepted agreed / 부결 무산 부결하다 | reject rejected refused
강화 조이다 | strengthen strengthened tighten tightened / 완화 약화 | ease eased weaken weakened relax loosen relaxed
채용 고용 | hire hired recruit recruited / 해고 감원 | fire fired dismiss dismissed
사다 구매 인수 매입 사들이다 | buy bought purchase purchased acquire acquired / 팔다 판매 매각 | sell sold
앞당기다 앞당겨지다 빠르다 이르다 일찍 빨라지다 | early earlier ahead fast faster quick sooner / 늦다 늦추다 늦어지다 미루다 연기 지연 느리다 | late later delay delayed postpone postponed behind slow slower
넘다 넘어서다 웃돌다 초과 상회 미치다 도달 | exceed exceeds exceeded surpass surpassed / 밑돌다 하회 미달 | undershoot undershot
많다 | more / 적다 | fewer less
크다 | larger bigger large big greater / 작다 | smaller small
높다 최고 | higher high highest top / 낮다 최저 | lower low lowest bottom
비싸다 높다 | expensive dear dearer costlier pricier / 싸다 저렴하다 값싸다 낮다 | cheap cheaper inexpensive
무료 공짜 | free / 유료 | pay pays paid charged
길다 | longer long / 짧다 | shorter short
두껍다 굵다 | thick thicker / 얇다 가늘다 | thin thinner
무겁다 | heavy heavier / 가볍다 | lighter
깊다 | deep deeper / 얕다 | shallow shallower
넓다 | wide wider / 좁다 | narrow narrower
덥다 뜨겁다 더위 폭염 | hot hotter warm warmer warmest hottest / 춥다 차갑다 추위 한파 | cold colder cool cooler coldest
강하다 세다 | strong stronger / 약하다 | weak weaker
남성 남자 | man men male males / 여성 여자 | woman women female females
국내 | domestic / 해외 국외 | overseas abroad foreign
정규직 | permanent / 비정규직 | temporary
여당 | ruling / 야당 | opposition
안전 | safe / 위험 위험하다 | dangerous unsafe
유료 | paid / 무료 공짜 | free
공개 | public open / 비공개 | secret closed undisclosed
합법 | legal lawful / 불법 위법 | illegal unlawful
유죄 | guilty convicted / 무죄 | innocent acquitted
낙관 | optimistic optimism / 비관 회의 | pessimistic pessimism sceptical
수출 | export exports exported / 수입 | import imports imported
가입 합류 참여 참가 참석 | join joined attend attended enter participate / 탈퇴 불참 이탈 탈락 | leave left withdraw withdrew absent boycott
유지 존속 보존 | keep kept maintain maintained retain preserve / 폐지 철폐 철거 | abolish abolished scrap scrapped repeal demolish demolished
있다 존재 | exist exists / 없다 부재 | lack lacks
맞다 사실 옳다 | true right / 틀리다 거짓 허위 | false wrong
앞서다 앞 앞지르다 추월 | ahead lead leads overtake overtook / 뒤지다 뒤처지다 뒤떨어지다 | behind trail trails lag lags lagged
남 남쪽 남부 | south southern / 북 북쪽 북부 | north northern
동 동쪽 동부 | east eastern / 서 서쪽 서부 | west western
처음 최초 첫 | first / 마지막 최후 | last
넉넉하다 충분하다 풍부하다 | enough sufficient plenty ample rich / 부족 부족하다 모자라다 미약하다 | insufficient lack short scarce meagre
쉽다 | easy easier / 어렵다 | difficult hard harder
젊다 | young younger / 늙다 고령 | old older
여름 | summer / 겨울 | winter
봄 | spring / 가을 | autumn fall
설립 신설 | found founded establish established / 폐지 해체 해산 | dissolve dissolved disband
출시 | launch launched release / 단종 | discontinue discontinued
임명 선임 취임 | appoint appointed / 해임 사임 사퇴 퇴임 | dismiss resign resigned remove
개선 호전 좋아지다 | improve improved better / 악화 나빠지다 | worsen worsened deteriorate worse
인정 시인 | admit admitted acknowledge acknowledged / 부인 부정 일축 반박 | deny denied
안정 | stable steady / 불안 불안정 | unstable volatile
생존 | survive survived / 사망 숨지다 | die died killed
진행 계속 추진 강행 지속 실시 시행 이어가다 | continue continued proceed proceeded / 중단 취소 철회 포기 무산 보류 백지화 멈추다 그만두다 | cancel cancelled halt halted scrap scrapped abandon abandoned stop stopped shelve shelved
변하다 바뀌다 달라지다 변경 개선 악화 인상 인하 | change changed improve improved worsen worsened / 동결 그대로 | unchanged freeze froze frozen
"""


def _tokens(words: str) -> list[str]:
    korean, _, english = words.partition("|")
    return [*korean.lower().split(), *(stemmed(word) for word in english.split())]


@lru_cache(maxsize=1)
def _groups() -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(_SAME.strip().splitlines()):
        for token in _tokens(line):
            found[token] = (*found.get(token, ()), number)
    return found


@lru_cache(maxsize=1)
def _axes() -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, line in enumerate(_OPPOSITE.strip().splitlines()):
        for sign, words in zip((1, -1), line.split(" / "), strict=True):
            for token in _tokens(words):
                found[token] = (*found.get(token, ()), (number, sign))
    return found


def groups(token: str) -> tuple[int, ...]:
    """The groups of words that say the same as this token; most tokens are in none."""
    return _groups().get(token, ())


def poles(token: str) -> tuple[tuple[int, int], ...]:
    """The axes on which a token stands at an end, each with the sign of that end."""
    return _axes().get(token, ())
