"""
Human evidence: which of it counts today, and what it says. Everything here is pure: tables in, tables or records out.
"""
