"""Actors that are known before a report is read: states, offices, organisations, outlets, holders of public office."""

from counterclaim.gazetteer.gazetteer import Gazetteer, Holder, actor_id
from counterclaim.gazetteer.match import Match, MatchKind
from counterclaim.gazetteer.words import normalise

__all__ = ["Gazetteer", "Holder", "Match", "MatchKind", "actor_id", "normalise"]
