import json

from odoo.http import request

from odoo.addons.web.controllers import export


class TextAsText:
    """A sheet in which no text is taken for a formula or an address to open.

    Odoo leaves it to xlsxwriter to guess, so that a task named "=HYPERLINK(…)" would
    become a live formula in the sheet of whoever exports a list. Odoo makes the
    workbook without a way to pass options, so they are set on its sheet.
    """

    def __init__(self, *args):
        super().__init__(*args)
        self.worksheet.strings_to_formulas = False
        self.worksheet.strings_to_urls = False


class ListWriter(TextAsText, export.ExportXlsxWriter):
    """A list."""


class GroupedListWriter(TextAsText, export.GroupExportXlsxWriter):
    """A list by groups."""


class CchcListExport(export.ExcelExport):
    """What "Export" in the menu of one of the addon's lists writes."""

    def from_group_data(self, fields, columns_headers, groups):
        if not _is_own_list():
            return super().from_group_data(fields, columns_headers, groups)
        with GroupedListWriter(fields, columns_headers, groups.count) as sheet:
            row, column = 1, 0
            for name, group in groups.children.items():
                row, column = sheet.write_group(row, column, name, group)
        return sheet.value

    def from_data(self, fields, columns_headers, rows):
        if not _is_own_list():
            return super().from_data(fields, columns_headers, rows)
        with ListWriter(fields, columns_headers, len(rows)) as sheet:
            for row, cells in enumerate(rows, 1):
                for column, cell in enumerate(cells):
                    sheet.write_cell(row, column, cell)
        return sheet.value


def _is_own_list() -> bool:
    """Whether the request exports a model of the addon; never an error if unclear."""
    data = request.params.get("data")
    # Exports of other apps, which may send anything, are not parsed.
    if not isinstance(data, str) or '"cchc.' not in data:
        return False
    try:
        params = json.loads(data)
    except ValueError:
        return False
    model = params.get("model") if isinstance(params, dict) else None
    return isinstance(model, str) and model.startswith("cchc.")
