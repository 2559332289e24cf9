// Narrows and orders the list of documents. The state stands in the page's address: it can be sent, and "back" works.
// Without this file the whole list is there, and the grouped lists.
{
  const form = document.querySelector(".dv-filters")
  const list = document.querySelector(".dv-list--documents > ul")
  const status = form.querySelector(".dv-shown")
  const chosen = form.querySelector(".dv-chosen")
  const boxes = [...form.querySelectorAll("input")]
  const names = [...new Set(boxes.map((box) => box.name))]
  const download = document.querySelector(".dv-downloads a[href$='.csv']")

  const items = [...list.children].map((element, place) => {
    const marks = element.querySelector("[data-loai]")
    const [number, issuer] = marks.dataset.thuTu.split(" ").map(Number)
    const values = Object.fromEntries(names.map((name) => [name, marks.getAttribute(`data-${name}`).split(" ")]))
    return { element, place, values, order: { "": place, cu: -place, so: number, "co-quan": issuer } }
  })

  const choices = () => Object.fromEntries(names.map((name) => [name, boxes.filter((box) => box.name === name && box.checked).map((box) => box.value)]))
  const fits = (item, wanted, but) =>
    names.every((name) => name === but || !wanted[name].length || wanted[name].some((value) => item.values[name].includes(value)))

  function chips() {
    const made = boxes.filter((box) => box.checked).map((box) => {
      const words = box.parentElement.querySelector(".dv-choice").textContent
      const chip = document.createElement("button")
      chip.type = "button"
      chip.textContent = `${words} ✕`
      chip.setAttribute("aria-label", form.dataset.remove.replace("#", words))
      chip.addEventListener("click", () => {
        box.checked = false
        changed()
        const next = chosen.querySelector("button")
        if (chosen.hidden) form.querySelector("summary").focus()
        else next.focus()
      })
      return chip
    })
    chosen.querySelector(".dv-chosen__list").replaceChildren(...made)
    chosen.hidden = !made.length
  }

  function show() {
    const wanted = choices()
    const shown = items.filter((item) => fits(item, wanted))
    for (const item of items) item.element.hidden = !shown.includes(item)
    const order = form.elements.sap.value
    list.append(...[...items].sort((a, b) => a.order[order] - b.order[order]).map((item) => item.element))
    for (const box of boxes) {
      const count = items.filter((item) => fits(item, wanted, box.name) && item.values[box.name].includes(box.value)).length
      box.parentElement.lastElementChild.textContent = `(${count})`
      box.parentElement.classList.toggle("dv-none", !count && !box.checked)
    }
    for (const facet of form.querySelectorAll(".dv-facet")) {
      const mark = facet.querySelector(".dv-facet__number")
      const count = facet.querySelectorAll(":checked").length
      mark.hidden = !count
      mark.textContent = count
    }
    chips()
    status.textContent = shown.length ? form.dataset.shown.replace("#", shown.length) : form.dataset.none
  }

  function address() {
    const state = new URLSearchParams()
    for (const box of boxes) if (box.checked) state.append(box.name, box.value)
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
    for (const box of boxes) box.checked = state.getAll(box.name).includes(box.value)
    const order = state.get("sap") ?? ""
    form.elements.sap.value = order in items[0].order ? order : ""
    show()
  }

  form.addEventListener("change", changed)
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("reset", (event) => {
    event.preventDefault()
    for (const box of boxes) box.checked = false
    changed()
    form.querySelector("summary").focus()
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

  // The whole list's CSV has a line for each item, in the order of the page as it came: the shown ones are taken from it.
  download.addEventListener("click", async (event) => {
    const shown = [...list.children].filter((element) => !element.hidden)
    if (shown.length === items.length && !form.elements.sap.value) return
    event.preventDefault()
    const [head, ...lines] = (await (await fetch(download.href)).text()).split("\r\n")
    const rows = shown.map((element) => lines[items.find((item) => item.element === element).place])
    const link = document.createElement("a")
    link.href = URL.createObjectURL(new Blob(["\ufeff", [head.replace("\ufeff", ""), ...rows, ""].join("\r\n")], { type: "text/csv" }))
    link.download = "danh-muc.csv"
    link.click()
    URL.revokeObjectURL(link.href)
  })

  read()
}
