"""
_back: a message is opened, and its reader comes back
"""

import pytest

from tests.measure.site import Answer
from tests.measure.site import page as page_of
from toolkit.measure.modes._back import there_and_back

browser = pytest.mark.browser

# An application of one document: data come late, and only then does the address change.
APPLICATION = """<div id=all></div><script>
const all = document.querySelector("#all"); let place = 0;
const late = (ms) => new Promise((done) => setTimeout(done, ms));
const feed = async (ms, y) => {{
  all.innerHTML = ""; await late(ms);
  for (let n = 0; n < 12; n++) all.insertAdjacentHTML("beforeend", `<article style="height: 300px">
    <a href="/by/${{n % 5}}0">by ${{n % 5}}</a> <a href="/items/${{n}}">Message ${{n}}</a> and words</article>`);
  if (y) {{ await late(600); scrollTo({{ top: y, behavior: "instant" }}); }}
}};
addEventListener("popstate", () => feed(900, {keeps} ? place : 0));
all.addEventListener("click", async (event) => {{
  event.preventDefault(); const link = event.target.closest("a"); if (!link) return;
  if ({dialog}) return;
  place = scrollY; await late(600); history.pushState({{}}, "", link.href); all.innerHTML = "<h1>Message</h1>";
}});
history.scrollRestoration = "manual"; feed(0, 0);</script>"""


@pytest.fixture
def back(page, site):
    """Opens the application, goes there and back, and gives what was found."""

    def go(*, keeps=True, dialog=False):
        words = {"keeps": str(keeps).lower(), "dialog": str(dialog).lower()}
        site.routes["/feed"] = Answer(page_of(APPLICATION.format(**words)))
        page.goto(f"{site.url}/feed")
        page.get_by_role("article").last.wait_for()
        return there_and_back(page, "", patience_s=4)

    return go


@browser
def test_an_application_of_one_document_is_waited_for(back):
    """
    Its address changes when the message has come, and its feed is loaded again after Back.
    """
    assert back().moved_px < 10


@browser
def test_who_comes_back_to_the_top_has_lost_their_place(back):
    """
    However long one waits.
    """
    found = back(keeps=False)

    assert found.moved_px > found.window_px


@browser
def test_nothing_is_told_of_a_message_that_did_not_open(back):
    """
    Back would lead away from the feed itself.
    """
    assert back(dialog=True) is None
