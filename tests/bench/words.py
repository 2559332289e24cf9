"""Words that mean nothing, for sample content: a sentence, or the text of a post, from a seeded source of chance."""

from __future__ import annotations

import random

VIETNAMESE = (
    "dân vận kế hoạch đơn vị thực hiện công tác văn hóa du lịch thể thao thôn xã phường người dân tuyên truyền phong trào "
    "khéo chung sức nông thôn mới cán bộ công chức hội nghị chương trình di sản lễ hội câu lạc bộ truyền dạy hát then đàn tính"
)
ENGLISH = (
    "mass mobilisation plan unit work culture tourism sport village commune people movement skilful officials meeting "
    "programme heritage festival club teaching singing support county public service report"
)


def words(rng: random.Random, vocabulary: str, count: int) -> str:
    """So many words, the first with a capital."""
    return " ".join(rng.choices(vocabulary.split(), k=count)).capitalize()


def paragraphs(rng: random.Random, vocabulary: str, extra: str) -> str:
    """A text of 250 to 450 words in five paragraphs, with a heading, a list and ``extra`` as a paragraph more."""
    total = rng.randint(250, 450)
    parts = [f"{words(rng, vocabulary, total // 5)}." for _ in range(5)]
    listed = "\n".join(f"- {words(rng, vocabulary, 8)}" for _ in range(3))
    return "\n\n".join(
        [parts[0], f"## {words(rng, vocabulary, 5)}", parts[1], listed, parts[2], extra, parts[3], parts[4]]
    )
