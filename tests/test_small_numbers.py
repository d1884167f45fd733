"""No small number is published, nor can anybody work one out who knows the total and how we hide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.small_numbers import Shown, hide, in_words, on_its_own, why

GROUPS = "abcdefgh"
Counts = tuple[int, ...]


def fillings(cells: int, people: int) -> Iterator[Counts]:
    """Every way to spread people over cells."""
    if cells <= 1:
        if cells or not people:
            yield (people,) * cells
        return
    for first in range(people + 1):
        for rest in fillings(cells - 1, people - first):
            yield (first, *rest)


def shown(counts: Counts, least: int = 5) -> Shown:
    return hide(sum(counts), {"age": dict(zip(GROUPS, counts, strict=False))}, least)


def cells(counts: Counts, least: int = 5) -> tuple[int | None, ...]:
    """One table as it is shown, without the names of its groups."""
    return tuple(count for _, count in shown(counts, least).tables[0][1])


def attack(published: tuple[int | None, ...], possible: Iterable[Counts], least: int) -> None:
    """Fail if somebody who knows every table that is shown like this learns a small number."""
    possible = list(possible)
    for cell, count in enumerate(published):
        values = {table[cell] for table in possible}
        if count is not None:
            assert not 0 < count < least, f"{count} is shown in {published}"
        elif any(0 < value < least for value in values):
            assert len(values) > 1, f"{values} stands at {cell} of {published}"


def attack_sum(people: int, published: tuple[int | None, ...], least: int) -> None:
    """Fail if all the hidden cells together are a small number of people."""
    assert not 0 < people - sum(count for count in published if count is not None) < least


@pytest.mark.parametrize("least", [3, 4, 5, 6])
@pytest.mark.parametrize(
    ("groups", "people"), [(1, 20), (2, 30), (3, 24), (4, 16), (5, 12), (6, 9), (7, 8), (8, 8)]
)
def test_no_table_up_to_a_size_gives_itself_away(groups: int, people: int, least: int) -> None:
    for total in range(least, people + 1):
        alike: dict[tuple[int | None, ...], list[Counts]] = defaultdict(list)
        for table in fillings(groups, total):
            alike[cells(table, least)].append(table)
        for published, possible in alike.items():
            attack(published, possible, least)
            attack_sum(total, published, least)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=4).map(tuple), st.integers(3, 8))
def test_random_tables_do_not_give_themselves_away(table: Counts, least: int) -> None:
    total, published = sum(table), cells(table, least)
    hidden = [cell for cell, count in enumerate(published) if count is None]
    if shown(table, least).total is None:
        assert 0 < total < least
        assert len(hidden) == len(table)
        return
    rest = total - sum(count for count in published if count is not None)
    possible = []
    for filling in fillings(len(hidden), rest):
        values = dict(zip(hidden, filling, strict=True))
        guess = tuple(values.get(cell, count) for cell, count in enumerate(published))
        if cells(guess, least) == published:
            possible.append(guess)
    assert table in possible
    attack(published, possible, least)
    attack_sum(total, published, least)


@given(st.lists(st.integers(0, 400), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_what_is_hidden_does_not_depend_on_the_order(table: list[int], chance: object) -> None:
    shuffled = list(table)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    hidden = {count for count, cell in zip(table, cells(tuple(table)), strict=True) if cell is None}
    assert hidden == {
        count for count, cell in zip(shuffled, cells(tuple(shuffled)), strict=True) if cell is None
    }


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=40))
def test_tables_about_the_same_people_are_hidden_one_by_one(people: list[tuple[str, str]]) -> None:
    ages = {age: sum(person[0] == age for person in people) for age in "abc"}
    wards = {ward: sum(person[1] == ward for person in people) for ward in "xyz"}
    both = hide(len(people), {"age": ages, "ward": wards})
    assert both.tables == (
        *hide(len(people), {"age": ages}).tables,
        *hide(len(people), {"ward": wards}).tables,
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy")), min_size=5, max_size=24))
def test_two_tables_never_fix_a_small_number_of_people_in_both_groups(people: list[tuple[str, str]]) -> None:
    ages = [sum(person[0] == age for person in people) for age in "ab"]
    wards = [sum(person[1] == ward for person in people) for ward in "xy"]
    published = (cells(tuple(ages)), cells(tuple(wards)))
    in_both: list[set[int]] = [set(), set(), set(), set()]
    for first, second, third, fourth in fillings(4, len(people)):
        rows, columns = (first + second, third + fourth), (first + third, second + fourth)
        if (cells(rows), cells(columns)) == published:
            for values, count in zip(in_both, (first, second, third, fourth), strict=True):
                values.add(count)
    assert not [values for values in in_both if len(values) == 1 and values <= {1, 2, 3, 4}]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((12, 30, 8), (12, 30, 8)),
        ((12, 0, 8), (12, 0, 8)),
        ((0, 0), (0, 0)),
        ((5,), (5,)),
        ((3, 12, 30), (None, None, 30)),
        ((30, 3, 12, 0), (30, None, None, 0)),
        ((1, 4, 30), (None, None, 30)),
        ((1, 2, 12, 30), (None, None, None, 30)),
        (
            (4, 4, 12, 30),
            (None, None, None, 30),
        ),  # eight people in two small groups: four and four
        ((3, 9, 9, 30), (None, None, None, 30)),  # which of the nines is hidden would tell where the three is
        ((4, 4, 0), (None, None, 0)),
        ((4, 4, 4), (None, None, None)),
        ((3, 3, 6), (None, None, None)),
        ((4, 4), (None, None)),
        ((1, 1, 1, 1, 1), (None, None, None, None, None)),
        ((1, 1, 1, 2, 0), (None, None, None, None, None)),
    ],
)
def test_examples(counts: Counts, expected: tuple[int | None, ...]) -> None:
    assert cells(counts) == expected
    assert shown(counts).total == sum(counts)
    assert shown(counts).hides == (None in expected)


@pytest.mark.parametrize("total", [1, 2, 3, 4])
def test_a_small_total_hides_everything(total: int) -> None:
    result = hide(total, {"age": {"under 18": 0, "adults": total}, "ward": {"North Wexmoor": total}})
    assert result == Shown(
        None, (("age", (("under 18", None), ("adults", None))), ("ward", (("North Wexmoor", None),)))
    )
    assert result.hides


@pytest.mark.parametrize("table", [{"a": 20, "b": 11}, {"a": 25, "b": -5}, {"a": 7}])
def test_a_table_that_does_not_add_up_is_hidden_whole(table: Mapping[str, int]) -> None:
    assert hide(20, {"age": table}).tables == (("age", tuple((group, None) for group in table)),)


def test_a_total_below_nothing_is_hidden() -> None:
    assert hide(-3, {"age": {"a": -3}}) == Shown(None, (("age", (("a", None),)),))


def test_no_tables_are_no_trouble() -> None:
    assert hide(0, {}) == Shown(0, ())
    assert not hide(0, {}).hides


def test_the_words_of_a_cell() -> None:
    words = [in_words(count) for count in (None, 0, 1, 4, 5, 1204)]
    assert words == ["not shown", "0", "not shown", "not shown", "5", "1,204"]
    assert in_words(7, least=10) == "not shown"


def test_the_words_of_a_count_on_its_own() -> None:
    words = [on_its_own(count) for count in (0, 1, 4, 5, 1204)]
    assert words == ["0", "fewer than 5", "fewer than 5", "5", "1,204"]
    assert on_its_own(9, least=10) == "fewer than 10"


def test_why_names_the_small_numbers() -> None:
    assert why(5) == (
        "We do not show numbers from 1 to 4, or numbers that would give them away, "
        "so that nobody can be picked out."
    )
    assert "from 1 to 9," in why(10)


@pytest.mark.parametrize("least", [2, 1, 0, -1])
def test_hiding_one_number_alone_would_tell_it(least: int) -> None:
    with pytest.raises(ValueError, match="3 or more"):
        hide(9, {}, least)
    with pytest.raises(ValueError, match="3 or more"):
        on_its_own(9, least)
