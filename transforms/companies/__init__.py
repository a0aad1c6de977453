"""Reference data of companies: one YAML file a company, read once into frames.

`companies()`, `company_aliases()`, `officers()`, `segments()`, `segment_aliases()`, `revenue_parts()` and `group_aliases()` are cached:
frames must not be changed.
"""

from transforms.companies.reference import (
    companies,
    company_aliases,
    group_aliases,
    officers,
    revenue_parts,
    segment_aliases,
    segments,
)

__all__ = ["companies", "company_aliases", "group_aliases", "officers", "revenue_parts", "segment_aliases", "segments"]
