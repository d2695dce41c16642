"""Data only: checklist, catalogue, lexicons, lists, fonts, samples, documents."""
