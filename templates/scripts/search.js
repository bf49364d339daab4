// Searches the index that Pagefind made of the pages in this language; results are by question.
// From a file, or without script, the page says what to do instead.
"use strict";
if (/^https?:$/.test(location.protocol)) document.documentElement.classList.add("scripted");
addEventListener("DOMContentLoaded", () => {
  if (!document.documentElement.classList.contains("scripted")) return;
  const box = document.querySelector(".search");
  const [form, hits, list, more] = [".finder", ".hits", ".results", ".search-more"]
    .map((name) => box.querySelector(name));
  const instead = box.querySelector(".search-instead");
  const { q: input, year } = form.elements;
  const data = box.dataset;
  const root = new URL(data.root, document.baseURI);
  const plurals = new Intl.PluralRules(document.documentElement.lang);
  const PAGES = 10;
  let engine = null;
  let latest = 0;
  let pending = [];
  let shown = 0;
  let read = 0;

  const start = () => {
    engine ??= import(new URL(`${data.index}/pagefind.js`, document.baseURI).href).then(async (made) => {
      await made.options({ noWorker: true });
      await made.init();
      return made;
    });
    return engine;
  };

  const fill = (text, values) =>
    text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const make = (name, text, kind) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };
  // The words around the first match in the answer itself: the heading is shown already.
  const WORDS = 32;
  const excerpt = (page, part) => {
    const words = page.content.split(/\s+/);
    const first = part.anchor?.location ?? 0;
    const next = page.anchors.map((each) => each.location).filter((each) => each > first
      && page.anchors.some(({ location, element }) => location === each && /^h[1-6]$/.test(element)));
    const end = Math.min(words.length, ...next);
    const begin = part.anchor ? Math.min(end, first + part.title.trim().split(/\s+/).length) : first;
    const match = part.locations.find((each) => each >= begin) ?? begin;
    const start = Math.max(begin, Math.min(match - 8, end - WORDS));
    const made = make("p", start > begin ? "… " : "");
    for (let index = start; index < Math.min(end, start + WORDS); index += 1) {
      const text = words[index];
      made.append(part.locations.includes(index) ? make("mark", text) : text, " ");
    }
    if (start + WORDS < end) made.append("…");
    return made;
  };
  // Pagefind also offers words that only begin alike: «mars» for «marsvin». Half a word is no hit.
  const plain = (word) => word.toLocaleLowerCase().replaceAll("ø", "o").replaceAll("æ", "ae")
    .normalize("NFD").replace(/[^a-z0-9]/g, "");
  const isLike = (word, term) => {
    let same = 0;
    while (same < term.length && word[same] === term[same]) same += 1;
    return same >= term.length * 0.6;
  };
  const fits = (page, part, terms) => {
    const words = page.content.split(/\s+/);
    return part.locations.some((each) => terms.some((term) => isLike(plain(words[each]), term)));
  };
  // Equally good pages: the newest year first.
  const rank = (page) => Math.round(Math.log2(page.score) * 4) * 10000 + Number(page.filters.year ?? 0);

  const shorten = (title) => title.length > 170 ? `${title.slice(0, 150).replace(/\s+\S*$/, "")} …` : title;
  const item = (page, part) => {
    const made = make("li");
    const link = make("a", shorten(part.title));
    const [path, anchor] = part.url.split("#");
    link.href = new URL(page.raw_url.replace(/^\//, ""), root).href + (path && anchor ? `#${anchor}` : "");
    const heading = make("h2");
    heading.append(link);
    const place = part.title === page.meta.title ? "" : `${page.meta.title} · `;
    made.append(heading, make("p", place + page.meta.context, "result-where"), excerpt(page, part));
    return made;
  };

  const tell = (query) => {
    const part = pending.length > read;
    const text = !shown ? data.none : part ? data.part : data[plurals.select(shown)] ?? data.other;
    hits.textContent = fill(text, { query, count: shown, pages: pending.length, shown: read });
    more.hidden = !part;
  };

  const append = async (query, turn) => {
    const next = pending.slice(read, read + PAGES);
    const pages = await Promise.all(next.map(async (each) => ({ ...await each.data(), score: each.score })));
    if (turn !== latest) return null;
    pages.sort((one, other) => rank(other) - rank(one));
    read += pages.length;
    const terms = query.split(/\s+/).map(plain).filter(Boolean);
    const items = pages.flatMap((page) =>
      page.sub_results.filter((part) => fits(page, part, terms)).map((part) => item(page, part)));
    shown += items.length;
    list.append(...items);
    list.hidden = !shown;
    tell(query);
    return items[0];
  };

  const remember = (query) => {
    const state = new URLSearchParams();
    if (query) state.set("q", query);
    if (year?.value) state.set("year", year.value);
    const asked = String(state) ? `?${state}` : "";
    history.replaceState(null, "", location.pathname + asked);
    for (const link of document.querySelectorAll(".header-languages a")) link.search = asked;
  };

  const search = async () => {
    const turn = ++latest;
    const query = input.value.trim();
    remember(query);
    if (!query) {
      list.replaceChildren();
      list.hidden = more.hidden = true;
      hits.textContent = "";
      return;
    }
    hits.textContent = data.working;
    try {
      const filters = {};
      if (data.scope) filters.organisation = data.scope;
      if (year?.value) filters.year = year.value;
      const found = await (await start()).search(query, { filters });
      if (turn !== latest) return;
      [pending, shown, read] = [found.results, 0, 0];
      list.replaceChildren();
      await append(query, turn);
    } catch {
      engine = null;
      hits.textContent = data.failed;
      instead.classList.add("needed");
    }
  };

  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 400);
  });
  input.addEventListener("focus", () => start().catch(() => (engine = null)), { once: true });
  year?.addEventListener("change", search);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });
  more.addEventListener("click", async () => {
    const first = await append(input.value.trim(), latest);
    first?.querySelector("a").focus();
  });
  const asked = new URLSearchParams(location.search);
  input.value = asked.get("q") ?? "";
  if (year && [...year.options].some((each) => each.value === asked.get("year"))) {
    year.value = asked.get("year");
  }
  form.hidden = false;
  if (input.value) search();
});
