"""Pelican's configuration: one run for both languages; English pages have their own addresses, lists and feed."""

import json

SITENAME = "Công tác dân vận"
SITEURL = "https://dan-van.example"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_DIR = "."
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
ARTICLE_PATHS = ["articles"]
DEFAULT_PAGINATION = 100
DEFAULT_DATE_FORMAT = "%d/%m/%Y"
USE_FOLDER_AS_CATEGORY = False
WITH_FUTURE_DATES = True
CACHE_CONTENT = False
MARKDOWN = {
    "extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.meta": {}},
    "output_format": "html5",
}
INDEX_SAVE_AS = "tat-ca/index.html"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = "{slug}/index.html"
TAG_URL = "{slug}/"
TAG_SAVE_AS = "{slug}/index.html"
AUTHOR_SAVE_AS = ARCHIVES_SAVE_AS = AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = ""
TAGS_SAVE_AS = "the/index.html"
# The names of lists carry their whole address: en/nam/2016.
SLUG_REGEX_SUBSTITUTIONS = [(r"^\s+|\s+$", "")]
TAG_REGEX_SUBSTITUTIONS = CATEGORY_REGEX_SUBSTITUTIONS = SLUG_REGEX_SUBSTITUTIONS
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)
DIRECT_TEMPLATES = ["index", "tags", "home", "home_en", "sitemap"]
HOME_SAVE_AS = "index.html"
HOME_EN_SAVE_AS = "en/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None}
FEED_MAX_ITEMS = 100
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
CATEGORY_FEED_RSS = None
TRANSLATION_FEED_RSS = "feeds/{lang}.rss.xml"
JINJA_FILTERS = {"fromjson": json.loads}
