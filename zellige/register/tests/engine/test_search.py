import pytest

from zellige.register.engine.search import folded, search_text, words


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Énergie", "energie"),
        ("إدارة الطاقة", "اداره الطاقه"),
        ("مُسْتَشْفى", "مستشفي"),
        ("Maturité  numérique, PME", "MATURITE NUMERIQUE PME"),
    ],
)
def test_two_spellings_of_the_same_word_are_equal(written: str, typed: str) -> None:
    assert folded(written) == folded(typed)


def test_different_words_stay_different() -> None:
    assert folded("santé") != folded("sante publique")
    assert folded("قلب") != folded("كلب")


def test_all_texts_of_a_thing_are_found_by_a_word_of_any_of_them() -> None:
    found = search_text(["الطاقة", "Énergie", "Energy"])
    assert all(word in found for word in (*words("الطاقه"), *words("ÉNERGIE"), *words("energy")))


def test_a_query_is_cut_at_eight_words() -> None:
    assert len(words("a b c d e f g h i j")) == 8
