// The preview's own script, which the preview's server adds to each page it shows: no published page has it. It asks to be told
// when this page has changed, loads it again then, and shows what is wrong with what was saved last.
(() => {
  const own = document.currentScript.dataset.page
  const style = document.createElement("link")
  style.rel = "stylesheet"
  style.href = "/_xem-thu/xem-thu.css"
  document.head.append(style)
  let events
  let banner

  function show({ problems, count }) {
    banner?.remove()
    banner = null
    if (!count) return
    banner = document.createElement("div")
    banner.className = "xem-thu"
    banner.lang = "vi"
    banner.setAttribute("role", "alert")
    const head = document.createElement("p")
    head.textContent = `Có ${count} lỗi trong nội dung. Trang dưới đây là bản đúng gần nhất; sửa rồi lưu lại thì trang tự cập nhật.`
    const list = document.createElement("ul")
    for (const words of problems) {
      const item = document.createElement("li")
      item.textContent = words
      list.append(item)
    }
    banner.append(head, list)
    document.body.prepend(banner)
  }

  function listen() {
    events = new EventSource(`/_xem-thu/su-kien?page=${encodeURIComponent(decodeURIComponent(location.pathname))}`)
    events.onmessage = ({ data }) => {
      const state = JSON.parse(data)
      if (state.page !== own) return location.reload()
      show(state)
    }
  }

  // A browser keeps few lines to one server: a page that nobody looks at gives its own away.
  document.addEventListener("visibilitychange", () => {
    events?.close()
    if (!document.hidden) listen()
  })
  addEventListener("pagehide", () => events?.close())
  addEventListener("pageshow", ({ persisted }) => persisted && listen())
  listen()
})()
