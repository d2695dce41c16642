"""Measurements that need the network beside the pages: handshake, names, registration. Each is kept as evidence."""
