// Records by their names, numbers, dates and issuers, best first. The higher rung always wins; marks typed right win on a rung.
self.danvan ??= {}

danvan.names = (() => {
  const { words, phrase, exact, near } = danvan.text
  const RUNG = { number: 1000, date: 900, whole: 800, begins: 700, phrase: 600, words: 500, near: 480, issuer: 450, about: 300 }
  const ORDER = ["document", "plan", "movement", "unit", "commune", "model", "commendation", "page", "list", "section", "post"]
  const ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"]
  const FORM = /^ (?:xa|phuong|thi tran|huyen|thanh pho|phong trao|phong trao thi dua) (?=\S)/

  // The ways to say a query: as typed, with each abbreviation written out or each expansion shortened.
  function forms(query, trade) {
    const found = [query]
    const typed = phrase(query)
    for (const [short, long] of trade.abbreviations) {
      for (const [from, to] of [[short, long], [long, short]]) {
        if (typed.includes(phrase(from))) found.push(typed.replace(phrase(from), ` ${to} `).trim())
      }
    }
    const term = typed.match(/ khoa (\d{1,2}) /)
    if (term && ROMAN[term[1]]) found.push(typed.replace(term[0], ` khóa ${ROMAN[term[1]]} `).trim())
    return found.slice(0, 4)
  }

  // What an entry is compared by, reckoned once.
  function prepare(entry) {
    const names = [entry.t, ...(entry.a ?? [])]
    entry.names = names.map((name) => ({ folded: phrase(name), marked: exact(name) }))
    entry.more = phrase([...(entry.i ?? []), ...(entry.w ?? []), entry.m ?? "", entry.n ?? "", entry.s ?? ""].join(" "))
    entry.by = [...(entry.i ?? []), ...(entry.w ?? [])].map(phrase)
    entry.all = entry.names.map((name) => name.folded).join("") + entry.more
    return entry
  }

  // How well names answer a query, 0 when not at all.
  function rung(entry, wanted, typed) {
    let best = 0
    entry.names.forEach((name, index) => {
      const core = name.folded.replace(FORM, " ")
      const own = wanted.replace(FORM, " ")
      let score = 0
      if (name.folded === wanted || core === wanted) score = RUNG.whole
      else if (name.folded.startsWith(wanted) || core.startsWith(own)) score = RUNG.begins
      else if (name.folded.includes(wanted)) score = RUNG.phrase
      else if (wanted.trim().split(" ").every((word) => name.folded.includes(` ${word}`))) score = RUNG.words
      // Of names that say the same, the shorter says it more clearly; the record's own name before its other names.
      if (score) best = Math.max(best, score - Math.min(30, name.folded.length / 8) - Math.min(index, 3) + (name.marked.includes(typed) ? 60 : 0))
    })
    if (best) return best
    if (entry.by.some((name) => name.includes(wanted))) return RUNG.issuer
    return wanted.trim().split(" ").every((word) => entry.all.includes(` ${word}`)) ? RUNG.about : 0
  }

  // One letter wrong in the whole phrase.
  function almost(entry, wanted) {
    const typed = wanted.trim().split(" ")
    for (const name of entry.names) {
      const own = name.folded.trim().split(" ")
      for (let start = 0; start + typed.length <= own.length; start++) {
        const wrong = typed.filter((word, index) => word !== own[start + index])
        const at = typed.findIndex((word, index) => word !== own[start + index])
        if (wrong.length === 1 && wrong[0].length > 3 && near(wrong[0], own[start + at])) return RUNG.near - own.length / 8
      }
    }
    return 0
  }

  // Entries with their scores, best first.
  function find(query, names) {
    const { date, parse, matches } = danvan.numbers
    const day = date(query)
    const number = parse(day ? day.rest : query, names)
    const asked = forms(query, names).map((form) => [phrase(form), exact(form)]).filter(([form]) => form.trim())
    const found = []
    for (const entry of names.entries) {
      let score = 0
      if (number && matches(number, entry)) score = RUNG.number + (day && entry.e?.includes(day.day) ? 50 : 0)
      else if (day && entry.e?.includes(day.day)) score = RUNG.date
      else for (const [form, typed] of asked) score = Math.max(score, rung(entry, form, typed))
      if (score) found.push({ entry, score })
    }
    if (!found.some((hit) => hit.score >= RUNG.words - 40) && asked.length) {
      for (const entry of names.entries) {
        const score = almost(entry, asked[0][0])
        if (score) found.push({ entry, score })
      }
    }
    const year = (entry) => (entry.d ? entry.d.split("/").reverse().join("") : "")
    return {
      number, day, forms: forms(query, names),
      hits: found.sort((a, b) => b.score - a.score || ORDER.indexOf(a.entry.k) - ORDER.indexOf(b.entry.k) || year(b.entry).localeCompare(year(a.entry))),
    }
  }

  return { find, prepare, rung, RUNG }
})()
