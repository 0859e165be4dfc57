"""Ctrl-C that is not lost. Python drops an exception that is raised while an object is being destroyed, and where many
are, that is where an interrupt often falls: the run would go on as if nothing had been pressed."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

T = TypeVar("T")

_pressed = threading.Event()


@contextmanager
def noticed() -> Iterator[None]:
    """Within, an interrupt raises ``KeyboardInterrupt`` at once where it can, else at the next item of ``each``."""
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        yield  # signals belong to the main thread, and whoever had them ignored meant it
        return
    _pressed.clear()
    hook, handler = sys.unraisablehook, signal.signal(signal.SIGINT, _press)
    sys.unraisablehook = _without_interrupts
    try:
        yield
    finally:
        sys.unraisablehook = hook
        signal.signal(signal.SIGINT, handler)


def each(items: Iterable[T]) -> Iterator[T]:
    """The items, unless an interrupt has been noticed."""
    for item in items:
        if _pressed.is_set():
            raise KeyboardInterrupt
        yield item


def _press(number: int, frame: FrameType | None) -> None:
    _pressed.set()
    raise KeyboardInterrupt


def _without_interrupts(unraisable: sys.UnraisableHookArgs) -> None:
    if not isinstance(unraisable.exc_value, KeyboardInterrupt):
        sys.__unraisablehook__(unraisable)
