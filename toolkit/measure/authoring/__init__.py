"""
Help for who writes an adapter: its first file, and verbs out of what Playwright's codegen recorded.
"""
