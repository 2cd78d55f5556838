"""The page over a network that brings things late, in a real browser."""

from collections.abc import Callable
from typing import Any

from tests.ui.test_asking_page import ask

Visit = Callable[..., Any]

# Whatever tells the page that a stream of answers is closed comes a second late.
_LATE = """
const fetched = window.fetch;
window.fetch = async (...asked) => {
  const answer = await fetched(...asked);
  if (!String(asked[0].url ?? asked[0]).includes("queue/data")) return answer;
  const reader = answer.body.getReader();
  const late = new ReadableStream({
    async pull(stream) {
      const { done, value } = await reader.read();
      if (done) return stream.close();
      if (new TextDecoder().decode(value).includes("close_stream")) {
        window.closing = true;
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
      stream.enqueue(value);
    },
  });
  return new Response(late, { status: answer.status, headers: answer.headers });
};
"""


def test_what_is_asked_while_a_stream_closes_is_answered(visit: Visit) -> None:
    page = visit(before=_LATE)
    page.wait_for_function("window.closing")
    ask(page, "도서관에 책은 모두 몇 권이 있나?")
    assert "책은 모두 8천 권이 있다." in page.inner_text("#answer blockquote")
