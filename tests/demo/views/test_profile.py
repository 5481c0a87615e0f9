import pytest


def test_a_profile_is_saved_said_and_shown(alice, visitor):
    """
    What one writes is what others read.
    """
    answer = alice.post("/settings/profile", display_name="Alice L.", bio="I bake\r\non Sundays")
    page = alice.get(answer.location).text
    shown = visitor.get("/members/alice").text

    assert "Profile saved" in page
    assert 'value="Alice L."' in page
    assert "<h1>Alice L.</h1>" in shown
    assert "I bake\non Sundays" in shown


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"display_name": "", "bio": "Kept"}, "Write the name to display"),
        ({"display_name": "x" * 61, "bio": "Kept"}, "Write the name to display"),
        ({"display_name": "Two\nlines", "bio": "Kept"}, "Write the name to display"),
        ({"display_name": "Kept", "bio": "x" * 301}, "too long"),
    ],
)
def test_a_faulty_profile_says_what_to_change_and_keeps_the_rest(alice, typed, fault):
    """
    Nothing is saved until all of it is well.
    """
    page = alice.post("/settings/profile", **typed)

    assert page.status_code == 422
    assert fault in page.text
    assert "Kept" in page.text
    assert "<h1>Alice</h1>" in alice.get("/members/alice").text


def test_one_s_own_page_leads_to_its_settings_and_offers_no_relation(alice, bob):
    """
    And nobody else's does.
    """
    own, other = alice.get("/members/alice").text, alice.get("/members/bob").text

    assert "Edit my profile" in own
    assert "/members/alice/follow" not in own
    assert "Edit my profile" not in other
    assert "/members/bob/follow" in other


@pytest.mark.parametrize("address", ["/settings/privacy", "/settings/profile", "/settings/blocked", "/settings/data"])
def test_every_page_of_the_settings_is_in_the_hub_and_leads_to_the_others(alice, address):
    """
    A setting that one cannot find is not one.
    """
    assert f'<h2><a href="{address}">' in alice.get("/settings").text
    assert f'<a href="{address}" aria-current="page">' in alice.get(address).text
    assert '<a href="/cookies"' in alice.get(address).text


@pytest.mark.parametrize("address", ["/settings", "/settings/profile", "/settings/blocked", "/settings/data"])
def test_visitors_are_sent_to_sign_in(visitor, address):
    """
    And come back to the page they asked for.
    """
    assert visitor.get(address).location == "/login?next=" + address.replace("/", "%2F")
