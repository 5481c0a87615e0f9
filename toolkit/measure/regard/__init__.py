"""
What is looked at of a platform that people are to trust.
"""
