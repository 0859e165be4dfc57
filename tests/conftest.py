"""Shared fixtures: the language pipeline, loaded once, and the folder of development data where it is present."""

from __future__ import annotations

from pathlib import Path

from hypothesis import settings

settings.register_profile("deterministic", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("deterministic")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
