// The theme's search worker, with Pagefind and the site's own names behind it. It speaks the theme's messages:
// 0 set up, 1 ready, 2 query, 3 result. Nothing is loaded before somebody goes to a search box.
self.danvan ??= {}

danvan.search = (() => {
  const SHOWN = 30
  // While somebody types, only the names answer: each beginning of a word would load a part of the index.
  const PAUSE = 100
  const LOOKED_AT = 12
  // With so few pages found, older papers are asked too.
  const FEW = 5
  const inWorker = typeof importScripts === "function"
  const here = new URL(inWorker ? self.location : document.currentScript.src)
  const root = new URL("../../", here)
  const lang = here.searchParams.get("lang")
  const other = lang === "vi" ? "en" : "vi"
  const loaded = {}
  let list = null
  let asked = 0
  let both = false
  let old = false
  let withheld = false
  let last = ""

  const json = async (path) => (await fetch(new URL(path, root))).json()

  // The names of a language. From a folder without a server everything is in one list.
  function names(of) {
    return (loaded[of] ??= (async () => {
      const found = list?.config.names[of] ?? (await json(`search/names.${of}.json`))
      const docs = list ? list.docs.filter((entry) => entry.l === of) : found.entries
      return { ...found, entries: docs.map(danvan.names.prepare) }
    })())
  }

  // The names that a query may mean: those of older documents come when a number is typed.
  async function named(query, of) {
    const known = await names(of)
    const starts = [...query.matchAll(/\d+/g)].map(([digits]) => digits.replace(/^0+/, "").slice(0, 2))
    await Promise.all(starts.filter((start) => known.numbers?.includes(start)).map((start) => {
      return (loaded[`${of} ${start}`] ??= json(`search/numbers/${of}/${start}.json`).then((older) => {
        known.entries.push(...older.map(danvan.names.prepare))
      }))
    }))
    return known
  }

  // Pagefind asks the document for its language, and a worker has none.
  const pages = {}
  function index(of, part = "pagefind") {
    return (pages[`${part} ${of}`] ??= (async () => {
      const made = await import(new URL(`${part}/pagefind.js`, root))
      self.document = { querySelector: () => ({ getAttribute: () => of }) }
      const instance = made.createInstance({ basePath: new URL(`${part}/`, root).pathname, baseUrl: "/", excerptLength: 24 })
      await instance.init()
      delete self.document
      return instance
    })())
  }

  // The words of older papers, beside those of all else. They are half as many again, and mostly a number is what is known of one.
  const papers = (of) => (pages[`papers ${of}`] ??= index(of).then((instance) => {
    return instance.mergeIndex(new URL("pagefind-papers/", root).pathname, { baseUrl: "/", excerptLength: 24, language: of })
  }))

  // Typed with d, meant with đ: the index folds every mark but this stroke.
  function strokes(form, syllables) {
    if (/đ/i.test(form)) return [form]
    const { plain } = danvan.text
    let found = [""]
    for (const piece of form.split(/(\s+)/)) {
      const word = plain(piece)
      const open = /^d/i.test(piece) && found.length < 8 && !syllables.plain.includes(word)
      const other = `đ${piece.slice(1)}`
      const ways = !open ? [piece] : syllables.stroke.includes(word) ? [other] : [piece, other]
      found = found.flatMap((start) => ways.map((way) => start + way))
    }
    return found
  }

  // The queries that the index is asked, one for each way to say what was typed.
  const waysOf = (said, query, known) => {
    const ways = said.day ? [said.day.day, said.day.loose, query] : said.forms
    return [...new Set(ways.flatMap((form) => strokes(form, known.d)))].slice(0, 12)
  }

  const toEntry = ({ url, meta, excerpt }) => ({
    u: url.replace(/^\//, ""), k: meta.kind, t: meta.name ?? meta.title, d: meta.date, s: meta.status, x: meta.dead, n: meta.number, m: meta.about ?? "", excerpt,
  })

  // What the index has, as entries with scores: the best of every way to say the query.
  async function fromPages(query, of, said, known, part) {
    const { phrase, exact } = danvan.text
    const engine = await index(of, part)
    const tried = waysOf(said, query, known)
    const ranked = new Map()
    for (const way of tried) {
      const { results } = await engine.search(way)
      results.forEach((result, rank) => {
        const before = ranked.get(result.id)
        if (!before || rank < before.rank) ranked.set(result.id, { result, rank })
      })
    }
    const best = [...ranked.values()].sort((a, b) => a.rank - b.rank).slice(0, SHOWN)
    const found = await Promise.all(best.slice(0, old ? SHOWN : LOOKED_AT).map(async ({ result, rank }) => ({ rank, data: await result.data() })))
    return found.map(({ data, rank }) => {
      const entry = danvan.names.prepare(toEntry(data))
      let score = 0
      for (const form of said.forms) score = Math.max(score, danvan.names.rung(entry, phrase(form), exact(form)))
      if (score < danvan.names.RUNG.words - 40) score = 0
      return { entry, score: Math.max(score, 400 - rank) }
    })
  }

  // One result as the theme wants it: kind, number, status and date, then what it is about.
  function item({ entry, score }, wanted, known, foreign) {
    const { escape, mark } = danvan.text
    const facts = [known.kinds[entry.k], entry.n, entry.d, entry.s && `<span class="dv-hit__status${entry.x ? " dv-hit__dead" : ""}">${escape(entry.s)}</span>`]
    const about = entry.excerpt && !danvan.text.words(entry.m).some((word) => wanted.has(word)) ? entry.excerpt : mark(entry.m ?? "", wanted)
    const title = mark(entry.t, wanted)
    const terms = Object.fromEntries([...`${title} ${about}`.matchAll(/<mark[^>]*>([^<]+)<\/mark>/g)].slice(0, 8).map((found) => [found[1], true]))
    const meta = facts.filter(Boolean).map((fact, at) => (at === 3 || fact.startsWith?.("<span") ? fact : escape(String(fact)))).join(" · ")
    // A folder without a server has no index page of its own accord.
    const location = inWorker ? entry.u : entry.u.replace(/(^|\/)(#.*)?$/, "$1index.html$2")
    return [{ location, title: foreign ? `<span lang="${foreign}">${title}</span>` : title, score, terms, text: `<p class="dv-hit">${meta}</p><p${foreign ? ` lang="${foreign}"` : ""}>${about}</p>` }]
  }

  // The results in a language: what the names know, then, when it comes, what the pages know.
  async function ask(query, of, told) {
    const known = await named(query, of)
    const said = danvan.names.find(query, known)
    const wanted = new Set(said.forms.flatMap(danvan.text.words))
    for (const part of Object.values(said.number ?? {})) if (part) wanted.add(String(part)).add(String(part).padStart(2, "0"))
    const show = (hits) => {
      const seen = new Map()
      for (const hit of hits.sort((a, b) => b.score - a.score)) if (!seen.has(hit.entry.u)) seen.set(hit.entry.u, hit)
      return [...seen.values()].slice(0, SHOWN).map((hit) => item(hit, wanted, known, of === lang ? "" : of))
    }
    told?.(show([...said.hits]))
    if (list) return show(said.hits)
    const turn = asked
    try {
      // What every query needs comes while the reader may still be typing; the words of a half-typed query do not.
      await Promise.all([index(of), new Promise((done) => setTimeout(done, PAUSE))])
      if (turn !== asked) return []
      if (old && known.papers) await papers(of)
      let found = await fromPages(query, of, said, known, "pagefind")
      if (known.papers && found.length < FEW && turn === asked) {
        await papers(of)
        found = await fromPages(query, of, said, known, "pagefind")
      }
      // Old news have an index of their own, which is large: it is asked on request only.
      withheld ||= (known.archive || known.papers) && !old
      if (known.archive && old && turn === asked) {
        const past = await fromPages(query, of, said, known, "pagefind-old")
        found.push(...past.map((hit) => ({ ...hit, score: hit.score - 20 })))
      }
      // The names' own text is the better one for a page that both know.
      const own = new Map(said.hits.map((hit) => [hit.entry.u, hit]))
      for (const hit of found) if (own.has(hit.entry.u)) hit.entry = own.get(hit.entry.u).entry
      return show([...said.hits, ...found])
    } catch (error) {
      if (!inWorker) throw error
      withoutIndex()
      return ask(query, of, null)
    }
  }

  // No WebAssembly: the list that the folder without a server has. Several queries may find out at once.
  function withoutIndex() {
    if (list) return
    importScripts(new URL("search/search_index.js", root))
    list = self.__index
    for (const of of Object.keys(loaded)) delete loaded[of]
  }

  // The word that would complete the last one typed.
  function suggest(query, items) {
    const end = query.split(/[\s-]+/).at(-1)?.toLowerCase()
    const text = items[0]?.[0].title.replace(/<[^>]+>/g, "") ?? ""
    const word = end && (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).find((each) => each.startsWith(end) && each !== end)
    return word ? [word] : []
  }

  async function answer(query, post) {
    const turn = ++asked
    const send = (items, more = {}) => {
      if (turn === asked) post({ type: 3, data: { items, suggest: suggest(query, items), query, both, withheld, ...more } })
    }
    last = query
    withheld = false
    if (!query.trim()) return send([])
    let items = await ask(query, lang, (early) => early.length && send(early, { early: true }))
    if (turn !== asked) return
    if (both) items = [...items, ...(await ask(query, other))]
    send(items)
  }

  let parts
  function ready() {
    if (inWorker) parts ??= importScripts(...["text.js", "numbers.js", "names.js"].map((name) => new URL(name, here))) ?? true
  }

  // Somebody went to a search box: what every query needs comes before the first key. (A folder has it all in one list.)
  function near() {
    if (!inWorker || list) return
    ready()
    // A failure shows again, and is treated, when something is asked.
    for (const needed of [names(lang), index(lang)]) needed.catch(() => {})
  }

  return {
    receive({ type, data }, post) {
      if (type === 0) {
        if (data.docs?.length) list = data
        return post({ type: 1 })
      }
      if (type === "near") return near()
      if (type === "both") both = data
      if (type === "old") old = data
      if (type === "browse") {
        ready()
        if (!danvan.browse) importScripts(new URL("narrowing.js", here))
        return danvan.browse({ json, named, index, papers, waysOf, toEntry, item, lang }, data).then((found) => post({ type: "found", data: found }), () => post({ type: "failed" }))
      }
      if (type === 2 || type === "both" || type === "old") {
        const query = type === 2 ? data : last
        if (query.trim()) ready()
        return answer(query, post)
      }
    },
  }
})()

if (typeof importScripts === "function") self.onmessage = ({ data }) => danvan.search.receive(data, (message) => self.postMessage(message))
