"""Pages laid out as news sites, portals, blogs and offices do, each around the same article.

A layout is a function from paragraphs (already HTML) to a page; what it adds is furniture.
"""

from collections.abc import Callable, Sequence

FURNITURE = (
    "첫 화면으로 가기",
    "글자 크게 보기",
    "많이 본 글 하나",
    "둘째로 많이 본 글",
    "댓글을 쓰려면 들어오세요",
    "쿠키를 쓰는 데 동의합니까",
)
_HEAD = (
    "<!DOCTYPE html><html lang='ko'><head><meta charset='utf-8'><title>제목이다</title></head>"
    "<body>"
)
_TAIL = "</body></html>"
_LINKS = "".join(f"<li><a href='/{n}'>{text}</a></li>" for n, text in enumerate(FURNITURE[2:4]))


def _paragraphs(texts: Sequence[str]) -> str:
    return "".join(f"<p>{text}</p>\n" for text in texts)


def portal(texts: Sequence[str]) -> str:
    """Set the text in one div with line breaks, its title and date before it."""
    return (
        f"{_HEAD}<div id='u_skip'><a href='#c'>{FURNITURE[0]}</a></div><header><div class='gnb'>"
        f"{_LINKS}</div></header>"
        "<div id='ct'><div class='media_end_head'><h2 class='headline'>제목이다</h2>"
        "<span class='date'>2023.04.17. 오전 7:30</span></div>"
        f"<div id='dic_area' class='go_trans'>{'<br><br>'.join(texts)}</div>"
        f"<div class='comment_area'><p>{FURNITURE[4]}</p></div></div><div class='aside'><ul>"
        f"{_LINKS}</ul></div>{_TAIL}"
    )


def sections(texts: Sequence[str]) -> str:
    """Set paragraphs in a section, with a figure between and a summary before."""
    return (
        f"{_HEAD}<main><article><h1>제목이다</h1><div class='summary'>{texts[0]}</div>"
        f"<div class='util'><button>{FURNITURE[1]}</button></div><section dmcf-sid='x'>"
        f"{_paragraphs(texts[1:-1])}"
        "<figure><img src='a.jpg'><figcaption>둑의 모습</figcaption></figure>"
        f"{_paragraphs(texts[-1:])}</section></article></main><aside>{_LINKS}</aside>{_TAIL}"
    )


def split_by_advertisement(texts: Sequence[str]) -> str:
    """Set the text in two divs with an advertisement between them."""
    return (
        f"{_HEAD}<div class='wrap'><div class='view'><div class='part'>"
        f"{_paragraphs(texts[:-1])}</div>"
        f"<div class='ad_box'><ins class='ads'>{FURNITURE[5]}</ins></div><div class='part'>"
        f"{_paragraphs(texts[-1:])}</div></div>"
        f"<div class='ranking_news'><ul>{_LINKS}</ul></div></div>{_TAIL}"
    )


def office_form(texts: Sequence[str]) -> str:
    """Set the whole page in one form, as ASP.NET does, and the text in a table."""
    return (
        f"{_HEAD}<form action='/'><table><tr><td colspan='2'><div class='menu'>{_LINKS}</div>"
        f"</td></tr>"
        f"<tr><td><ul>{_LINKS}</ul></td><td><table><tr><td>제목이다</td></tr><tr><td>"
        f"{'<br>'.join(texts)}</td></tr></table></td></tr>"
        f"</table><input value='{FURNITURE[1]}'></form>{_TAIL}"
    )


def blog_editor(texts: Sequence[str]) -> str:
    """Set each paragraph deep in divs and spans, as blog editors do."""
    inner = "".join(
        f"<div class='se-component se-text'><div class='se-section'><div class='se-module'><p "
        f"class='se-p'>"
        f"<span class='se-fs'>{text}</span></p></div></div></div>"
        for text in texts
    )
    return (
        f"{_HEAD}<div id='whole'><div class='blog_menu'>{_LINKS}</div><div "
        f"class='se-main-container'>{inner}</div>"
        f"<div class='post_footer_contents'><div class='wrap_postcomment'>{FURNITURE[4]}</div>"
        f"</div></div>{_TAIL}"
    )


def weblog(texts: Sequence[str]) -> str:
    """Set the text as WordPress does, with a list of other posts and more comments than text."""
    comments = "".join(
        f"<li class='comment'><p>{FURNITURE[4]} 그리고 나서 {n}번째로 길게 쓴다. 아주 길게 "
        f"쓴다.</p></li>"
        for n in range(30)
    )
    return (
        f"{_HEAD}<div id='page' class='site'><header class='site-header'><nav>{_LINKS}</nav>"
        f"</header>"
        f"<div id='content'><article class='post'><header><h1>제목이다</h1></header><div "
        f"class='entry-content'>{_paragraphs(texts)}"
        f"</div></article><div id='comments' class='comments-area'><ol>{comments}</ol></div></div>"
        f"<div id='secondary' class='widget-area'><ul>{_LINKS}</ul></div></div>{_TAIL}"
    )


def nameless(texts: Sequence[str]) -> str:
    """Set everything in divs without a name."""
    return (
        f"{_HEAD}<div><div><div>{_LINKS}</div></div><div><h1>제목이다</h1><div>한솔비 기자</div>"
        f"<div><div>{'</div><div>'.join(texts)}</div></div></div><div><div>{_LINKS}</div></div>"
        f"</div>{_TAIL}"
    )


def summaries_below(texts: Sequence[str]) -> str:
    """Set summaries of other articles, in sentences, below the text."""
    others = "".join(
        f"<div class='related_article'><a href='/{n}'><strong>{FURNITURE[2]}</strong>"
        f"<p>{FURNITURE[3]}이다. 그 글의 첫머리를 조금 옮긴다.</p></a></div>"
        for n in range(8)
    )
    return (
        f"{_HEAD}<div class='container'><div class='article_view'>{_paragraphs(texts)}</div>"
        f"<div class='related_list'>{others}</div></div>{_TAIL}"
    )


def lead_outside(texts: Sequence[str]) -> str:
    """Set a short lead above, and the last paragraph below the element that holds the rest."""
    return (
        f"{_HEAD}<div class='top'><h1>제목이다</h1><h3 class='sub'>{texts[0]}</h3></div><div "
        f"class='body'><div class='inner'>"
        f"{_paragraphs(list(texts[1:-1]) * 1)}</div></div><div class='tail'><p>{texts[-1]}</p>"
        f"</div>"
        f"<div class='footer'>{FURNITURE[0]}</div>{_TAIL}"
    )


def frameset_era(texts: Sequence[str]) -> str:
    """Set the text without paragraphs, in upper-case tags that are not closed."""
    body = "<P>".join(texts)
    return (
        "<HTML><HEAD><TITLE>제목이다</TITLE></HEAD><BODY BGCOLOR=white>"
        f"<CENTER>{_LINKS}</CENTER><FONT SIZE=2><P>{body}</FONT></BODY></HTML>"
    )


def script_only(texts: Sequence[str]) -> str:
    """Set the text in JSON-LD only, as pages that scripts draw."""
    body = "\\n\\n".join(texts).replace('"', '\\"')
    return (
        f"<!DOCTYPE html><html><head><title>제목이다</title><script type='application/ld+json'>"
        f'{{"@type": "NewsArticle", "headline": "제목이다", "articleBody": "{body}"}}</script>'
        f"</head>"
        f"<body><div id='root'></div></body></html>"
    )


LAYOUTS: Sequence[Callable[[Sequence[str]], str]] = (
    portal,
    sections,
    split_by_advertisement,
    office_form,
    blog_editor,
    weblog,
    nameless,
    summaries_below,
    lead_outside,
    frameset_era,
    script_only,
)
