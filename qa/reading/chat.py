"""A chat as messengers export or copy it -> what was written in it, and on which day.

Comes in: the text of a .txt file. Goes out: the text without the minute at which each message was
sent, the export's own lines and the names of pictures; and the day, if there is but one. Invariant:
no message with words of its own is lost, and a text that does not begin as an export does is left
as it is.

Forms: KakaoTalk of computers and telephones, WhatsApp, LINE, Telegram, in Korean and English.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from typing import Final

from qa.cleaning.prose import is_declarative, is_prose
from qa.reading.characters import tidy
from qa.reading.dates import iso_date
from qa.records import Fact, Metadata, Origin

_DAY: Final = (
    r"(?:\d{4}년 ?\d{1,2}월 ?\d{1,2}일|\d{4}[./-] ?\d{1,2}[./-] ?\d{1,2}\.?"
    r"|\d{1,2}/\d{1,2}/\d{2,4}|[A-Z][a-z]{2,8} \d{1,2}, \d{4}(?: at)?)"
)
_CLOCK: Final = r"(?:(?:오전|오후) ?)?\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?"
_NAME: Final = r"[^\s:\[\]][^:\n\[\]]{0,39}?"
# What goes, then the name with its own marks, then the message. Those in brackets are sure.
_STAMPS: Final = (
    re.compile(rf"(?P<who>\[[^\[\]\n]{{1,40}}\]) \[{_CLOCK}\](?: (?P<said>.*))?"),
    re.compile(rf"\[(?P<day>{_DAY}),? {_CLOCK}\] (?P<who>{_NAME}: )(?P<said>.*)"),
    re.compile(rf"(?P<who>[^\[\]\n]{{1,40}}), \[(?P<day>{_DAY}),? {_CLOCK}\](?P<said>)"),
)
_BARE: Final = re.compile(
    rf"(?P<day>{_DAY}),? {_CLOCK}(?:, (?P<who>{_NAME} : )| - (?P<writer>{_NAME}: ))(?P<said>.*)"
)
_HEAD: Final = re.compile(
    r".{1,60} ?(?:카카오톡 대화|카카오톡 대화 내용)|KakaoTalk Chats? with .{1,60}"
    r"|(?:저장한 날짜|Date Saved) ?:.{1,40}|\[LINE\].{1,80}"
)
_DAY_LINE: Final = re.compile(
    rf"-* ?(?P<day>{_DAY})(?: (?:\S요일|{_CLOCK}))? ?-*|-+ ?\w+day, (?P<date>{_DAY}) ?-+"
)
_JOINED: Final = re.compile(
    rf"(?:{_DAY},? {_CLOCK}[:,-]? *)?\S{{1,40}}님(?:이|을|께서) .{{0,60}}"
    r"(?:들어왔습니다|나갔습니다|초대했습니다|초대하였습니다|내보냈습니다)\.?"
)
_THINGS: Final = (
    r"사진|동영상|이모티콘|음성 ?메시지|파일|지도|연락처|보이스톡|라이브톡|스티커"
    r"|photo|picture|image|video|audio|sticker|gif|emoticon|document|contact card|file|media"
)
_NO_WORDS: Final = re.compile(
    rf"\W*(?:{_THINGS})s?(?: \d+장| 읽지 않음| omitted| not included)?\W*"
    r"|삭제된 메시지입니다\.?|This message was deleted\.?"
    r"|Messages and calls are end-to-end encrypted.{0,200}|Forwarded from .{1,60}",
    re.IGNORECASE,
)
_LEAST: Final = 2  # stamps in brackets, with a name
_LEAST_BARE: Final = 3  # without brackets, as a timeline may also have them


@dataclass(slots=True)
class _Message:
    who: str
    lines: list[str]


def split_chat(text: str) -> tuple[Metadata, str]:
    """Give the day of a chat and its messages; where the text is none, nothing and the text."""
    lines = text.split("\n")
    if not _is_export(lines):
        return Metadata(), text
    messages, days = _messages(lines)
    known = Metadata(date=Fact(days.pop(), Origin.TEXT)) if len(days) == 1 else Metadata()
    return known, tidy("".join(_written(messages)))


def _stamp(line: str) -> re.Match[str] | None:
    return next((match for one in _STAMPS if (match := one.fullmatch(line))), None)


def _is_export(lines: Sequence[str]) -> bool:
    """Tell a text that begins with a stamp, or with the export's own lines and then one."""
    first = 0
    while first < len(lines) and (not lines[first].strip() or _is_own(lines[first])):
        first += 1
    if first == len(lines):
        return False
    headed = any(map(_HEAD.fullmatch, lines[:first]))
    if _stamp(lines[first]):
        return headed or sum(_stamp(line) is not None for line in lines) >= _LEAST
    bare = [_who(match) for line in lines[first:] if (match := _BARE.fullmatch(line))]
    if not bare or not _BARE.fullmatch(lines[first]):
        return False
    return headed or (len(bare) >= _LEAST_BARE and len(set(bare)) < len(bare))


def _is_own(line: str) -> bool:
    """Tell a line that the messenger itself wrote: the head, a day, who came and went."""
    return any(one.fullmatch(line.strip()) for one in (_HEAD, _DAY_LINE, _JOINED))


def _messages(lines: Sequence[str]) -> tuple[list[_Message], set[str]]:
    """Part the lines into messages, and name the days on which these were sent.

    A bare day is the messenger's only where a message, or the end, follows it.
    """
    messages: list[_Message] = []
    days: set[str] = set()
    for number, line in enumerate(lines):
        match = _stamp(line) or _BARE.fullmatch(line)
        if match:
            messages.append(_Message(_who(match), [match["said"] or ""]))
            days.update(_day(match))
        elif _is_own(line) and (not messages or _is_parted(lines, number)):
            day = _DAY_LINE.fullmatch(line.strip())
            days.update(_day(day) if day else ())
        elif messages:
            messages[-1].lines.append(line)
    return messages, days


def _is_parted(lines: Sequence[str], number: int) -> bool:
    """Tell whether what follows line `number` is a message, or nothing."""
    behind = next((line for line in lines[number + 1 :] if line.strip()), "")
    return not behind or bool(_stamp(behind) or _BARE.fullmatch(behind)) or _is_own(behind)


def _who(match: re.Match[str]) -> str:
    named = match.groupdict()
    return str(named["who"] or named.get("writer") or "")


def _day(match: re.Match[str]) -> Iterator[str]:
    named = match.groupdict()
    day = iso_date((named.get("day") or named.get("date") or "").removesuffix(" at"))
    if day:
        yield day


def _is_wordless(line: str) -> bool:
    return not line.strip() or bool(_NO_WORDS.fullmatch(line.strip()))


def _written(messages: Sequence[_Message]) -> Iterator[str]:
    """Yield the messages that say something; what was pasted stands without its sender's name.

    Running text of several lines, or in the plain style of newspapers, is pasted; what people say
    themselves stays theirs.
    """
    for message in messages:
        lines = list(dropwhile(_is_wordless, message.lines))
        said = "\n".join(lines).strip()
        if not said:
            continue
        several = sum(bool(line.strip()) for line in lines) > 1
        if any(is_prose(line) and (several or is_declarative(line)) for line in lines):
            yield f"\n\n{said}\n\n"
        elif message.who.endswith(" ") or not message.who:
            yield f"\n{message.who}{said}"
        else:
            yield f"\n{message.who} {said}"
