"""What every slice stands on: pure, without Django, without a clock, without a network."""
