"""Analyses as JSON (in and out), as a page, and as lines for a terminal."""

from counterclaim.formats.interchange import from_json, schema, to_json
from counterclaim.formats.page import html
from counterclaim.formats.terminal import terminal

__all__ = ["from_json", "html", "schema", "terminal", "to_json"]
