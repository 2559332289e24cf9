// The page "Tra cứu": words and choices together. The state stands in the page's address: it can be sent, and "back" works.
// The words are not called "q": on any page whose address says so the theme opens its own search over it.
// Without this file, or without the index, a plain form narrows a list of everything but the news.
{
  const form = document.querySelector(".dv-finder")
  const list = document.querySelector(".dv-results")
  const more = document.querySelector(".dv-results__more")
  const status = form.querySelector(".dv-shown")
  const plain = document.querySelector(".dv-plain")
  const choices = danvan.choices(form, changed, () => form.elements.chu)
  const { lang } = document.documentElement
  const place = new URL(document.currentScript.src)
  const root = new URL("../../", place)
  let worker = null
  let turn = 0
  let start = 0

  const state = () => {
    const found = new URLSearchParams()
    if (form.elements.chu.value.trim()) found.set("chu", form.elements.chu.value.trim())
    choices.write(found)
    if (form.elements.cu?.checked) found.set("cu", "1")
    return found
  }

  function line({ location: path, title, text }) {
    const made = document.createElement("li")
    const link = Object.assign(document.createElement("a"), { href: new URL(path, root), innerHTML: title })
    const body = Object.assign(document.createElement("div"), { innerHTML: text })
    made.append(link, body)
    return made
  }

  function told({ turn: of, total, counts, withheld, items }) {
    if (of !== turn) return
    list.append(...items.map(line))
    start = list.children.length
    list.hidden = !total
    more.hidden = start >= total
    status.textContent = total ? form.dataset.shown.replace("#", total) : withheld ? form.dataset.noneYet : form.dataset.none
    choices.count((box) => counts[`${box.name}=${box.value}`] ?? 0)
  }

  // The plain form, which needs no index, takes the place of this one.
  function failed() {
    if (plain.isConnected) plain.outerHTML = plain.textContent
    document.querySelector(".dv-scripted").hidden = form.hidden = list.hidden = more.hidden = true
  }

  function ask() {
    if (location.protocol === "file:") return failed()
    if (!worker) {
      worker = new Worker(new URL(`worker.js?lang=${lang}`, place))
      worker.addEventListener("message", ({ data: { type, data } }) => (type === "found" ? told(data) : type === "failed" && failed()))
    }
    worker.postMessage({ type: "browse", data: { turn, start, query: form.elements.chu.value, old: Boolean(form.elements.cu?.checked), chosen: choices.checked().map((box) => [box.name, box.value]) } })
  }

  function show() {
    choices.show()
    turn++
    start = 0
    list.replaceChildren()
    ask()
  }

  function changed() {
    const found = state()
    history.pushState(null, "", location.pathname + (found.size ? `?${found}` : ""))
    show()
  }

  function read() {
    const found = new URLSearchParams(location.search)
    form.elements.chu.value = found.get("chu") ?? ""
    choices.read(found)
    if (form.elements.cu) form.elements.cu.checked = found.has("cu")
    show()
  }

  form.addEventListener("change", (event) => event.target.type === "checkbox" && changed())
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    changed()
  })
  more.querySelector("button").addEventListener("click", () => {
    const last = list.children.length
    ask()
    new MutationObserver((_, watching) => {
      watching.disconnect()
      list.children[last]?.querySelector("a").focus()
    }).observe(list, { childList: true })
  })
  window.addEventListener("popstate", read)
  read()
}
