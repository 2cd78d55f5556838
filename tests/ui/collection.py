"""The small collection that the page is tried with; one article is out to break it."""

ATTACK = '<img src=x onerror="window.attacked=1">'

ARTICLES = {
    "lighthouse.md": """---
title: 등대섬의 겨울 도서관
publisher: 갯마을신문
author: 한바다
date: 2024-03-15
language: ko
url: https://example.org/lighthouse
---
등대섬의 작은 도서관(Harbour Library)이 겨울에도 문을 열기로 했다. 그동안은 배가 끊기는 철이면 문을 닫았다.

도서관을 맡은 사람은 세 명이다. 난로에 쓸 장작은 마을 사람들이 오백 다발을 모아 주었다. 책은 모두 8천 권이 있다.

섬의 아이들은 방학에도 갈 곳이 생겼다며 반겼다.
""",
    "ferry.md": """---
title: 새 여객선, 섬까지 사십 분
publisher: 뭍소식
date: 2023-11-02
language: ko
---
새 여객선은 뭍에서 등대섬까지 사십 분 만에 간다. 예전 배로는 한 시간 반이 걸렸다.

뱃삯은 어른 만이천 원이다. 여객선은 하루에 네 번 다닌다.
""",
    "orchard.md": """---
title: The orchard that keeps bees
publisher: Valley Post
date: 2022-05
language: en
---
The orchard above the valley keeps forty hives of bees. The bees pollinate nine hundred apple trees each spring.

A jar of its honey costs seven dollars. Visitors may walk among the trees on Sundays.
""",
    "attack.txt": f"""수상한 글은 {ATTACK} 꺾쇠를 담고 있다. 수상한 글은 ${{window.attacked=6}} 달러와 </mark></p></template> 닫는 말도 담고 있다.

</script><script>window.attacked=7</script> 수상한 글의 끝이다. &lt;b&gt;처음부터 이렇게 적힌 말&lt;/b&gt;도 그대로 보인다.
""",
}

# What a user, or a file, may say of the article that is out to break the page.
ATTACKING_FACTS = {
    "title": f"{ATTACK}<script>window.attacked=2</script>",
    "publisher": '"><svg onload="window.attacked=3">',
    "author": '${window.attacked=4} {{value}} __i18n__{"key": "common.submit"}',
    "url": "javascript:window.attacked=5",
}
