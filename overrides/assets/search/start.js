// Stands before the theme's bundle: what the theme's search does not do. It tells what to try when nothing is found,
// offers the other language, and lets the search run where there are no workers (the site opened from a folder).
(() => {
  const Native = window.Worker
  const help = document.querySelector(".dv-search-help")
  const other = document.querySelector(".dv-search-other")
  const old = document.querySelector(".dv-search-old")
  const boxes = document.querySelectorAll("[data-md-component=search-query], .dv-search input")
  if (!help) return

  // From a folder: the worker's own scripts in the page, one after the other.
  class InPage extends EventTarget {
    constructor(url) {
      super()
      const place = new URL(url, location)
      const scripts = ["text.js", "numbers.js", "names.js", "worker.js"].map((name) => `${new URL(name, place)}${place.search}`)
      this.ready = scripts.reduce((before, src) => before.then(() => new Promise((done) => {
        document.head.append(Object.assign(document.createElement("script"), { src, onload: done }))
      })), Promise.resolve())
    }

    postMessage(message) {
      this.ready.then(() => danvan.search.receive(message, (data) => this.dispatchEvent(new MessageEvent("message", { data }))))
    }
  }

  window.Worker = class {
    constructor(url) {
      const worker = location.protocol === "file:" ? new InPage(url) : new Native(url)
      worker.addEventListener("message", ({ data: { type, data } }) => {
        if (type !== 3) return
        help.hidden = !data.query || data.early || data.items.length > 0
        other.hidden = !data.query || data.both
        old.hidden = !data.withheld
      })
      for (const box of boxes) box.addEventListener("focus", () => worker.postMessage({ type: "near" }), { once: true })
      other.addEventListener("click", () => worker.postMessage({ type: "both", data: true }))
      old.addEventListener("click", () => worker.postMessage({ type: "old", data: true }))
      return worker
    }
  }
})()
