"""Renderers of papers: text metrics and fonts for PDF, DOCX and XLSX, charts.

Nothing here imports Odoo; the models call it.
"""
