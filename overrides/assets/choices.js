// Panels of choices, as the list of documents and "Tra cứu" have them: one open at a time, how many are chosen in each,
// each choice as a button that takes it away, and the choices in the page's address.
self.danvan ??= {}

// ``changed`` is called after a choice was taken away; ``back`` gives the element to go to when none is left.
danvan.choices = (form, changed, back) => {
  const chosen = form.querySelector(".dv-chosen")
  const boxes = [...form.querySelectorAll(".dv-facet [type=checkbox]")]
  const checked = () => boxes.filter((box) => box.checked)
  const words = (box) => box.parentElement.querySelector(".dv-choice").textContent

  function chip(box) {
    const made = document.createElement("button")
    made.type = "button"
    made.textContent = `${words(box)} ✕`
    made.setAttribute("aria-label", form.dataset.remove.replace("#", words(box)))
    made.addEventListener("click", () => {
      box.checked = false
      changed()
      ;(chosen.querySelector(".dv-chosen__list button") ?? back()).focus()
    })
    return made
  }

  function show() {
    chosen.querySelector(".dv-chosen__list").replaceChildren(...checked().map(chip))
    chosen.hidden = !checked().length
    for (const facet of form.querySelectorAll(".dv-facet")) {
      const mark = facet.querySelector(".dv-facet__number")
      const count = facet.querySelectorAll(":checked").length
      mark.hidden = !count
      mark.textContent = count
    }
  }

  // How many each choice would leave; ``of`` tells it of a box.
  function count(of) {
    for (const box of boxes) {
      const left = of(box)
      box.parentElement.lastElementChild.textContent = `(${left})`
      box.parentElement.classList.toggle("dv-none", !left && !box.checked)
    }
  }

  const read = (state) => boxes.forEach((box) => (box.checked = state.getAll(box.name).includes(box.value)))
  const write = (state) => checked().forEach((box) => state.append(box.name, box.value))

  form.addEventListener("reset", (event) => {
    event.preventDefault()
    for (const box of boxes) box.checked = false
    changed()
    back().focus()
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

  return { boxes, checked, words, show, count, read, write }
}
