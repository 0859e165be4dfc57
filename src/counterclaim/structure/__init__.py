"""Structure: the claims that contents make. What is said, apart from who says it and whether it is denied.

:func:`structure` reads propositions off the parse of each content (:mod:`.propositions`) by a lexicon of frames
(:mod:`.frames`), names their participants (:mod:`.naming`) and words each as a sentence (:mod:`.wording`).
"""

from counterclaim.structure.building import structure

__all__ = ["structure"]
