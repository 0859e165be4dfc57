"""The public API is what docs/api.md documents, no more and no less."""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path

import pytest

API = (Path(__file__).resolve().parent.parent / "docs" / "api.md").read_text(encoding="utf-8")
SECTIONS = dict(zip(re.findall(r"^## (\S+)$", API, re.M), re.split(r"^## \S+$", API, flags=re.M)[1:], strict=True))


def documented(section: str) -> list[str]:
    """The names in the first column of a section's table."""
    rows = re.findall(r"^\| (`.+?) \|", section, re.M)
    return [name for row in rows for name in re.findall(r"`(\w+)`", row)]


@pytest.mark.parametrize("module", SECTIONS)
def test_exported_members_are_those_documented(module: str) -> None:
    exported = importlib.import_module(module).__all__
    names = documented(SECTIONS[module])
    assert len(set(names)) == len(names)
    assert set(names) == set(exported)


@pytest.mark.parametrize("module", SECTIONS)
def test_every_exported_member_is_there_and_explains_itself(module: str) -> None:
    home = importlib.import_module(module)
    for name in home.__all__:
        member = getattr(home, name)
        assert not (inspect.isclass(member) or inspect.isfunction(member)) or member.__doc__, name


def test_dir_lists_the_members() -> None:
    import counterclaim

    assert set(counterclaim.__all__) == set(dir(counterclaim))


def test_a_member_that_is_none_is_an_attribute_error() -> None:
    import counterclaim

    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = counterclaim.nothing
