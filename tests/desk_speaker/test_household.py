"""Who speaks, where."""

from __future__ import annotations

import pytest

from desk_speaker.household import Household, is_zone, machine_zone


def test_every_household_has_ids_of_its_own_in_amazons_form() -> None:
    one, other = Household(), Household()
    assert one.user_id != other.user_id
    assert one.user_id.startswith("amzn1.ask.account.")
    assert one.device_id.startswith("amzn1.ask.device.")


def test_the_machines_zone_is_one_of_the_iana_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ", raising=False)
    assert is_zone(machine_zone())
    monkeypatch.setenv("TZ", "America/New_York")
    assert machine_zone() == "America/New_York"
    monkeypatch.setenv("TZ", "nonsense")
    assert is_zone(machine_zone())
