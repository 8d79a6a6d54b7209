"""The order of a list by a word that is worked out in SQL."""

from odoo.tools import SQL


def by_words(words, value: SQL, direction: SQL) -> SQL:
    """Sort as the words stand, not by their letters.

    :param words: in the order wanted; any other, and none, comes last
    :param value: the word of a row
    """
    return SQL(
        "array_position(%s::varchar[], %s::varchar) %s", list(words), value, direction
    )
