// What the theme leaves to the mouse. Without this file everything is still readable.

// The theme's menu and search open by labels, which no keyboard presses: buttons take their place.
for (const label of document.querySelectorAll(".md-header__inner > label")) {
  const toggle = document.getElementById(label.htmlFor)
  const button = document.createElement("button")
  button.type = "button"
  button.className = `${label.className} dv-opens${label.htmlFor}`
  button.title = label.title
  button.ariaLabel = label.title
  button.append(...label.childNodes)
  button.addEventListener("click", () => toggle.click())
  label.replaceWith(button)
}

// The theme asks each alternate for a sitemap, to change languages by it. Feeds have none: a space, which is valid, hides them from it.
for (const link of document.querySelectorAll("link[rel=alternate][type]")) link.rel = "alternate "

// A table wider than its place is moved with the arrow keys once it can be focused; a phone that is turned changes which.
const tables = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0
    else target.removeAttribute("tabindex")
  }
})
for (const table of document.querySelectorAll(".md-typeset table")) tables.observe(table)

// The theme wraps each copy button in a navigation landmark of the same name, and does not say what is copied.
if (document.querySelector("pre > code")) {
  new MutationObserver(() => {
    for (const nav of document.querySelectorAll(".md-code__nav:not([role])")) {
      nav.role = "none"
      const above = nav.closest(".highlight, pre").previousElementSibling
      for (const button of nav.querySelectorAll("button")) button.ariaLabel = `${button.title}: ${above.firstChild.textContent.replace(/:$/, "")}`
    }
  }).observe(document.querySelector("article"), { childList: true, subtree: true })
}

// Buttons that copy an address; where the browser allows no copying the address stays to be selected.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-dv-copy]")) {
    button.hidden = false
    const words = button.textContent
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.dvCopy)
      button.textContent = button.dataset.dvCopied
      setTimeout(() => (button.textContent = words), 2000)
    })
  }
}

// The search box on the home page opens the theme's search with what was typed. Without it, "?q=" does the same by reloading.
document.querySelector(".dv-search")?.addEventListener("submit", (event) => {
  event.preventDefault()
  const toggle = document.getElementById("__search")
  const query = document.querySelector("[data-md-component=search-query]")
  if (!toggle.checked) toggle.click()
  query.value = event.target.elements.q.value
  query.focus()
  query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
})
