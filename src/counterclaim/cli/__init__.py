"""The command line. One module for each family of verbs; what is heavy is imported when a verb runs."""

try:
    from counterclaim.cli.app import main
except KeyboardInterrupt:  # Ctrl-C before there is a program that could notice it
    raise SystemExit(130) from None

__all__ = ["main"]
