// Searches the indexes that Pagefind made of the pages in this language; results are by question.
// An organisation has one of its own. Of a few organisations all are merged; of many, an index of
// statements is searched first, and then, if asked, the organisations' own, some at a time.
// From a file, or without script, the page says what to do instead.
"use strict";
if (/^https?:$/.test(location.protocol)) document.documentElement.classList.add("scripted");
addEventListener("DOMContentLoaded", () => {
  if (!document.documentElement.classList.contains("scripted")) return;
  const box = document.querySelector(".search");
  const [form, hits, list, more, further, ask, instead] =
    [".finder", ".hits", ".results", ".search-more", ".search-further", ".search-ask", ".search-instead"]
      .map((name) => box.querySelector(name));
  const { q: input, year } = form.elements;
  const data = box.dataset;
  const root = new URL(data.root, document.baseURI);
  const language = document.documentElement.lang;
  const plurals = new Intl.PluralRules(language);
  const [PAGES, QUERIES, WORDS, TITLE, SHORT, ROUNDS] = [20, 16, 32, 24, 3, 8];
  const [many, atOnce] = [Boolean(data.many), Number(data.atOnce)];
  const at = (path) => new URL(path, document.baseURI).href;
  let engine = null;
  let known = [];
  let alike = [];
  // Whether all words of what is searched are known, and whether some are not in it.
  let [whole, partial] = [true, false];
  // The organisations whose texts are yet to be searched; null until that is asked for.
  let queue = null;
  let all = 0;
  let latest = 0;
  let pending = [];
  let ways = [];
  let shown = new Map();
  let read = 0;

  // A word as Pagefind is to be asked for it; decomposed, all that it takes for the same.
  const bare = (text, form) => text.toLowerCase().normalize(form).replace(/[^\p{L}\p{N}]/gu, "");
  const folded = new Map();
  const fold = (text) => {
    if (!folded.has(text)) folded.set(text, foldLetters(text));
    return folded.get(text);
  };
  // A word less its ending, if enough is left of it.
  const ENDING = language === "en" ? /(?:ings?|ies|ed|es|s|e|y)$/ : /(?:[ae]r?nes?|ar?s?|e[nrt]?s?|s)$/;
  const stem = (word) => {
    const whole = fold(word);
    return [ENDING, /s$/].map((ending) => whole.replace(ending, "")).find(({ length }) => length > SHORT) ?? whole;
  };

  // Pagefind goes on without what it cannot fetch, and tells nobody: it is noted here.
  const lost = new Set();
  const plainFetch = window.fetch.bind(window);
  window.fetch = async (what, ...how) => {
    try {
      const answer = await plainFetch(what, ...how);
      if (!answer.ok) throw new Error(answer.status);
      return answer;
    } catch (error) {
      lost.add(new URL(what, document.baseURI).href);
      throw error;
    }
  };
  const obtain = async (path) => {
    const answer = await plainFetch(at(path), { cache: "no-cache" });
    return answer.ok ? answer.json() : Promise.reject(new Error(answer.status));
  };
  const listWords = (folder) => obtain(`${folder}/words.${language}.json`).catch(() => ({ words: [], alike: [] }));
  const shardOf = (key) => `${data.index}/organisations/${key}`;

  // What searches, before it has anything to search.
  const prepare = async () => {
    const { createInstance } = await import(at(`${data.index}/pagefind.js`));
    const made = createInstance({ noWorker: true });
    await made.init();
    await made.search("");
    return made;
  };
  // The same with these indexes; without those that cannot be had.
  const merge = async (folders, prepared = prepare()) => {
    const made = await prepared;
    const missing = new Set();
    const isLost = (folder) => [...lost].some((each) => each.startsWith(`${at(folder)}/`));
    await Promise.all(folders.filter((each) => each !== data.index).map(async (folder) => {
      await made.mergeIndex(at(folder)).catch(() => missing.add(folder));
      if (isLost(folder)) missing.add(folder);
    }));
    return missing.size ? merge(folders.filter((each) => !missing.has(each))) : made;
  };
  const learn = (lists) => {
    const words = new Map();
    const groups = new Map();
    for (const each of lists) {
      for (const entry of each.words) {
        const [word, query = ""] = entry.split("\t");
        if (!words.has(entry)) words.set(entry, { word, query, key: fold(word) });
      }
      for (const [number, here, gone] of each.alike) {
        const group = groups.get(number) ?? { number, names: [...here, ...gone], there: new Set() };
        for (const name of here) group.there.add(name);
        groups.set(number, group);
      }
    }
    known = [...words.values()];
    alike = [...groups.values()].sort((one, other) => one.number - other.number)
      .map(({ names, there }) => [names.filter((name) => there.has(name)), names.filter((name) => !there.has(name))]);
  };
  const open = async () => {
    const prepared = prepare();
    prepared.catch(() => null);
    if (data.shard) {
      const words = await listWords(data.shard);
      learn([words]);
      return merge((words.parts ?? [""]).map((part) => (part ? `${data.shard}/${part}` : data.shard)), prepared);
    }
    if (many) {
      const words = await obtain(`${data.index}/words.${language}.json`);
      learn([words]);
      partial = Boolean(words.partial);
      return merge(words.statements.map((name) => `${data.index}/${name}`), prepared);
    }
    const folders = (await obtain(`${data.index}/organisations.${language}.json`)).map(([key]) => shardOf(key));
    const [made] = await Promise.all([merge(folders, prepared), Promise.all(folders.map(listWords)).then(learn)]);
    return made;
  };
  const start = () => (engine ??= open());

  // How a word that was typed is written on the pages: as it was, or with the letters it has there.
  const spell = (typed) => {
    if (!known.length) return [bare(typed, "NFC")];
    const begin = stem(typed);
    const rest = fold(typed).slice(begin.length);
    const found = new Map();
    for (const { word, query, key } of known) {
      if (!key.startsWith(begin)) continue;
      let end = begin.length;
      while (end < word.length && foldLetters(word.slice(0, end)) !== begin) end += 1;
      const text = bare(query || word.slice(0, end) + rest, "NFC");
      found.set(bare(text, "NFD"), { text, query });
    }
    const own = bare(typed, "NFD");
    const others = [...found].filter(([key, { query }]) =>
      key !== own && (query || !found.has(own) || /^[ -~]*$/.test(typed))).map(([, { text }]) => text);
    return found.has(own) || !whole ? [bare(typed, "NFC"), ...others] : others;
  };

  // One letter wrong, missing, too many, or two that changed places.
  const isSlip = (typed, word, same) => {
    let at = 0;
    while (at < typed.length && typed[at] === word[at]) at += 1;
    const [one, other] = [typed.slice(at), word.slice(at)];
    return same(one.slice(1), other.slice(1)) || same(one, other.slice(1)) || same(one.slice(1), other) ||
      (one[0] === other[1] && one[1] === other[0] && same(one.slice(2), other.slice(2)));
  };
  // What was meant by a word that no word here begins as: one that ends so, or is spelt nearly so.
  const guess = (typed) => {
    const others = alike.flat(2).flatMap((name) => name.split(" "));
    const begin = stem(typed);
    const right = others.some((word) => stem(word) === begin);
    if (right || begin.length <= SHORT || /[^\p{L}\p{M}]/u.test(typed)) return [];
    const ends = known.filter(({ word, key }) =>
      key.length >= begin.length + SHORT && stem(word).endsWith(begin)).map(({ word }) => word).slice(0, 5);
    // Of four letters, one may be missing; but not of a name, such as Oman, which is no woman.
    if (typed.length < 4 || /^\p{Lu}.{3}$/u.test(typed)) return ends;
    const words = [...known, ...others.map((word) => ({ word, key: fold(word) }))];
    const pick = (begin, same) => words.filter(({ key }) => key.length > 4 && isSlip(begin, key, same))
      .sort((one, other) => one.key.length - other.key.length)
      .filter(({ key }, place, all) => all.findIndex((each) => key.startsWith(stem(each.key))) === place)
      .map(({ word }) => word).slice(0, 3);
    const found = [...ends, ...pick(fold(typed), (one, other) => one === other)];
    return found.length || begin.length < 5 ? found : pick(begin, (one, other) => other.startsWith(one));
  };

  const combine = (options) => options.reduce((all, words) =>
    all.flatMap((one) => words.map((word) => [...one, word])).slice(0, QUERIES), [[]]);

  // What to ask Pagefind for: what was typed, then words that mean the same, by how near they are.
  const widen = (words, name) => {
    const found = combine(words.map(spell)).map((terms) => ({ terms, rank: 0, name }));
    const stems = words.map(stem);
    alike.forEach(([here, gone], place) => {
      for (const own of [...here, ...gone]) {
        const parts = own.split(" ").map(stem);
        const at = stems.findIndex((_, from) => parts.every((part, next) => part === stems[from + next]));
        if (at < 0) continue;
        for (const other of (whole ? here : [...here, ...gone]).filter((each) => each !== own)) {
          const all = [...words.slice(0, at), ...other.split(" "), ...words.slice(at + parts.length)];
          found.push(...combine(all.map(spell)).map((terms) => ({ terms, rank: place + 1, name: other })));
        }
        break;
      }
    });
    return found;
  };
  const take = (query) => {
    const words = query.split(/\s+/).filter(fold);
    return /^".+"$/.test(query) ? [{ terms: words, rank: 0 }] : words.length ? widen(words) : [];
  };
  const suppose = (query) => {
    const options = query.split(/\s+/).filter(fold)
      .map((word) => [...spell(word).length ? [word] : [], ...guess(word)]);
    return options.length ? combine(options).flatMap((words) => widen(words, words.join(" "))) : [];
  };

  const fill = (text, values) =>
    text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const make = (name, text, kind) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };

  // Pagefind also offers words that begin alike: «mars» for «marsvin». They are no hits.
  const fits = (token, term, whole) => {
    const begin = stem(term);
    const halves = token.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").split(/[^\p{L}\p{N}]+/u);
    return [token, ...halves].some((each) => {
      const key = fold(each);
      return key.startsWith(begin) && (!whole || begin.length > SHORT || stem(each) === begin);
    });
  };

  // A page's questions that have what is searched for; of several words, those that have the most.
  const divide = (page, order) => {
    const words = page.content.split(/\s+/);
    const about = `${page.meta.title} ${page.meta.context}`.split(/\s+/);
    const heads = page.anchors.filter(({ element, text }) => /^h[1-6]$/.test(element) && text.trim());
    const starts = [{ location: 0 }, ...heads].sort((one, other) => one.location - other.location);
    const parts = starts.map((head, index) => {
      const end = starts[index + 1]?.location ?? words.length;
      const within = page.places.filter((place) => place >= head.location && place < end);
      const best = { share: 0 };
      const found = new Set();
      for (const { terms, rank, name } of ways) {
        const telling = terms.filter(({ length }) => length > (rank ? SHORT : 2));
        const sought = telling.length ? telling : terms;
        const matched = sought.map((term) => within.filter((place) => fits(words[place], term, rank)));
        for (const place of matched.flat()) found.add(place);
        const share = !matched.flat().length ? 0 : matched.filter((each, number) => each.length
          || about.some((word) => fits(word, sought[number], rank))).length / sought.length;
        const near = (place, term) => {
          const [word, begin] = [words[place], term].map((each) => bare(each, "NFC"));
          return word.includes(begin) + (word === begin);
        };
        const exact = Math.max(0, ...matched.flat().flatMap((place) => terms.map((term) => near(place, term))));
        if (share > best.share) Object.assign(best, { share, rank, name, exact });
      }
      // The point between a risk and its topic is no word on the page.
      const title = head.text?.trim().split(/\s+/) ?? page.meta.title.replace(" · ", "\u00a0· ").split(/ +/);
      const named = [...found].some((place) => place < head.location + title.length);
      return { ...best, page, order, head, end, words, found, title, named };
    });
    const most = Math.max(...parts.map(({ share }) => share));
    return parts.filter(({ share }) => share && share === most);
  };

  // A text whose words are at these places on the page, with those that were found marked.
  const write = (made, words, place, found) => {
    words.forEach((word, index) => {
      const [, before, core, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(word);
      made.append(before, core && found.has(place + index) ? make("mark", core) : core, after, " ");
    });
    return made;
  };
  // The words around the first match in the answer itself, or in what is cut off of its heading.
  const excerpt = ({ words, head, end, found, title }) => {
    const [cut, body] = [TITLE, title.length].map((count) => Math.min(end, head.location + count));
    const places = [...found].sort((one, other) => one - other);
    const match = [body, cut].map((from) => places.find((each) => each >= from)).find(Boolean) ?? body;
    const begin = Math.min(match, body) < body ? cut : body;
    const first = Math.max(begin, Math.min(match - 8, end - WORDS));
    const made = make("p", first > begin ? "… " : "");
    write(made, words.slice(first, Math.min(end, first + WORDS)), first, found);
    if (first + WORDS < end) made.append("…");
    return made;
  };
  const yearOf = ({ page }) => Number(page.filters.year ?? 0);
  const lead = ({ page, head }) => {
    const made = make("a");
    const anchor = head.id ? `#${encodeURIComponent(head.id)}` : "";
    made.href = new URL(page.raw_url.replace(/^\//, ""), root).href + anchor;
    return made;
  };
  const item = (part) => {
    const { page: { meta }, head, found, title } = part;
    const heading = make("h2");
    heading.append(write(lead(part), title.slice(0, TITLE), head.location, found));
    if (title.length > TITLE) heading.firstChild.append("…");
    const place = head.text && meta.title !== meta.context ? `${meta.title} · ` : "";
    const made = make("li");
    made.append(heading, make("p", place + meta.context, "result-where"), excerpt(part));
    if (meta.search) {
      const link = make("a", fill(data.inside, { name: meta.title }));
      link.href = new URL(meta.search.replace(/^\//, ""), root).href + location.search;
      const inside = make("p", "", "result-inside");
      inside.append(link);
      made.append(inside);
    }
    return made;
  };
  // The same place in an older statement stands below the newest.
  const remind = (made, part) => {
    let older = made.querySelector(".result-older");
    if (!older) made.append(older = make("p", data.older, "result-older"));
    const link = lead(part);
    link.textContent = yearOf(part);
    older.append(older.querySelector("a") ? ", " : " ", link);
  };

  const organisations = (shards) => shards.filter((each) => !each.includes("/")).length;
  const progress = () => {
    const [count, every] = [all - organisations(queue), all].map((number) => number.toLocaleString(language));
    return fill(data.progress, { count, all: every });
  };
  const tell = (query) => {
    const count = shown.size;
    const parts = [...shown.values()].map(({ part }) => part);
    const names = [...new Set(parts.map(({ name }) => name).filter(Boolean))];
    const quoted = names.map((name) => fill(data.quoted, { name })).join(", ");
    const direct = parts.some(({ name }) => !name);
    const statements = many && !queue;
    const told = statements ? count + list.querySelectorAll(".result-older a").length : count;
    const plural = plurals.select(told);
    const ofStatements = `statements${plural[0].toUpperCase()}${plural.slice(1)}`;
    const counted = statements ? data[ofStatements] ?? data.statementsOther : data[plural] ?? data.other;
    const usual = pending.length > read ? (statements ? data.statementsPart : data.part) : counted;
    const values = { count: told, pages: pending.length, shown: read, query: fill(data.quoted, { name: query }) };
    const none = statements ? data.statementsNone : queue?.length ? data.textsNone : data.none;
    if (count && !direct) Object.assign(values, { query: quoted });
    hits.textContent = fill(count ? usual : none, values);
    if (count && !direct) hits.prepend(make("p", fill(statements ? data.statementsInstead : data.instead, { query: fill(data.quoted, { name: query }) })));
    else if (quoted) hits.append(make("p", fill(data.also, { query: quoted })));
    if (queue) hits.append(make("p", progress()));
    if (lost.size) hits.append(make("p", data.lost, "search-lost"));
    instead.classList.toggle("needed", lost.size > 0);
    list.hidden = !count;
    more.hidden = pending.length <= read;
    further.hidden = !many || pending.length > read || (queue !== null && !queue.length);
    further.textContent = queue ? data.further : data.texts;
    ask.hidden = count > 0 || !further.hidden;
  };

  const bucket = ({ score }) => Math.round(Math.log2(score) * 4);
  const compare = (one, other) => one.rank - other.rank || other.share - one.share
    || other.exact - one.exact || other.named - one.named || bucket(other.page) - bucket(one.page) || yearOf(other) - yearOf(one)
    || one.order - other.order || one.head.location - other.head.location;

  const append = async (turn) => {
    // Pages that are equally good are read together, so that the newest of them can come first.
    let end = Math.min(read + PAGES, pending.length);
    while (end < Math.min(read + (many && !queue ? 1 : 3) * PAGES, pending.length) && bucket(pending[end]) === bucket(pending[end - 1])) end += 1;
    const next = pending.slice(read, end);
    const loaded = await Promise.all(next.map(({ load, ...each }) =>
      load().then((page) => ({ ...page, ...each }), () => null)));
    if (turn !== latest) return null;
    read += next.length;
    const pages = loaded.filter(Boolean);
    const groups = new Map();
    for (const part of pages.flatMap(divide).sort(compare)) {
      const key = `${part.page.raw_url.replace(/\/\d{4}\//, "/")}#${part.head.id}`;
      groups.set(key, [...groups.get(key) ?? [], part]);
    }
    let first = null;
    for (const [key, parts] of groups) {
      parts.sort((one, other) => yearOf(other) - yearOf(one));
      if (!shown.has(key)) {
        const part = parts.shift();
        shown.set(key, { part, made: item(part) });
        list.append(shown.get(key).made);
        first ??= shown.get(key).made;
      }
      for (const part of parts) remind(shown.get(key).made, part);
    }
    return first;
  };

  const remember = (query) => {
    const state = new URLSearchParams();
    if (query) state.set("q", query);
    if (year?.value) state.set("year", year.value);
    const asked = String(state) ? `?${state}` : "";
    history.replaceState(null, "", location.pathname + asked);
    for (const link of document.querySelectorAll(".header-languages a")) link.search = asked;
  };

  const gather = async (made, turn) => {
    const filters = year?.value ? { year: year.value } : {};
    const pages = new Map();
    const asked = ways.map(({ terms }) => terms.join(" "));
    ways = ways.filter((_, place) => asked.indexOf(asked[place]) === place).slice(0, QUERIES);
    for (const { terms, rank } of ways) {
      const { results } = await made.search(terms.join(" "), { filters });
      if (turn !== latest) return null;
      for (const { id, score, words, data: load } of results) {
        const page = pages.get(id) ?? { rank, score, places: [], load };
        if (page.rank === rank) page.score = Math.max(page.score, score);
        page.places = [...new Set([...page.places, ...words])].sort((one, other) => one - other);
        pages.set(id, page);
      }
    }
    return [...pages.values()].sort((one, other) => one.rank - other.rank || other.score - one.score);
  };

  const fail = () => {
    engine = null;
    hits.textContent = data.failed;
    instead.classList.add("needed");
  };

  const search = async () => {
    const turn = ++latest;
    const query = input.value.trim();
    remember(query);
    if (!query) {
      list.replaceChildren();
      list.hidden = more.hidden = further.hidden = ask.hidden = true;
      hits.textContent = "";
      return;
    }
    hits.textContent = data.working;
    if (lost.size) engine = null;
    lost.clear();
    [queue, whole] = [null, true];
    try {
      const made = await start();
      if (turn !== latest) return;
      whole = !partial;
      list.replaceChildren();
      for (const understand of [take, suppose]) {
        ways = understand(query);
        const found = await gather(made, turn);
        if (turn !== latest) return;
        [pending, read, shown] = [found, 0, new Map()];
        while (!shown.size && read < pending.length && turn === latest) await append(turn);
        if (turn !== latest) return;
        if (shown.size) break;
      }
      tell(query);
    } catch {
      fail();
    }
  };

  // The organisations whose texts are searched: those that were found come first.
  const line = async () => {
    const found = new Set([...shown.values()].map(({ part: { page: { meta } } }) => meta.key));
    const shards = (await obtain(`${data.index}/organisations.${language}.json`))
      .filter(([, years]) => !year?.value || years.includes(Number(year.value)));
    const isFound = ([key]) => found.has(key.split("/")[0]);
    return [...shards.filter(isFound), ...shards.filter((each) => !isFound(each))].map(([key]) => key);
  };
  // Searches the texts of the next organisations, until there is enough to read.
  const searchTexts = async () => {
    const turn = ++latest;
    const query = input.value.trim();
    hits.textContent = data.working;
    try {
      if (!queue) {
        const begun = await line();
        if (turn !== latest) return;
        [queue, all, pending, read, shown, whole] = [begun, organisations(begun), [], 0, new Map(), false];
        ways = take(query);
        list.replaceChildren();
      }
      const enough = shown.size + PAGES;
      let first = null;
      for (let round = 0; round < ROUNDS && queue.length && shown.size < enough; round += 1) {
        const made = await merge(queue.slice(0, atOnce).map(shardOf));
        const found = await gather(made, turn);
        if (turn !== latest) return;
        queue = queue.slice(atOnce);
        pending = [...pending, ...found];
        while (shown.size < enough && read < pending.length && turn === latest) {
          const appended = await append(turn);
          first ??= appended;
        }
        if (turn !== latest) return;
        hits.textContent = progress();
      }
      tell(query);
      (first?.querySelector("a") ?? (further.hidden ? hits : further)).focus();
    } catch {
      fail();
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
    const first = await append(latest);
    tell(input.value.trim());
    first?.querySelector("a").focus();
  });
  further.addEventListener("click", searchTexts);
  const asked = new URLSearchParams(location.search);
  input.value = asked.get("q") ?? "";
  if (year && [...year.options].some((each) => each.value === asked.get("year"))) {
    year.value = asked.get("year");
  }
  form.hidden = false;
  if (input.value) search();
});
