"""The API keeps to what its OpenAPI page says: schemathesis asks what the page allows, and what it does not."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from warledger.web.app import create_app
from warledger.web.options import SiteOptions

OPERATIONS = (
    "/documents", "/documents/{document_id}", "/readings", "/readings/{document_id}", "/claims", "/claims/{claim_id}",
    "/events", "/events/{event_id}", "/disputes", "/geojson", "/timeline", "/control", "/control.geojson", "/search",
)  # fmt: skip


@pytest.fixture(scope="module")
def operations(war):
    app = create_app(war, SiteOptions(hosts=frozenset()))
    described = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    return {result.ok().path: result.ok() for result in described.get_all_operations()}


def test_every_operation_is_tried(operations):
    assert set(operations) == {f"/api/v1{path}" for path in OPERATIONS}


ALLOWED = [(path, GenerationMode.POSITIVE) for path in OPERATIONS]
# Any text may be the id of something, so that an address with an id has nothing that is not allowed.
NOT_ALLOWED = [(path, GenerationMode.NEGATIVE) for path in OPERATIONS if "{" not in path]


@pytest.mark.parametrize(("path", "mode"), ALLOWED + NOT_ALLOWED, ids=lambda part: getattr(part, "value", part))
def test_schemathesis_finds_no_fault(operations, path, mode):
    operation = operations[f"/api/v1{path}"]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    def ask(case):
        case.call_and_validate()

    ask()
