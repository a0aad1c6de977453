"""What call a document is of: company, period, date, language and currency, from the sidecar, else from the text."""

from transforms.calls.identify import identify_calls

__all__ = ["identify_calls"]
