"""What a speech recogniser hears of what we say."""
