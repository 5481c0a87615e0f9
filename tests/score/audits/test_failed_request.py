"""
failed_request
"""

import pytest

from toolkit.score.audits.failed_request import failed_request
from toolkit.score.values import call

pytestmark = pytest.mark.whole

HOME = "http://127.0.0.1:8080"


def failing(*requests):
    def write(run):
        step_id, _ = run.attempt("read")
        for request in requests:
            run.observe(step_id, "read", "failed_requests", 1.0, detail=request, document=request)

    return write


@pytest.mark.parametrize(
    ("request_", "findings"),
    [
        (f"GET {HOME}/feed 500", 1),
        (f"GET {HOME}/feed 503", 1),
        (f"GET {HOME}/gone.png 404", 1),
        (f"GET {HOME}/feed net::ERR_CONNECTION_RESET", 1),
        (f"POST {HOME}/signin 401", 0),
        (f"POST {HOME}/posts 422", 0),
        ("GET http://elsewhere.example/ad.js 500", 0),
        ("GET http://127.0.0.1:9090/feed 500", 0),
        ("nonsense", 0),
        ("", 0),
    ],
)
def test_only_the_platforms_own_defects_are_findings(evidence, request_, findings):
    """
    A refusal is an answer; another origin is another's.
    """
    assert len(call(failed_request, evidence(failing(request_)))) == findings


def test_the_same_address_with_other_numbers_is_one_finding(evidence):
    """
    A missing picture per post is one missing kind of picture.
    """
    found = call(
        failed_request,
        evidence(failing(f"GET {HOME}/p/1.png 404", f"GET {HOME}/p/27.png 404", f"GET {HOME}/p/1.png 500")),
    )

    assert [(one.params["path"], one.params["status"], one.params["count"]) for one in found] == [
        ("/p/#.png", "404", "2"),
        ("/p/#.png", "500", "1"),
    ]
    assert {one.impact for one in found} == {"moderate"}
