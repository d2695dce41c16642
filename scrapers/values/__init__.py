"""Numbers, money, dates and periods in the notations of many languages."""
