"""A person's own tables: register files, company-register extracts, exports of review sites.

They are read line by line within limits, in a child process; how a file is divided is found out, shown and
confirmed, never assumed. Names of columns are words to look at: they become no key and no SQL.
"""
