"""
One file a family of metrics, found by a folder scan: pure functions, keyword tables in, a new table out.
"""
