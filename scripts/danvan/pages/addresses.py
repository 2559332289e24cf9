"""Where each page stands: its source path for links between pages, its lasting address on the site."""

from __future__ import annotations

from functools import lru_cache

from danvan.records import Record, Unit

# The site's own lists, by the names that templates use.
LISTS: dict[str, str] = {
    "home": "index.md",
    "plans": "ke-hoach/index.md",
    "documents": "van-ban/index.md",
    "documents-by-task": "van-ban/theo-nhiem-vu.md",
    "documents-by-issuer": "van-ban/theo-co-quan.md",
    "documents-by-year": "van-ban/theo-nam.md",
    "documents-by-type": "van-ban/theo-loai.md",
    "coverage": "van-ban/doi-chieu.md",
    "errata": "van-ban/cho-in-sai.md",
    "movements": "phong-trao/index.md",
    "models": "dan-van-kheo/index.md",
    "commendations": "khen-thuong/index.md",
    "posts": "tin-tuc/index.md",
    "units": "don-vi/index.md",
    "communes": "xa-phuong/index.md",
    "browse": "tra-cuu/index.md",
    "subscribe": "dang-ky-nhan-tin/index.md",
    "digests": "diem-tin/index.md",
    "deadlines": "thoi-han/index.md",
    "about": "gioi-thieu/index.md",
    "guide": "huong-dan/index.md",
    "open-data": "du-lieu-mo/index.md",
    "privacy": "du-lieu-ca-nhan/index.md",
    "booklet": "so-tay/index.md",
    "abbreviations": "tu-viet-tat/index.md",
}


def uri_of(record: Record) -> str:
    """The path by which other pages link to a record's page (as if below docs/)."""
    if isinstance(record, Unit) and record.is_commune:
        return f"xa-phuong/{record.key}.md"
    return record.source.path.removeprefix("docs/")


def section_of(uri: str) -> str:
    """The source path of the list that a page hangs below; the list's own when it is one, the home page's at the root."""
    folder, _, rest = uri.partition("/")
    if not rest:
        return LISTS["home"]
    return LISTS["posts"] if folder == "news" else f"{folder}/index.md"


def address_of(uri: str) -> str:
    """The address of a page, from the site's root: "van-ban/126-kl-tw-2025/"; the home page is ""."""
    path = uri.removesuffix(".md").removesuffix(".en")
    if path.startswith("news/"):
        path = "tin-tuc/" + path.removeprefix("news/")
    if path == "index" or path.endswith("/index"):
        path = path.removesuffix("index")
    else:
        path += "/"
    return path


def address_in(uri: str, lang: str) -> str:
    """The address in a language: English pages stand below en/."""
    return address_of(uri) if lang == "vi" else f"{lang}/{address_of(uri)}"


def dest_of(uri: str) -> str:
    """The file that a page becomes, before its language is known.

    An English page keeps its suffix in the folder's name, as the engine itself would do: static-i18n takes it out.
    """
    address = address_of(uri)
    if not uri.endswith(".en.md"):
        return f"{address}index.html"
    folder = f"{address}index" if uri.endswith("index.en.md") else address.rstrip("/")
    return f"{folder}.en/index.html"


@lru_cache(maxsize=50_000)
def relative(target: str, page: str) -> str:
    """A link from one page's source path to another's."""
    folders, wanted = page.split("/")[:-1], target.rstrip("/").split("/")
    same = 0
    while same < min(len(folders), len(wanted)) and folders[same] == wanted[same]:
        same += 1
    return "/".join([".."] * (len(folders) - same) + wanted[same:]) or "."
