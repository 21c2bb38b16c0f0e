import publish_builders as made

from warledger.publish import tables


def test_rows_have_as_many_cells_as_columns():
    reading = made.READINGS[0]
    assert len(tables.document_row(reading.document)) == len(tables.DOCUMENT_COLUMNS)
    assert len(tables.claim_row(reading, made.STORMED)) == len(tables.CLAIM_COLUMNS)
    assert len(tables.event_row(made.STORM)) == len(tables.EVENT_COLUMNS)
    assert len(tables.dispute_row(made.STORM, made.OUTCOME)) == len(tables.DISPUTE_COLUMNS)
    assert len(tables.control_row(made.HELD)) == len(tables.CONTROL_COLUMNS)


def test_a_claim_of_nobody_says_so():
    assert tables.claim_row(made.READINGS[0], made.BELIEVED)[3] == "nobody named"


def test_a_difference_says_why_it_is_no_dispute():
    row = tables.dispute_row(made.STORM, made.SCOPE)
    assert row[2:4] == ("about 12 (nobody named) / 30 (Idris Vale)", "no: they count or cover different things")


def test_claims_and_disputes_as_json_begin_with_what_they_belong_to():
    claim = tables.claim_to_json(made.READINGS[0], made.STORMED)
    dispute = tables.dispute_to_json(made.STORM, made.OUTCOME)
    assert (claim["document"], claim["text"]) == ("north", "Rebels stormed the cement plant at Sarun on Sunday")
    assert (dispute["event"], dispute["field"]) == (made.STORM.id, "outcome")
