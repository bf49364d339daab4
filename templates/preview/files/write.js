// Writing on the page: each question has a button that opens its answer as a field, in place.
import { makeControl } from "./write-controls.js";
import { button, div, fill, make, tell, tried } from "./write-elements.js";
import { bare, same } from "./write-values.js";

const STOPPED = 200, KEEP = 120, TOO_LARGE = 413;

let page, sheets, open = null, opening = false, waiting = null;
const buttons = new Map(), frames = new Map();

// What is not saved stays in the browser, whatever becomes of page and server.

const keyOf = (question) => `aktsom-draft ${page.report} ${question} ${page.language}`;
const recallDraft = (question) => tried(() => JSON.parse(localStorage.getItem(keyOf(question))));
const keepDraft = (question, draft) => tried(() => localStorage.setItem(keyOf(question), JSON.stringify(draft))) === undefined;
const dropDraft = (question) => tried(() => localStorage.removeItem(keyOf(question)));
const remember = (name, text) => tried(() => sessionStorage.setItem(`aktsom-${name}`, text));
const recall = (name, drop = true) => tried(() => {
  const text = sessionStorage.getItem(`aktsom-${name}`);
  if (drop) sessionStorage.removeItem(`aktsom-${name}`);
  return text;
});

const ask = async (action, given, signal) => {
  const answer = await fetch(`/_preview/write/${action}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Aktsom-Token": page.token },
    body: JSON.stringify(given),
    signal,
  });
  if (!answer.ok) throw new Error(answer.status === TOO_LARGE ? "too_large" : "failed");
  return answer.json();
};

const findingItem = (finding, words, go) => {
  const item = make("li", { className: `finding ${finding.kind}` });
  const kind = make("p", { className: "kind" }, make("strong", { textContent: finding.word }), " ", make("code", { textContent: finding.code }));
  const head = finding.elsewhere ? `${words.elsewhere} ${finding.message}` : finding.message;
  item.append(kind, make("p", { className: "message", textContent: head }));
  if (finding.line && go) item.append(button(fill(words.go_to_line, finding), () => go(finding.line, finding.column)));
  if (finding.help.length) {
    const lines = make("ul", { className: "help" }, ...finding.help.map((line) => make("li", { className: line.startsWith("  ") ? "written" : "", textContent: line })));
    item.append(make("details", { open: finding.kind === "error" }, make("summary", { textContent: words.remedy }), lines));
  }
  return item;
};

const makeRoot = (name) => {
  const root = make(name, { lang: page.language }).attachShadow({ mode: "open" });
  root.adoptedStyleSheets = sheets;
  return root;
};

class Writer {
  constructor(question, opened, draft, kept) {
    this.question = question;
    this.kept = kept;
    this.words = opened.words;
    this.opened = opened;
    this.stamp = draft?.stamp ?? opened.stamp;
    this.root = makeRoot("aktsom-writer");
    this.host = this.root.host;
    this.build(draft);
  }

  build(draft) {
    const { words, opened } = this;
    this.fieldPlace = div("field-place");
    this.setValue(draft ? draft.value : opened.value);
    this.found = make("ul", { className: "found" });
    this.sum = make("p", { className: "sum", role: "status" });
    this.say = make("p", { className: "say", role: "status" });
    this.saveButton = button(words.save, () => this.save(), { className: "main", "aria-keyshortcuts": "Control+S" });
    this.discardButton = button(words.discard, () => this.discard(), { hidden: true });
    const next = nextLacking(this.question), saveNext = next && button(words.save_next, () => this.save(next));
    const bar = div("bar", this.saveButton, saveNext, button(words.close, () => this.close(), { "aria-keyshortcuts": "Escape" }), this.discardButton, this.say, make("p", { className: "file", textContent: fill(words.in_file, { file: opened.file }) }));
    this.notice = div("notices");
    if (opened.carried) this.notice.append(make("p", { className: "notice" }, fill(words.carried, { year: opened.carried }), " ", button(words.carried_right, () => this.save())));
    if (draft) this.notice.append(make("p", { className: "notice", textContent: words.restored }));
    const findings = make("section", { className: "findings", "aria-label": words.findings }, this.found, this.sum);
    const form = div("form", this.notice, this.fieldPlace, findings, bar);
    const frame = make("section", { className: "writer", "aria-label": opened.place.whole ? opened.field.label : frames.get(this.question)?.title ?? fill(page.about, { question: this.question }) }, this.beside(), form);
    frame.addEventListener("keydown", (event) => this.onKey(event));
    this.root.append(frame);
    this.showFindings(opened.draft);
    this.noteChange();
  }

  setValue(value) {
    const { opened, words } = this;
    const state = { words, options: opened.options, languages: opened.languages, bare: true, changed: () => this.changed(), attach: (file, title) => this.attach(file, title) };
    this.control = makeControl(opened.field, value, state);
    this.fieldPlace.replaceChildren(this.control.element);
  }

  beside() {
    const { words, opened: { beside } } = this;
    const part = (title, shown, ...inside) => make("details", { open: shown }, make("summary", { textContent: title }), ...inside);
    const aside = make("aside", { className: "beside", "aria-label": words.help });
    if (beside.help) aside.append(part(words.help, true, make("p", { textContent: beside.help })));
    if (beside.law.length) {
      aside.append(part(words.law, false, ...beside.law.map((each) => make("p", {}, make("a", { href: each.link, target: "_blank", rel: "noopener noreferrer", textContent: each.reference }), `: ${each.summary}`))));
    }
    for (const other of beside.others) {
      const use = other.usable ? button(words.use_text, () => this.use(other.value ? rebase(other.value, this.opened.value) : other.text)) : null;
      aside.append(part(other.title, false, make("pre", { textContent: other.text || tell(bare(other.value)), tabIndex: 0 }), use));
    }
    return aside;
  }

  use(text) {
    this.setValue(text);
    this.control.focus();
    this.changed();
  }

  get value() {
    return this.control.get();
  }

  async attach(file, title) {
    // What is pasted has no name of its own.
    const name = /^image\.\w+$/.test(file.name) && title.trim() ? `${title}${file.name.slice(5)}` : file.name;
    const given = new URLSearchParams({ ...this.place, name, title });
    const answer = await fetch(`/_preview/write/attach?${given}`, { method: "POST", headers: { "X-Aktsom-Token": page.token }, body: file });
    if (answer.status === TOO_LARGE) return { refused: this.words.refused_attachment_size };
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  get dirty() {
    return !same(this.value, this.opened.value);
  }

  onKey(event) {
    if ((event.ctrlKey || event.metaKey) && (event.key === "s" || event.key === "Enter")) {
      event.preventDefault();
      this.save();
    } else if (event.key === "Escape" && !event.defaultPrevented && !event.target.list) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  // Kept at once; the rules are asked when the typing stops.
  changed() {
    clearTimeout(this.keeping);
    clearTimeout(this.stopping);
    this.asking?.abort();
    this.keeping = setTimeout(() => this.keep(), KEEP);
    this.stopping = setTimeout(() => this.check(), STOPPED);
  }

  keep() {
    clearTimeout(this.keeping);
    if (this.dirty) {
      this.lost = !keepDraft(this.kept, { value: this.value, stamp: this.stamp });
      this.say.textContent = this.lost ? this.words.not_kept : "";
    } else dropDraft(this.kept);
    this.noteChange();
  }

  noteChange() {
    this.discardButton.hidden = !this.dirty;
    markDraft(this.question);
  }

  get place() {
    return this.opened.place;
  }

  async check() {
    this.asking = new AbortController();
    try {
      const reply = await ask("check", { place: this.place, value: bare(this.value) }, this.asking.signal);
      if (reply.refused) this.refuse(reply.refused);
      else this.showFindings(reply.draft);
    } catch (error) {
      if (error.name !== "AbortError") this.fail(error);
    }
  }

  /** Say what has gone wrong; that the text is kept only where it is. */
  fail(error) {
    const { words } = this;
    const said = words[error.message === "too_large" ? "refused_too_large" : "failed"];
    if (said !== words.failed) this.refuse(said);
    this.say.textContent = this.lost ? words.not_kept : said;
  }

  refuse(text) {
    this.found.replaceChildren(make("li", { className: "finding error" }, make("p", { className: "message", textContent: text })));
  }

  showFindings({ findings, counted }) {
    const { words } = this;
    for (const said of this.fieldPlace.querySelectorAll(".said")) said.replaceChildren();
    for (const input of this.fieldPlace.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
    this.control.clear?.();
    const loose = [];
    for (const finding of findings) {
      const control = finding.keys.length ? this.control.find(finding.keys) : null;
      if (control?.said) {
        control.mark(finding.kind === "error");
        control.said.append(findingItem(finding, words));
      } else loose.push(finding);
    }
    this.found.replaceChildren(...loose.map((each) => findingItem(each, words, this.control.go)));
    const own = findings.length ? "" : `${words.no_findings} `;
    const sum = own + (counted ? `${words.whole_report} ${counted}.` : words.whole_report_none);
    // What has not changed is not read aloud again.
    if (this.sum.textContent !== sum) this.sum.textContent = sum;
    if (this.say.textContent === words.failed) this.say.textContent = "";
  }

  /** Save; then open what is missing next, if that is wanted. */
  async save(next = null) {
    const { words } = this;
    if (this.saving) return;
    this.saving = true;
    this.keep();
    this.say.textContent = words.saving;
    try {
      const given = this.value;
      const reply = await ask("save", { place: this.place, value: bare(given), stamp: this.stamp });
      this.say.textContent = "";
      if (reply.in_conflict) this.showConflict(reply);
      else if (reply.refused) this.refuseSaving(reply.refused);
      else {
        if (same(given, this.value)) dropDraft(this.kept);
        remember("saved", JSON.stringify({ saved: reply.saved, path: location.pathname }));
        // The page may be renewed first.
        if (next) remember("open", next.dataset.question);
        this.leave();
        tellSaved(words, reply.saved);
        next?.click();
      }
    } catch (error) {
      this.fail(error);
    } finally {
      this.saving = false;
    }
  }

  refuseSaving(text) {
    this.refuse(text);
    this.say.textContent = text;
  }

  showConflict({ conflict, stamp }) {
    const { words, opened } = this;
    const mine = this.value, title = make("h3", { textContent: words.conflict_title, tabIndex: -1 });
    const side = (name, value, use, act) => make("div", {}, make("h4", { textContent: name }), make("pre", { textContent: tell(bare(value)) || words.empty }), button(use, act));
    const settle = (value) => {
      opened.value = conflict;
      this.stamp = stamp;
      box.remove();
      this.use(value);
    };
    const keep = () => { settle(rebase(mine, conflict)); this.save(); };
    const box = make("div", { className: "conflict", role: "group", "aria-label": words.conflict_title }, title, make("p", { textContent: words.conflict }),
      div("versions", side(words.conflict_theirs, conflict, words.take_theirs, () => settle(conflict)), side(words.conflict_mine, mine, words.keep_mine, keep)));
    this.notice.replaceChildren(box);
    title.focus();
  }

  discard() {
    dropDraft(this.kept);
    this.setValue(this.opened.value);
    this.stamp = this.opened.stamp;
    this.notice.replaceChildren();
    this.noteChange();
    this.control.focus();
    this.check();
  }

  close() {
    this.keep();
    this.leave();
  }

  leave() {
    clearTimeout(this.keeping);
    clearTimeout(this.stopping);
    this.asking?.abort();
    const asked = questionOf(this.question);
    this.host.remove();
    for (const each of asked.hidden) each.hidden = false;
    open = null;
    const own = buttons.get(this.question);
    own.setAttribute("aria-expanded", "false");
    own.focus({ preventScroll: true });
    markDraft(this.question);
    renewNow();
  }
}

const renewNow = () => {
  const act = waiting;
  waiting = null;
  act?.();
};

/** One's own value where others have changed the list: items are known by id. */
const rebase = (mine, theirs) => {
  if (!Array.isArray(mine) || !Array.isArray(theirs)) return mine;
  const known = new Map(theirs.filter((each) => each.value?.id !== undefined).map((each) => [each.value.id, each.origin]));
  return mine.map(({ value }) => {
    const origin = known.get(value?.id) ?? null;
    known.delete(value?.id);
    return { origin, value };
  });
};

const questionOf = (question) => {
  if (frames.has(question)) return { head: frames.get(question).line, around: null, hidden: [] };
  const label = document.getElementById(question);
  const around = label?.closest(".question-part, .question");
  const head = around && (around.querySelector(":scope > .question-wording") ?? label);
  const hidden = around ? [...around.children].filter((each) => each.matches(".answer, aktsom-note")) : [];
  return { head, around, hidden };
};

const markDraft = (question) => {
  const own = buttons.get(question);
  if (own) own.lastChild.textContent = own.classList.toggle("unsaved", open?.question !== question && recallDraft(question) !== null) ? ` (${page.unsaved})` : "";
};

let toast;
const tellSaved = (words, saved) => {
  toast?.remove();
  const root = makeRoot("aktsom-said");
  toast = root.host;
  const text = make("span", { textContent: saved ? words.saved : words.nothing_new });
  const box = div("toast", make("p", { role: "status" }, text));
  if (saved) {
    box.append(button(words.undo, async (event) => {
      const { undone } = await ask("undo", { saved }).catch(() => ({ undone: false }));
      text.textContent = undone ? words.undone : words.not_undone;
      event.target.remove();
      recall("saved");
    }));
  }
  box.append(button("×", () => root.host.remove(), { "aria-label": words.close, className: "small" }));
  root.append(box);
  document.body.append(toast);
  remember("words", JSON.stringify(words));
};

const recallSaved = () => {
  const saved = JSON.parse(recall("saved")), words = JSON.parse(recall("words", false));
  if (saved?.saved && saved.path === location.pathname && words) tellSaved(words, saved.saved);
};

const start = async (question) => {
  if (opening || open?.question === question) return;
  open?.close();
  const own = buttons.get(question);
  own.disabled = opening = true;
  try {
    const opened = await ask("open", { place: { report: page.report, question, language: page.language, whole: page.whole !== undefined } });
    // A file as text is another draft.
    const name = opened.place.whole ? `= ${opened.file}` : question, draft = recallDraft(name);
    const kept = draft && !same(draft.value, opened.value) ? draft : null;
    if (draft && !kept) dropDraft(name);
    own.disabled = false;
    open = new Writer(question, opened, kept, name);
    recall("open");
    opening = false;
    const { head, around, hidden } = questionOf(question);
    for (const each of hidden) each.hidden = true;
    (around ? own : head).after(open.host);
    own.setAttribute("aria-expanded", "true");
    markDraft(question);
    const [first] = opened.draft.findings;
    if (open.control.go && first?.line) open.control.go(first.line, first.column);
    else open.control.focus();
    open.host.scrollIntoView({ block: "nearest" });
    if (kept) open.check();
  } catch {
    own.disabled = opening = false;
    page.say(page.lost, true);
    renewNow();
  }
};

const nearest = () => {
  const focused = document.activeElement?.closest?.(".question-part, .question"), all = [...buttons.keys()];
  return all.find((each) => focused && questionOf(each).around === focused)
    ?? all.find((each) => questionOf(each).head.getBoundingClientRect().bottom > 0);
};

const onShortcut = (event) => {
  if (event.key !== "e" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.composedPath()[0].matches?.("input, textarea, select, [contenteditable]")) return;
  const question = nearest();
  if (!question) return;
  event.preventDefault();
  start(question);
};

const makeButton = (question, text) => {
  const own = button("", () => (open?.question === question ? open.close() : start(question)), {
    className: "aktsom-write", "aria-expanded": "false", lang: page.language,
  });
  own.append(make("span", { textContent: text }), make("span", { className: "aktsom-unsaved" }));
  buttons.set(question, own);
  return own;
};

const addButton = (question) => {
  const { head } = questionOf(question);
  if (!head) return;
  const own = makeButton(question, page.write);
  own.setAttribute("aria-label", fill(page.about, { question }));
  head.after(own);
  markDraft(question);
};

/** Buttons for what no question asks for. */
const addFiles = (files) => {
  const steps = document.querySelector("main .sections");
  let last = document.querySelector("main .opening") ?? document.querySelector("main h1");
  for (const [file, title] of Object.entries(files)) {
    const line = make("p", { className: "aktsom-file" }, makeButton(file, `${page.write}: ${title}`));
    frames.set(file, { line, title });
    if (steps) steps.append(line); else last.after(line);
    last = line;
    markDraft(file);
  }
};

/** What is lacking opens at once, here or on its page. */
const goToLacking = (event) => {
  const question = event.target.closest?.("a.lacking")?.dataset.question;
  if (!question) return;
  if (!buttons.has(question)) { remember("open", question); return; }
  event.preventDefault();
  start(question);
};

/** The link to what is missing after a question. */
const nextLacking = (question) => {
  const links = [...document.querySelector("aktsom-panel")?.shadowRoot.querySelectorAll("a.lacking") ?? []];
  const at = links.findIndex((each) => each.dataset.question === question);
  return links[at + 1] ?? (at > 0 ? links[0] : null);
};

const startAsked = () => {
  const question = recall("open");
  if (buttons.has(question)) start(question);
  else if (page.whole !== undefined) start([...buttons.keys()][0]);
};

const readSheet = async (name) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await fetch(`/_preview/files/${name}`)).text());
  return sheet;
};

/** Give questions their buttons; `given` is what the preview knows of the page. */
export const setUp = async (given) => {
  page = given;
  sheets = await Promise.all(["finding.css", "write.css"].map(readSheet));
  for (const question of page.questions.split(" ").filter(Boolean)) addButton(question);
  addFiles(JSON.parse(page.files));
  document.addEventListener("keydown", onShortcut);
  addEventListener("pagehide", () => open?.keep());
  const panel = document.querySelector("aktsom-panel")?.shadowRoot;
  panel?.addEventListener("click", goToLacking);
  recallSaved();
  startAsked();
};

/** Renew the page: at once, or when the open field is closed. */
export const renew = (act) => {
  if (open || opening) waiting = act; else act();
};
