// Text size, contrast, reading aloud, the day of printing. Without this file the page is whole.
{
  const root = document.documentElement
  const tools = document.querySelector(".dv-tools")
  const [smaller, usual, larger] = tools.querySelectorAll("[data-dv-step]")
  const contrast = tools.querySelector("[data-dv-contrast-button]")
  const listen = tools.querySelector("[data-dv-listen]")

  function keep() {
    const { dvSize: size, dvContrast: contrast } = root.dataset
    try {
      if (size || contrast) localStorage.setItem("dv-view", JSON.stringify({ size, contrast }))
      else localStorage.removeItem("dv-view")
    } catch {
      // Private windows keep nothing: the choice holds for this page.
    }
    show()
  }

  function show() {
    const size = Number(root.dataset.dvSize ?? 0)
    smaller.setAttribute("aria-disabled", size <= -1)
    usual.setAttribute("aria-pressed", size === 0)
    larger.setAttribute("aria-disabled", size >= 3)
    contrast.setAttribute("aria-pressed", root.dataset.dvContrast === "more")
  }

  function resize(size) {
    if (size) root.dataset.dvSize = size
    else delete root.dataset.dvSize
    keep()
  }

  const now = () => Number(root.dataset.dvSize ?? 0)
  smaller.addEventListener("click", () => resize(Math.max(now() - 1, -1)))
  usual.addEventListener("click", () => resize(0))
  larger.addEventListener("click", () => resize(Math.min(now() + 1, 3)))
  contrast.addEventListener("click", () => {
    if (root.dataset.dvContrast) delete root.dataset.dvContrast
    else root.dataset.dvContrast = "more"
    keep()
  })
  show()

  // Reading aloud: where the browser has a voice for the text's language. Nothing is sent: only voices of this machine are used.
  const article = document.querySelector("article")
  const language = (element) => element.closest("[lang]").lang
  const voice = (lang) => speechSynthesis.getVoices().find((found) => found.localService && found.lang.toLowerCase().startsWith(lang))
  const READ = "h1, h2, h3, p, li, dt, dd, td, th"

  function stop() {
    speechSynthesis.cancel()
    listen.setAttribute("aria-pressed", false)
  }

  function read() {
    const pieces = [...article.querySelectorAll(READ)].filter((piece) => !piece.querySelector(READ) && piece.offsetParent && !piece.closest("form, nav, .dv-print"))
    for (const [index, piece] of pieces.entries()) {
      const copy = piece.cloneNode(true)
      for (const mark of copy.querySelectorAll(".headerlink, .dv-clause, svg")) mark.remove()
      const spoken = new SpeechSynthesisUtterance(copy.textContent.replace(/\s+/g, " ").trim())
      spoken.lang = language(piece)
      spoken.voice = voice(spoken.lang) ?? null
      if (index === pieces.length - 1) spoken.addEventListener("end", stop)
      if (spoken.text) speechSynthesis.speak(spoken)
    }
    listen.setAttribute("aria-pressed", true)
  }

  if ("speechSynthesis" in window && article) {
    const heading = article.querySelector("h1") ?? article
    const offer = () => (listen.hidden = !voice(language(heading)))
    offer()
    speechSynthesis.addEventListener?.("voiceschanged", offer)
    listen.addEventListener("click", () => (listen.getAttribute("aria-pressed") === "true" ? stop() : read()))
    window.addEventListener("pagehide", stop)
  }

  const printed = document.querySelector(".dv-printed")
  window.addEventListener("beforeprint", () => {
    printed.textContent = printed.dataset.words.replace("#", new Intl.DateTimeFormat("en-GB").format(new Date()))
  })
}
