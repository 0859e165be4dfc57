"""The encoder: words become vectors, by a small transformer that runs on ONNX Runtime."""

from counterclaim.encoder.encoder import SIZE, Encoder, load_encoder, vectors_of, word_pieces

__all__ = ["SIZE", "Encoder", "load_encoder", "vectors_of", "word_pieces"]
