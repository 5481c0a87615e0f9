import re

import pytest


def count(page):
    found = re.search(r'role="status">(\d+) message', page.text)
    return int(found[1]) if found else 0


def test_hits_are_counted_and_marked(alice, visitor):
    """
    The count is announced; the mark shows why a message was found.
    """
    alice.publish("The quixotic windmill")
    page = visitor.get("/search?q=quixotic")

    assert count(page) == 1
    assert "The <mark>quixotic</mark> windmill" in page.text


@pytest.mark.parametrize("query", ["ELEVE", "élève", "elev", "élève lit", "lit élève"])
def test_accents_capitals_order_and_word_ends_do_not_matter(alice, visitor, query):
    """
    People search as they type on a phone.
    """
    alice.publish("Xylo : un élève lit")

    assert count(visitor.get(f"/search?q=xylo {query}")) == 1


@pytest.mark.parametrize("query", ['"', "a OR b*", "text:x", "(", "NEAR(a b)", "%", "' --", "^a", "\x02"])
def test_operators_of_the_search_engine_are_only_text(visitor, query):
    """
    A syntax error of the database must not be a member's problem.
    """
    assert visitor.get("/search").status_code == 200
    assert visitor.client.get("/search", query_string={"q": query}).status_code == 200


def test_no_hit_says_so_and_helps(visitor):
    """
    An empty page would look broken.
    """
    page = visitor.get("/search?q=zzzzzz").text

    assert 'role="status">No messages for “zzzzzz”.' in page
    assert "try a shorter word" in page


def test_further_pages_keep_the_query(visitor):
    """
    With its accents and signs.
    """
    page = visitor.client.get("/search", query_string={"q": "la & pont"}).text
    page += visitor.client.get("/search", query_string={"q": "rue"}, headers={"Accept-Language": "en"}).text

    assert 'href="/search?q=rue&amp;page=2"' in page or 'href="/search?q=rue&page=2"' in page
