import pytest


@pytest.fixture
def removed(alice, bob, moderator):
    """A message of Alice's that was taken down."""
    post = alice.publish("Kakapo")
    receipt = bob.post(f"/posts/{post}/report", reason="insult").location
    number = receipt.rsplit("/", 1)[1]
    moderator.post(f"/moderation/{number}", decision="remove", rule="truth", explanation="It is a kea.")
    return post


def test_the_author_reads_how_to_appeal_on_the_message_itself(alice, removed):
    """
    Nobody searches for a right they do not know of.
    """
    page = alice.get(f"/posts/{removed}").text

    assert f'action="/posts/{removed}/appeal"' in page
    assert "Rule 4: Check before you share" in page


def test_an_appeal_waits_in_the_queue_and_its_form_is_gone(alice, moderator, removed):
    """
    Once at a time.
    """
    alice.post(f"/posts/{removed}/appeal", text="It is a kakapo, I asked")
    alice.post(f"/posts/{removed}/appeal", text="Again")
    queue = moderator.get("/moderation").text

    assert "1 appeal to answer" in queue
    assert "It is a kakapo, I asked" in queue
    assert f'action="/posts/{removed}/appeal"' not in alice.get(f"/posts/{removed}").text


@pytest.mark.parametrize(("decision", "seen"), [("restore", 200), ("uphold", 404)])
def test_the_answer_decides_who_sees_the_message_and_is_told(alice, moderator, visitor, removed, decision, seen):
    """
    The author learns it from the list of notifications.
    """
    alice.post(f"/posts/{removed}/appeal", text="It is a kakapo")
    moderator.post("/moderation/appeals/1", decision=decision, answer="We asked a bird watcher.")

    assert visitor.get(f"/posts/{removed}").status_code == seen
    assert f'<a href="/posts/{removed}">Moderation answered your appeal' in alice.get("/notifications").text
    assert "The queue is empty" in moderator.get("/moderation").text


def test_an_upheld_removal_shows_the_answer_and_can_be_appealed_again(alice, moderator, removed):
    """
    People find better words.
    """
    alice.post(f"/posts/{removed}/appeal", text="It is a kakapo")
    moderator.post("/moderation/appeals/1", decision="uphold", answer="We asked a bird watcher.")
    page = alice.get(f"/posts/{removed}").text

    assert "We asked a bird watcher." in page
    assert f'action="/posts/{removed}/appeal"' in page


@pytest.mark.parametrize("decision", ["restore", "uphold"])
def test_an_appeal_is_answered_in_words(alice, moderator, removed, decision):
    """
    A bare no is what appeals are against.
    """
    alice.post(f"/posts/{removed}/appeal", text="It is a kakapo")
    page = moderator.post("/moderation/appeals/1", decision=decision, answer=" ")

    assert page.status_code == 422
    assert '<a href="#appeal-1-answer">' in page.text


def test_an_appeal_gives_its_reasons(alice, removed):
    """
    And keeps them when there are too many.
    """
    page = alice.post(f"/posts/{removed}/appeal", text="é" * 501)

    assert page.status_code == 422
    assert '<a href="#appeal-text">' in page.text
    assert "é" * 501 in page.text


def test_only_the_author_appeals_and_only_what_was_removed(alice, bob, moderator, removed):
    """
    Moderators see the message too, and may not appeal for its author.
    """
    shown = alice.publish("Harmless")
    codes = [
        moderator.post(f"/posts/{removed}/appeal", text="x").status_code,
        bob.post(f"/posts/{removed}/appeal", text="x").status_code,
        alice.post(f"/posts/{shown}/appeal", text="x").status_code,
    ]

    assert codes == [404, 404, 404]


def test_an_appeal_is_decided_once_by_a_moderator_in_one_of_two_ways(alice, moderator, removed):
    """
    Anything else is refused before anything is written.
    """
    alice.post(f"/posts/{removed}/appeal", text="It is a kakapo")
    codes = [
        alice.post("/moderation/appeals/1", decision="restore", answer="x").status_code,
        moderator.post("/moderation/appeals/1", decision="shrug", answer="x").status_code,
        moderator.post("/moderation/appeals/1", decision="restore", answer="x").status_code,
        moderator.post("/moderation/appeals/1", decision="uphold", answer="x").status_code,
    ]

    assert codes == [403, 400, 303, 404]
