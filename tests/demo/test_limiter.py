from toolkit.demo.limiter import FailureLimiter


class FakeClock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


def test_the_failure_after_the_last_allowed_one_must_wait():
    """
    Guessing a password takes thousands of tries; a forgetful member needs a few.
    """
    limiter = FailureLimiter(limit=2, window_s=60, clock=FakeClock())
    waits = []
    for _ in range(3):
        waits.append(limiter.wait_s("alice", "::1"))
        limiter.failed("alice", "::1")

    assert waits == [0, 0, 60]


def test_capitals_do_not_give_new_tries():
    """
    Account names ignore capitals, so must the count.
    """
    limiter = FailureLimiter(limit=1, clock=FakeClock())
    limiter.failed("Alice", "::1")

    assert limiter.wait_s("aLICE", "::1") > 0


def test_one_account_or_address_does_not_lock_another():
    """
    Otherwise anybody could lock a whole household, or one member everywhere.
    """
    limiter = FailureLimiter(limit=1, clock=FakeClock())
    limiter.failed("alice", "::1")

    assert [limiter.wait_s("bob", "::1"), limiter.wait_s("alice", "::2")] == [0, 0]


def test_failures_are_forgotten_after_the_window():
    """
    The wait that was promised is the wait that is kept.
    """
    clock = FakeClock()
    limiter = FailureLimiter(limit=1, window_s=60, clock=clock)
    limiter.failed("alice", "::1")
    clock.now += limiter.wait_s("alice", "::1")

    assert limiter.wait_s("alice", "::1") == 0


def test_a_success_forgets_the_failures():
    """
    Who found the right password has nothing to wait for.
    """
    limiter = FailureLimiter(limit=1, clock=FakeClock())
    limiter.failed("alice", "::1")
    limiter.succeeded("alice", "::1")

    assert limiter.wait_s("alice", "::1") == 0
