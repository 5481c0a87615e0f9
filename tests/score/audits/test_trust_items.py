"""
report_buried, refusing_harder, moderated_visible: findings that rest on items of the checklists
"""

import pandas as pd
import pytest

from toolkit.score.audits.moderated_visible import moderated_visible
from toolkit.score.audits.refusing_harder import refusing_harder
from toolkit.score.audits.report_buried import report_buried
from toolkit.score.trust import COLUMNS, answers, holding


def trust(*rows):
    facts = pd.DataFrame(rows, columns=["item", "value"])
    return answers(seen=facts.assign(unit="", journey="j", address="/a", picture="p.webp", detail="d")[COLUMNS])


@pytest.mark.parametrize(
    ("audit", "bad", "good", "params"),
    [
        (report_buried, ("report_clicks", 5), ("report_clicks", 3), {"clicks": "5", "limit": "3"}),
        (
            refusing_harder,
            ("consent_ratio", 0.5),
            ("consent_ratio", 0.8),
            {"ratio": "0.50", "limit": "0.8"},
        ),
        (moderated_visible, ("hidden_from_feed", 0), ("hidden_from_feed", 1), {"where": "feed"}),
    ],
)
def test_an_item_that_does_not_hold_is_found_with_its_evidence(audit, bad, good, params):
    """
    The number, what was asked, the picture; and nothing where it holds or nobody looked.
    """
    (found,) = audit(trust=trust(bad))

    assert (found.impact, found.params, found.evidence, found.journeys) == ("serious", params, ("p.webp",), ("j",))
    assert audit(trust=trust(good)) == audit(trust=trust()) == []
    assert audit(trust=holding(trust(bad), bad[0])) == []


def test_all_the_places_where_it_is_still_shown_are_one_finding():
    """
    It is one decision without effect.
    """
    (found,) = moderated_visible(trust=trust(("hidden_from_feed", 0), ("hidden_from_search", 0)))

    assert found.params == {"where": "search, feed"}
