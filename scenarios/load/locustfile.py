"""
The load of a social platform: members who mostly read, and now and then react, reply, publish, search or listen.

`virage load` runs it with a profile of virage.toml; plain Locust runs it, too:

    LA_PLACE_PASSWORD=… locust -f scenarios/load/locustfile.py --host http://127.0.0.1:8080 -u 5 -r 1 -t 30s --headless

It reads from the environment (`virage load` sets the three by itself):

    LOAD_ACCOUNTS  JSON list of accounts, a member each: [{"login": "load1", "password_env": "LA_PLACE_PASSWORD"}, …];
                   `password_env` is the name of the variable that holds the password. Default: load1 to load60.
    LOAD_RUN       Stands in everything that is written, so that it can be told from people's messages.
    LOAD_LEDGER    File to which all that is written is added, before and after it is sent, a JSON line each, so that
                   it can be found and removed later.

Each member acts at a steady pace: PACE_S from the start of one act to the start of the next, if the platform keeps up,
and LISTEN_S more when they listen. With the mix below an act is 1.35 requests and 2.06 s on average: N members ask for
0.65 x N requests a second.
Members reply and react only to messages of this very run: removing those leaves nothing behind.

For a platform of your own, change the addresses, the two patterns and what each answer has to contain.
"""

from __future__ import annotations

import html
import itertools
import json
import os
import random
import re
import secrets
import time
from collections import deque
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import quote, urlsplit

import gevent
from locust import FastHttpUser, task
from locust.exception import StopUser

PACE_S = 2.0
LISTEN_S = 3.0
RUN = os.environ.get("LOAD_RUN", f"locust-{datetime.now(UTC):%Y%m%d-%H%M%S}")
WORDS = ("marché", "école", "vélo", "jardin", "concert", "réunion", "travaux", "bibliothèque")

TOKEN = re.compile(r'name="csrf_token"[^>]*\bvalue="([^"]+)"')
POST = re.compile(r'href="/posts/(\d+)"')


def accounts() -> list[dict[str, str]]:
    """The pool; the default is that of the embedded platform."""
    numbered = [{"login": f"load{n}", "password_env": "LA_PLACE_PASSWORD"} for n in range(1, 61)]
    return json.loads(os.environ["LOAD_ACCOUNTS"]) if "LOAD_ACCOUNTS" in os.environ else numbered


POOL = itertools.cycle(accounts())
PUBLISHED: deque[str] = deque(maxlen=50)  # the newest messages of this run: where replies and reactions go


class SocialMember(FastHttpUser):
    """One person with an account of their own: reads 70 %, reacts 10, searches 8, replies 5, publishes 5, listens 2."""

    network_timeout = 10.0
    connection_timeout = 10.0
    default_headers: ClassVar = {"Accept-Language": "fr", "User-Agent": "virage-load"}

    def on_start(self) -> None:
        """Sign in; try again while the platform is in trouble, give up when it says no."""
        self.account = next(POOL)
        self.token = ""
        self.posts: list[str] = []
        self.feed_page = 1
        self.intended: float | None = None
        while not self.sign_in():
            gevent.sleep(PACE_S)
        gevent.sleep(random.uniform(0, PACE_S))  # members do not act in step
        self.due = time.time()

    # ------------------------------------------------------------------------------------------------- the mix

    @task(30)
    def read_feed(self) -> None:
        """Look at the newest messages."""
        self.feed_page = 1
        self.posts = POST.findall(self.page("/", name="/", shows='href="/posts/')) or self.posts

    @task(15)
    def read_on(self) -> None:
        """Turn to the next page; after the fifth, begin again."""
        self.feed_page = self.feed_page % 5 + 1
        listed = self.page(f"/?page={self.feed_page}", name="/?page={n}", shows='href="/posts/')
        self.posts = POST.findall(listed) or self.posts

    @task(25)
    def read_post(self) -> None:
        """Open one of the messages seen last."""
        self.open_post(random.choice(self.posts))

    @task(10)
    def react(self) -> None:
        """React to a message of this run and look at it again."""
        if not PUBLISHED:
            return self.publish()
        post = random.choice(PUBLISHED)
        self.open_post(post)
        if self.submit(f"/posts/{post}/react", {}, name="/posts/{id}/react"):
            self.open_post(post)
        return None

    @task(5)
    def reply(self) -> None:
        """Answer a message of this run and see the answer below it."""
        if not PUBLISHED:
            return self.publish()
        post = random.choice(PUBLISHED)
        self.open_post(post)
        entry, text = self.intends("Réponse")
        if address := self.submit(f"/posts/{post}/replies", {"text": text}, name="/posts/{id}/replies"):
            self.note(entry, "created", "reply", address)
            self.open_post(post, shows=text)
        return None

    @task(5)
    def publish(self) -> None:
        """Publish a message and see it."""
        entry, text = self.intends("Message")
        if address := self.submit("/posts", {"text": text}, name="/posts"):
            self.note(entry, "created", "post", address)
            post = address.rpartition("/")[2]
            PUBLISHED.append(post)
            self.open_post(post, shows=text)

    @task(8)
    def search(self) -> None:
        """Search for a word; the page of results repeats it."""
        word = random.choice(WORDS)
        self.page(f"/search?q={quote(word)}", name="/search", shows=word)

    @task(2)
    def listen(self) -> None:
        """Keep the live connection open for a while; the time that counts is until the answer begins."""
        headers = {"Accept": "text/event-stream"}
        with self.client.get("/events", headers=headers, stream=True, catch_response=True, name="/events") as answer:
            kind = str((answer.headers or {}).get("content-type"))
            if answer.status_code != 200:
                answer.failure(fault(answer))
            elif not kind.startswith("text/event-stream"):
                answer.failure(f"not a stream but {kind}")
            elif not hears(answer):
                answer.failure(f"nothing heard within {LISTEN_S:g} s")
        self.due += LISTEN_S  # the time spent listening makes nobody late

    # ------------------------------------------------------------------------------------------------ the hands

    def sign_in(self) -> bool:
        """Whether the member is signed in now."""
        if not self.page("/login", name="/login", shows='name="csrf_token"'):
            return False
        password = os.environ.get(self.account["password_env"], "")
        fields = {"username": self.account["login"], "password": password, "csrf_token": self.token}
        with self.client.post("/login", fields, allow_redirects=False, catch_response=True, name="/login") as answer:
            if answer.status_code in (200, 401, 403, 422):
                answer.failure(f"{self.account['login']}: sign-in refused, {fault(answer)}")
            elif answer.status_code not in (302, 303):
                answer.failure(fault(answer))
        if answer.status_code in (200, 401, 403, 422):
            raise StopUser
        # Only members see the form for publishing; it also brings the new session's token.
        feed = self.page("/", name="/", shows='action="/posts"')
        self.posts = POST.findall(feed)
        return bool(self.posts)

    def page(self, address: str, *, name: str, shows: str) -> str:
        """The text of a page that answered 200 and shows this; else "", and the request counts as failed."""
        with self.client.get(address, allow_redirects=False, catch_response=True, name=name) as answer:
            text = html.unescape(answer.text or "")
            if answer.status_code != 200:
                answer.failure(fault(answer))
                return ""
            if shows not in text:
                answer.failure(f"not the page asked for: {shows.partition(' ')[0]} is missing")
                return ""
        if token := TOKEN.search(text):
            self.token = token[1]
        return text

    def open_post(self, post: str, *, shows: str = "") -> None:
        """One message with its replies: that very one, or the text just written."""
        self.page(f"/posts/{post}", name="/posts/{id}", shows=shows or f'action="/posts/{post}/react"')

    def submit(self, address: str, fields: dict[str, str], *, name: str) -> str | None:
        """Send a form; where on the platform its result is, or None when it was not taken."""
        data = {**fields, "csrf_token": self.token}
        with self.client.post(address, data, allow_redirects=False, catch_response=True, name=name) as answer:
            target = urlsplit(str((answer.headers or {}).get("location")))
            if answer.status_code not in (302, 303):
                answer.failure(fault(answer))
                return None
            if target.netloc not in ("", urlsplit(self.host).netloc) or not target.path.startswith("/posts/"):
                answer.failure(f"sent to {target.netloc}{target.path} instead of the message")
                return None
        return target.path + (f"#{target.fragment}" if target.fragment else "")

    def intends(self, what: str) -> tuple[str, str]:
        """A text that nobody else writes, noted before it is sent: what was cut off can be found by its letters."""
        entry, token = secrets.token_hex(5), secrets.token_hex(4)
        self.note(entry, "intended", "text", token)
        return entry, f"{what} {token} [{RUN}]"

    def note(self, ident: str, event: str, kind: str, address: str) -> None:
        """Write down what will have to be removed."""
        entry = {
            "id": ident,
            "event": event,
            "kind": kind,
            "member": self.account["login"],
            "address": address,
            "at": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        }
        if ledger := os.environ.get("LOAD_LEDGER"):
            with Path(ledger).open("a", encoding="utf-8") as stream:
                stream.write(json.dumps(entry, ensure_ascii=False) + "\n")

    # ------------------------------------------------------------------------------------------------- the pace

    def wait_time(self) -> float:
        """Until the next act is due. Who is late starts at once, and does not hurry to catch up."""
        self.intended = self.due + PACE_S
        self.due = max(self.intended, time.time())
        return self.due - time.time()

    def context(self) -> dict[str, float]:
        """For the samples: when the first request of an act should have been sent, had the platform kept up."""
        intended, self.intended = self.intended, None
        return {} if intended is None else {"intended_start": intended}


# An answer is Locust's ResponseContextManager, which its own code types loosely.


def fault(answer: Any) -> str:
    """Why there is no page, in words that are the same for every member."""
    return f"status {answer.status_code}" if answer.status_code else f"no answer: {type(answer.error).__name__}"


def hears(answer: Any) -> bool:
    """Whether the stream says something; listens for LISTEN_S, then hangs up."""
    heard = False
    with gevent.Timeout(LISTEN_S, False):
        for _piece in answer.iter_content(chunk_size=1):
            heard = True
    answer.release()
    return heard
