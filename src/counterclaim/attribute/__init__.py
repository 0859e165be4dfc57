"""Attribution: who says what. Finds source, cue and content of every attribution of a parsed document.

:func:`find` takes a parsed document and gives :class:`counterclaim.model.Attribution` rows with spans, form, attitude
and nesting; names, stance, factuality and times are for later stages.
"""

from counterclaim.attribute.rules import find

__all__ = ["find"]
