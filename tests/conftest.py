"""Shared fixtures: the language pipeline, loaded once, and the folder of development data where it is present."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from spacy.language import Language

    from counterclaim.pipeline import Pipeline

settings.register_profile("deterministic", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("deterministic")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The English pipeline as the package loads it."""
    from counterclaim.parse import load

    return load()


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The whole pipeline, loaded once."""
    from counterclaim.pipeline import load

    return load()
