"""What looks like a person's name, and what stands beside it."""

import pytest

from tui.notes.names import full_name, is_name, is_role, person, presented


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("顾长河｜桥梁检修员", "顾长河"),
        ("Rosa Delmar | pilot", "Rosa Delmar"),
        ("Rosa Delmar  pilot", "Rosa Delmar"),
        ("Ines Okafor as THE KEEPER", "Ines Okafor"),
        ("سالم بحر، حارس المنارة", "سالم بحر"),
        ("詩人 / 森 灯", "森 灯"),
        ("林舟【微博：林舟】", "林舟"),
        ("dr Ewa Lis – latarniczka", "dr Ewa Lis"),
    ],
)
def test_a_name_beside_a_role(text: str, name: str) -> None:
    assert person(text) == name


def test_three_characters_after_a_family_name_are_no_calling() -> None:
    assert not any(map(is_role, ("马国家", "李大师", "陈议员", "王教授")))
    assert all(map(is_role, ("摄影师", "灯塔看守人", "程序员", "李大师的摄影师")))
