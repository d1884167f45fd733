"""Examples for each kind of content, where its fields share the examples of every page."""

from __future__ import annotations

# By kind, then by field.
EXAMPLES: dict[str, dict[str, str]] = {
    "strategy": {
        "title": "Involving people, 2026 to 2029",
        "summary": "How people who use care, and their carers, take part in our decisions.",
    },
    "group": {"summary": "A friendly group for people who look after somebody. New people are welcome."},
    "event": {"summary": "Come and talk with us about new opening hours. Tea and cake are free."},
    "newsletter": {"summary": "What you told us this autumn, and what you can join this winter."},
    "page": {
        "title": "How we run meetings",
        "summary": "What happens at our meetings, and what help there is.",
    },
}

# Words of an officer's own, by kind.
OWN_WORDS: dict[str, str] = {
    "opportunity": "Last spring, people told us that the centres close too early.",
    "feedback": "Many of you wrote long letters. We have read every one.",
    "strategy": "We wrote this with 40 people who use our services.",
    "group": "We begin with tea. Then we talk about what has been hard and what has helped.",
    "page": "Meetings begin with a cup of tea. Nobody has to speak.",
}
