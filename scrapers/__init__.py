"""The room that finds: capture, archive, adopted files, documents, values, readers, measurements."""
