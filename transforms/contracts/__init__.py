"""Frame contracts: what goes into the transforms, and the frames that come out, one per table of the warehouse."""

from transforms.contracts.dimensions import Call, Company, Document, Metric, Period, Segment, Speaker, Unit
from transforms.contracts.facts import (
    Check,
    CheckObservation,
    Correction,
    Observation,
    Quantity,
    Rejection,
    Sentence,
    Utterance,
)
from transforms.contracts.inputs import Line, SourceDocument

#: Table name in the warehouse → contract of the frame that fills it, in the order of loading.
TABLES = {
    "dim_company": Company,
    "dim_call": Call,
    "dim_document": Document,
    "dim_speaker": Speaker,
    "dim_segment": Segment,
    "dim_metric": Metric,
    "dim_period": Period,
    "dim_unit": Unit,
    "fact_utterance": Utterance,
    "fact_sentence": Sentence,
    "fact_correction": Correction,
    "fact_quantity": Quantity,
    "fact_observation": Observation,
    "fact_check": Check,
    "fact_check_observation": CheckObservation,
}

__all__ = [
    "TABLES",
    "Call",
    "Check",
    "CheckObservation",
    "Company",
    "Correction",
    "Document",
    "Line",
    "Metric",
    "Observation",
    "Period",
    "Quantity",
    "Rejection",
    "Segment",
    "Sentence",
    "SourceDocument",
    "Speaker",
    "Unit",
    "Utterance",
]
