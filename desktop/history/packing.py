"""Bytes made small: zstandard level 3, with limits on what a tampered library could unfold."""

from __future__ import annotations

import zstandard

from desktop.history.errors import LibraryDamaged

LEVEL = 3
LIMIT = 64 * 1024 * 1024


def pack(data: bytes, like: bytes | None = None) -> bytes:
    """The data compressed; `like` are bytes they resemble, needed again to unpack them."""
    return zstandard.ZstdCompressor(level=LEVEL, dict_data=_dictionary(like)).compress(data)


def unpack(data: bytes, like: bytes | None = None) -> bytes:
    """What `pack` was given; LibraryDamaged when it cannot be that or would unfold beyond 64 MiB."""
    try:
        size = zstandard.get_frame_parameters(data).content_size
        if size > LIMIT:
            raise LibraryDamaged("a saved page in the library claims an impossible size; restore a backup")
        return zstandard.ZstdDecompressor(dict_data=_dictionary(like)).decompress(data, max_output_size=size)
    except zstandard.ZstdError:
        raise LibraryDamaged("a saved page in the library cannot be unpacked; restore a backup") from None


def _dictionary(like: bytes | None) -> zstandard.ZstdCompressionDict | None:
    if not like:
        return None
    return zstandard.ZstdCompressionDict(like, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


HEADS = (
    b'{"url":"https://www.","requested":"https://www.","captured_at":"2026-01-01T00:00:00.000000+00:00","status":404,'
    b'"headers":[["date","Thu, 01 Jan 2026 00:00:00 GMT"],["content-type","application/pdf"],["content-length","1"],'
    b'["connection","keep-alive"],["server","cloudflare"],["server","nginx"],["x-powered-by","PHP/8"],'
    b'["cache-control","public, max-age=0, must-revalidate, no-store, no-cache"],["vary","Accept-Encoding"],'
    b'["content-encoding","gzip"],["transfer-encoding","chunked"],["etag","\\"-gzip\\""],["last-modified","Mon, '
    b'01 Jan 2026 00:00:00 GMT"],["strict-transport-security","max-age=31536000; includeSubDomains; preload"],'
    b'["x-frame-options","SAMEORIGIN"],["x-content-type-options","nosniff"],["x-xss-protection","1; mode=block"],'
    b'["referrer-policy","strict-origin-when-cross-origin"],["permissions-policy","geolocation=(), camera=()"],'
    b"[\"content-security-policy\",\"default-src 'self'; script-src 'self' 'unsafe-inline'; frame-ancestors "
    b'\'none\'"],["set-cookie","session=; Path=/; Secure; HttpOnly; SameSite=Lax"],["access-control-allow-origin",'
    b'"*"],["expires","Thu, 19 Nov 1981 08:52:00 GMT"],["accept-ranges","bytes"],["age","0"]],"chain":[{"url":'
    b'"https://","status":301,"headers":[]}],"content_type":"text/html; charset=utf-8","content_type":"text/html",'
    b'"sha256":"","size":0,"failure":"robots","failure":null,"detail":"","truncated":false,"kinds":["A"],"anchor":'
    b'"","depth":1,"peer":"","certificate_sha256":"","origin":"fetched"}'
)
"""What the record of a capture usually looks like. Saved libraries need it word for word: never change it."""
