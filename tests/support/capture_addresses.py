"""Addresses that must never be connected to, by the abuse case they belong to."""

from __future__ import annotations

INNER: dict[str, tuple[str, ...]] = {
    "N01": ("127.0.0.1", "127.0.0.2", "127.1.2.3", "127.255.255.254", "127.0.0.1:8080", "127.127.127.127"),
    "N02": ("[::1]", "[0:0:0:0:0:0:0:1]", "[::1]:8080", "[0000::0001]"),
    "N03": (
        *("10.0.0.1", "10.255.255.254", "172.16.0.1", "172.20.10.1", "172.31.255.254", "192.168.0.1"),
        *("192.168.1.1", "192.168.255.254"),
    ),
    "N04": ("169.254.0.1", "169.254.1.1", "169.254.255.254", "[fe80::1]", "[fe80::dead:beef]", "[febf::1]"),
    "N05": (
        "169.254.169.254",
        "169.254.170.2",
        "169.254.169.253",
        "100.100.100.200",
        "192.0.0.192",
        "[fd00:ec2::254]",
    ),
    "N06": ("100.64.0.1", "100.64.10.10", "100.100.0.1", "100.127.255.254"),
    "N07": ("[fc00::1]", "[fd00::1]", "[fd12:3456:789a::1]", "[fdff:ffff::1]", "[fec0::1]"),
    "N08": (
        *("0.0.0.0", "0.1.2.3", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.0.2.1"),
        *("198.51.100.7", "203.0.113.9", "198.18.0.1", "198.19.255.254", "192.88.99.1", "192.0.0.8"),
        *("[::]", "[ff02::1]", "[ff0e::1]", "[2001:db8::1]", "[3fff::1]", "[100::1]", "[64:ff9b:1::1]"),
    ),
    "N10": (
        *("[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]", "[::ffff:169.254.169.254]", "[::ffff:192.168.1.1]"),
        *("[::ffff:7f00:1]", "[::127.0.0.1]", "[2002:7f00:1::]", "[2002:a00:1::1]", "[2002:c0a8:101::]"),
        *(
            "[64:ff9b::7f00:1]",
            "[64:ff9b::10.0.0.1]",
            "[2001:0:7f00:1::]",
            "[2001:0:4136:e378:8000:63bf:80ff:fffe]",
        ),
    ),
}
"""Case → hosts as they stand in an address."""

SPELLINGS = (
    *(
        "2130706433",
        "0x7f000001",
        "0X7F000001",
        "017700000001",
        "127.1",
        "127.0.1",
        "0",
        "0x7f.1",
        "0x7f.0.0.1",
    ),
    *("0177.0.0.1", "127.0.0.01", "127.0.0.0x1", "①②⑦.⓪.⓪.①", "１２７.0.0.1", "127。0。0。1", "127．0．0．1"),
    *(
        "127｡0｡0｡1",
        "127.0.0.1.",
        "1.1.1.1.1",
        "999.1.1.1",
        "4294967297",
        "ⓛocalhost",
        "localhost",
        "LOCALHOST.",
    ),
    *(
        "printer.local",
        "db.internal",
        "abc.onion",
        "app.localhost",
        "intranet",
        "[fe80::1%25eth0]",
        "router.lan",
    ),
)
"""Ways to write an inner address, each of which some program understands."""

CONFUSING = (
    "http://good.example\\@bad.example/",
    "http://good.example\\.bad.example/",
    "http://user@good.example/",
    "http://user:word@good.example/",
    "http://good.example@bad.example/",
    "http://good.example:80@bad.example/",
    "http://@good.example/",
    "http://good.example#@bad.example/",
    "http://good.example?@bad.example/",
    "http://good.example%2ebad.example/",
    "http://good.example%00.bad.example/",
    "http://good.example\t.bad.example/",
    "http://good.example\n/",
    "http://good .example/",
    "http://good.example\u200b.bad.example/",
    "http://[good.example]/",
    "http:///bad.example/",
    "http:bad.example/",
    "//bad.example/",
    "http://good..example/",
    "http://-good.example/",
    "http://good.example：80/",
    "http://good.example／bad/",
    " http://good.example/",
)
"""Addresses that two parsers read differently."""

PORTS_REFUSED = (
    0,
    1,
    21,
    22,
    23,
    25,
    53,
    110,
    139,
    445,
    3306,
    5432,
    6379,
    8000,
    8080,
    8443,
    9200,
    11211,
    65535,
    99999,
)
