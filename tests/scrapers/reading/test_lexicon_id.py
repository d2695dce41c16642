"""Indonesian wordings: each small page states one thing, in the words of many platforms."""

import pytest

from tests.support.reading_case import read_pages, values

FOUND = [
    (
        "/tentang-kami",
        "<p>Platform ini dikelola oleh PT Rimba Dana Bersama.</p>",
        "entity.legal_name",
        ["PT Rimba Dana Bersama"],
    ),
    (
        "/kontak",
        "<dl><dt>NIB</dt><dd>9120012345678</dd></dl>",
        "entity.registration_number",
        ["9120012345678"],
    ),
    ("/kontak", "<p>NPWP: 01.234.567.8-012.000</p>", "entity.vat_number", ["01.234.567.8-012.000"]),
    (
        "/kontak",
        "<p>Alamat kantor: Jalan Kenanga No. 8, Jakarta Selatan 12190</p>",
        "entity.registered_address",
        ["Jalan Kenanga No. 8, Jakarta Selatan 12190"],
    ),
    ("/kontak", "<p>Telepon: (021) 5678 1234</p>", "entity.phone", ["(021) 5678 1234"]),
    ("/tentang-kami", "<p>Perusahaan kami didirikan pada tahun 2017.</p>", "entity.founded_on", ["2017"]),
    (
        "/tentang-kami",
        "<p>Modal disetor sebesar Rp25 miliar.</p>",
        "entity.share_capital",
        [25_000_000_000.0],
    ),
    (
        "/legalitas",
        "<p>Kami berizin dan diawasi oleh Otoritas Jasa Keuangan (OJK).</p>",
        "licence.regulator",
        ["Otoritas Jasa Keuangan (OJK)"],
    ),
    ("/legalitas", "<p>Izin usaha nomor KEP-12/D.05/2020.</p>", "licence.number", ["KEP-12/D.05/2020"]),
    (
        "/legalitas",
        "<p>Kami memperoleh izin dari OJK pada 14 Oktober 2020.</p>",
        "licence.granted_on",
        ["2020-10-14"],
    ),
    (
        "/legalitas",
        "<p>Kami adalah penyelenggara LPBBTI yang berizin OJK.</p>",
        "licence.kind",
        ["ojk-lpbbti"],
    ),
    ("/legalitas", "<p>Kami belum memiliki izin dari OJK.</p>", "licence.kind", ["none"]),
    (
        "/statistik",
        "<p>Kami telah menyalurkan pendanaan senilai Rp1,2 triliun.</p>",
        "loans.funded_total",
        [1_200_000_000_000.0],
    ),
    (
        "/statistik",
        "<dl><dt>Outstanding pinjaman</dt><dd>Rp318,7 miliar</dd></dl>",
        "loans.outstanding",
        [318_700_000_000.0],
    ),
    ("/statistik", "<p>Jumlah pinjaman tersalurkan: 48.219</p>", "loans.count", [48_219]),
    ("/statistik", "<p>TKB90: 97,62%</p>", "loans.tkb90", [97.62]),
    ("/statistik", "<p>TWP90: 2,38%</p>", "loans.overdue_rate", [2.38]),
    ("/statistik", "<p>Tingkat gagal bayar sebesar 1,4%.</p>", "loans.default_rate", [1.4]),
    ("/statistik", "<p>Perkiraan gagal bayar sebesar 2,5%.</p>", "loans.default_rate", []),
    ("/statistik", "<p>Perkiraan gagal bayar sebesar 2,5%.</p>", "loans.expected_default_rate", [2.5]),
    (
        "/statistik",
        "<p>Pinjaman dinyatakan gagal bayar bila terlambat lebih dari 90 hari.</p>",
        "loans.default_definition_days",
        [90],
    ),
    (
        "/statistik",
        "<p>Dari pinjaman gagal bayar, 32,4% berhasil ditagih kembali.</p>",
        "loans.recovery_rate",
        [32.4],
    ),
    (
        "/statistik",
        "<p>Pinjaman yang dihapusbukukan Rp1,5 miliar.</p>",
        "loans.written_off",
        [1_500_000_000.0],
    ),
    (
        "/statistik",
        "<p>Peminjam terbesar mencakup 4,2% outstanding.</p>",
        "loans.largest_borrower_share",
        [4.2],
    ),
    ("/statistik", "<p>Sepuluh peminjam terbesar mencakup 18% outstanding.</p>", "loans.top10_share", [18.0]),
    ("/statistik", "<p>Lebih dari 62.540 pendana telah bergabung.</p>", "investors.count", [62_540]),
    ("/statistik", "<p>Kami telah membantu 19.874 UMKM.</p>", "borrowers.count", [19_874]),
    ("/statistik", "<p>Data per 31 Oktober 2025</p>", "statistics.as_of", ["2025-10-31"]),
    ("/statistik", "<p>Rata-rata imbal hasil 13,2% per tahun.</p>", "returns.average", [13.2]),
    ("/", "<h1>Imbal hasil hingga 16% per tahun</h1>", "returns.advertised", [16.0]),
    ("/", "<p>Mulai mendanai dari Rp100 ribu.</p>", "invest.minimum", [100_000.0]),
    ("/biaya", "<p>Pendana dikenakan biaya layanan 1%.</p>", "fees.investor", [1.0]),
    ("/biaya", "<p>Pendana tidak dikenakan biaya.</p>", "fees.investor", [0.0]),
    ("/biaya", "<p>Penjualan di pasar sekunder dikenakan biaya 0,5%.</p>", "fees.secondary_market", [0.5]),
    ("/faq", "<p>Kami tidak menyediakan pembelian kembali.</p>", "buyback.offered", [False]),
    ("/faq", "<p>Kami memiliki dana cadangan bagi pendana.</p>", "provision_fund.exists", [True]),
    ("/faq", "<p>Kami belum menyediakan pasar sekunder.</p>", "secondary_market.exists", [False]),
    ("/faq", "<p>Pendanaan dapat dijual di pasar sekunder.</p>", "secondary_market.exists", [True]),
    ("/faq", "<p>Penarikan dana diproses dalam 2 hari kerja.</p>", "payout.working_days", [2]),
    ("/faq", "<p>Penarikan diproses paling lambat 2 x 24 jam.</p>", "payout.working_days", [2]),
    (
        "/faq",
        "<p>Dana pendana disimpan di rekening escrow, terpisah dari rekening perusahaan.</p>",
        "custody.segregated",
        [True],
    ),
    ("/faq", "<p>Tenor pinjaman 3 sampai 24 bulan.</p>", "loans.term_max_months", [24]),
    ("/risiko", "<p>Anda dapat kehilangan seluruh dana.</p>", "protection.risk_warning", [True]),
    (
        "/risiko",
        "<p>Dana tidak dijamin oleh Lembaga Penjamin Simpanan.</p>",
        "protection.no_deposit_scheme",
        [True],
    ),
    (
        "/pengaduan",
        "<p>Pengaduan kami jawab paling lambat 10 hari kerja.</p>",
        "complaints.response_days",
        [10],
    ),
    (
        "/pengaduan",
        "<p>Anda dapat meneruskan sengketa ke LAPS SJK.</p>",
        "complaints.ombudsman",
        ["LAPS SJK"],
    ),
    ("/syarat-dan-ketentuan", "<p>Berlaku sejak 1 Juni 2025</p>", "policy.terms_date", ["2025-06-01"]),
    (
        "/kebijakan-privasi",
        "<p>Pengendali data pribadi adalah PT Rimba Dana Bersama.</p>",
        "privacy.controller",
        ["PT Rimba Dana Bersama"],
    ),
    (
        "/kebijakan-privasi",
        "<p>Data disimpan 5 tahun setelah akun ditutup.</p>",
        "privacy.retention",
        [True],
    ),
    ("/kebijakan-privasi", "<p>Data disimpan selama diperlukan.</p>", "privacy.retention", [False]),
    (
        "/kebijakan-privasi",
        "<p>Anda berhak mengakses dan menghapus data Anda.</p>",
        "privacy.rights",
        [("access", "erasure")],
    ),
    ("/", "<p>Imbal hasil dijamin 12% per tahun.</p>", "marketing.guaranteed_return", [True]),
    ("/", "<p>Imbal hasil tidak dijamin.</p>", "marketing.guaranteed_return", [False]),
    ("/", "<p>Apakah imbal hasil dijamin?</p>", "marketing.guaranteed_return", []),
    ("/", "<p>Dana dapat ditarik kapan saja.</p>", "marketing.instant_access", [True]),
    ("/", "<p>Lebih tinggi dari deposito bank.</p>", "marketing.savings_comparison", [True]),
    (
        "/",
        "<p>Ajak teman dan dapatkan bonus Rp50.000.</p>",
        "marketing.bonus",
        ["Ajak teman dan dapatkan bonus Rp50.000"],
    ),
    ("/keamanan", "<p>Kode OTP wajib dimasukkan setiap kali masuk.</p>", "security.mfa", ["forced"]),
    ("/keamanan", "<p>Anda dapat mengaktifkan autentikasi dua faktor.</p>", "security.mfa", ["offered"]),
    ("/berita", "<p>Penarikan dana dihentikan sementara.</p>", "notices.exit_frozen", ["frozen"]),
]


@pytest.mark.parametrize(("path", "markup", "key", "expected"), FOUND)
def test_indonesian_page_states_the_fact(path: str, markup: str, key: str, expected: list[object]):
    """Prefixes change, endings do not; a denial is a value of its own and a question is none."""
    assert values(read_pages({path: markup}, lang="id", name="Rimba Dana"), key) == expected
