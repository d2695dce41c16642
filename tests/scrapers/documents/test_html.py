"""A page as its visitor sees it: text, blocks, tables, links."""

from __future__ import annotations

import time

import pytest

from scrapers.documents.document import BlockKind, Region
from scrapers.documents.html import read_html
from tests.support.docs import URL, page, texts

HIDDEN = [
    "<p hidden>default rate 0.1 %</p>",
    '<p aria-hidden="true">default rate 0.1 %</p>',
    '<p style="display: none">default rate 0.1 %</p>',
    '<p style="visibility:hidden">default rate 0.1 %</p>',
    '<p style="font-size:0">default rate 0.1 %</p>',
    '<p style="font-size: 1px">default rate 0.1 %</p>',
    '<p style="color:#fff">default rate 0.1 %</p>',
    '<p style="color: white; background: #ffffff">default rate 0.1 %</p>',
    '<p style="color:#123456;background-color:#123456">default rate 0.1 %</p>',
    '<p style="opacity:0">default rate 0.1 %</p>',
    '<p style="position:absolute;left:-9999px">default rate 0.1 %</p>',
    '<p style="text-indent:-999em">default rate 0.1 %</p>',
    '<p style="height:0;overflow:hidden">default rate 0.1 %</p>',
    '<p style="clip:rect(0,0,0,0)">default rate 0.1 %</p>',
    '<font color="white">default rate 0.1 %</font>',
    '<style>.x1{display:none}</style><p class="x1">default rate 0.1 %</p>',
    '<style>#x2{position:absolute;left:-9999px}</style><p id="x2">default rate 0.1 %</p>',
]


@pytest.mark.abuse("M05")
@pytest.mark.parametrize("markup", HIDDEN)
def test_hidden_text_is_no_source(markup: str) -> None:
    """What a visitor cannot see is left out and noted."""
    document = page(f"<p>Seen.</p>{markup}<p>Also seen.</p>")

    assert (document.text, "hidden-text" in document.notes) == ("Seen.\nAlso seen.", True)


@pytest.mark.parametrize(
    "markup",
    [
        "<details><summary>Fees</summary><p>None.</p></details>",
        '<button aria-expanded="false" aria-controls="a">Fees</button><div id="a" hidden><p>None.</p></div>',
        '<a data-toggle="collapse" href="#b">Fees</a><div id="b" style="display:none"><p>None.</p></div>',
        '<div role="tab">Fees</div><div role="tabpanel" hidden><p>None.</p></div>',
        '<style>.accordion-body{display:none}</style><h3>Fees</h3><div class="accordion-body"><p>None.</p></div>',
        '<style>@media print{.p{display:none}}</style><h3>Fees</h3><p class="p">None.</p>',
        '<div class="hero-dark"><h2>Fees</h2><p style="color:#fff">None.</p></div>',
    ],
)
def test_folded_content_counts_as_visible(markup: str) -> None:
    """What one click opens is content."""
    assert texts(page(markup)) == ["Fees", "None."]


def test_icons_hidden_from_readers_are_no_trick() -> None:
    """Decoration without words is skipped without a note."""
    assert page('<p><i aria-hidden="true">★</i>Rated</p>').notes == ()


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p><b>11</b>.4 %</p>", "11.4 %"),
        ("<p>1<span>,</span>234</p>", "1,234"),
        ("<p>Default<wbr>rate</p>", "Defaultrate"),
        ("<p>de\u00adfault</p>", "default"),
        ("<div>Rate</div><div>3 %</div>", "Rate\n3 %"),
        ("<p><span>Default rate</span><span>3 %</span></p>", "Default rate 3 %"),
        ("<p>累计<em>312</em>人</p>", "累计 312 人"),
        ("<p>累计<em>金额</em>为</p>", "累计金额为"),
        ("<p>a<br>b</p>", "a\nb"),
        ("<p>a<br><br>b</p>", "a\nb"),
        ("<p>a \n\t b</p>", "a b"),
        ("<p>1\u00a0234</p>", "1\u00a0234"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a\tb\nc\td"),
        ("x<script>y</script><style>z</style><template>t</template><noscript>n</noscript>", "x"),
        ("<select><option>EUR</option></select><p>x</p>", "x"),
        ("<p><b>38,412</b>registered</p>", "38,412 registered"),
        ("<p><span>collectés depuis 2017</span><b>64,2 M€</b></p>", "collectés depuis 2017 64,2 M€"),
        ("<p>Lent<b>€38.2m</b>so far</p>", "Lent €38.2m so far"),
        ("<p><b>38.2<small>m</small></b> lent</p>", "38.2m lent"),
        ("<p>8.9%<sup>1</sup> a year</p>", "8.9% 1 a year"),
        ("<p>100 m<sup>2</sup></p>", "100 m2"),
        ("<p><b>W</b>elcome</p>", "Welcome"),
    ],
)
def test_words_are_joined_and_parted_as_seen(markup: str, text: str) -> None:
    """Inline elements do not break words, block elements do."""
    assert page(markup).text == text


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<h2>x</h2>", BlockKind.HEADING),
        ("<div role=heading aria-level=2>x</div>", BlockKind.HEADING),
        ("<p>x</p>", BlockKind.PARAGRAPH),
        ("<ul><li>x</li></ul>", BlockKind.ITEM),
        ("<dl><dt>x</dt></dl>", BlockKind.TERM),
        ("<dl><dd>x</dd></dl>", BlockKind.DETAIL),
        ("<button>x</button>", BlockKind.CONTROL),
        ("<h3><button aria-expanded=true>x</button></h3>", BlockKind.HEADING),
        ("<div>x</div>", BlockKind.OTHER),
        ("<figure><figcaption>x</figcaption></figure>", BlockKind.CAPTION),
    ],
)
def test_block_has_its_kind(markup: str, kind: BlockKind) -> None:
    """The structure decides what a block is."""
    assert page(markup).blocks[0].kind is kind


@pytest.mark.parametrize(
    ("markup", "region"),
    [
        ("<main><p>x</p></main>", Region.MAIN),
        ("<header><p>x</p></header>", Region.HEADER),
        ("<nav><p>x</p></nav>", Region.NAV),
        ("<footer><p>x</p></footer>", Region.FOOTER),
        ("<aside><p>x</p></aside>", Region.ASIDE),
        ("<div id=footer><p>x</p></div>", Region.FOOTER),
        ("<div class='cookie-banner'><p>x</p></div>", Region.DIALOG),
        ("<div role=dialog><p>x</p></div>", Region.DIALOG),
        ("<div id=onetrust-consent-sdk><p>x</p></div>", Region.DIALOG),
        ("<footer><div class=CookieBar><p>x</p></div></footer>", Region.DIALOG),
        ("<section id=cookies><p>x</p></section>", Region.MAIN),
        ("<article><header><p>x</p></header></article>", Region.HEADER),
    ],
)
def test_block_has_its_region(markup: str, region: Region) -> None:
    """Tags, roles and usual names tell navigation from matter."""
    assert page(markup).blocks[0].region is region


def test_headings_above_are_kept_outermost_first() -> None:
    """A lower heading of the next section ends the one before."""
    document = page("<h1>A</h1><h2>B</h2><p>x</p><h2>C</h2><p>y</p><footer><p>z</p></footer>")

    assert [b.headings for b in document.blocks] == [(), (0,), (0, 1), (0,), (0, 3), ()]


def test_cards_share_a_group() -> None:
    """Label and value of one card belong together, and to no other card."""
    card = '<div class="card"><div class="l">{}</div><div class="v">{}</div></div>'
    groups = [
        b.group
        for b in page(f"<section>{card.format('Rate', '3 %')}{card.format('Loans', '12')}</section>").blocks
    ]

    assert groups[0] == groups[1] != groups[2] == groups[3]


def test_every_block_and_cell_stands_where_it_says() -> None:
    """Offsets are the document's own."""
    document = page("<h1>A</h1><p>b <b>c</b></p><table><tr><th>d<th>e<tr><td>f<td></table><ul><li>g<p>h</ul>")

    assert all(document.text[b.start : b.end] == b.text for b in document.blocks)
    assert all(document.text[c.start : c.end] == c.text for t in document.tables for r in t.rows for c in r)


def test_spans_are_spread() -> None:
    """Every row has the same cells; a spanned one is repeated."""
    [table] = page(
        "<table><caption>Rates</caption><thead><tr><th rowspan=2>Class<th colspan=2>2024<tr><th>A<th>B</thead>"
        "<tr><th>x<td>1<td>2</table>"
    ).tables

    assert [[c.text for c in row] for row in table.rows] == [
        ["Class", "2024", "2024"],
        ["Class", "A", "B"],
        ["x", "1", "2"],
    ]
    assert (table.header_rows, table.header_columns, table.caption) == (2, 1, "Rates")


def test_layout_table_is_no_table() -> None:
    """A table that only places things gives blocks."""
    document = page("<table><tr><td><h1>A</h1><td><table><tr><td>x<td>1<tr><td>y<td>2</table></table>")

    assert (len(document.tables), texts(document)[0]) == (1, "A")


@pytest.mark.parametrize(
    "markup",
    [
        (
            "<div role=table><div role=row><span role=columnheader>Y</span><span role=columnheader>R</span></div>"
            "<div role=row><span role=cell>2024</span><span role=cell>3 %</span></div></div>"
        ),
        "<div><div class=row-head><div>Y</div><div>R</div></div><div><div>2024</div><div>3 %</div></div><div><div>2023</div><div>4 %</div></div></div>",  # noqa: E501
        "<div><div><b>Y</b><b>R</b><b>D</b></div><div><i>2024</i><i>3 %</i><i>1</i></div><div><i>2023</i><i>4 %</i><i>2</i></div></div>".replace(  # noqa: E501
            "<i>", "<span>"
        ).replace("</i>", "</span>"),
    ],
)
def test_drawn_table_is_a_table(markup: str) -> None:
    """Rows of boxes are read like rows of cells."""
    [table] = page(markup).tables

    assert ([c.text for c in table.rows[0]][:2], [c.text for c in table.rows[1]][:2]) == (
        ["Y", "R"],
        ["2024", "3 %"],
    )
    assert table.header_rows == 1


def test_counter_number_is_kept_apart() -> None:
    """A figure that a script draws starts at zero in the page."""
    document = page(
        '<p>Investors: <span class="counter" data-count="31204">0</span></p><p><b class="counter">0</b> loans</p>'
    )

    assert document.counters == ((0, "31204"), (1, ""))


def test_nearest_language_counts() -> None:
    """Parts may speak another language than the page."""
    assert [b.lang for b in page('<p>a</p><div lang="de"><p>b</p></div>').blocks] == ["en", "de"]


@pytest.mark.abuse("C06")
@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/a", "https://b.example/a"),
        ("c", "https://b.example/d/c"),
        ("//e.example/f", "https://e.example/f"),
        ("#g", "https://b.example/d/#g"),
        ("?h=1", "https://b.example/d/?h=1"),
        (" /i\n", "https://b.example/i"),
        ("mailto:j@k.example", "mailto:j@k.example"),
        ("https://l.example/", "https://l.example/"),
    ],
)
def test_link_is_absolute_through_the_base(href: str, url: str) -> None:
    """The base element moves relative links."""
    assert [k.url for k in page(f'<a href="{href}">x</a>', '<base href="https://b.example/d/">').links] == [
        url
    ]


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "blob:x",
        "about:blank",
        "vbscript:x",
        "http://[",
        "JaVaScRiPt:x",
    ],
)
def test_link_that_leads_nowhere_is_dropped(href: str) -> None:
    """Only addresses are links."""
    assert page(f'<a href="{href}">x</a>').links == ()


@pytest.mark.abuse("C09")
@pytest.mark.parametrize(
    "style", ['style="display:none"', "hidden", 'style="position:absolute;left:-9999px"']
)
def test_hidden_link_is_no_link(style: str) -> None:
    """Traps for crawlers are not followed."""
    assert page(f'<a href="/trap" {style}>trap</a><a href="/fine">fine</a>').links[0].url.endswith("/fine")


@pytest.mark.abuse("C02")
def test_links_end_at_two_thousand() -> None:
    """A million links are no more than two thousand."""
    assert len(page("<a href=/x>x</a>" * 5000).links) == 2000


@pytest.mark.abuse("M12")
@pytest.mark.parametrize(
    "data", ["[" * 100_000, '{"a":"' + "x" * 10_000_000 + '"}', '{"a":' * 5000, '{"a": NaN}', "{", ""]
)
def test_monstrous_json_ld_is_dropped(data: str) -> None:
    """Depth and size are measured before parsing."""
    assert page(f'<script type="application/ld+json">{data}</script><p>x</p>').structured == ()


def test_json_ld_and_microdata_are_plain() -> None:
    """Structured data are their own kind of evidence."""
    document = page(
        '<script type="application/ld+json">{"@graph":[{"@type":"Organization","legalName":"A Ltd"}]}</script>'
        '<div itemscope itemtype="https://schema.org/Organization"><span itemprop="name">B Ltd</span></div>'
    )

    assert [(d["@type"], d.get("legalName") or d.get("name")) for d in document.structured] == [
        ("Organization", "A Ltd"),
        ("Organization", "B Ltd"),
    ]


def test_resources_say_what_loads_at_once() -> None:
    """A script that waits for consent is no request yet."""
    document = page(
        '<script src="/a.js" integrity="sha384-x" crossorigin></script><script type="text/plain" src="/b.js"></script>'
    )

    assert document.resources == (("script", "https://platform.example/a.js"),)
    assert [(a.held, a.integrity, a.crossorigin) for a in document.assets] == [
        (False, "sha384-x", ""),
        (True, "", None),
    ]


def test_form_is_described() -> None:
    """Fields by name and type; nothing is filled in."""
    [form] = page(
        '<form action="/in" method="POST"><input name=e type=email><input name=p type=password><input type=submit></form>'  # noqa: E501
    ).forms

    assert (form.action, form.method, [(f.name, f.type) for f in form.fields]) == (
        "https://platform.example/in",
        "post",
        [("e", "email"), ("p", "password")],
    )


@pytest.mark.abuse("M01")
@pytest.mark.parametrize(
    "pump", ["<a ", "<a b=", "<!--", "<a b='", "<![CDATA[", "</", "<p ", "&#", "&amp", "<table>", "<td>"]
)
def test_quadratic_markup_is_read_in_time(pump: str) -> None:
    """lxml, and tags with hundreds of attributes cut down."""
    start = time.process_time()
    read_html((pump * 100_000)[:300_000].encode(), URL)

    assert time.process_time() - start < 3


@pytest.mark.abuse("M02")
@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 50_000 + "x",
        "<b>x</b>" * 250_000,
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x",
        "<div><p>" * 1000 + "x",
    ],
    ids=["depth", "siblings", "attributes", "nested"],
)
def test_monstrous_tree_is_truncated(markup: str) -> None:
    """Depth, elements and attributes have caps, and the page says so."""
    document = page(markup)

    assert ("truncated" in document.notes, document.complete) == (True, False)


@pytest.mark.abuse("M03")
def test_crossed_tags_are_read_in_time() -> None:
    """Crossed formatting tags do not multiply."""
    start = time.process_time()
    page("<p><b><i></b></i>" * 20_000)

    assert time.process_time() - start < 6


@pytest.mark.abuse("M13")
def test_data_address_is_dropped() -> None:
    """An image inside the page is no address."""
    assert page(f'<img src="data:image/png;base64,{"A" * 2_000_000}"><p>x</p>').assets == ()


@pytest.mark.abuse("M06")
@pytest.mark.parametrize(
    "text", ["Вank of Example", "pаypal", "guaran\u200bteed", "safe\u202etxet", "Εxample"]
)
def test_look_alike_letters_are_noted(text: str) -> None:
    """Letters of two scripts in a word, or unseen ones, are a flag."""
    assert "look-alike" in page(f"<p>{text}</p>").notes
