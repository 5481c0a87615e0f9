"""
Rules of our own about a state, which only show as somebody: in a narrow window, with forced colours, with less motion.

Why:
    Whether a page reflows or still moves cannot be read from its source; it must be looked at under the condition.
How:
    One file a rule, found by a folder scan: a script looks at the page as the persona has it, and answers with the
    elements that break the rule. A row an element for `failed` and `cantTell`, a row a rule for `passed`.
Limits:
    A machine finds what is plain: the ten outermost elements of a state at most.
Source:
    WCAG 2.2; W3C EARL 1.0 (outcomes).
"""
