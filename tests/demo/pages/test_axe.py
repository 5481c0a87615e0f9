"""La Place is the reference of good: every page and state, at two widths, in two schemes, against every axe rule."""

from urllib.parse import urlsplit

import pytest

from toolkit.demo.seed import scenes

pytestmark = pytest.mark.browser


def test_axe_finds_nothing_on_what_visitors_meet(person):
    """
    Whoever cannot get in has no other way round.
    """
    person.look_at(
        "/", "/?page=3", "/posts/1995", "/members/bob", "/about", "/help", "/conduct", "/nowhere", "/login", "/signup"
    )
    person.look_at("/search", "/search?q=rue", "/search?q=zzzzzz")
    for address in ("/login", "/signup"):
        person.page.goto(address)
        person.submit()
        person.look(f"{address} with faults")

    assert person.faults == {}


def test_axe_finds_nothing_on_what_members_meet(person):
    """
    The journeys of publishing, answering, reporting and privacy, with their confirmations and errors.
    """
    page = person.sign_in("alice").page
    person.look("signed in")
    person.submit()
    person.look("empty message")
    page.fill("#compose-text", "https://example.ca/" + "a-very-long-address/" * 20)
    person.submit()
    person.look("published")
    page.locator("summary").click()
    person.look("about to delete")
    page.locator(".react button").click()
    page.locator("[aria-pressed=true]").wait_for()
    page.fill("#reply-text", "Hello")
    person.submit()
    person.look("liked and answered")
    page.goto("/posts/1996/report")
    person.look("report")
    person.submit()
    person.look("report with faults")
    page.check("#reason-danger")
    person.submit()
    person.look("receipt")
    page.goto("/settings/privacy")
    person.submit()
    person.look("privacy saved")
    person.look_at("/", "/members/alice", "/search?q=alice", "/moderation")

    assert person.faults == {}


def test_axe_finds_nothing_on_pictures_and_editing(person):
    """
    From the open form with its faults to the edited message.
    """
    page = person.sign_in("alice7").page
    page.locator(".attach summary").click()
    person.look("form of a picture")
    page.fill("#compose-text", "Sunrise")
    page.set_input_files("#compose-picture", {"name": "a.png", "mimeType": "image/png", "buffer": scenes.dawn()})
    person.submit()
    person.look("picture without its text")
    page.set_input_files("#compose-picture", {"name": "a.png", "mimeType": "image/png", "buffer": scenes.dawn()})
    page.fill("#compose-alternative", "The sun rises behind the hills.")
    person.submit()
    person.look("picture published")
    page.get_by_role("main").locator("a[href$='/edit']").click()
    person.look("editing")
    page.fill("#edit-alternative", "")
    person.submit()
    person.look("editing with a fault")
    page.fill("#edit-alternative", "Dawn.")
    person.submit()
    person.look("edited")
    page.goto("/")
    page.locator(".post img").first.wait_for()
    person.look("picture in the feed")

    assert person.faults == {}


def test_axe_finds_nothing_on_messages_and_notifications(person, visit):
    """
    Empty, with a fault, with what is new, and with what was read.
    """
    page = person.sign_up().page
    address = page.get_by_role("banner").locator("a[href^='/members/']").get_attribute("href")
    person.look_at("/messages", "/notifications", "/messages/bob3")
    person.submit()
    person.look("empty letter")
    page.fill("#letter-text", "https://example.ca/" + "a-very-long-address/" * 20)
    person.submit()
    person.look("letter sent")
    person.publish("Who has a ladder?")
    with visit().sign_in("bob3") as bob:
        bob.page.goto(address.replace("members", "messages"))
        bob.page.fill("#letter-text", "Hello")
        bob.submit()
        bob.page.goto(urlsplit(page.url).path)
        bob.page.locator(".react button").click()
        bob.page.locator("[aria-pressed=true]").wait_for()
    person.look_at("/", "/messages", "/notifications", "/messages/bob3", "/notifications")

    assert person.faults == {}


def test_axe_finds_nothing_from_a_removal_to_the_answer_of_its_appeal(person, visit):
    """
    Whoever is told no must be able to read why.
    """
    page = person.sign_up().page
    person.publish("To be taken down")
    address = urlsplit(page.url).path
    with visit().sign_in("moderator2") as moderator:
        queue = moderator.page
        queue.goto(f"{address}/report")
        queue.check("#reason-other")
        moderator.submit()
        queue.goto("/moderation")
        report = queue.get_by_role("article").filter(has=queue.locator(f"a[href='{address}']"))
        report.locator("button[value=remove]").click()
        queue.get_by_role("alert").wait_for()
        moderator.look("decision with faults")
        report.locator("select").select_option("truth")
        report.locator("textarea").fill("No source is given.")
        report.locator("button[value=remove]").click()
        queue.get_by_role("status").wait_for()
        person.look_at("/notifications", address)
        person.submit()
        person.look("appeal with a fault")
        page.fill("#appeal-text", "Here is one.")
        person.submit()
        person.look("appeal sent")
        moderator.look_at("/moderation")
        report.locator("button[value=uphold]").click()
        queue.get_by_role("alert").wait_for()
        moderator.look("answer with a fault")
        report.locator("textarea").fill("It is a rumour.")
        report.locator("button[value=uphold]").click()
        queue.get_by_role("status").wait_for()
        person.look_at("/notifications", address)

        assert moderator.faults == {}
    assert person.faults == {}


def test_axe_finds_nothing_on_a_page_that_expired(person):
    """
    It holds what was written, to be copied.
    """
    page = person.sign_in("alice8").page
    person.context.clear_cookies()
    page.fill("#compose-text", "Half a page")
    person.submit()
    person.look("expired")

    assert page.locator("#draft").input_value() == "Half a page"
    assert person.faults == {}


def test_axe_finds_nothing_on_the_moderation_queue(person, visit):
    """
    Moderators use screen readers too.
    """
    with visit().sign_in("bob") as bob:
        bob.page.goto("/posts/1997/report")
        bob.page.check("#reason-other")
        bob.page.fill("#report-details", "Twice the same")
        bob.submit()
    person.sign_in("moderator")
    person.look_at("/", "/moderation", "/posts/1997")
    person.page.goto("/moderation")
    person.page.locator("button[value=keep]").last.click()
    person.page.get_by_role("status").wait_for()
    person.look("decided")

    assert person.faults == {}


def test_axe_finds_nothing_on_the_way_to_a_new_password(person):
    """
    Whoever forgot a password has often forgotten it because passwords are hard for them.
    """
    page = person.page
    page.goto("/password/forgotten")
    person.submit()
    person.look("address with a fault")
    page.fill("#password-email", "load1@riviere-aux-geais.example")
    person.submit()
    person.look("link sent")
    page.goto("/mail")
    person.look("mail")
    page.locator(".letter a").first.click()
    page.wait_for_load_state()
    link = page.url
    person.submit()
    person.look("password with a fault")
    page.fill("#password-password", person.password)
    person.submit()
    person.look("signed in anew")
    person.look_at(link)

    assert person.faults == {}


def test_axe_finds_nothing_on_the_settings(person):
    """
    From the hub to the last page, with their confirmations and errors; the account is made for it and deleted by it.
    """
    page = person.page
    person.sign_up()
    person.look("signed up")
    person.look_at("/settings", "/settings/privacy", "/settings/blocked", "/cookies", "/settings/profile")
    page.fill("#profile-display_name", "")
    person.submit()
    person.look("profile with a fault")
    page.fill("#profile-display_name", "Zoé Lavoie")
    page.fill("#profile-bio", "https://example.ca/" + "a-very-long-address/" * 10)
    person.submit()
    person.look("profile saved")
    page.get_by_role("main").get_by_role("link").last.click()
    page.wait_for_load_state()
    person.look("own page")
    page.goto("/settings/data")
    page.locator("button.destroy").click()
    page.get_by_role("alert").wait_for()
    person.look("deletion with a fault")
    page.fill("#data-password", person.password)
    page.locator("button.destroy").click()
    page.locator(".notice").wait_for()
    person.look("deleted")

    assert person.faults == {}


def test_axe_finds_nothing_on_following_and_blocking(person):
    """
    Buttons that change their word once pressed, and pages that lose their messages.
    """
    page = person.sign_up().page
    person.look_at("/?show=followed", "/members/bob7", "/members/bob8")
    page.locator("form[action$='/follow'] button").click()
    page.get_by_role("status").wait_for()
    person.look("followed")
    person.look_at("/?show=followed")
    page.goto("/members/bob7")
    page.locator("form[action$='/block'] button").click()
    page.get_by_role("status").wait_for()
    person.look("blocked")
    person.look_at("/settings/blocked")

    assert person.faults == {}
