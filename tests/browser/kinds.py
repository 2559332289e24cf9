"""A page of every kind there is, on the real site and on the sample site, by its address."""

REAL = (
    "", "ke-hoach/", "ke-hoach/2025/", "ke-hoach/2025-nhiem-vu/", "van-ban/", "van-ban/126-kl-tw-2025/", "van-ban/33-ct-ttg-2021/",
    "van-ban/2255-qd-ubnd-2024-ls/", "van-ban/theo-nhiem-vu/", "van-ban/doi-chieu/", "van-ban/cho-in-sai/", "phong-trao/",
    "phong-trao/dan-van-kheo/", "dan-van-kheo/", "khen-thuong/", "tin-tuc/", "tin-tuc/2026/11/",
    "tin-tuc/2026/2026-11-23-ba-ket-luan-126-127-128/", "tin-tuc/2026/2026-11-23-han-gui-ke-hoach-15-4-2025/", "don-vi/",
    "don-vi/so-vhttdl/", "xa-phuong/", "xa-phuong/xa-bac-son/", "tra-cuu/", "gioi-thieu/", "dang-ky-nhan-tin/", "huong-dan/",
    "huong-dan/dang-tin/", "huong-dan/thong-bao/", "huong-dan/so-tay/",
    "du-lieu-mo/", "du-lieu-ca-nhan/", "so-tay/", "tu-viet-tat/", "404.html",
)  # fmt: skip
SAMPLE = (
    "", "van-ban/", "van-ban/904-2024-nd-mau/", "van-ban/909-ct-mau-2021/", "dan-van-kheo/", "dan-van-kheo/cau-lac-bo-dan-ca-mau-1/", "dan-van-kheo/tieng-keng-mau/",
    "khen-thuong/", "khen-thuong/2025/", "khen-thuong/2025/giay-khen-cau-lac-bo-mau/", "khen-thuong/2026/giay-khen-huy-bo-mau/",
    "khen-thuong/2026/giay-khen-dang-lay-y-kien-mau/", "tin-tuc/2025/2025-06-16-tin-mau-cau-lac-bo-dan-ca/",
    "tin-tuc/2026/2026-01-15-tin-mau-dinh-chinh/", "xa-phuong/xa-bac-son/",
)  # fmt: skip
BOTH = ("", "en/")
