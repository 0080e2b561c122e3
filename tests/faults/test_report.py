"""`docs/faults.md` is what the report writes of the present matrix; no promise is broken there."""

from __future__ import annotations

from desk_speaker.faults import Fault
from tests.faults.report import HEAD, PAGE, SIGNS, cells, page


def rows() -> dict[tuple[str, str, str], str]:
    """The word of every cell of the page."""
    words = {}
    service = ""
    for line in PAGE.read_text(encoding="utf-8").removeprefix(HEAD).splitlines():
        if line.startswith("## "):
            service = line.removeprefix("## ")
        elif line.startswith("| ") and not line.startswith("| command"):
            name, *found = (each.strip() for each in line.strip("|").split("|"))
            for fault, word in zip(Fault, found, strict=True):
                words[name, service.lower(), str(fault)] = word
    return words


def test_the_page_holds_every_cell_that_there_is() -> None:
    expected = {(command.name, service, str(fault)) for command, service, fault in cells()}
    assert set(rows()) == expected
    assert page(rows()) == PAGE.read_text(encoding="utf-8")


def test_in_every_cell_the_promises_held() -> None:
    assert set(rows().values()) <= set(SIGNS.values())
