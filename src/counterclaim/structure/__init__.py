"""Structure: the claims that contents make. What is said, apart from who says it and whether it is denied.

:func:`structure` reads propositions off the parse of each content (:mod:`.propositions`) by a lexicon of frames
(:mod:`.frames`), names their participants (:mod:`.naming`) and words each as a sentence (:mod:`.wording`).
:func:`refer` tells which contents have none of their own but take up what was said before (:mod:`.referring`).
"""

from counterclaim.structure.building import structure
from counterclaim.structure.referring import Reference, refer

__all__ = ["Reference", "refer", "structure"]
