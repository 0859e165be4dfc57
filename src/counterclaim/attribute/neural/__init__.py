"""Attribution by a small neural model: one pass of an encoder, a cue tagger, and a scorer of roles for each cue."""
