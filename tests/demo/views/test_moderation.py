import pytest

REMOVE = {"decision": "remove", "rule": "respect", "explanation": "It mocks somebody’s sister."}


def reported(alice, bob):
    post = alice.publish("Kakapo")
    receipt = bob.post(f"/posts/{post}/report", reason="insult", details="It names my sister").location
    return post, receipt, int(receipt.rsplit("/", 1)[1])


def test_the_queue_shows_what_was_reported_why_and_by_whom(alice, bob, moderator):
    """
    A decision needs all of it on one page.
    """
    reported(alice, bob)
    page = moderator.get("/moderation").text

    for words in ("1 report to handle", "Kakapo", "Insults or harassment", "It names my sister", "Reported by Bob"):
        assert words in page


def test_a_removed_message_is_hidden_from_others_everywhere(alice, bob, visitor, moderator):
    """
    Its author still sees it, and why nobody else does.
    """
    post, receipt, number = reported(alice, bob)
    moderator.post(f"/moderation/{number}", **REMOVE)
    for address in ("/", f"/posts/{post}", "/search?q=kakapo", "/members/alice"):
        for person in (bob, visitor):
            assert (address, f'id="post-{post}"' in person.get(address).text) == (address, False)

    assert "was removed by moderation" in alice.get(f"/posts/{post}").text
    assert "Message removed" in bob.get(receipt).text


def test_a_kept_message_stays_and_leaves_the_queue(alice, bob, visitor, moderator):
    """
    A report is a question, not a verdict.
    """
    post, receipt, number = reported(alice, bob)
    moderator.post(f"/moderation/{number}", decision="keep")

    assert visitor.get(f"/posts/{post}").status_code == 200
    assert "The queue is empty" in moderator.get("/moderation").text
    assert "Message kept" in bob.get(receipt).text


def test_one_decision_closes_every_report_of_the_message(alice, bob, moderator):
    """
    Fifty reports of one message are one decision.
    """
    post, _, number = reported(alice, bob)
    moderator.post(f"/posts/{post}/report", reason="other")
    moderator.post(f"/moderation/{number}", decision="keep")

    assert "The queue is empty" in moderator.get("/moderation").text


def test_a_deleted_message_leaves_the_queue_and_its_report_stays_readable(alice, bob, moderator):
    """
    The author was faster than the moderator.
    """
    post, receipt, number = reported(alice, bob)
    alice.post(f"/posts/{post}/delete")

    assert "The queue is empty" in moderator.get("/moderation").text
    assert moderator.post(f"/moderation/{number}", decision="keep").status_code == 404
    assert bob.get(receipt).status_code == 200


@pytest.mark.parametrize(("who", "code"), [("bob", 403), ("visitor", 303)])
def test_only_moderators_decide(request, alice, bob, moderator, who, code):
    """
    The queue shows private complaints.
    """
    post, _, number = reported(alice, bob)
    person = request.getfixturevalue(who)

    assert person.get("/moderation").status_code == code
    assert person.post(f"/moderation/{number}", **REMOVE).status_code == code
    assert alice.get(f"/posts/{post}").text.count("was removed") == 0


def test_a_decision_is_one_of_two(alice, bob, moderator):
    """
    Anything else is refused before anything is written.
    """
    _, _, number = reported(alice, bob)

    assert moderator.post(f"/moderation/{number}", decision="shrug").status_code == 400


def test_a_reported_message_shown_to_nobody_can_still_be_judged(alice, bob, moderator):
    """
    Hiding a message after it did harm must not protect it.
    """
    post, _, _ = reported(alice, bob)
    alice.post("/settings/privacy", visibility="only_me")

    assert moderator.get(f"/posts/{post}").status_code == 200
    assert bob.get(f"/posts/{post}").status_code == 404


@pytest.mark.parametrize(
    ("left_out", "field"), [("rule", "rule"), ("explanation", "explanation")], ids=["no rule", "no explanation"]
)
def test_a_removal_without_rule_or_explanation_comes_back_with_the_rest(alice, bob, moderator, left_out, field):
    """
    Nobody learns from a message that vanished.
    """
    post, _, number = reported(alice, bob)
    page = moderator.post(f"/moderation/{number}", **{**REMOVE, left_out: ""})

    assert page.status_code == 422
    assert f'<a href="#report-{number}-{field}">' in page.text
    assert ("It mocks" in page.text, 'value="respect" selected' in page.text) == (
        left_out != "explanation",
        left_out != "rule",
    )
    assert bob.get(f"/posts/{post}").status_code == 200


def test_a_message_is_kept_without_further_words(alice, bob, moderator):
    """
    What breaks no rule needs none.
    """
    _, receipt, number = reported(alice, bob)
    moderator.post(f"/moderation/{number}", decision="keep", rule="respect")
    page = bob.get(receipt).text

    assert "Message kept" in page
    assert "/conduct#" not in page


def test_a_rule_is_one_of_the_code(alice, bob, moderator):
    """
    Anything else could not be quoted.
    """
    _, _, number = reported(alice, bob)

    assert moderator.post(f"/moderation/{number}", **{**REMOVE, "rule": "taste"}).status_code == 400


def test_author_and_reporter_are_told_the_decision_with_its_reasons(alice, bob, moderator):
    """
    By which rule, why, and where to read it.
    """
    post, receipt, number = reported(alice, bob)
    moderator.post(f"/moderation/{number}", **REMOVE)
    told = (alice.get("/notifications").text, bob.get("/notifications").text)

    assert f'<a href="/posts/{post}">Moderation removed your message' in told[0]
    assert f'<a href="{receipt}">Moderation decided on your report' in told[1]
    for page in (alice.get(f"/posts/{post}").text, bob.get(receipt).text):
        assert '<a href="/conduct#rule-1">Rule 1: Speak with respect</a>' in page
        assert "It mocks somebody’s sister." in page


def test_an_author_is_not_told_of_a_report_that_came_to_nothing(alice, bob, moderator):
    """
    Reports are confidential.
    """
    _, _, number = reported(alice, bob)
    moderator.post(f"/moderation/{number}", decision="keep")

    assert "Moderation" not in alice.get("/notifications").text.partition("<main")[2]
