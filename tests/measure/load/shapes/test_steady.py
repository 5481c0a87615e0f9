from toolkit.measure.load.shapes.steady import RAMP_SHARE, at

PROFILE = {"members": 30, "duration_s": 60.0, "warmup_s": 10.0}


def test_everybody_has_arrived_before_the_warm_up_is_over():
    """
    Members who still sign in would be counted in the scored window.
    """
    members, rate = at(0, **PROFILE)

    assert members / rate == 10 * RAMP_SHARE < 10


def test_the_load_is_the_same_at_every_moment_until_the_end():
    """
    A peak that moves cannot be compared with the declared one.
    """
    moments = [at(second, **PROFILE) for second in (0, 9, 10, 59.999)]

    assert moments == [moments[0]] * 4


def test_the_test_is_over_at_its_duration():
    """
    A load test that runs on loads somebody's platform for nothing.
    """
    assert at(60, **PROFILE) is None


def test_without_warm_up_everybody_comes_at_once():
    """
    A ramp of no seconds must not divide by zero.
    """
    assert at(0, members=7, duration_s=5, warmup_s=0) == (7, 7.0)


def test_shapes_are_found_by_a_scan_of_their_folder():
    """
    A new shape is one new file.
    """
    from toolkit import registry

    assert "steady" in registry.stems("toolkit.measure.load.shapes")
