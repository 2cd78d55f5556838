"""What English sentences leave out, who does what in them, and what they only ask."""

import pytest

from qa.checking.claim_kinds import ClaimKind
from qa.checking.claims import Claim
from qa.checking.deciding.hearing import heard
from qa.checking.deciding.judging import Judgement, judge
from qa.checking.deciding.margins import graded_support, support
from qa.checking.findings import Evidence, Finding, Stance, Verdict
from qa.checking.sentences.evidence import Window
from qa.checking.sentences.readings import Reader
from qa.checking.showing import tells_rule
from qa.language.korean import Analyzer
from qa.quantities import Relation
from qa.records import Article, Language

READER = Reader(Analyzer())
SHARES = "Logs now account for 58 percent of cargo and grain for 9 percent."
BUSES = "The Redline runs six buses an hour and Corbel Coaches four."
TRIAL = "Ostrand had sued in May 2022, seeking $8 million."
MILL = ("Pellworth, built in 1904, employs 320 people.", "Its rival Dunmore has a staff of 90.")
FIRM = "로봇 부품 업체 도담테크가 올해 1분기 매출 3조2000억원, 영업이익 5100억원을 올렸다고 28일 밝혔다."


def judged(claim: str, *evidence: str) -> Judgement:
    text = " ".join(evidence)
    article = Article(id="a", file="a.md", text=text, date="2025-10-23")
    sentences = tuple(READER.read(sentence, article.date) for sentence in evidence)
    return judge(READER.read(claim), Window(article, 0, len(text), sentences, (), (), 1.0))


def differences(claim: str, *evidence: str) -> list[tuple[str, str]]:
    return [(found.claim, found.evidence) for found in judged(claim, *evidence).contrasts]


@pytest.mark.parametrize(
    ("claim", "evidence", "differs"),
    [
        ("Grain accounts for 58 percent of Ollard's cargo.", SHARES, [("58 percent", "9 percent")]),
        ("Grain accounts for 58 percent of cargo.", SHARES, [("58 percent", "9 percent")]),
        ("Logs account for 58 percent of Ollard's cargo.", SHARES, []),
        ("Corbel Coaches runs six buses an hour.", BUSES, [("six", "four")]),
        ("The Redline runs six buses an hour.", BUSES, []),
        ("코벨 코치스는 버스를 6대 운행한다.", BUSES, [("6대", "four")]),
    ],
)
def test_the_verb_of_the_first_of_a_list_is_that_of_the_others(
    claim: str, evidence: str, differs: list[tuple[str, str]]
) -> None:
    assert differences(claim, evidence) == differs


def test_what_is_left_out_of_a_stop_goes_on() -> None:
    evidence = "The line has halted trips to Brackley but not those to the Holm Islands."
    assert not differences("The line still makes trips to the Holm Islands.", evidence)
    assert differences("The line has halted trips to the Holm Islands.", evidence)


def test_a_name_that_ends_in_no_denies_nothing() -> None:
    [paid] = [w for w in READER.read("Vareno paid a fine.").words if w.text == "paid"]
    assert not paid.negated
    [paid] = [w for w in READER.read("Nobody paid a fine.").words if w.text == "paid"]
    assert paid.negated


def test_a_weekday_is_no_name() -> None:
    assert not differences(
        "Brackley will empty bins weekly.", "From Tuesday they empty bins weekly."
    )


@pytest.mark.parametrize(
    ("claim", "differs"),
    [
        ("Kelwyn sued Ostrand in May 2022.", [("Kelwyn sued", "Ostrand had sued")]),
        ("Ostrand sued Kelwyn in May 2022.", []),
        ("Ostrand was sued by Kelwyn in May 2022.", []),
    ],
)
def test_who_is_told_to_do_it_is_not_the_one_it_is_done_to(
    claim: str, differs: list[tuple[str, str]]
) -> None:
    assert differences(claim, TRIAL) == differs


def test_what_another_does_bears_nothing_out() -> None:
    assert judged("Dunmore employs 320 people.", *MILL).governed
    assert support(judged("Pellworth employs 320 people.", *MILL)) > 0
    assert judged("Kelwyn rejected the plan.", "Ostrand rejected Kelwyn's plan.").governed


@pytest.mark.parametrize(
    "evidence",
    [
        ("Has Ferro ever wanted a second kiln?",),
        ("Did Ferro want a second kiln?", '"No. One is enough."'),
    ],
)
def test_what_is_only_asked_bears_nothing_out(evidence: tuple[str, ...]) -> None:
    judgement = judged("Ferro wanted a second kiln.", *evidence)
    assert heard(judgement, (0.75, 0.125, 0.125)) == (0.0, 1.0, 0.0)
    assert support(judgement) == graded_support(judgement) == -1.0
    answered = judged("Ferro wanted a second kiln.", evidence[0], '"Yes, for years."')
    assert graded_support(answered) > 0


def test_one_subject_has_all_figures_of_a_list() -> None:
    [_, profit, _] = judged(
        "Dodam Tech's operating profit tripled to 510 billion won in the first quarter.", FIRM
    ).figures
    assert profit is not None
    assert profit.evidence.text == "5100억원"
    assert profit.relation is Relation.EQUAL


@pytest.mark.parametrize(
    "claim", ["헤론 3의 생산은 5월에 끝났다.", "Heron 3 production ended in May."]
)
@pytest.mark.parametrize("evidence", ["Of the Heron 3 it sold 4,100.", "헤론 3은 4100대 팔렸다."])
def test_a_number_of_a_name_counts_nothing(claim: str, evidence: str) -> None:
    assert ("3", "4,100") not in differences(claim, evidence)
    assert all(p is None or p.evidence.text == "3" for p in judged(claim, evidence).figures[:1])


@pytest.mark.parametrize(
    ("evidence", "told"),
    [
        ("The court ordered Kelwyn to pay Ostrand $8 million.", True),
        ("법원은 켈윈이 오스트란드에 800만 달러를 내라고 판결했다.", False),
        ("Kelwyn paid Ostrand $8 million.", False),
    ],
)
def test_what_a_court_orders_has_to_be_done(evidence: str, told: bool) -> None:
    text = "Kelwyn must pay Ostrand $8 million."
    claim = Claim(text, 0, len(text), ClaimKind.OPINION, Language.ENGLISH, text)
    language = Language.KOREAN if READER.read(evidence).korean else Language.ENGLISH
    article = Article(id="a", file="a.md", text=evidence, language=language)
    place = Evidence(1, Stance.SUPPORTS, 0, len(evidence), evidence, article)
    assert tells_rule(Finding(claim, Verdict.SUPPORTED, 0.9, "", (), (place,))) is told
