// Writing on the page: each question's button opens its answer as a field.
import { makeControl } from "./write-controls.js";
import { button, div, fill, make, tell, words } from "./write-elements.js";
import { bare, same } from "./write-values.js";

const STOPPED = 200, KEEP = 120, TOO_LARGE = 413;

let page, recall, remember, sheets, open = null, opening = false, waiting = null;
const buttons = new Map(), frames = new Map();

const keyOf = (question) => `draft ${page.report} ${question} ${page.language}`;
const recallDraft = (question) => recall(localStorage, keyOf(question));
const keepDraft = (question, draft) => remember(localStorage, keyOf(question), draft);
const recallOnce = (name) => {
  const value = recall(sessionStorage, name);
  remember(sessionStorage, name, null);
  return value;
};

const send = async (path, body, signal) => {
  const answer = await fetch(`/_preview/write/${path}`, { method: "POST", headers: { "X-Aktsom-Token": page.token }, body, signal });
  if (!answer.ok) throw new Error(answer.status === TOO_LARGE ? "too_large" : "failed");
  return answer.json();
};

const ask = (action, given, signal) => send(action, JSON.stringify(given), signal);

const findingItem = ({ kind, html, line, column }, go) => {
  const item = make("li", { className: `finding ${kind}`, innerHTML: html }), there = item.querySelector("button");
  if (there) there.onclick = () => go(line, column);
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
    Object.assign(words, opened.words);
    this.opened = opened;
    this.stamp = draft?.stamp ?? opened.stamp;
    this.root = makeRoot("aktsom-writer");
    this.host = this.root.host;
    this.build(draft);
  }

  build(draft) {
    const { opened } = this;
    this.fieldPlace = div("field-place");
    this.setValue(draft ? draft.value : opened.value);
    this.found = make("ul", { className: "found" });
    this.sum = make("p", { className: "sum", role: "status" });
    this.say = make("p", { className: "say", role: "status" });
    this.saveButton = button(words.save, () => this.save(), { className: "main", "aria-keyshortcuts": "Control+S" });
    this.discardButton = button(words.discard, () => this.discard(), { hidden: true });
    const next = nextLacking(this.question), saveNext = next && button(words.save_next, () => this.save(next));
    const bar = div("bar", this.saveButton, saveNext, button(words.close, () => this.close(), { "aria-keyshortcuts": "Escape" }), this.discardButton, this.say);
    this.notice = div("notices");
    if (opened.carried) this.notice.append(make("p", { className: "notice" }, fill(words.carried, { year: opened.carried }), " ", button(words.carried_right, () => this.save())));
    if (draft) this.notice.append(make("p", { className: "notice", textContent: words.restored }));
    const findings = make("section", { className: "findings", "aria-label": words.findings }, this.found, this.sum);
    const form = div("form", this.notice, this.fieldPlace, findings, bar);
    const frame = make("section", { className: "writer", "aria-label": opened.place.whole ? opened.field.label : frames.get(this.question)?.title ?? fill(page.about, { question: this.question }) }, this.beside(), form);
    frame.addEventListener("keydown", (event) => this.onKey(event));
    frame.addEventListener("input", () => { this.escaped = null; });
    this.root.append(frame);
    this.showFindings(opened.draft);
    this.noteChange();
  }

  setValue(value) {
    const { opened } = this;
    // A file has titles by language, or goes `into` a place without.
    const attach = (file, titles, into = "") => send(`attach?${new URLSearchParams({ ...opened.place, name: file.name, titles: JSON.stringify(titles), into })}`, file)
      .catch(({ message }) => ({ refused: words[message === "too_large" ? "refused_attachment_size" : "failed"] }));
    const state = { ...opened, own: page.language, bare: true, changed: () => this.changed(), attach };
    this.control = makeControl(opened.field, value, state);
    this.fieldPlace.replaceChildren(this.control.element);
  }

  beside() {
    const { html, others } = this.opened.beside;
    const aside = make("aside", { className: "beside", "aria-label": words.help, innerHTML: html });
    aside.querySelectorAll("pre").forEach((told, n) => { told.textContent ||= this.tell(others[n].value); });
    for (const use of aside.querySelectorAll("button")) {
      const { value, text } = others[use.value];
      use.onclick = () => this.use(value ? rebase(value, this.opened.value) : text);
    }
    return aside;
  }

  tell(value) {
    return tell(bare(value), this.opened.field, this.opened.options);
  }

  use(text) {
    this.setValue(text);
    this.control.focus();
    this.changed();
  }

  get value() {
    return this.control.get();
  }

  get dirty() {
    return !same(this.value, this.opened.value);
  }

  onKey(event) {
    if ((event.ctrlKey || event.metaKey) && ["s", "Enter"].includes(event.key)) {
      event.preventDefault();
      this.save();
    } else if (event.key === "Escape" && !event.defaultPrevented) {
      const { target } = event;
      // The first closes the list that one chooses from.
      if (target.list && target.value && this.escaped !== target) { this.escaped = target; return; }
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  // Kept at once; the rules are asked when the typing stops.
  changed() {
    this.rest();
    this.keeping = setTimeout(() => this.keep(), KEEP);
    this.stopping = setTimeout(() => this.check(), STOPPED);
  }

  keep() {
    clearTimeout(this.keeping);
    if (this.dirty) {
      this.lost = !keepDraft(this.kept, { value: this.value, stamp: this.stamp });
      this.say.textContent = this.lost ? words.not_kept : "";
    } else keepDraft(this.kept, null);
    this.noteChange();
  }

  noteChange() {
    this.discardButton.hidden = !this.dirty;
    markDraft(this.question);
  }

  async check() {
    this.asking = new AbortController();
    try {
      const reply = await ask("check", { place: this.opened.place, value: bare(this.value) }, this.asking.signal);
      if (reply.refused) this.refuse(reply.refused);
      else this.showFindings(reply.draft);
    } catch (error) {
      if (error.name !== "AbortError") this.fail(error);
    }
  }

  /** Say what has gone wrong; that the text is kept only where it is. */
  fail(error) {
    const said = words[error.message === "too_large" ? "refused_too_large" : "failed"];
    if (said !== words.failed) this.refuse(said);
    this.say.textContent = this.lost ? words.not_kept : said;
  }

  refuse(text) {
    this.found.replaceChildren(make("li", { className: "finding error" }, make("p", { className: "message", textContent: text })));
  }

  showFindings({ findings, sum }) {
    for (const said of this.fieldPlace.querySelectorAll(".said")) said.replaceChildren();
    for (const input of this.fieldPlace.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
    this.control.clear?.();
    const loose = [];
    for (const finding of findings) {
      const control = finding.keys.length ? this.control.find(finding.keys) : null;
      if (control?.said) {
        control.mark(finding.kind === "error");
        control.said.append(findingItem(finding));
      } else loose.push(finding);
    }
    this.found.replaceChildren(...loose.map((each) => findingItem(each, this.control.go)));
    // What has not changed is not read aloud again.
    if (this.sum.textContent !== sum) this.sum.textContent = sum;
    if (this.say.textContent === words.failed) this.say.textContent = "";
  }

  /** Save; then open what is missing next, if that is wanted. */
  async save(next = null) {
    if (this.saving) return;
    this.saving = true;
    this.keep();
    this.say.textContent = words.saving;
    try {
      const given = this.value;
      const reply = await ask("save", { place: this.opened.place, value: bare(given), stamp: this.stamp });
      this.say.textContent = "";
      if (reply.in_conflict) this.showConflict(reply);
      else if (reply.refused) {
        this.refuse(reply.refused);
        this.say.textContent = reply.refused;
      } else {
        if (same(given, this.value)) keepDraft(this.kept, null);
        tellSaved({ said: reply.saved ? "saved" : "nothing_new", saved: reply.saved, question: this.question });
        // The page may be renewed first.
        if (next) remember(sessionStorage, "open", next.dataset.question);
        this.leave();
        next?.click();
      }
    } catch (error) {
      this.fail(error);
    } finally {
      this.saving = false;
    }
  }

  showConflict({ conflict, stamp }) {
    const { opened } = this;
    const mine = this.value, title = make("h3", { textContent: words.conflict_title, tabIndex: -1 });
    const side = (name, value, use, act) => make("div", {}, make("h4", { textContent: name }), make("pre", { textContent: this.tell(value) || words.empty }), button(use, act));
    const settle = (value) => {
      opened.value = conflict;
      this.stamp = stamp;
      box.remove();
      this.use(value);
    };
    const keep = (value) => { settle(value); this.save(); };
    const both = Array.isArray(conflict) ? button(words.keep_both, () => keep(join(mine, conflict))) : null;
    const box = make("div", { className: "conflict", role: "group", "aria-label": words.conflict_title }, title, make("p", { textContent: words.conflict }),
      div("versions", side(words.conflict_theirs, conflict, words.take_theirs, () => settle(conflict)), side(words.conflict_mine, mine, words.keep_mine, () => keep(rebase(mine, conflict)))), both);
    this.notice.replaceChildren(box);
    title.focus();
  }

  discard() {
    keepDraft(this.kept, null);
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

  rest() {
    clearTimeout(this.keeping);
    clearTimeout(this.stopping);
    this.asking?.abort();
  }

  leave() {
    this.rest();
    const asked = questionOf(this.question);
    this.host.remove();
    for (const each of asked.hidden) each.hidden = false;
    open = null;
    const own = buttons.get(this.question);
    own.setAttribute("aria-expanded", "false");
    own.focus({ preventScroll: true });
    own.scrollIntoView({ block: "nearest" });
    markDraft(this.question);
    renewNow();
  }
}

const renewNow = () => {
  waiting?.();
  waiting = null;
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

/** The others' list, and what only one's own has. */
const join = (mine, theirs) => [...theirs, ...rebase(mine, theirs).filter(({ origin, value }) => origin === null && !theirs.some((each) => same(each.value, value)))];

const questionOf = (question) => {
  if (frames.has(question)) return { head: frames.get(question).line, around: null, hidden: [] };
  const label = document.getElementById(question);
  const around = label?.closest(".question-part, .question");
  const head = around && (around.querySelector(":scope > .question-wording") ?? label);
  const hidden = [...around?.children ?? []].filter((each) => each.matches(".answer, aktsom-note"));
  return { head, around, hidden };
};

const markDraft = (question) => {
  const own = buttons.get(question);
  if (own) own.lastChild.textContent = own.classList.toggle("unsaved", open?.question !== question && recallDraft(question) !== null) ? ` (${page.unsaved})` : "";
};

let toast;

/** Tell beside a question's button what came of saving, also once the page is renewed. */
const tellSaved = (told) => {
  toast?.remove();
  const { said, saved, question } = told, own = buttons.get(question), root = makeRoot("aktsom-said");
  toast = root.host;
  const text = make("p", { role: "status" }), box = div("toast", text);
  const close = () => { toast.remove(); recallOnce("saved"); own.focus(); };
  if (saved) {
    box.append(button(words.undo, async () => {
      const { undone } = await ask("undo", { saved }).catch(() => ({}));
      close();
      tellSaved({ said: undone ? "undone" : "not_undone", question });
    }));
  }
  box.append(button("×", close, { "aria-label": words.close, className: "small" }));
  root.append(box);
  own.after(toast);
  // What is there at first goes unheard.
  setTimeout(() => { text.textContent = words[said]; }, KEEP);
  remember(sessionStorage, "words", words);
  remember(sessionStorage, "saved", { ...told, path: location.pathname });
};

const recallSaved = () => {
  const told = recallOnce("saved");
  if (told?.path !== location.pathname || !buttons.has(told.question)) return;
  Object.assign(words, recall(sessionStorage, "words"));
  tellSaved(told);
  setTimeout(recallOnce, 6e4, "saved");
};

const start = async (question) => {
  if (opening || open?.question === question) return;
  open?.close();
  const own = buttons.get(question);
  opening = true;
  page.say(page.opening, true);
  try {
    const opened = await ask("open", { place: { report: page.report, question, language: page.language, whole: page.whole !== undefined } });
    // A file as text is another draft.
    const name = opened.place.whole ? `= ${opened.file}` : question, draft = recallDraft(name);
    const kept = draft && !same(draft.value, opened.value) ? draft : null;
    if (draft && !kept) keepDraft(name, null);
    page.say("");
    open = new Writer(question, opened, kept, name);
    recallOnce("open");
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
    opening = false;
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
  if (!buttons.has(question)) { remember(sessionStorage, "open", question); return; }
  event.preventDefault();
  start(question);
};

const nextLacking = (question) => {
  const links = [...document.querySelector("aktsom-panel")?.shadowRoot.querySelectorAll("a.lacking") ?? []];
  const at = links.findIndex((each) => each.dataset.question === question);
  return links[at + 1] ?? (at > 0 ? links[0] : null);
};

const startAsked = () => {
  const question = recall(sessionStorage, "open");
  if (buttons.has(question)) start(question);
  else if (page.whole !== undefined) start([...buttons.keys()][0]);
};

/** Give questions their buttons; `given` is what the preview knows of the page. */
export const setUp = async (given) => {
  page = given;
  ({ recall, remember } = page);
  sheets = await Promise.all(["finding.css", "write.css"].map(page.readSheet));
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
