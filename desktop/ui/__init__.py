"""The window: the only room that knows Qt. Views take finished values and emit signals."""
