import json

import pytest

from toolkit.measure.load.protocol import (
    Finished,
    LoadAccount,
    LoadRequest,
    Progress,
    Started,
    decode,
    decode_request,
    encode,
)

REQUEST = LoadRequest(
    load="0123456789",
    run="20261123-180712-0a1b",
    evidence="/runs/evidence",
    locustfile="/suite/locustfile.py",
    host="http://127.0.0.1:8080",
    allowed_host="127.0.0.1",
    members=3,
    duration_s=10,
    warmup_s=2,
    deadline_s=50,
    accounts=(LoadAccount(login="load1", password_env="PASSWORD"),),
    headers={"X-Test": "été\n"},
)
MESSAGES = [
    Started(at="2026-11-23T18:07:12.345Z", web_ui="http://127.0.0.1:8089/"),
    Progress(elapsed_s=1.5, duration_s=10, users=3, n=7, errors=1, rate_per_s=7.1, p95_ms=None),
    Finished(n=70, errors=1, dropped=0, elapsed_s=10.0, generator_cpu_ratio=0.1, reason="a\nb"),
]


def test_a_request_arrives_as_it_was_sent():
    """
    It is one line, whatever its values hold: the worker reads no further.
    """
    line = encode(REQUEST)

    assert (decode_request(line), line.count("\n")) == (REQUEST, 1)


@pytest.mark.parametrize("message", MESSAGES)
def test_a_message_arrives_as_it_was_sent(message):
    """
    One line each, so that a cut last one is told from a whole one.
    """
    line = encode(message)

    assert (decode(line), line.count("\n")) == (message, 1)


@pytest.mark.parametrize(
    "line", ["", "\n", "hello\n", "12\n", "[]\n", "{}\n", '{"event":"started"}\n', '{"event":"x","data":{}}']
)
def test_what_is_no_message_is_passed_over(line):
    """
    A locustfile may print what it likes.
    """
    assert decode(line) is None


def test_a_request_carries_the_name_of_a_password_and_never_the_password(monkeypatch):
    """
    The worker finds it in the environment that it inherits.
    """
    monkeypatch.setenv("PASSWORD", "correct horse")

    assert json.loads(encode(REQUEST))["accounts"] == [{"login": "load1", "password_env": "PASSWORD"}]
    assert "correct horse" not in encode(REQUEST)
