"""Each rule does what its samples say, and the whole of cleaning keeps its laws."""

import re

import pytest

from qa.cleaning import RULES, clean
from qa.cleaning.page import Page, Rule, apply
from qa.records import RawArticle


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_does_what_its_samples_say(rule: Rule) -> None:
    assert rule.samples, f"{rule.name} has no samples"
    for before, after in rule.samples:
        text, _ = apply(before, rule.cuts(Page.of(before)), ())
        assert clean(RawArticle(text)).text if before != after else text, rule.name
        assert re.sub(r"\n+", "\n", text.strip()) == re.sub(r"\n+", "\n", after)
