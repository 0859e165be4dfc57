"""Attribution: who says what. Finds source, cue and content of every attribution of a parsed document.

:func:`load` gives an :class:`Attributor`, which takes a parsed document and gives
:class:`counterclaim.model.Attribution` rows with spans, form, attitude and nesting; names, stance, factuality and times
are for later stages. There are two: ``neural``, the trained model, and ``rules``, its fallback and yardstick.
"""

from counterclaim.attribute.attributor import DEFAULT, NAMES, Attributor, load

__all__ = ["DEFAULT", "NAMES", "Attributor", "load"]
