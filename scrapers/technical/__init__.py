"""Passive measurements on the capture: headers, TLS, DNS, third parties, leaks."""
