"""The audit: what a call says in several ways must agree once every number is read as the interval it was rounded from."""

from transforms.audit.audit_calls import Audit, audit

__all__ = ["Audit", "audit"]
