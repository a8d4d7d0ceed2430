"""The cover of a pack: what it is, whence it is known, and what share of its rules is verified."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from zellige.law.engine.instrument import Instrument


@dataclass(frozen=True)
class Cover:
    """Counts of an instrument's rules by how they are known.

    `official`: proof-read against the official gazette; `transcription`: read in a full transcription; the rest as
    named.
    """

    instrument: Instrument
    rules: int
    shares: dict[str, int]
    in_force: int
    to_be_confirmed: int
    readings: int

    @property
    def official_share(self) -> float:
        return self.shares["official"] / self.rules if self.rules else 0.0

    @property
    def text_share(self) -> float:
        """Share read in the text itself, official or in a full transcription."""
        return (self.shares["official"] + self.shares["transcription"]) / self.rules if self.rules else 0.0


def cover(instrument: Instrument) -> Cover:
    latest = [rule.versions[-1] for rule in instrument.rules.values()]
    return Cover(
        instrument,
        len(latest),
        instrument.certainty_shares(),
        sum(version.status == "in_force" for version in latest),
        sum(version.status == "to_be_confirmed" for version in latest),
        sum(version.reading for version in latest),
    )


def cover_data(instrument: Instrument, language: str) -> dict[str, Any]:
    told = cover(instrument)
    return {
        "id": instrument.id,
        "title": instrument.title.into(language)[0],
        "jurisdiction": instrument.jurisdiction,
        "foreign": instrument.foreign,
        "status": instrument.status,
        "in_force_from": instrument.in_force_from.isoformat() if instrument.in_force_from else None,
        "rules": told.rules,
        "by_certainty": told.shares,
        "official_share": round(told.official_share, 4),
        "text_share": round(told.text_share, 4),
        "in_force": told.in_force,
        "to_be_confirmed": told.to_be_confirmed,
        "open_questions": [
            {
                "id": f"question:{instrument.id}/{question.id}",
                "owner": question.owner,
                "article": question.article,
                "text": question.text.into(language)[0],
                "ruling": question.ruling,
            }
            for question in instrument.questions.values()
        ],
        "rule_ids": sorted(instrument.rules),
    }


def cover_told(instrument: Instrument, language: str) -> str:
    told = cover(instrument)
    kinds = ", ".join(f"{count} {kind}" for kind, count in told.shares.items() if count)
    return (
        f"{instrument.id}: {instrument.title.into(language)[0]}\n"
        f"    {instrument.status} {instrument.in_force_from or ''}; {told.rules} rules ({kinds});"
        f" {told.official_share:.0%} verified against an official text,"
        f" {told.text_share:.0%} read in it or in a full transcription;"
        f" {told.to_be_confirmed} to be confirmed; {len(instrument.questions)} open legal questions"
    )
