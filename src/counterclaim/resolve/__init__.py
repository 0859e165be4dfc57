"""Resolution: who the sources of a report are, and whom its names, pronouns and descriptions mean."""

from counterclaim.resolve.resolution import Mention, Resolution, resolve

__all__ = ["Mention", "Resolution", "resolve"]
