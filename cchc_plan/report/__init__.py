"""Renderers of a plan: text metrics and fonts for PDF, DOCX and XLSX.

Nothing here imports Odoo; the models call it.
"""
