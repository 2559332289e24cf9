// Eleventy's configuration: content by language, lists of 100 by section, year, month and tag, a feed per language.
const SIZE = 100;
const LISTS = ["nam", "thang", "the"];
const WORDS = {
  vi: { lang: "vi", root: "", site: "Công tác dân vận", home: "Trang chủ", news: "Tin tức", documents: "Văn bản", commendations: "Khen thưởng", nam: "Năm", thang: "Tháng", the: "Thẻ", related: "Liên quan", page: "Trang", newest: "Mới nhất", other: "English" },
  en: { lang: "en", root: "/en", site: "Mass mobilisation work", home: "Home", news: "News", documents: "Documents", commendations: "Commendations", nam: "Years", thang: "Months", the: "Tags", related: "Related", page: "Page", newest: "Newest", other: "Tiếng Việt" },
};

const entriesOf = (api) => api.getAll().filter((item) => item.data.place).sort((a, b) => b.date - a.date);

function grouped(entries) {
  const groups = new Map();
  const add = (address, item) => (groups.get(address) ?? groups.set(address, []).get(address)).push(item);
  for (const item of entries) {
    const root = WORDS[item.data.lang].root;
    add(`${root}/${item.data.place.split("/")[0]}/`, item);
    for (const list of LISTS) for (const name of item.data[list]) add(`${root}/${list}/${name}/`, item);
  }
  return groups;
}

function* paged(groups) {
  for (const [address, items] of groups) {
    const total = Math.ceil(items.length / SIZE);
    const at = (number) => (number < 1 || number > total ? "" : number === 1 ? address : `${address}page/${number}/`);
    for (let number = 1; number <= total; number++)
      yield {
        address: at(number), previous: at(number - 1), next: at(number + 1), number, total, items: items.slice((number - 1) * SIZE, number * SIZE),
        name: address.split("/").at(-2), lang: items[0].data.lang,
      };
  }
}

function* indexes(groups) {
  for (const lang of Object.keys(WORDS))
    for (const list of LISTS) {
      const start = `${WORDS[lang].root}/${list}/`;
      const found = [...groups].filter(([address]) => address.startsWith(start)).map(([address, items]) => ({ address, name: address.split("/").at(-2), count: items.length }));
      yield { address: start, name: WORDS[lang][list], lang, lists: found.sort((a, b) => (a.name < b.name ? -1 : 1)) };
    }
}

export default function (config) {
  config.addGlobalData("words", WORDS);
  config.addGlobalData("languages", Object.keys(WORDS));
  config.addGlobalData("root", "https://dan-van.example");
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("shown", (date) => date.toISOString().slice(0, 10).split("-").reverse().join("/"));
  config.addFilter("rfc822", (date) => date.toUTCString());
  config.addFilter("newest", (items, lang, count) => items.filter((item) => item.data.lang === lang).slice(0, count));
  config.addCollection("entries", entriesOf);
  config.addCollection("lists", (api) => [...paged(grouped(entriesOf(api)))]);
  config.addCollection("indexes", (api) => [...indexes(grouped(entriesOf(api)))]);
  config.addPassthroughCopy({ static: "/" });
  return { dir: { input: "content", output: "_site" }, markdownTemplateEngine: false, htmlTemplateEngine: "njk" };
}
