"""Side by side with the peers: `make bench`, or `make bench ONLY=law`.

A module of the name of a slice has `measurements() -> list[dict]`, each with the keys of `KEYS` in
`benchmarks.run`. Ours and the peer's are measured in the same run, on the same data.
"""
