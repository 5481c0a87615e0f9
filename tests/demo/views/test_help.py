import re

import pytest

from toolkit.demo import conduct


@pytest.mark.parametrize("address", ["/", "/login", "/members/bob", "/nowhere"])
@pytest.mark.parametrize("door", ["/help", "/conduct"])
def test_help_and_conduct_are_one_click_away_at_the_head_and_the_foot(visitor, address, door):
    """
    Also from an error page: that is when somebody needs help.
    """
    head, _, rest = visitor.get(address).text.partition("</header>")
    foot = rest.partition('<footer class="footer">')[2]

    assert f'href="{door}"' in head
    assert f'href="{door}"' in foot


def test_rules_have_the_numbers_that_moderation_quotes(visitor):
    """
    A link to rule 3 must lead to rule 3.
    """
    page = visitor.get("/conduct").text
    shown = re.findall(r'id="rule-(\d)">\s*<h2><span class="number">\1</span> <span>([^<]+)</span></h2>', page)

    assert [int(number) for number, _ in shown] == [conduct.number(rule) for rule in conduct.RULES]
    assert shown[2][1] == "Leave private lives private"


def test_every_question_of_the_list_leads_to_its_answer(visitor):
    """
    A list of dead links helps nobody.
    """
    page = visitor.get("/help").text
    links = re.findall(r'<a href="#(\w+)">', page.partition("<main")[2])

    assert len(links) == 8
    assert all(f'<section class="card prose" id="{link}"' in page for link in links)
