"""What looks like a person's name, and what stands beside it."""

import pytest

from tui.notes.names import full_name, is_name, person, presented


@pytest.mark.parametrize(
    "name",
    [
        "Ida Ny",
        "Tim",
        "Sanne de Wit",
        "Jean-Luc Ek",
        "K. S.",
        "O'Neill",
        "周岚",
        "山田太郎",
        "Лев Орлов",
        "ليلى حداد",
        "@ida",
    ],
)
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the crew",
        "The Harbour Times",
        "a friend of Ida",
        "Episode 12",
        "Why boats?",
        "灯塔看守人们",
        "https://a.example",
    ],
)
def test_no_names(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ida Ny, founder of Lampworks", "Ida Ny"),
        ("— Ida Ny (@ida)", "Ida Ny"),
        ("Ida Ny on lamps", "Ida Ny"),
        ("Ida Ny | Lampworks", "Ida Ny"),
        ("Ida Ny & Per Ek", "Ida Ny & Per Ek"),
        ("whoever said it", ""),
    ],
)
def test_the_name_at_the_head(text: str, name: str) -> None:
    assert person(text) == name


def test_initials_stand_for_the_one_person_they_fit() -> None:
    assert full_name("IN", ["Ida Ny", "Per Ek"]) == "Ida Ny"
    assert full_name("I.N.", ["Ida Ny", "Per Ek"]) == "Ida Ny"
    assert full_name("IN", ["Ida Ny", "Ivo Norr"]) == "IN"
    assert full_name("Ida", ["Ida Ny"]) == "Ida"


def test_people_presented_in_prose() -> None:
    assert presented("We sail. Ida Ny is a lighthouse engineer.") == "Ida Ny"
    assert presented("Camille Brun, horlogère, raconte trente ans d’atelier.", first=True) == "Camille Brun"
    assert presented("Harbour Station is a community project.") == ""
    assert presented("To Ida, it seemed, lamps mattered.", first=True) == ""
