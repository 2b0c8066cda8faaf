"""Why a certificate file cannot be signed or is not believed."""


class WouldNotBeSigned(ValueError):
    """A field that no context knows: canonicalisation would drop it, so nobody could see that it was changed."""


class NotGenuine(ValueError):
    """The file is not, or no longer, what was signed. `code` says which: form, context, field, key or proof."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code
