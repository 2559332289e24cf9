// The page "Tra cứu": words and choices together. The state stands in the page's address: it can be sent, and "back" works.
// Without this file, or without the index, the lists below the form lead to the same.
{
  const form = document.querySelector(".dv-finder")
  const list = document.querySelector(".dv-results")
  const more = document.querySelector(".dv-results__more")
  const status = form.querySelector(".dv-shown")
  const chosen = form.querySelector(".dv-chosen")
  const boxes = [...form.querySelectorAll("[type=checkbox]")]
  const { lang } = document.documentElement
  const place = new URL(document.currentScript.src)
  const root = new URL("../../", place)
  let worker = null
  let turn = 0
  let start = 0

  const state = () => {
    const found = new URLSearchParams()
    if (form.elements.q.value.trim()) found.set("q", form.elements.q.value.trim())
    for (const box of boxes) if (box.checked) found.append(box.name, box.value)
    return found
  }

  function chips() {
    const made = boxes.filter((box) => box.checked).map((box) => {
      const words = box.parentElement.querySelector(".dv-choice").textContent
      const chip = Object.assign(document.createElement("button"), { type: "button", textContent: `${words} ✕` })
      chip.ariaLabel = form.dataset.remove.replace("#", words)
      chip.addEventListener("click", () => {
        box.checked = false
        changed()
        ;(chosen.querySelector("button:not([type=reset])") ?? form.elements.q).focus()
      })
      return chip
    })
    chosen.querySelector(".dv-chosen__list").replaceChildren(...made)
    chosen.hidden = !made.length
    for (const facet of form.querySelectorAll(".dv-facet")) {
      const count = facet.querySelectorAll(":checked").length
      const mark = facet.querySelector(".dv-facet__number")
      mark.hidden = !count
      mark.textContent = count
    }
  }

  function line({ location: path, title, text }) {
    const made = document.createElement("li")
    const link = Object.assign(document.createElement("a"), { href: new URL(path, root), innerHTML: title })
    const body = Object.assign(document.createElement("div"), { innerHTML: text })
    made.append(link, body)
    return made
  }

  function told({ turn: of, total, counts, items }) {
    if (of !== turn) return
    list.append(...items.map(line))
    start = list.children.length
    list.hidden = !total
    more.hidden = start >= total
    status.textContent = total ? form.dataset.shown.replace("#", total) : form.dataset.none
    for (const box of boxes) {
      const count = counts[`${box.name}=${box.value}`] ?? 0
      box.parentElement.lastElementChild.textContent = `(${count})`
      box.parentElement.classList.toggle("dv-none", !count && !box.checked)
    }
  }

  function failed() {
    status.textContent = form.dataset.failed
    list.hidden = more.hidden = true
  }

  function ask() {
    if (location.protocol === "file:") return failed()
    if (!worker) {
      worker = new Worker(new URL(`worker.js?lang=${lang}`, place))
      worker.addEventListener("message", ({ data: { type, data } }) => (type === "found" ? told(data) : type === "failed" && failed()))
    }
    worker.postMessage({ type: "browse", data: { turn, start, query: form.elements.q.value, chosen: boxes.filter((box) => box.checked).map((box) => [box.name, box.value]) } })
  }

  function show() {
    chips()
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
    form.elements.q.value = found.get("q") ?? ""
    for (const box of boxes) box.checked = found.getAll(box.name).includes(box.value)
    show()
  }

  form.addEventListener("change", (event) => event.target.type === "checkbox" && changed())
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    changed()
  })
  form.addEventListener("reset", (event) => {
    event.preventDefault()
    for (const box of boxes) box.checked = false
    changed()
    form.elements.q.focus()
  })
  more.querySelector("button").addEventListener("click", () => {
    const last = list.children.length
    ask()
    new MutationObserver((_, watching) => {
      watching.disconnect()
      list.children[last]?.querySelector("a").focus()
    }).observe(list, { childList: true })
  })
  document.addEventListener("click", (event) => {
    for (const facet of form.querySelectorAll("details[open]")) if (!facet.contains(event.target)) facet.open = false
  })
  form.addEventListener("keydown", (event) => {
    const facet = event.key === "Escape" && form.querySelector("details[open]")
    if (!facet) return
    facet.open = false
    facet.querySelector("summary").focus()
  })
  window.addEventListener("popstate", read)
  read()
}
