// Some rows of a list's file, in the order wanted: what a reader has narrowed, as CSV, Excel or Word. The files are those of
// scripts/danvan/tables; rows are counted from 0 after the head. Loaded when somebody first takes such a list.
const SHEET = "xl/worksheets/sheet1.xml"
const LINKS = "xl/worksheets/_rels/sheet1.xml.rels"
const BOOK = "xl/workbook.xml"
const TEXT = "word/document.xml"

const read = (bytes) => new DOMParser().parseFromString(new TextDecoder().decode(bytes), "application/xml")
const written = (tree) => new TextEncoder().encode(new XMLSerializer().serializeToString(tree))
const all = (tree, name) => [...tree.getElementsByTagNameNS("*", name)]

function csv(bytes, rows) {
  const [head, ...lines] = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).split("\r\n")
  return new TextEncoder().encode([head, ...rows.map((row) => lines[row]), ""].join("\r\n"))
}

// A cell's address in another row: G12 → G7.
const moved = (address, number) => address.replace(/\d+$/, number)

function xlsx(parts, rows, note) {
  const [sheet, links, book] = [SHEET, LINKS, BOOK].map((name) => read(parts[name]))
  const [filter] = all(sheet, "autoFilter")
  const first = Number(filter.getAttribute("ref").match(/\d+/)[0])
  const end = first + rows.length
  const data = all(sheet, "sheetData")[0]
  const body = [...data.children].filter((row) => Number(row.getAttribute("r")) > first)
  const anchors = new Map(all(sheet, "hyperlink").map((link) => [Number(link.getAttribute("ref").match(/\d+$/)[0]), link]))
  const kept = new Set()
  body.forEach((row) => row.remove())
  anchors.forEach((link) => link.remove())
  rows.forEach((place, at) => {
    const row = body[place]
    const link = anchors.get(Number(row.getAttribute("r")))
    const number = first + 1 + at
    row.setAttribute("r", number)
    for (const cell of row.children) cell.setAttribute("r", moved(cell.getAttribute("r"), number))
    data.append(row)
    link.setAttribute("ref", moved(link.getAttribute("ref"), number))
    all(sheet, "hyperlinks")[0].append(link)
    kept.add(link.getAttributeNS("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id"))
  })
  if (!rows.length) all(sheet, "hyperlinks")[0].remove()
  for (const link of all(links, "Relationship")) if (!kept.has(link.getAttribute("Id"))) link.remove()
  for (const tree of [filter, all(sheet, "dimension")[0]]) tree.setAttribute("ref", moved(tree.getAttribute("ref"), end))
  for (const name of all(book, "definedName")) if (name.getAttribute("name") === "_xlnm._FilterDatabase") name.textContent = moved(name.textContent, end)
  if (note) noted(sheet, data, first - 1, note)
  return { [SHEET]: written(sheet), [LINKS]: written(links), [BOOK]: written(book) }
}

// What was chosen, in the empty row above the table.
function noted(sheet, data, number, note) {
  const make = (name, ...inside) => {
    const made = sheet.createElementNS(data.namespaceURI, name)
    made.append(...inside)
    return made
  }
  const cell = make("c", make("is", make("t", note)))
  cell.setAttribute("r", `A${number}`)
  cell.setAttribute("t", "inlineStr")
  const row = make("row", cell)
  row.setAttribute("r", number)
  const before = [...data.children].find((each) => Number(each.getAttribute("r")) >= number)
  if (Number(before?.getAttribute("r")) === number) before.replaceWith(row)
  else data.insertBefore(row, before ?? null)
}

function docx(parts, rows, note) {
  const text = read(parts[TEXT])
  const [table] = all(text, "tbl")
  const body = [...table.children].filter((row) => row.localName === "tr").slice(1)
  body.forEach((row) => row.remove())
  rows.forEach((place, at) => {
    all(body[place], "t")[0].textContent = at + 1
    table.append(body[place])
  })
  if (note) {
    const line = table.previousElementSibling.cloneNode(true)
    all(line, "t")[0].textContent = note
    table.before(line)
  }
  return { [TEXT]: written(text) }
}

// The unzipping library sets a global, as scripts of its age do.
async function zipped(bytes, change) {
  await import("./fflate-0.8.3.js")
  const parts = self.fflate.unzipSync(bytes)
  return self.fflate.zipSync({ ...parts, ...change(parts) })
}

// The file at an address with only these rows, as a Blob; ``note`` says in it what was chosen, "" says nothing.
export async function cut(address, rows, note) {
  const response = await fetch(address)
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (address.endsWith(".csv")) return new Blob([csv(bytes, rows)], { type: "text/csv" })
  const change = address.endsWith(".xlsx") ? xlsx : docx
  return new Blob([await zipped(bytes, (parts) => change(parts, rows, note))], { type: response.headers.get("Content-Type") ?? "" })
}
