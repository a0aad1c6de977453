"""What came net of what went: the change of a count against the end of the quarter before. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

NET = {
    "In this fiscal quarter, we added a net of 14 learning centers.": ["group learning_centers: 14 count change_abs qoq at its end"],
    "This quarter we recorded a net increase of 57 schools and learning centers.": [
        "group learning_centers: 57 count change_abs qoq at its end"
    ],
    "本季度我们净增14个教学点。": ["group learning_centers: 14 count change_abs qoq at its end"],
    "We closed a net of 5 stores in the quarter.": ["group stores: -5 count change_abs qoq at its end"],
    "We ended the quarter with 1,200 stores, a net increase of 300 over the past year.": [
        "group stores: 1200 count at its end",
        "group stores: 300 count change_abs yoy at its end",
    ],
    "Net additions of learning centers were 57 in the quarter.": ["group learning_centers: 57 count change_abs qoq at its end"],
    # Against neither the quarter nor the year before.
    "In the first half, we added a net of 26 learning centers.": [],
}


@pytest.mark.parametrize("text", NET)
def test_observations(text: str) -> None:
    assert told(text) == NET[text]
