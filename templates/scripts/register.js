// Narrows the register where it stands: by the words one types and the values one chooses.
// The page is complete without: every value then leads to a page of its own.
"use strict";
document.documentElement.classList.add("scripted");
addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector(".finder");
  const input = form.elements.q;
  const reset = form.querySelector("[type=reset]");
  const hits = document.querySelector(".hits");
  const chosen = document.querySelector(".chosen");
  const body = document.querySelector(".register tbody");
  const paging = document.querySelectorAll(".letters, main .pager");
  if (!body) return;
  const plain = (text) => text.split(/\s+/).map(foldLetters).join(" ").trim();
  // "topic:discrimination" → the link that chooses it; its address names the value.
  const links = new Map();
  for (const link of document.querySelectorAll(".facet a")) {
    const value = decodeURIComponent(link.getAttribute("href")).split("/").pop().replace(".html", "");
    links.set(`${link.closest(".facet").dataset.facet}:${value}`, link);
  }
  const first = [...body.rows];
  let rows = null;
  let picked = new Map();

  // More rows than anybody reads take long to show.
  const most = 200;
  const said = new Map();
  const say = (value) => {
    if (!said.has(value)) {
      const link = links.get(value);
      said.set(value, link ? plain(`${link.textContent} ${link.dataset.also ?? ""}`) : "");
    }
    return said.get(value);
  };
  const find = (name, values, make) => {
    const text = plain(`${name} ${name.replace(/(\d)\s(?=\d)/g, "$1")}`);
    return { make, values: new Set(values), text: `${text} ${values.map(say).join(" ")}` };
  };
  const findRow = (row) => find(row.cells[0].textContent, row.dataset.values.split(" "), () => row);
  // In the script of all rows, what many rows share is there once, and each has its number.
  const unpack = ({ parts, values, rows: packed }) => {
    const holder = document.createElement("tbody");
    const cell = document.createElement("template");
    return packed.map(([numbers, head, ...inner]) => {
      cell.innerHTML = head.replace(/<\/?th[^>]*>/g, "");
      return find(cell.content.textContent, numbers.map((each) => values[each]), () => {
        holder.innerHTML = `<tr>${head}${inner.map((each) => parts[each]).join("")}</tr>`;
        return holder.rows[0];
      });
    });
  };

  // Where the register has several pages, a script holds the rows of all of them.
  const load = () => new Promise((resolve) => {
    if (rows) return resolve();
    const ready = (all) => {
      rows = all;
      resolve();
    };
    if (!hits.dataset.rest) return ready(first.map(findRow));
    const script = document.createElement("script");
    script.src = hits.dataset.rest;
    script.onload = () => ready(unpack(self.aktsomRegister));
    // Without it the values lead to their pages, as they do without JavaScript.
    script.onerror = () => {
      const [link] = [...picked].map((each) => links.get(each.join(":")));
      if (link) location.assign(link.href);
      form.hidden = true;
    };
    document.head.append(script);
  });

  const tell = () => {
    const state = new URLSearchParams(picked);
    if (input.value.trim()) state.set("q", input.value.trim());
    const address = String(state) ? `#${state}` : location.pathname + location.search;
    history.replaceState(null, "", address);
  };

  const button = (facet, value) => {
    const link = links.get(`${facet}:${value}`);
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button";
    made.textContent = link.textContent;
    made.ariaLabel = hits.dataset.remove.replace("{value}", link.textContent);
    made.onclick = () => {
      picked.delete(facet);
      (chosen.querySelector("button:not(:focus)") ?? input).focus();
      show();
    };
    return made;
  };

  const show = async () => {
    const words = plain(input.value).split(" ").filter(Boolean);
    const active = words.length + picked.size > 0;
    if (active) await load();
    const found = active
      ? rows.filter(({ values, text }) =>
          [...picked].every(([facet, value]) => values.has(`${facet}:${value}`)) &&
          words.every((word) => text.includes(word)))
      : first;
    body.replaceChildren(...(active ? found.slice(0, most).map(({ make }) => make()) : first));
    body.closest("table").hidden = found.length === 0;
    for (const nav of paging) nav.hidden = active;
    for (const [key, link] of links) {
      const [facet, value] = key.split(":");
      link.toggleAttribute("aria-current", false);
      if (picked.get(facet) === value) link.setAttribute("aria-current", "true");
    }
    chosen.replaceChildren(...[...picked].map(([facet, value]) => button(facet, value)));
    chosen.hidden = picked.size === 0;
    reset.hidden = !active;
    const told = [found.length ? hits.dataset.some : hits.dataset.none];
    if (found.length > most) told.push(hits.dataset.first);
    hits.textContent = active
      ? told.join(" ").replace("{count}", found.length).replace("{all}", rows.length)
        .replace("{most}", most)
      : "";
    tell();
  };

  const read = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    input.value = state.get("q") ?? "";
    picked = new Map([...state].filter(([facet, value]) => links.has(`${facet}:${value}`)));
    if (input.value || picked.size) show();
  };

  for (const [key, link] of links) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const [facet, value] = key.split(":");
      if (picked.get(facet) === value) picked.delete(facet);
      else picked.set(facet, value);
      show();
    });
  }
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 200);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  form.addEventListener("reset", () => {
    picked.clear();
    input.focus();
    setTimeout(show);
  });
  addEventListener("hashchange", () => location.hash.includes("=") && read());
  form.hidden = false;
  read();
});
