// The preview's own script: renews the page after each build and keeps its place, puts findings
// beside the answers, keeps the panel as it was left, and has files opened in the editor.
"use strict";
(() => {
const FINDING = ".finding", PANEL = "panel";
const { build, token, editor, page, ...writable } = document.currentScript.dataset;
const top = document.documentElement;
const recall = (store, key) => {
  try { return JSON.parse(store.getItem(`aktsom-${key}`)); } catch { return null; }
};
/** Keep a value, or forget it where it is null; whether that is allowed. */
const remember = (store, key, value) => {
  try {
    if (value === null) store.removeItem(`aktsom-${key}`); else store.setItem(`aktsom-${key}`, JSON.stringify(value));
    return true;
  } catch { return false; }
};
const readSheet = async (name) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await fetch(`/_preview/files/${name}`)).text());
  return sheet;
};
const hasPanel = page !== undefined;
const openAtFirst = recall(localStorage, PANEL) ?? matchMedia("(width >= 80rem)").matches;
if (hasPanel) top.dataset.aktsom = openAtFirst ? "open" : "closed";

let host, panel, words, silence;
const hidden = new Set(recall(localStorage, "hidden") ?? ["excepted"]);
const notes = new Map();
const all = (scope, selector) => [...scope.querySelectorAll(selector)];

// What is said.

const say = (text, lasting = false) => {
  const said = (panel ?? document).getElementById("said");
  if (!said) return;
  clearTimeout(silence);
  said.textContent = text;
  if (!lasting) silence = setTimeout(() => { said.textContent = ""; }, 6000);
};

// The panel.

const setOpen = (open) => {
  top.dataset.aktsom = open ? "open" : "closed";
  panel.getElementById("toggle").setAttribute("aria-expanded", String(open));
  remember(localStorage, PANEL, open);
};

const showKinds = () => {
  const classes = [...hidden].map((kind) => `hide-${kind}`);
  const scopes = [panel.querySelector("aside"), ...[...notes.values()].map((note) => note.shadowRoot.firstElementChild)];
  for (const scope of scopes) {
    scope.classList.remove("hide-error", "hide-warning", "hide-info", "hide-excepted");
    scope.classList.add(...classes);
  }
  const visible = (scope) => all(scope, FINDING).filter((each) => !hidden.has(each.dataset.kind)).length;
  for (const note of notes.values()) {
    const summary = note.shadowRoot.querySelector(".whole");
    if (summary) summary.textContent = `${words.pageNotes} (${visible(note.shadowRoot)})`;
    note.hidden = !visible(note.shadowRoot);
  }
  for (const name of ["here", "elsewhere"]) {
    const list = panel.getElementById(name);
    const title = panel.getElementById(`${name}-title`);
    if (!list) continue;
    title.dataset.word ??= title.textContent;
    title.textContent = `${title.dataset.word} (${visible(list)})`;
    panel.getElementById(`none-${name}`).hidden = visible(list) > 0 || list.querySelector(".more") !== null;
  }
};

const setUpPanel = () => {
  const toggle = panel.getElementById("toggle");
  toggle.setAttribute("aria-expanded", String(top.dataset.aktsom === "open"));
  toggle.addEventListener("click", () => setOpen(top.dataset.aktsom !== "open"));
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || top.dataset.aktsom !== "open") return;
    setOpen(false);
    toggle.focus();
  });
  for (const box of all(panel, "#kinds input")) {
    box.checked = !hidden.has(box.value);
    box.addEventListener("change", () => {
      if (box.checked) hidden.delete(box.value); else hidden.add(box.value);
      remember(localStorage, "hidden", [...hidden]);
      showKinds();
    });
  }
  const skip = document.querySelector(".skip");
  if (!skip) return;
  const another = Object.assign(skip.cloneNode(), { textContent: words.skip, href: "#aktsom" });
  another.lang = host.lang;
  another.addEventListener("click", (event) => {
    event.preventDefault();
    setOpen(true);
    toggle.focus();
  });
  skip.after(another);
};

// Findings beside the answers.

const anchorOf = (item) => {
  const here = item.dataset.shown.split(" ").find((address) => decodeURI(address.split("#")[0]) === page);
  let anchor = decodeURIComponent(here?.split("#")[1] ?? "");
  // What cannot be read has no place of its own; then it is at its question's.
  while (anchor && !document.getElementById(anchor)) anchor = /-[^-]*$/.test(anchor) ? anchor.replace(/-[^-]*$/, "") : "";
  return anchor;
};

const placeOf = (anchor) => {
  if (!anchor) return document.querySelector("main h1");
  const element = document.getElementById(anchor);
  const question = element.closest(".question-part, .question");
  const asked = element.matches(".question-label") && question;
  return asked ? [...question.children].filter((each) => each.matches(".question-label, .question-wording, .answer")).at(-1) : element;
};

const makeNote = (anchor, items, sheet) => {
  const note = document.createElement("aktsom-note");
  note.lang = host.lang;
  const shadow = note.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheet];
  const list = document.createElement("ul");
  list.className = "beside";
  list.append(...items.map((item) => item.cloneNode(true)));
  gather(list);
  for (const go of all(list, ".go")) go.remove();
  const frame = document.createElement(anchor ? "div" : "details");
  if (anchor) {
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", `${words.notes} ${items[0].dataset.about ?? anchor}`);
  } else {
    const summary = document.createElement("summary");
    summary.className = "whole";
    frame.append(summary);
    frame.open = items.some((item) => item.dataset.kind === "error");
  }
  frame.append(list);
  shadow.append(frame);
  placeOf(anchor)?.after(note);
  notes.set(anchor, note);
};

// So many of one kind are one card, which has them as a list.
const MANY = 5;

const gather = (list) => {
  const alike = new Map();
  for (const item of [...list.children].filter((each) => each.matches(FINDING))) {
    const name = `${item.dataset.kind} ${item.dataset.code}`;
    alike.set(name, [...(alike.get(name) ?? []), item]);
  }
  for (const items of [...alike.values()].filter((each) => each.length >= MANY)) {
    const { kind, code, title } = items[0].dataset;
    const card = Object.assign(document.createElement("li"), { className: `group ${kind}` });
    const details = Object.assign(document.createElement("details"), { open: kind === "error" });
    const summary = document.createElement("summary");
    const head = items[0].querySelector(".kind").cloneNode(true);
    const said = Object.assign(document.createElement("span"), { className: "message", textContent: `${title} (${items.length})` });
    const inner = document.createElement("ol");
    items[0].before(card);
    inner.append(...items);
    summary.append(head, " ", said);
    details.append(summary, inner);
    card.append(details);
    card.dataset.group = code;
  }
};

const setUpNotes = async () => {
  const byAnchor = new Map();
  for (const item of all(panel, `#here > ${FINDING}`)) {
    const anchor = anchorOf(item);
    const go = item.querySelector(".go");
    if (go && anchor) {
      go.href = `#${encodeURIComponent(anchor)}`;
    } else go?.remove();
    byAnchor.set(anchor, [...(byAnchor.get(anchor) ?? []), item]);
  }
  if (!byAnchor.size) return;
  const sheet = await readSheet("finding.css");
  for (const [anchor, items] of byAnchor) makeNote(anchor, items, sheet);
};

// The manual and the editor.

const showManual = async (details) => {
  const place = details.querySelector(".manual");
  const link = place.querySelector("a");
  if (!link || place.dataset.read) return;
  place.dataset.read = "yes";
  const text = await (await fetch(link.href)).text();
  const manual = new DOMParser().parseFromString(text, "text/html").getElementById("manual");
  if (manual) place.replaceChildren(...manual.childNodes);
};

const openFile = async (button) => {
  const { finding, place } = button.dataset;
  const answer = await fetch("/_preview/open", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Aktsom-Token": token },
    body: JSON.stringify({ build, finding: Number(finding), place: Number(place) }),
  }).catch(() => null);
  say((answer?.ok ? words.opened : words.failed).replace("{editor}", editor));
};

/** Have a file taken away that nothing names; what came of it is told where it can be undone. */
const takeAway = async (file) => {
  const body = new FormData(), [key, year] = file.split("/");
  const report = /^\d{4}$/.test(year) ? `${key}/${year}` : writable.report ?? "";
  const given = { token, report, language: writable.language ?? "", what: file };
  for (const [name, value] of Object.entries(given)) body.append(name, value);
  // The page is about to be left: renewed by the file's going, it would never tell.
  const before = renew;
  renew = () => undefined;
  const answer = await fetch("/_preview/work/do/take_file", { method: "POST", body }).catch(() => null);
  if (answer?.ok) { location.assign(`${answer.url}#outcome`); return; }
  renew = before;
  say(words.lost ?? "", true);
};

const setUpActions = (scope) => {
  scope.addEventListener("click", (event) => {
    const button = event.target.closest?.(".open");
    if (button) openFile(button);
    const unused = event.target.closest?.(".unused");
    if (unused) takeAway(unused.value);
  });
  scope.addEventListener("toggle", (event) => {
    if (event.target.matches(".more-about") && event.target.open) showManual(event.target);
  }, true);
  for (const button of editor ? all(scope, ".open") : []) {
    button.textContent = button.textContent.replace("{editor}", editor);
    button.hidden = false;
  }
};

// Keeping one's place through a renewal.

const pathOf = (element, within) => {
  const steps = [];
  let each = element;
  for (; each && each !== within; each = each.parentElement) {
    if (each.id) return [`#${CSS.escape(each.id)}`, ...steps].join(" > ");
    const around = each.parentElement ?? each.getRootNode();
    const same = [...around.children].filter((other) => other.localName === each.localName);
    steps.unshift(`${each.localName}:nth-of-type(${same.indexOf(each) + 1})`);
  }
  return [each ? ":scope" : ":host", ...steps].join(" > ");
};

const scopes = () => [["", document.body], [PANEL, panel], ...[...notes].map(([anchor, note]) => [`#${anchor}`, note.shadowRoot])].filter(([, scope]) => scope);

const describeFocus = () => {
  let focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const [name] = scopes().find(([, scope]) => scope.host === focused) ?? [""];
  if (name) focused = focused.shadowRoot.activeElement ?? focused;
  const item = focused.closest(FINDING), within = focused.shadowRoot;
  const inner = within?.activeElement && pathOf(within.activeElement, within);
  const { top: above, bottom } = (within?.activeElement ?? focused).getBoundingClientRect();
  const seen = bottom > 0 && above < innerHeight;
  return { name, key: item?.dataset.key, path: pathOf(focused, item ?? document.body), inner, seen };
};

/** Give the focus back; return what has it and is to be seen, where it was. */
const restoreFocus = ({ name, key, path, inner, seen }) => {
  const scope = scopes().find(([each]) => each === name)?.[1];
  const item = key && scope && all(scope, FINDING).find((each) => each.dataset.key === key);
  const within = key ? item : scope;
  let found = path === ":scope" ? within : within?.querySelector(path);
  if (inner) found = found?.shadowRoot?.querySelector(inner);
  // What had the focus may be mended and gone: then one goes on from the panel's head.
  found ??= name ? panel?.getElementById("toggle") : null;
  found?.focus({ preventScroll: true });
  return seen ? found : null;
};

const keepPlace = () => {
  // What is not shown has no place.
  const above = all(document, "main [id]").filter((each) => each.getClientRects().length && each.getBoundingClientRect().top <= 1).at(-1);
  const open = scopes().flatMap(([name, scope]) => all(scope, "details[open]").map((each) => {
    const item = each.closest(FINDING);
    return { name, key: item?.dataset.key, path: pathOf(each, item ?? document.body) };
  }));
  remember(sessionStorage, "place", {
    path: location.pathname, y: scrollY, id: above?.id, top: above?.getBoundingClientRect().top,
    panel: panel?.getElementById("body")?.scrollTop, focus: describeFocus(), open,
  });
};

const scrollTo = ({ id, top: before, y }) => {
  const anchor = id && document.getElementById(id);
  const by = anchor ? anchor.getBoundingClientRect().top - before : y - scrollY;
  window.scrollBy({ top: by, behavior: "instant" });
};

const restorePlace = () => {
  const place = recall(sessionStorage, "place");
  remember(sessionStorage, "place", null);
  if (place?.path !== location.pathname) return;
  for (const { name, key, path } of place.open) {
    const scope = scopes().find(([each]) => each === name)?.[1];
    const item = key && scope && all(scope, FINDING).find((each) => each.dataset.key === key);
    const details = (key ? item : scope)?.querySelector(path);
    if (details) details.open = true;
  }
  scrollTo(place);
  if (place.panel) panel?.getElementById("body").scrollTo({ top: place.panel, behavior: "instant" });
  const seen = place.focus && restoreFocus(place.focus);
  seen?.scrollIntoView({ block: "nearest" });
  const settle = () => {
    scrollTo(place);
    // What stands above it may have become longer.
    seen?.scrollIntoView({ block: "nearest" });
    history.scrollRestoration = "auto";
  };
  if (document.readyState === "complete") settle(); else addEventListener("load", () => requestAnimationFrame(settle));
  // How many findings there are stands in the panel's head already.
  if (panel) setTimeout(() => say(words.updated), 100);
};

// Hearing of builds.

// A page waits with its renewal until so long after the last key.
const REST = 400;
let trying, leaving, pressed = -REST, renew = (act) => act();

// Keys that lead on are kept while a page is being renewed, and pressed when it is there; if it does
// not come within so long, on the old one.
const LEADING = ["Tab", "Enter", " ", "e"], PATIENCE = 3000;
const WITHIN = "a[href], button, input, select, textarea, summary, [tabindex='0']";
let holding = recall(sessionStorage, "place")?.path === location.pathname;
const held = (holding && recall(sessionStorage, "keys")) || [];
remember(sessionStorage, "keys", null);

const deepest = (root) => root.activeElement?.shadowRoot?.activeElement ? deepest(root.activeElement.shadowRoot) : root.activeElement;

const reachable = (root) => all(root, "*").flatMap((each) => [
  ...(each.matches(WITHIN) && !each.disabled && each.tabIndex >= 0 && each.checkVisibility() ? [each] : []),
  ...(each.shadowRoot ? reachable(each.shadowRoot) : []),
]);

const press = ({ key, shiftKey }) => {
  const at = deepest(document) ?? document.body, every = key === "Tab" ? reachable(document) : [];
  if (key === "Tab") every.at((every.indexOf(at) + (shiftKey ? -1 : 1)) % every.length)?.focus();
  else if (key === "e") at.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }));
  else if (at.matches(key === "Enter" ? "a[href], button, summary" : "button, summary, [type=checkbox]")) at.click();
};

const release = () => {
  holding = false;
  for (const each of held.splice(0)) press(each);
};

addEventListener("keydown", (event) => {
  pressed = performance.now();
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (!holding || ctrlKey || metaKey || altKey || !event.isTrusted || !LEADING.includes(key)) return;
  if (key !== "Tab" && event.composedPath()[0].matches?.("input:not([type=checkbox]), textarea, select")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  held.push({ key, shiftKey });
}, true);
addEventListener("pagehide", () => { if (holding) remember(sessionStorage, "keys", held); });
if (holding) setTimeout(release, PATIENCE);
// Who is on the way to another page would be kept on this one by its renewal.
addEventListener("beforeunload", () => {
  clearTimeout(leaving);
  leaving = setTimeout(() => { leaving = undefined; }, 3000);
});
const reload = () => {
  const rest = leaving ? 500 : pressed + REST - performance.now();
  if (rest > 0) {
    setTimeout(() => renew(reload), rest);
    return;
  }
  keepPlace();
  history.scrollRestoration = "manual";
  holding = true;
  setTimeout(release, PATIENCE);
  location.reload();
};
const listen = () => {
  const line = new WebSocket(`${location.protocol.replace("http", "ws")}//${location.host}/_preview/changes?build=${build}`);
  line.onopen = () => {
    clearTimeout(trying);
    trying = undefined;
    top.dataset.listening = "yes";
  };
  line.onmessage = ({data}) => {
    if (JSON.parse(data).command !== "reload") return;
    renew(reload);
  };
  line.onclose = () => {
    delete top.dataset.listening;
    trying ??= setTimeout(() => say(words.lost ?? "", true), 2000);
    setTimeout(listen, 1000);
  };
};

document.addEventListener("DOMContentLoaded", async () => {
  host = document.querySelector("aktsom-panel");
  panel = host?.shadowRoot;
  words = (host ?? document.body).dataset;
  if (panel) {
    setUpPanel();
    await setUpNotes().catch(() => undefined);
    for (const list of all(panel, "#here, #elsewhere")) gather(list);
    showKinds();
  }
  for (const [, scope] of scopes()) setUpActions(scope);
  if (writable.report) {
    const writing = await import("/_preview/files/write.js").catch(() => null);
    await writing?.setUp({ ...writable, token, say, recall, remember, readSheet, lost: words.lost });
    renew = writing?.renew ?? renew;
  }
  restorePlace();
  release();
  listen();
});
})();
