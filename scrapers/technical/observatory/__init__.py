"""Header, cookie, redirect and script tests by the published rules of the MDN HTTP Observatory, algorithm 6.

Results carry the names of the reference grader, so that both can be compared word by word.
"""
