import json

from odoo.http import request

from odoo.addons.web.controllers import export


class WordsOnly:
    """A sheet in which no text is taken for a formula or an address to open.

    Odoo leaves it to xlsxwriter to guess, so that a task named "=HYPERLINK(…)" would
    become a live formula in the sheet of whoever exports a list.
    """

    def write(self, row, column, cell_value, style=None):
        if isinstance(cell_value, str) and cell_value:
            self.worksheet.write_string(row, column, cell_value, style)
        else:
            super().write(row, column, cell_value, style)


class Sheet(WordsOnly, export.ExportXlsxWriter):
    """A list."""


class GroupedSheet(WordsOnly, export.GroupExportXlsxWriter):
    """A list by groups."""


class CchcListExport(export.ExcelExport):
    """What "Export" in the menu of one of the addon's lists writes."""

    def from_group_data(self, fields, columns_headers, groups):
        if not _is_own_list():
            return super().from_group_data(fields, columns_headers, groups)
        with GroupedSheet(fields, columns_headers, groups.count) as sheet:
            row, column = 1, 0
            for name, group in groups.children.items():
                row, column = sheet.write_group(row, column, name, group)
        return sheet.value

    def from_data(self, fields, columns_headers, rows):
        if not _is_own_list():
            return super().from_data(fields, columns_headers, rows)
        with Sheet(fields, columns_headers, len(rows)) as sheet:
            for row, cells in enumerate(rows, 1):
                for column, cell in enumerate(cells):
                    sheet.write_cell(row, column, cell)
        return sheet.value


def _is_own_list() -> bool:
    return json.loads(request.params["data"])["model"].startswith("cchc.")
