"""The sections of the report, one module each; `desktop/reports/contents.py` puts them in order."""
