// Narrows and orders the list of documents. The state stands in the page's address: it can be sent, and "back" works.
// Without this file the whole list is there, and the grouped lists.
{
  const form = document.querySelector(".dv-filters")
  const list = document.querySelector(".dv-list--documents > ul")
  const status = form.querySelector(".dv-shown")
  const downloads = document.querySelector(".dv-downloads")
  const here = document.currentScript.src
  const choices = danvan.choices(form, changed, () => form.querySelector("summary"))
  const names = [...new Set(choices.boxes.map((box) => box.name))]

  const items = [...list.children].map((element, place) => {
    const marks = element.querySelector("[data-loai]")
    const [number, issuer] = marks.dataset.thuTu.split(" ").map(Number)
    const values = Object.fromEntries(names.map((name) => [name, marks.getAttribute(`data-${name}`).split(" ")]))
    return { element, place, values, order: { "": place, cu: -place, so: number, "co-quan": issuer } }
  })

  const wanted = () => Object.fromEntries(names.map((name) => [name, choices.checked().filter((box) => box.name === name).map((box) => box.value)]))
  const fits = (item, wanted, but) =>
    names.every((name) => name === but || !wanted[name].length || wanted[name].some((value) => item.values[name].includes(value)))

  // The items that the choices leave, in the order that was chosen.
  function left() {
    const order = form.elements.sap.value
    const asked = wanted()
    return items.filter((item) => fits(item, asked)).sort((a, b) => a.order[order] - b.order[order])
  }

  function show() {
    const asked = wanted()
    const shown = left()
    for (const item of items) item.element.hidden = !shown.includes(item)
    list.append(...shown.map((item) => item.element))
    choices.count((box) => items.filter((item) => fits(item, asked, box.name) && item.values[box.name].includes(box.value)).length)
    choices.show()
    status.textContent = shown.length ? form.dataset.shown.replace("#", shown.length) : form.dataset.none
  }

  function address() {
    const state = new URLSearchParams()
    choices.write(state)
    if (form.elements.sap.value) state.set("sap", form.elements.sap.value)
    const query = state.toString()
    return location.pathname + (query && `?${query}`)
  }

  function changed() {
    show()
    history.pushState(null, "", address())
  }

  function read() {
    const state = new URLSearchParams(location.search)
    choices.read(state)
    const order = state.get("sap") ?? ""
    form.elements.sap.value = order in items[0].order ? order : ""
    show()
  }

  form.addEventListener("change", changed)
  form.addEventListener("submit", (event) => event.preventDefault())
  window.addEventListener("popstate", read)

  // The whole list's files have a row for each item, in the order of the page as it came: the shown ones are cut out of them.
  // Where that fails, the link is followed as it stands, to the whole list; so it is in a folder, where no module loads.
  downloads.addEventListener("click", async (event) => {
    const link = event.target.closest("a[download]")
    const shown = left()
    if (!link || location.protocol === "file:" || shown.every((item, at) => item.place === at) && shown.length === items.length) return
    event.preventDefault()
    const { cut } = await import(new URL("cutting/cut.js", here))
    const chosen = choices.checked().map(choices.words).join(", ")
    const made = await cut(link.href, shown.map((item) => item.place), chosen && form.dataset.narrowed.replace("#", chosen))
    const saved = document.createElement("a")
    saved.href = URL.createObjectURL(made)
    saved.download = `danh-muc.${link.href.split(".").pop()}`
    saved.click()
    URL.revokeObjectURL(saved.href)
  })

  read()
}
