"""A board over real sockets, on which messages are published in good ways and in bad ones."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from tests.measure.site import Answer, Site, page

LIMIT = 2_000

FORM = """<h1>Board</h1>{notice}
<form method="post" action="/posts" novalidate>
<input type="hidden" name="once" value="{once}">
<label for="t">Message</label><textarea id="t" name="text">{typed}</textarea>
<button>Post</button></form>{articles}"""

BY_SCRIPT = """<h1>Board</h1>
<form><label for="t">Message</label><textarea id="t"></textarea><button>Post</button><p id="told" {live}></p></form>
<div id="all">{articles}</div>
<script>
const form = document.querySelector("form"), field = form.querySelector("textarea"), told = form.querySelector("p");
const button = form.querySelector("button");
form.addEventListener("submit", async (event) => {{
  event.preventDefault();
  const text = field.value;
  {before}
  try {{
    const answer = await {send};
    if (!answer.ok) throw new Error(answer.status);
    const shown = document.createElement("article");
    shown.textContent = text;
    document.querySelector("#all").prepend(shown);
    field.value = "";
    told.textContent = "";
  }} catch (error) {{
    {failed}
  }}
}});
{more}
</script>"""

FETCH = 'fetch("/posts", { method: "POST", body: new URLSearchParams({ text, once: "%(once)s" }) })'
IN_TIME = FETCH[:-2] + ", signal: AbortSignal.timeout(700) })"
BEACON = '(navigator.sendBeacon("/posts", new URLSearchParams({ text })), Promise.resolve({ ok: true }))'
TOAST = (
    'const toast = document.createElement("div"); toast.style = "position: fixed; bottom: 0; right: 0; width: 9em";'
    'toast.textContent = "That did not work."; document.body.append(toast);'
)
TELL = 'told.textContent = "Your message was not sent. Try again.";'


@dataclass
class Ways:
    """How the board does things; by default well."""

    script: bool = False
    send: str = FETCH
    live: str = "role=alert"
    before: str = ""
    failed: str = TELL
    more: str = ""
    once: bool = True  # a form that is sent twice publishes once
    keeps: bool = True  # a message that is refused stands in the field again
    tells: bool = True  # and why it was refused stands above it
    refusal: int = 422  # the status with which it is refused
    limit: int = LIMIT
    served: list[str] = field(default_factory=list)


class Board(Site):
    """Messages, and two ways of publishing them."""

    def __init__(self) -> None:
        super().__init__()
        self.ways = Ways()
        self.posts: list[str] = []
        self.keys: set[str] = set()
        self.forms = 0
        self.markup = html.escape  # how what members write gets into the page
        self.routes |= {"/": self.show, "/posts": self.publish, "/all": self.all}

    def show(self, typed: str = "", notice: str = "", status: int = 200) -> Answer:
        """The form, and all messages below it."""
        self.forms += 1
        articles = "".join(f"<article>{self.markup(text)}</article>" for text in reversed(self.posts))
        once = f"key{self.forms}" if self.ways.once else ""
        if self.ways.script:
            ways = self.ways
            send = ways.send.replace("%(once)s", once)
            body = BY_SCRIPT.format(
                live=ways.live, before=ways.before, send=send, failed=ways.failed, more=ways.more, articles=articles
            )
        else:
            body = FORM.format(notice=notice, once=once, typed=html.escape(typed), articles=articles)
        return Answer(page(body), status=status, headers={"Cache-Control": "private, no-cache"})

    def publish(self, asked: str | None = None) -> Answer:
        """One more message, unless it is too long or was sent before; by default as the last request has it."""
        sent = parse_qs(self.seen[-1][3] if asked is None else asked, keep_blank_values=True)
        text, key = sent.get("text", [""])[0].replace("\r\n", "\n"), sent.get("once", [""])[0]
        if len(text) > self.ways.limit:
            notice = '<p role="alert">This message is too long.</p>' if self.ways.tells else ""
            return self.show(typed=text if self.ways.keeps else "", notice=notice, status=self.ways.refusal)
        if not key or key not in self.keys:
            self.keys.add(key)
            self.posts.append(text)
        return Answer("", status=303, headers={"Location": "/"})

    def all(self) -> Answer:
        """What is published, for whoever counts."""
        return Answer("\n".join(self.posts))

    def tokens(self) -> list[str]:
        """The tokens of what is published, in its order."""
        return [found for text in self.posts for found in re.findall(r"[0-9a-f]{10}(?=\])", text)]


ADAPTER = """
    sign_in_address = ""

    def publish(self, member, text):
        member.goto("/")
        member.fill(member.page.get_by_label("Message"), text)
        member.click(member.page.get_by_role("button", name="Post"))
        member.see(member.page.get_by_role("article").filter(has_text=text[:60]).first)
        member.created("post", "/#" + text[-12:-1])
        from toolkit import Post
        return Post(address="/", text=text, author=member.name)

    def copies(self, http, base_url, token, account):
        return http.get(base_url + "/all", timeout=5).text.count(token)
"""
