"""
Requests of one role, tried again as a lower one.
"""
