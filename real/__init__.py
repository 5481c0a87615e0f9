"""Platforms that nobody of this project wrote, running for real on loopback."""
