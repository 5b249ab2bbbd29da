"""What tests of several packages share."""

from __future__ import annotations

import pytest

from tests import servers


@pytest.fixture
def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    return servers.free_port()
