"""The command line. One module for each family of verbs; what is heavy is imported when a verb runs."""

from counterclaim.cli.app import main

__all__ = ["main"]
