"""The town before the first visitor: the same integer makes the same members, messages, replies, likes and pictures."""
