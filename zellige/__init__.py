"""The open platform on which a state runs its artificial-intelligence strategy."""
