"""
Which request of the next walk is the one that was meant.
"""

from types import SimpleNamespace

import pytest

from toolkit.measure.targets import Target, operation_in
from toolkit.records import Vehicle


def request(body="", *, method="POST", url="http://127.0.0.1/graphql"):
    """As much of a request as is looked at."""
    return SimpleNamespace(method=method, url=url, post_data_buffer=body.encode())


PUBLISHING = Target(
    member="alice",
    step="publish",
    act=2,
    method="POST",
    path="/graphql",
    vehicle=Vehicle.SCRIPT,
    text=True,
    carries=True,
    operation="Publish",
)


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        ('{"operationName": "Publish", "text": "hello 0123456789"}', True),
        ('{"operationName": "Publish", "text": "hello"}', False),
        ('{"operationName": "Save", "text": "hello 0123456789"}', False),
        ("", False),
    ],
)
def test_what_carries_a_text_is_told_from_what_else_goes_to_the_same_address(body, meant):
    """
    One address for all is where most of what a page sends by itself goes, too.
    """
    assert PUBLISHING.is_asked(request(body), "0123456789") is meant


@pytest.mark.parametrize(
    ("body", "operation"),
    [
        (b'[{"query": "mutation Like { like }"}, {"operationName": "Seen"}]', "mutation Like { like } Seen"),
        (b'{"query": "bread and butter"}', ""),
        (b'{"method": "post.create", "id": 7}', "post.create"),
        (b"{not json", ""),
        (b"action=post&text=hello+you", "post"),
        (b"\x00\x01action=post", ""),
    ],
)
def test_what_is_asked_for_stands_in_the_body(body, operation):
    """
    GraphQL, JSON-RPC and WordPress; words that are searched for are none of these.
    """
    assert operation_in(body) == operation
