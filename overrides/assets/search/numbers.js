// Numbers and dates of documents in any writing: the rules of scripts/danvan/symbols/query.py, for a reader's own words.
self.danvan ??= {}

danvan.numbers = (() => {
  const { plain } = danvan.text
  const MONTHS = "january february march april may june july august september october november december".split(" ")
  // What people write around a number: "luật số 10/2022", "chỉ thị 27 của thủ tướng".
  const AROUND = /(^|[^a-z0-9])(?:so|no\.?|number|luat|law|nam|year|cua|of|ngay|dated?|ky hieu|ki hieu)(?=$|[^a-z0-9])/g
  const isYear = (text) => /^\d{4}$/.test(text) && text >= "1945" && text <= "2100"
  const bare = (digits) => digits.replace(/^0+(?=\d)/, "")

  // A date in any usual writing, as dd/mm/yyyy, also one that no calendar has; and the text without it.
  function date(text) {
    const low = plain(text)
    const found =
      low.match(/(?:ngay\s+)?\b(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})\b/) ??
      low.match(/(?:ngay\s+)?\b(\d{1,2})\s+thang\s+(\d{1,2})[\s,]+(?:nam\s+)?(\d{4})\b/)
    const iso = low.match(/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/)
    const english = low.match(/\b(\d{1,2}) ([a-z]{3,}) (\d{4})\b/)
    const month = english ? MONTHS.findIndex((name) => name.startsWith(english[2])) + 1 : 0
    const parts = iso ? [iso[3], iso[2], iso[1]] : found ? found.slice(1) : month ? [english[1], month, english[3]] : null
    if (!parts) return null
    const [day, m, year] = parts.map(String)
    const whole = (iso ?? found ?? english)[0]
    return { day: `${day.padStart(2, "0")}/${m.padStart(2, "0")}/${year}`, loose: `${+day}/${+m}/${year}`, rest: low.replace(whole, " ") }
  }

  // The parts of a number that were typed, or null when the text is no number.
  function parse(text, trade) {
    const whole = plain(text).replace(/[‐-―−]/g, "-").trim()
    if (/\d/.test(whole)) {
      const coded = Object.entries(trade.codes).reduce(
        (low, [words, code]) => low.replace(new RegExp(`(^|[^a-z0-9])${words}(?=$|[^a-z0-9])`, "g"), `$1${code}`), whole,
      )
      const around = coded.replace(AROUND, "$1").replace(/[:,;.]/g, " ").trim()
      const inside = whole.match(/\b\d+[a-d]?(?:\/\d{4})?[-/][a-z]+(?:[-/][a-z]+\d*)*/)
      return read(around, trade) ?? (inside && read(inside[0], trade))
    }
    const found = read(whole, trade)
    const capitals = text === text.toUpperCase() && !/\s/.test(text.trim())
    return found && (capitals || (found.type && found.organ)) ? found : null
  }

  function read(text, trade) {
    if (!/^[a-z0-9]+(?:[\s/-]+[a-z0-9]+)*$/.test(text)) return null
    const numbers = []
    const words = []
    for (const [, letters, digits] of text.matchAll(/([a-z]*)(\d+(?:[a-d](?![a-z0-9]))?)?/g)) {
      if (letters && digits && trade.organs.includes(letters + digits)) words.push(letters + digits)
      else {
        if (letters) words.push(letters)
        if (digits) numbers.push(digits)
      }
    }
    const parts = { digits: null, year: null, type: null, organ: null }
    if (numbers.length > 2 || numbers.length + words.length === 0) return null
    if (numbers.length === 1) parts.digits = numbers[0]
    if (numbers.length === 2) {
      const year = numbers.findLastIndex(isYear)
      if (year < 0) return null
      parts.year = +numbers[year]
      parts.digits = numbers[1 - year]
    }
    const split = words.length === 1 && glued(words[0], trade)
    if (split) Object.assign(parts, split)
    else {
      if (trade.types.includes(words[0])) parts.type = words.shift()
      if (!words.every((word) => trade.organs.includes(word))) return null
      if (words.length) parts.organ = words.join("-")
    }
    return parts.digits || parts.organ || parts.type ? parts : null
  }

  // "kltw" is KL and TW.
  function glued(word, trade) {
    if (trade.types.includes(word) || trade.organs.includes(word)) return null
    const type = trade.types.find((code) => word.startsWith(code) && trade.organs.includes(word.slice(code.length)))
    return type ? { type, organ: word.slice(type.length) } : null
  }

  // Numbers compare as whole numbers: 12 is not 126, 5 is 05.
  function matches(parts, entry) {
    if (!entry.q) return false
    const [digits, year, type, organ] = entry.q
    return (
      (parts.digits === null || bare(parts.digits) === bare(digits) || bare(parts.digits) === bare(digits).replace(/[a-d]$/, "")) &&
      (parts.year === null || parts.year === (+year || entry.y)) &&
      (parts.type === null || parts.type === type || (!type && /\d$/.test(organ))) &&
      (parts.organ === null || [organ, ...organ.split("-"), organ.replace(/\d+$/, "")].includes(parts.organ))
    )
  }

  return { date, parse, matches }
})()
