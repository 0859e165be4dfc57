"""What can go wrong.

CounterclaimError
 + InputError        an input that cannot be read as a report
 + ModelError        the language pipeline cannot be loaded
 + GazetteerError    a user's list of actors cannot be read
 + LedgerError       the ledger cannot be opened or written
    + NotFound       no entry has this id
    + Ambiguous      several entries begin with this id
 + QueryError        a question that the ledger cannot take

Every message is one line: what is wrong, with which item, what to do.
"""


class CounterclaimError(Exception):
    """The root of all errors of this library."""


class InputError(CounterclaimError):
    """An input that cannot be read as a report: missing, empty, binary, badly encoded or too large."""


class ModelError(CounterclaimError):
    """The language pipeline cannot be loaded."""


class GazetteerError(CounterclaimError):
    """A user's list of actors cannot be read."""


class LedgerError(CounterclaimError):
    """The ledger cannot be opened, read or written."""


class NotFound(LedgerError):
    """No entry of the ledger has this id."""


class Ambiguous(LedgerError):
    """Several entries of the ledger begin with this id."""


class QueryError(CounterclaimError):
    """A question that the ledger cannot take, such as a date that is none."""
