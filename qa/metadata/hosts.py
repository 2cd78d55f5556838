"""Whose site is it? The hosts of Korean and English papers, agencies and broadcasters.

Only hosts that one house alone uses stand here: no portals, no blog services.
"""

import re
from typing import Final
from urllib.parse import urlsplit

from qa.cleaning.words import names_sections

_HOUSES: Final = """
chosun.com 조선일보|donga.com 동아일보|joongang.co.kr 중앙일보|hani.co.kr 한겨레
khan.co.kr 경향신문|hankookilbo.com 한국일보|seoul.co.kr 서울신문|kmib.co.kr 국민일보
munhwa.com 문화일보|segye.com 세계일보|naeil.com 내일신문|asiatoday.co.kr 아시아투데이
mk.co.kr 매일경제|hankyung.com 한국경제|sedaily.com 서울경제|fnnews.com 파이낸셜뉴스
heraldcorp.com 헤럴드경제|edaily.co.kr 이데일리|mt.co.kr 머니투데이|asiae.co.kr 아시아경제
ajunews.com 아주경제|newspim.com 뉴스핌|etoday.co.kr 이투데이|bizwatch.co.kr 비즈워치
thebell.co.kr 더벨|biz.chosun.com 조선비즈|etnews.com 전자신문|dt.co.kr 디지털타임스
ddaily.co.kr 디지털데일리|zdnet.co.kr 지디넷코리아|bloter.net 블로터|itchosun.com IT조선
aitimes.com AI타임스|yna.co.kr 연합뉴스|newsis.com 뉴시스|news1.kr 뉴스1|ytn.co.kr YTN
kbs.co.kr KBS|imbc.com MBC|sbs.co.kr SBS|jtbc.co.kr JTBC|mbn.co.kr MBN|ebs.co.kr EBS
ohmynews.com 오마이뉴스|pressian.com 프레시안|sisain.co.kr 시사IN|sisajournal.com 시사저널
mediatoday.co.kr 미디어오늘|nocutnews.co.kr 노컷뉴스|busan.com 부산일보|kookje.co.kr 국제신문
imaeil.com 매일신문|yeongnam.com 영남일보|kwnews.co.kr 강원일보|kado.net 강원도민일보
joongdo.co.kr 중도일보|daejonilbo.com 대전일보|ccdailynews.com 충청일보|jbnews.com 중부매일
kjdaily.com 광주매일신문|jnilbo.com 전남일보|jjan.kr 전북일보|jemin.com 제민일보
ihalla.com 한라일보|kyeonggi.com 경기일보|kyeongin.com 경인일보|incheonilbo.com 인천일보
knnews.co.kr 경남신문|idomin.com 경남도민일보|koreaherald.com The Korea Herald
koreatimes.co.kr The Korea Times|koreajoongangdaily.joins.com Korea JoongAng Daily
nytimes.com The New York Times|washingtonpost.com The Washington Post
wsj.com The Wall Street Journal|ft.com Financial Times|economist.com The Economist
bloomberg.com Bloomberg|reuters.com Reuters|apnews.com The Associated Press|bbc.co.uk BBC
bbc.com BBC|theguardian.com The Guardian|cnn.com CNN|npr.org NPR|wired.com WIRED
theverge.com The Verge|techcrunch.com TechCrunch|arstechnica.com Ars Technica
technologyreview.com MIT Technology Review|nature.com Nature|time.com TIME
theatlantic.com The Atlantic|newyorker.com The New Yorker|forbes.com Forbes|cnbc.com CNBC
axios.com Axios|politico.com POLITICO|scmp.com South China Morning Post|nikkei.com Nikkei
japantimes.co.jp The Japan Times
"""
_PRESS: Final = re.compile(
    r"(?:일보|주보|신문|뉴스|경제|방송|타임스|통신|저널|미디어|투데이|데일리|헤럴드|매거진"
    r"|닷컴|스포츠|Times|Post|News|Journal|Herald|Tribune|Guardian|Gazette|Chronicle|Review"
    r"|Newsletter|Bulletin|Ledger|Mercury|Sentinel|Examiner|Inquirer|Enquirer|Dispatch|Argus"
    r"|Daily|Observer|Telegraph|Economist|Magazine|Courier)$"
)
_NAME_LONGEST: Final = 25
_LETTERS_LEAST: Final = 4
_NAME_WORDS: Final = 4
_BY_HOST: Final = dict(
    entry.split(" ", 1) for entry in _HOUSES.replace("\n", "|").split("|") if entry
)


def is_house(line: str) -> bool:
    """Whether a short line is named as papers, agencies and broadcasters are."""
    short = len(line) <= _NAME_LONGEST and len(line.split()) <= _NAME_WORDS
    return short and ends_as_house(line) and not names_sections(line)


def ends_as_house(name: str) -> bool:
    """Whether a name ends as those of papers do: 일보, News, Review."""
    return bool(_PRESS.search(name))


def is_named_by(url: str, name: str) -> bool:
    """Whether an address has the name of a site in Latin letters: Harbour Post, harbourpost.com."""
    host = (urlsplit(url if "//" in url else "//" + url).hostname or "").replace("-", "")
    letters = re.sub(r"[^a-z0-9]", "", name.lower())
    spoken = (letters, letters.removeprefix("the"))
    return len(letters) >= _LETTERS_LEAST and any(one in host.split(".")[:-1] for one in spoken)


def house(url: str) -> str | None:
    """The house whose site `url` leads to, or None where the host is not one house's own."""
    host = (urlsplit(url if "//" in url else "//" + url).hostname or "").removeprefix("www.")
    while host:
        if host in _BY_HOST:
            return _BY_HOST[host]
        host = host.partition(".")[2]
    return None
