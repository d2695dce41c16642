"""Serves people: window, command line, history, reports."""
