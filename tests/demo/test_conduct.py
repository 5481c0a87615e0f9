from toolkit.demo import conduct


def test_rules_are_numbered_from_one():
    """
    People quote them as the page shows them.
    """
    assert [conduct.number(rule) for rule in conduct.RULES] == [1, 2, 3, 4, 5, 6]
