"""The state machine of a message as a table of allowed moves."""

from .models.outreach import MessageState

_M = MessageState

# What was handed over is never sent again: from SENDING back to WAITING only when the mail server surely has nothing.
MESSAGE_MOVES: dict[str, set[str]] = {
    _M.WAITING: {_M.SENDING, _M.SENT, _M.CANCELLED},  # SENT at once: a call that was made
    _M.SENDING: {_M.SENT, _M.WAITING, _M.CANCELLED, _M.UNCERTAIN, _M.FAILED},
    _M.CANCELLED: {_M.WAITING},  # announced again: it holds again
    _M.SENT: {_M.FAILED, _M.UNCERTAIN},  # a mail came back, a text did not arrive, or nobody can say
    _M.UNCERTAIN: {_M.FAILED},
    _M.FAILED: set(),
}
