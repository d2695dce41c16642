"""A snapshot becomes findings: lexicons by language, page kinds, readers of many shapes."""
