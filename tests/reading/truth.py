"""Articles written for the tests, of which the samples of every format are made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Truth:
    """What a reader must give back: paragraphs, and what the file states of them."""

    title: str
    author: str
    publisher: str
    date: str
    url: str
    language: str
    paragraphs: tuple[str, ...]


KOREAN = Truth(
    title="저수지 둑 아래 심은 버드나무",
    author="한솔비",
    publisher="들샘일보",
    date="2023-04-17",
    url="https://example.org/news/willow",
    language="ko",
    paragraphs=(
        "들샘군은 저수지 둑 아래에 버드나무 1,240그루를 심었다고 17일 밝혔다. 둑을 따라 걷는 "
        "길도 함께 열렸다.",
        "군청 산림과는 뿌리가 흙을 붙잡아 둑이 무너지는 것을 막는다고 설명했다. 나무 값은 모두 "
        "3억 2천만 원이 들었다.",
        "마을 이장 남궁찬은 “여름마다 물이 넘칠까 걱정했는데 이제 마음이 놓인다”고 말했다.",
        "군은 내년 봄까지 둑 건너편에도 같은 수의 나무를 심을 계획이다. 뚝방길에는 쉼터 여섯 "
        "곳이 들어선다.",
    ),
)
ENGLISH = Truth(
    title="The clock tower keeps its old bell",
    author="Maren Okafor",
    publisher="Harbour Ledger",
    date="2022-11-03",
    url="https://example.org/bell",
    language="en",
    paragraphs=(
        "The town council voted eleven to four to keep the bell that was cast in 1871. "
        "Engineers had warned that the frame would not last another winter.",
        "Repairs will cost £84,500, most of it raised by people who can hear the bell from home. "
        "“It is how I know that the ferry is late,” said one of them.",
        "Work on the tower begins in March, and the bell should ring again before the summer fair.",
    ),
)
TRUTHS = (KOREAN, ENGLISH)
