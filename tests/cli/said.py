"""What a command said."""

QUICK = ("--no-load",)


def told(ended):
    """What was said, without a traceback: nobody who is tired reads those."""
    assert "Traceback" not in ended.err, ended.err
    return ended.err
