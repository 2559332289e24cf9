// The page "Tra cứu" in the worker: every page in an order, narrowed by the choices. Only those that are shown are loaded,
// and of old news nothing until they are asked for.
danvan.browse = (() => {
  const SHOWN = 20
  const shelves = {}

  // What one index holds, newest first: of each page what it can be narrowed by, and how to load what a result shows.
  // Every page's data can be asked for once the index has named it.
  function shelf({ json, index, papers, lang }, known, part) {
    return (shelves[part] ??= (async () => {
      if (known.papers) await papers(lang)
      const [{ values, pages, ids }, engine] = await Promise.all([json(`search/facets${part.replace("pagefind", "")}.${lang}.json`), index(lang, part)])
      const { results } = await engine.search(null, { sort: { date: "desc" } })
      const told = results.filter(({ id }) => id in pages).map(({ id, data }) => [id, { data, values: pages[id].map((at) => values[at]) }])
      return { engine, ids, pages: new Map(told) }
    })())
  }

  // The pages that words find, best first: what the names know, then what the indexes know.
  async function found(said, query, known, held, { waysOf }) {
    const named = said.hits.filter(({ score }) => score > danvan.names.RUNG.about)
    const ids = named.map(({ entry }) => held.map((one) => one.ids[entry.u]).find(Boolean))
    for (const { engine } of held) {
      for (const way of waysOf(said, query, known)) for (const { id } of (await engine.search(way)).results) ids.push(id)
    }
    return [...new Set(ids)]
  }

  // How many pages each choice would leave, were its own facet not narrowed.
  function counted(pages, fits) {
    const counts = {}
    for (const { values } of pages) {
      for (const value of values) if (fits(values, value.split("=")[0])) counts[value] = (counts[value] ?? 0) + 1
    }
    return counts
  }

  return async (tools, { turn, query, chosen, old, start }) => {
    const known = await tools.named(query, tools.lang)
    const parts = known.archive && old ? ["pagefind", "pagefind-old"] : ["pagefind"]
    const held = await Promise.all(parts.map((part) => shelf(tools, known, part)))
    const words = query.trim()
    const said = danvan.names.find(query, known)
    const every = new Map(held.flatMap(({ pages }) => [...pages]))
    const all = words ? (await found(said, query, known, held, tools)).flatMap((id) => every.get(id) ?? []) : [...every.values()]
    const wanted = {}
    for (const [name, value] of chosen) (wanted[name] ??= []).push(`${name}=${value}`)
    const fits = (values, but) => Object.entries(wanted).every(([name, list]) => name === but || list.some((value) => values.includes(value)))
    const left = all.filter(({ values }) => fits(values))
    const marked = new Set(words ? said.forms.flatMap(danvan.text.words) : [])
    const items = await Promise.all(left.slice(start, start + SHOWN).map(async ({ data }) => {
      return tools.item({ entry: tools.toEntry({ ...(await data()), excerpt: "" }), score: 0 }, marked, known, "")[0]
    }))
    return { turn, total: left.length, counts: counted(all, fits), withheld: known.archive && !old, items }
  }
})()
