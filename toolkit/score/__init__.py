"""
Wing 2: evidence in, one scorecard out. Pure functions: no browser, no network, no clock.
"""
