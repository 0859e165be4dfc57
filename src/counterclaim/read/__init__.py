"""Reports from files, folders, addresses and streams, one at a time and in the order of the inputs."""

from counterclaim.read.inputs import read
from counterclaim.read.options import ReadOptions
from counterclaim.read.report import from_text

__all__ = ["ReadOptions", "from_text", "read"]
