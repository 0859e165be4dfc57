"""The encoder: words become vectors, by a small transformer that runs on ONNX Runtime."""
