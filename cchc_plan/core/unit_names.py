"""Which body a cell of the annex means: other spellings, several in one cell."""

import re
from collections.abc import Sequence

from .text import bare, clean, fold

_ALL_UNITS = re.compile(
    r"^(tat ca )?(cac|nhung)? ?(bo phan|co quan|don vi|ban nganh|nganh|cong chuc|ban)"
    r"( chuyen mon|, (don vi|bo phan|ban|nganh|ca nhan|doan the)|,? ca nhan"
    r"| va (don vi|ca nhan))*( khac)?( co)? ?(lien quan|thuoc ubnd xa|thuoc xa)"
    r"( thuoc ubnd xa| cua xa| thuoc xa)?$"
)
_SEPARATORS = re.compile(r"[;\n]+|,|\s+và\s+|\s+\+\s+|\s*&\s*")
_LIST_MARK = re.compile(r"^\s*(?:[-–+•*]|\d+[.)])\s*")
_DASHES = re.compile(r"\s*[-–—]\s*")


def is_all_units(name: str) -> bool:
    """Whether the wording means all units concerned.

    >>> is_all_units("Các bộ phận liên quan"), is_all_units("Các đơn vị có liên quan")
    (True, True)
    >>> is_all_units("Văn phòng")
    False
    """
    return bool(_ALL_UNITS.match(bare(name).rstrip(". ;")))


def match_unit(name: str, spellings: Sequence[Sequence[str]]) -> int | None:
    """Index of the unit that ``name`` means, or None; never the nearest guess.

    A full name beats its beginning: "Văn phòng" is "Văn phòng - Thống kê" only where
    no unit is called just "Văn phòng" and only one begins so.

    >>> units = [["Văn phòng - Thống kê"], ["Văn hóa - Xã hội", "VHXH"]]
    >>> match_unit("Văn phòng", units), match_unit("Văn hoá", units)
    (0, 1)
    >>> match_unit("vhxh", units), match_unit("Công an xã", units)
    (1, None)
    """
    wanted = _key(name)
    if not wanted:
        return None
    keys = [[_key(spelling) for spelling in unit] for unit in spellings]
    exact = [index for index, unit in enumerate(keys) if wanted in unit]
    if exact:
        return exact[0] if len(exact) == 1 else None
    begins = [
        index
        for index, unit in enumerate(keys)
        if any(key.startswith(wanted + " - ") for key in unit)
    ]
    return begins[0] if len(begins) == 1 else None


def split_names(name: str, spellings: Sequence[Sequence[str]] = ()) -> list[str]:
    """The bodies named in one cell; a known name that holds a comma stays whole.

    >>> split_names("Văn phòng, Tư pháp và Tài chính")
    ['Văn phòng', 'Tư pháp', 'Tài chính']
    >>> split_names("Phòng Kinh tế, Hạ tầng", [["Phòng Kinh tế, Hạ tầng"]])
    ['Phòng Kinh tế, Hạ tầng']
    """
    if match_unit(name, spellings) is not None or is_all_units(name):
        return [clean(name)]
    names = []
    for line in re.split(r"[;\n]+", name):
        line = _LIST_MARK.sub("", line)
        whole = match_unit(line, spellings) is not None or is_all_units(line)
        parts = [line] if whole else _SEPARATORS.split(line)
        names += [clean(_LIST_MARK.sub("", part)).rstrip(".") for part in parts]
    return list(dict.fromkeys(part for part in names if part))


def _key(name: str) -> str:
    return _DASHES.sub(" - ", fold(name)).strip(" .;,:-")
