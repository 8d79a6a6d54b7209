"""Files and pasted text → paragraphs and tables in the order of the document.

Nothing is understood here; :mod:`.annex` and :mod:`.plan_text` do that.
"""

from .file_guard import check_file
from .docx import read_docx
from .pasted import read_pasted
from .xlsx import read_xlsx
from .source import Source

__all__ = ["read_file", "read_pasted"]


def read_file(filename: str, content: bytes) -> Source:
    """Read a .docx or .xlsx.

    :param filename: its name; only the ending counts, and must say what the file is
    :raises UnreadableFile: one clear sentence, whatever is wrong with the file; codes
        are those of :func:`.check_file`, "no_table" and "empty_sheet"
    """
    package = check_file(filename, content)
    return read_docx(package) if package.kind == "docx" else read_xlsx(package)
