"""What the service lists tells which alerts exist, when memory can't."""

from __future__ import annotations

import pytest

from backspasm.alerts.adopt import Listed, adopt
from backspasm.alerts.difference import Difference, difference
from backspasm.alerts.model import Actual, AlertKind, Channel, Wanted

NOW = 1_800_000_000
HALF_HOUR = NOW + 1800
OFF = Wanted(HALF_HOUR, AlertKind.COLD_OFF, 1)
ON = Wanted(HALF_HOUR + 1800, AlertKind.COLD_ON, 2)

TIMER = Actual("t", HALF_HOUR, AlertKind.COLD_OFF, Channel.TIMER)
RINGING = Wanted(HALF_HOUR, AlertKind.COLD_OFF, 1, Channel.TIMER)


def words(alert: Wanted) -> str:
    return {AlertKind.COLD_OFF: "Ice off. Check your skin.", AlertKind.COLD_ON: "Ice on."}.get(
        alert.kind, "Something else."
    )


def listed(
    token: str = "a",
    at: int | None = HALF_HOUR,
    text: str = "Ice off. Check your skin.",
    *,
    recurring: bool = False,
) -> Listed:
    return Listed(token, at, recurring, (text,))


def run(
    *there: Listed,
    wanted: tuple[Wanted, ...] = (OFF,),
    known: tuple[Actual, ...] = (),
    now: int = NOW,
) -> Difference:
    return adopt(there, wanted, known, now, words)


def looked(*there: Listed, known: tuple[Actual, ...] = ()) -> Difference:
    """With timers on the list too, and one wanted."""
    return adopt(there, (RINGING,), known, NOW, words, frozenset(Channel))


class TestAReminderNobodyRemembers:
    def test_is_kept_if_it_says_the_right_thing_at_the_right_time(self) -> None:
        kept = Actual("a", HALF_HOUR, AlertKind.COLD_OFF)
        assert run(listed()) == Difference((kept,), (), ())

    @pytest.mark.parametrize("late", [-1, 0, 1, 10])
    def test_may_seem_a_little_late_and_is_then_known_by_its_true_instant(self, late: int) -> None:
        assert run(listed(at=HALF_HOUR + late)).keep == (
            Actual("a", HALF_HOUR, AlertKind.COLD_OFF),
        )

    @pytest.mark.parametrize("off_by", [-1000, -2, 11, 1000])
    def test_of_another_time_is_a_leftover(self, off_by: int) -> None:
        result = run(listed(at=HALF_HOUR + off_by))
        assert [each.id for each in result.cancel] == ["a"]
        assert result.create == (OFF,)
        assert result.keep == ()

    def test_of_other_words_is_a_leftover(self) -> None:
        result = run(listed(text="Ice on."))
        assert [each.id for each in result.cancel] == ["a"]
        assert result.create == (OFF,)

    def test_may_have_been_written_with_other_spaces_and_capitals(self) -> None:
        assert run(listed(text="  ICE off.\n Check  your skin. ")).keep

    def test_may_say_it_in_one_of_several_languages(self) -> None:
        there = Listed("a", HALF_HOUR, False, ("Eis weg.", "Ice off. Check your skin."))
        assert run(there).keep

    def test_that_says_nothing_is_a_leftover(self) -> None:
        assert run(Listed("a", HALF_HOUR, False, ())).cancel

    def test_whose_time_cannot_be_told_is_a_leftover(self) -> None:
        [leftover] = run(listed(at=None)).cancel
        assert leftover.id == "a"
        assert leftover.at == NOW + 86_400

    def test_serves_one_alert_only(self) -> None:
        result = run(listed("a"), listed("b"))
        assert [each.id for each in result.keep] == ["a"]
        assert [each.id for each in result.cancel] == ["b"]
        assert result.create == ()

    def test_that_has_rung_is_neither_kept_nor_cancelled(self) -> None:
        assert run(listed(at=NOW), wanted=()) == Difference((), (), ())
        assert run(listed(at=NOW - 5), wanted=()) == Difference((), (), ())
        assert run(listed(at=NOW + 1), wanted=()).cancel

    def test_is_a_leftover_once_nothing_is_wanted(self) -> None:
        result = run(listed("b", HALF_HOUR + 60), listed("a"), wanted=())
        assert [each.id for each in result.cancel] == ["a", "b"]

    def test_left_over_never_passes_for_a_wanted_alert_later(self) -> None:
        every = tuple(Wanted(HALF_HOUR, kind, 1) for kind in list(AlertKind)[:-1])
        [leftover] = run(listed(text="?"), wanted=every).cancel
        assert not difference(every, [leftover], NOW).keep
        [leftover] = run(listed(text="?")).cancel
        assert not difference([OFF], [leftover], NOW).keep


class TestWhatIsRemembered:
    known = Actual("a", HALF_HOUR, AlertKind.COLD_OFF)

    def test_counts_more_than_what_the_list_makes_of_it(self) -> None:
        result = run(listed(at=None, text="?"), known=(self.known,))
        assert result == Difference((self.known,), (), ())

    @pytest.mark.parametrize("by", [-5, 5])
    def test_is_cancelled_when_it_is_no_longer_wanted(self, by: int) -> None:
        moved = Wanted(HALF_HOUR + by, AlertKind.COLD_OFF, 1)
        result = run(listed(), wanted=(moved,), known=(self.known,))
        assert result == Difference((), (self.known,), (moved,))

    def test_is_gone_if_it_is_not_listed(self) -> None:
        assert run(known=(self.known,)) == Difference((), (), (OFF,))

    def test_goes_before_what_nobody_remembers(self) -> None:
        result = run(listed("b"), listed("a"), known=(self.known,))
        assert result.keep == (self.known,)
        assert [each.id for each in result.cancel] == ["b"]

    @pytest.mark.parametrize("at", [NOW, NOW - 5])
    def test_that_has_rung_is_done_with(self, at: int) -> None:
        rung = Actual("a", at, AlertKind.COLD_OFF)
        assert run(listed(at=NOW + 5), known=(rung,), wanted=()) == Difference((), (), ())

    def test_timers_are_not_on_the_list_and_exist_all_the_same(self) -> None:
        assert run(known=(TIMER,), wanted=(RINGING,)) == Difference((TIMER,), (), ())
        assert run(known=(TIMER,), wanted=()) == Difference((), (TIMER,), ())


class TestTimers:
    def test_a_timer_that_the_list_covers_and_does_not_hold_is_gone(self) -> None:
        assert looked(known=(TIMER,)) == Difference((), (), (RINGING,))

    def test_a_timer_is_known_again_by_its_instant_and_its_label(self) -> None:
        there = Listed("t", HALF_HOUR, False, ("Ice off. Check your skin.",), Channel.TIMER)
        assert looked(there) == Difference((TIMER,), (), ())

    def test_a_reminder_does_not_serve_where_a_timer_is_wanted(self) -> None:
        result = looked(listed())
        assert [each.id for each in result.cancel] == ["a"]
        assert result.create == (RINGING,)

    def test_a_timer_that_was_paused_is_taken_away_and_set_anew(self) -> None:
        there = Listed("t", None, False, ("Ice off 200",), Channel.TIMER, paused=True)
        result = looked(there, known=(TIMER,))
        assert [each.id for each in result.cancel] == ["t"]
        assert result.create == (RINGING,)

    def test_a_stranger_is_cancelled_where_it_is(self) -> None:
        there = Listed("x", HALF_HOUR + 60, False, ("Ice off 260",), Channel.TIMER)
        assert [each.channel for each in looked(there).cancel] == [Channel.TIMER]


class TestTheRest:
    def test_recurring_reminders_are_none_of_the_plans(self) -> None:
        assert run(listed(recurring=True)) == Difference((), (), (OFF,))
        assert run(listed(recurring=True), wanted=()) == Difference((), (), ())

    def test_gaps_are_created_soonest_first(self) -> None:
        skin = Wanted(NOW + 1200, AlertKind.SKIN_CHECK, 1)
        result = run(listed(), wanted=(ON, OFF, skin))
        assert result.create == (skin, ON)

    @pytest.mark.parametrize("at", [NOW, NOW - 5])
    def test_what_should_have_rung_is_not_created(self, at: int) -> None:
        due = Wanted(at, AlertKind.COLD_OFF, 1)
        assert run(wanted=(due,)) == Difference((), (), ())
        assert run(wanted=(Wanted(NOW + 1, AlertKind.COLD_OFF, 1),)).create

    def test_each_finds_its_own_among_many(self) -> None:
        result = run(
            listed("late", ON.at + 3, "Ice on."),
            listed("soon", OFF.at + 2),
            listed("stray", OFF.at + 600),
            wanted=(OFF, ON),
        )
        assert result.keep == (
            Actual("soon", OFF.at, AlertKind.COLD_OFF),
            Actual("late", ON.at, AlertKind.COLD_ON),
        )
        assert [each.id for each in result.cancel] == ["stray"]
        assert result.create == ()

    def test_what_was_adopted_is_left_alone_from_then_on(self) -> None:
        adopted = run(listed(at=HALF_HOUR + 4)).keep
        assert difference([OFF], adopted, NOW).nothing_to_do

    def test_leftovers_are_cancelled_soonest_first_whatever_they_are(self) -> None:
        known = Actual("k", NOW + 700, AlertKind.COLD_ON)
        result = run(listed("k", NOW + 700), listed("s", NOW + 600), wanted=(), known=(known,))
        assert [each.id for each in result.cancel] == ["s", "k"]
