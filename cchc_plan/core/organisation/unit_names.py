"""Which body a cell of the annex means: other spellings, several in one cell."""

import functools
import re
from collections.abc import Iterator, Sequence

from ..text.normalize import bare, clean, fold

# "Các phòng, ban", "Tất cả cơ quan, đơn vị có liên quan thuộc UBND xã".
_KIND = r"(?:bo phan|co quan|don vi|phong|ban|nganh|ban nganh|can bo|cong chuc)"
_OTHERS = rf"(?:{_KIND}|trung tam|to chuc|doan the|ca nhan|dia phuong|vien chuc)"
_WHICH = r"(?: chuyen mon)?"
_ALL_UNITS = re.compile(
    rf"(?:(?:tat ca|toan the) )?(?:cac|nhung|tat ca|toan the) {_KIND}{_WHICH}"
    rf"(?:(?:, ?| va |/){_OTHERS}{_WHICH})*"
    r"(?: khac)?(?:,? (?:co )?lien quan)?"
    r"(?: (?:(?:truc )?thuoc|cua)(?: (?:ubnd|so|xa|phuong|thi tran|huyen|tinh))+)?$"
)
# Official names that hold what else parts two of them; among them those of the bodies
# of a commune (NĐ 150/2025/NĐ-CP).
_WHOLE_NAMES = re.compile(
    r"(?:văn phòng|vp) (?:hđnd|hội đồng nhân dân)\s?(?:và|,|&)\s?"
    r"(?:ubnd|ủy ban nhân dân)"
    r"|kinh tế, hạ tầng(?: và đô thị)?|kinh tế và hạ tầng|hạ tầng và đô thị"
    r"|tiếp nhận (?:và|&) (?:giao )?trả kết quả|tn ?(?:và|&) ?tkq"
    r"|dịch vụ, sự nghiệp công|lao động, thương binh và xã hội"
    r"|văn hóa, (?:thể thao|khoa học)[^,;]*? và (?:du lịch|thông tin)"
    r"|văn hóa và (?:thông tin|xã hội)|thông tin và truyền thông"
    r"|(?:nông nghiệp|tài nguyên) và môi trường|nông nghiệp và phát triển nông thôn"
    r"|giáo dục và đào tạo|khoa học và công nghệ|kế hoạch và đầu tư"
    r"|tài chính và kế hoạch|đầu tư xây dựng và phát triển quỹ đất"
)
_SEPARATORS = re.compile(r"[;\n]+|,|\s+và\s+|\s+\+\s+|\s*&\s*")
_LIST_MARK = re.compile(r"^\s*(?:[-–+•*]|\d+[.)])\s*")
_DASHES = re.compile(r"\s*[-–—]\s*")


def is_all_units(name: str) -> bool:
    """Whether the wording means all units concerned.

    >>> is_all_units("Các bộ phận liên quan"), is_all_units("Các đơn vị có liên quan")
    (True, True)
    >>> is_all_units("Các phòng, ban"), is_all_units("Văn phòng")
    (True, False)
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
    >>> split_names("Văn phòng HĐND và UBND, Công an và Ban CHQS xã")
    ['Văn phòng HĐND và UBND', 'Công an', 'Ban CHQS xã']
    """
    if match_unit(name, spellings) is not None or is_all_units(name):
        return [clean(name)]
    names = []
    for line in re.split(r"[;\n]+", name):
        line = _LIST_MARK.sub("", line)
        whole = match_unit(line, spellings) is not None or is_all_units(line)
        parts = [line] if whole else _parts(clean(line))
        names += [clean(_LIST_MARK.sub("", part)).rstrip(".") for part in parts]
    return list(dict.fromkeys(part for part in names if part))


def _parts(line: str) -> Iterator[str]:
    """The text between separators, those inside of official names left alone."""
    # ``fold`` of a clean text keeps the places of its letters.
    kept = [match.span() for match in _WHOLE_NAMES.finditer(fold(line))]
    start = 0
    for match in _SEPARATORS.finditer(line):
        if not any(first <= match.start() < last for first, last in kept):
            yield line[start : match.start()]
            start = match.end()
    yield line[start:]


# An annex names the same few bodies in every row.
@functools.lru_cache(maxsize=2_000)
def _key(name: str) -> str:
    return _DASHES.sub(" - ", fold(name)).strip(" .;,:-")
