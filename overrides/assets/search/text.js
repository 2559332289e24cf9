// Vietnamese text as the search compares it: the rules of scripts/danvan/vietnamese.py.
self.danvan ??= {}

danvan.text = (() => {
  // Icelandic eth is what some keyboards give for đ.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[đð]/g, "d")

  // Words without marks. Both ways of writing one sound meet: kỉ/kỷ, qui/quy.
  const words = (text) => (plain(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.replace(/^([hklmst]|qu)i$/, "$1y"))

  // hoà → hòa, uỷ → ủy: the tone of an open oa, oe, uy on its first vowel.
  const modern = (text) =>
    text.normalize("NFC").replace(/(^|[^qQ])([oO](?=[àáảãạèéẻẽẹ])|[uU](?=[ỳýỷỹỵ]))(\p{L})(?!\p{L})/giu, (_, before, first, second) => {
      const [base, tone] = second.normalize("NFD")
      return before + (first + tone).normalize("NFC") + base
    })

  const phrase = (text) => ` ${words(text).join(" ")} `
  const exact = (text) => ` ${(modern(text.replace(/[Ðð]/g, "đ")).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `
  const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;")

  // The text with the words that were looked for marked.
  const mark = (text, wanted) =>
    escape(text).replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => (wanted.has(words(word)[0]) ? `<mark data-md-highlight>${word}</mark>` : word))

  // Whether two words differ by one letter: wrong, missing, doubled, or two exchanged.
  const near = (a, b) => {
    if (Math.abs(a.length - b.length) > 1) return false
    let i = 0
    while (i < a.length && a[i] === b[i]) i++
    const [x, y] = [a.slice(i), b.slice(i)]
    return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) ||
      (x.slice(2) === y.slice(2) && x[0] === y[1] && x[1] === y[0])
  }

  return { plain, words, phrase, exact, modern, escape, mark, near }
})()
