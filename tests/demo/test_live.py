import threading

from toolkit.demo.live import Hub


def test_a_publication_wakes_who_waits():
    """
    The live feed must not wait for its next look at the clock.
    """
    hub = Hub()
    threading.Thread(target=hub.ring).start()

    assert hub.wait(0, timeout_s=30) == 1


def test_a_publication_between_two_waits_is_not_missed():
    """
    A stream that is busy sending would otherwise stay silent about it.
    """
    hub = Hub()
    hub.ring()

    assert hub.wait(0, timeout_s=30) == 1


def test_closing_ends_every_wait():
    """
    A server that stops must not wait for its streams.
    """
    hub = Hub()
    hub.close()

    assert hub.wait(0, timeout_s=30) == 0
