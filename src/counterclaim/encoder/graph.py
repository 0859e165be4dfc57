"""ONNX graphs: loaded when first used, run on one core, so that processes and not threads share the machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterclaim.errors import ModelError

Arrays = Mapping[str, NDArray[Any]]


class Graph:
    """One graph: named arrays in, arrays out."""

    def __init__(self, data: bytes, *, name: str) -> None:
        """Raises :class:`ModelError` where the graph cannot be loaded."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # The arena keeps the largest batch that ever was; a long report must not cost memory for ever.
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # ONNX Runtime's own errors have no common class
            reason = (str(error).splitlines() or [type(error).__name__])[0]
            raise ModelError(f"the model {name!r} cannot be loaded ({reason}); install the package again") from error

    def __call__(self, arrays: Arrays) -> Sequence[NDArray[np.float32]]:
        """Run it. Shapes and types are those that the graph was exported with."""
        found: Sequence[NDArray[np.float32]] = self._session.run(None, dict(arrays))
        return found
