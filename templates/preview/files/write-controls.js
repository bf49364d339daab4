// Controls: one for each kind of field. All have `element`, `get()`, `focus()` and `find(keys)`.
import { button, div, fill, group, labelOf, make, makeId, nameBy, onKeys, statusOf, surround, textInput, words } from "./write-elements.js";
import { listControl } from "./write-list.js";
import { markdownField, receive } from "./write-markdown.js";
import { isMapping, YES_NO } from "./write-values.js";

const FEW = 12;
const WIDE = new Set(["markdown", "text", "string", "other"]);

const frame = (field, control, input, state) => {
  const { said, help, mark } = surround(field, state, [input]);
  if (state.bare) input.setAttribute("aria-label", field.label);
  const label = state.bare ? null : make("label", { for: input.id, textContent: field.label, className: "label" });
  return { element: div(`field ${WIDE.has(field.kind) ? "wide" : ""}`, label, help, control, said), said, mark, focus: () => input.focus() };
};

const has = (options, code) => options.some(([each]) => each === code);
const asList = (value) => (Array.isArray(value) ? value : value ? [value] : []);

/** What may be chosen, and what is chosen all the same. */
const withKnown = (options, given) => [...options, ...given.filter((code) => !has(options, code)).map((code) => [code, code])];

const choice = (input, text) => make("label", { className: "choice" }, input, text);

/** A control that gives what it was given, to the letter, while it shows what it first did. */
const alone = (framed, value, read, focus = framed.focus) => {
  const first = JSON.stringify(read());
  const get = () => { const now = read(); return JSON.stringify(now) === first ? value ?? "" : now; };
  return { ...framed, get, focus, find: () => null };
};

const textLine = (field, value, state, type = "text", mode) => {
  const className = field.kind === "string" ? "long" : "";
  const input = textInput({ type, value: value ?? "", max: "9999-12-31", inputMode: mode, className, oninput: state.changed });
  return alone(frame(field, input, input, state), value, () => input.value.trim());
};

/** The name of a file, which may be brought along. */
const fileField = (field, value, state) => {
  const input = textInput({ value: value ?? "", oninput: state.changed }), said = statusOf(), line = div("adding", input);
  let last; // An earlier file's answer may come after a later one's.
  const choose = receive(line, async ([file]) => {
    last = file;
    const { attached, refused } = await state.attach(file, {}, field.upload);
    if (file !== last) return;
    said.textContent = refused || fill(words.attached, { name: file.name });
    if (!attached) return;
    input.value = attached.address;
    state.changed();
    state.goOn?.(field.key);
  });
  line.append(choose, button(words.choose_file, () => choose.click()));
  return alone(frame(field, make("div", {}, line, said), input, state), value, () => input.value.trim());
};

const yesNo = (field, value, state) => {
  const name = makeId();
  const known = YES_NO[String(value ?? "").trim().toLowerCase()];
  if (value && !known) return textLine(field, value, state);
  const radios = [["", words.choose], ["ja", words.yes], ["nei", words.no]].map(([code, text]) => {
    const radio = make("input", { type: "radio", name, value: code, checked: code === (known ?? ""), onchange: state.changed });
    return choice(radio, text);
  });
  const inputs = radios.map((each) => each.firstChild), chosen = () => inputs.find((each) => each.checked);
  return alone(group(field, [div("choices", ...radios)], state, inputs), value, () => chosen().value, () => chosen().focus());
};

const selectOne = (field, value, state, options) => {
  const select = make("select", { id: makeId(), onchange: state.changed });
  select.append(...[["", words.choose], ...withKnown(options, asList(value))].map(([code, label]) => make("option", { value: code, textContent: label, selected: code === (value ?? "") })));
  return alone(frame(field, select, select, state), value, () => select.value);
};

/** An input searched in by name; what is no name of anything is kept as typed. */
const searchInput = (options, given) => {
  const list = make("datalist", { id: makeId() });
  list.append(...options.map(([, label]) => make("option", { value: label })));
  const input = textInput({ list: list.id, placeholder: words.search, ...given }), said = statusOf();
  const code = () => {
    const typed = input.value.trim().toLowerCase();
    return options.find(([each, label]) => label.toLowerCase() === typed || each.toLowerCase() === typed)?.[0] ?? input.value.trim();
  };
  // What is begun is chosen where one name begins so or has it; else it is told which do.
  const pick = () => {
    const typed = input.value.trim(), known = code();
    if (!typed || known !== typed || has(options, typed)) return known;
    const named = (how) => options.filter(([, label]) => label.toLowerCase()[how](typed.toLowerCase()));
    const begun = named("startsWith"), fit = begun.length ? begun : named("includes");
    if (fit.length < 2) return fit[0]?.[0] ?? known;
    said.textContent = fit.slice(0, FEW).map(([, label]) => label).join(", ");
    return "";
  };
  const tell = (word, given) => {
    said.textContent = fill(words[has(options, given) ? word : "no_such"], { name: labelOf(options, given) });
  };
  return { input, list, said, code, pick, tell };
};

const searchOne = (field, value, state, options) => {
  const { input, list, said, code, pick, tell } = searchInput(options, { value: value ? labelOf(options, value) : "", oninput: state.changed });
  const choose = () => {
    const given = pick();
    if (!given) return;
    input.value = labelOf(options, given);
    tell("chosen", given);
    state.changed();
  };
  input.onchange = choose;
  onKeys(input, { Enter: choose });
  return alone(frame(field, make("div", {}, input, list, said), input, state), value, code);
};

const several = (field, chosen) => (field.one_or_several && chosen.length === 1 ? chosen[0] : chosen);

const checkboxes = (field, value, state, options) => {
  const given = asList(value);
  const boxes = withKnown(options, given).map(([code, label]) => {
    const box = make("input", { type: "checkbox", value: code, checked: given.includes(code), onchange: state.changed });
    return choice(box, label);
  });
  const inputs = boxes.map((each) => each.firstChild);
  const get = () => {
    const now = inputs.filter((each) => each.checked).map((each) => each.value);
    return several(field, [...given.filter((code) => now.includes(code)), ...now.filter((code) => !given.includes(code))]);
  };
  return alone(group(field, [div("choices", ...boxes)], state, inputs), value, get);
};

const searchSeveral = (field, value, state, options) => {
  let chosen = asList(value);
  const { input, list, said, code, pick, tell } = searchInput(options, { "aria-label": `${field.label}: ${words.add_value}` });
  const shown = make("ul", { className: "chips" });
  const show = () => shown.replaceChildren(...chosen.map((each) => {
    const name = labelOf(options, each);
    const remove = button("×", () => { chosen = chosen.filter((other) => other !== each); show(); input.focus(); tell("removed_item", each); state.changed(); }, { "aria-label": fill(words.remove_value, { name }) });
    return make("li", {}, name, remove);
  }));
  const add = () => {
    const given = pick();
    input.focus();
    if (!given) return;
    if (!chosen.includes(given)) { chosen = [...chosen, given]; show(); state.changed(); }
    tell("chosen", given);
    input.value = "";
  };
  onKeys(input, { Enter: add });
  // Chosen with the mouse: then it is meant.
  input.addEventListener("input", (event) => {
    const exact = options.some(([, label]) => label === input.value);
    if (exact && (event.inputType === "insertReplacementText" || !event.inputType)) add();
  });
  show();
  const line = div("adding", input, list, button(words.add_value, add));
  const get = () => {
    const typed = code();
    return several(field, typed && !chosen.includes(typed) ? [...chosen, typed] : chosen);
  };
  return alone(group(field, [shown, line, said], state, [input]), value, get);
};

const codes = (field, value, state) => {
  const options = field.options ? state.options[field.options] ?? [] : field.choices.map((each) => [each, words[`choice_${each}`] ?? each]);
  const few = options.length <= FEW;
  if (field.many) return (few ? checkboxes : searchSeveral)(field, value, state, options);
  return (few ? selectOne : searchOne)(field, value, state, options);
};

const lines = (field, value, state) => {
  const area = make("textarea", { id: makeId(), rows: 3, value: asList(value).join("\n"), oninput: state.changed });
  const hinted = { ...field, help: [field.help, words.one_per_line].filter(Boolean).join(" ") };
  const get = () => several(field, area.value.split("\n").map((each) => each.trim()).filter(Boolean));
  return alone(frame(hinted, area, area, state), value, get);
};

/** A text, in each of the report's languages if several. */
const texts = (field, value, state) => {
  const { languages } = state;
  const byLanguage = isMapping(value) ? value : null;
  const main = languages[0][0];
  const one = (label, given, own = state.own) => {
    if (field.kind === "markdown") return markdownField(label, given, { ...state, own });
    const input = textInput({ value: given, oninput: state.changed });
    nameBy(input, label);
    return { element: input, input, get: () => input.value.trim(), focus: () => input.focus() };
  };
  if (languages.length === 1 && !byLanguage) {
    const single = one(field.label, value ?? "");
    const framed = frame(field, single.element, single.input, state);
    if (!state.bare) single.input.removeAttribute("aria-label");
    return alone(framed, value, single.get, single.focus);
  }
  const known = withKnown(languages, Object.keys(byLanguage ?? {}));
  const inputs = known.map(([code, name]) => {
    const given = byLanguage ? byLanguage[code] ?? "" : code === main ? value ?? "" : "";
    const label = make("span", { id: makeId(), className: "language" }, name);
    const missing = make("span", { id: makeId(), className: "missing", textContent: ` (${words.missing_language})`, hidden: Boolean(given) });
    const made = one(label, given, code);
    made.input.setAttribute("aria-describedby", missing.id);
    made.input.addEventListener("input", () => { missing.hidden = Boolean(made.input.value.trim()); });
    return { code, made, element: div("by-language", make("div", {}, label, missing), made.element) };
  });
  const get = () => {
    const now = Object.fromEntries(inputs.map(({ code, made }) => [code, made.get()]).filter(([, text]) => text));
    const only = Object.keys(now).length === 1 && now[main];
    if (!byLanguage && (only || !Object.keys(now).length)) return now[main] ?? "";
    return now;
  };
  const side = div("languages", ...inputs.map((each) => each.element));
  return alone(group(field, [side], state, inputs.map((each) => each.made.input)), value, get, () => inputs[0].made.focus());
};

/** Several fields that belong together; those seldom needed are folded away. */
const mappingControl = (field, value, state) => {
  const given = isMapping(value) ? value : {};
  const inner = { ...state, bare: false, goOn: (key) => all[all.findIndex((each) => each.key === key) + 1]?.control.focus() };
  const all = field.fields.map((each) => ({ key: each.key, first: each.first !== false || (each.key !== "id" && given[each.key] !== undefined), control: makeControl(each, given[each.key] ?? null, inner) }));
  const shown = all.some((each) => each.first) ? all.filter((each) => each.first) : all;
  const rest = all.filter((each) => !shown.includes(each));
  const grid = div("grid", ...shown.map((each) => each.control.element));
  const more = rest.length ? make("details", { className: "more" }, make("summary", { textContent: words.more_fields }), div("grid", ...rest.map((each) => each.control.element))) : null;
  const unknown = Object.entries(given).filter(([key]) => !all.some((each) => each.key === key));
  const framed = group(field, [grid, more], state);
  if (field.named) { framed.element.firstChild.remove(); framed.element.setAttribute("aria-labelledby", field.named); }
  const get = () => Object.fromEntries([...all.map((each) => [each.key, each.control.get()]), ...unknown]);
  const find = (keys) => {
    const inside = all.find((each) => each.key === keys[0])?.control;
    if (rest.some((each) => each.control === inside)) more.open = true;
    return inside ? inside.find(keys.slice(1)) ?? inside : null;
  };
  return { ...framed, get, find, focus: () => shown[0]?.control.focus(), controls: all };
};

/** A whole file as it is typed; `go` leads to a place in it. */
const sourceField = (field, value, state) => {
  const area = make("textarea", { id: makeId(), className: "source", value, spellcheck: false, wrap: "off", rows: 24, oninput: state.changed });
  const go = (line, column) => {
    const at = area.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1) + column - 1;
    area.focus();
    area.setSelectionRange(at, at);
    area.scrollTop = (line - 6) * area.scrollHeight / area.value.split("\n").length;
  };
  return { ...alone(frame(field, area, area, state), value, () => area.value), go };
};

const plain = (field, value, state) => {
  if (field.kind === "source") return sourceField(field, value, state);
  if (field.fields?.length) return field.many ? listControl(field, value, state, mappingControl) : mappingControl(field, value, state);
  if (field.options || field.choices?.length) return codes({ choices: [], ...field }, value, state);
  if (field.kind === "markdown" || field.kind === "text") return texts(field, value, state);
  if (field.many) return lines(field, value, state);
  if (field.kind === "yes_no") return yesNo(field, value, state);
  if (field.upload) return fileField(field, value, state);
  if (field.kind === "date") return textLine(field, value, state, /^(\d{4}-\d\d-\d\d)?$/.test(value ?? "") ? "date" : "text");
  const numeric = { integer: "numeric", number: "decimal", percent: "decimal" }[field.kind];
  return textLine(field, value, state, "text", numeric);
};

/** A text that may begin by saying that there is no answer. */
const markedControl = (field, value, state) => {
  const inner = plain(field, value, state), area = inner.element.querySelector("textarea");
  const isMarked = () => area.value.trimStart().toLowerCase().startsWith(field.marker.toLowerCase());
  const box = make("input", { type: "checkbox", checked: isMarked() });
  box.addEventListener("change", () => {
    area.value = box.checked ? `${field.marker} ${area.value}` : area.value.trimStart().slice(field.marker.length).trimStart();
    area.dispatchEvent(new Event("input"));
    area.focus();
  });
  area.addEventListener("input", () => { box.checked = isMarked(); });
  return { ...inner, element: div("lacking", inner.element, choice(box, words.unanswerable)) };
};

/** A field's control, and where it may be said why it cannot be given, of that too. */
export const makeControl = (field, value, state) => {
  if (field.marker) return markedControl(field, value, state);
  if (!field.may_lack) return plain(field, value, state);
  const lacking = isMapping(value) ? value.unavailable ?? null : null, see = isMapping(lacking) ? lacking.see ?? "" : "";
  const inner = plain(field, lacking === null ? value : null, state);
  const open = { ...state, bare: false };
  const reason = texts({ kind: "markdown", label: words.unavailable_reason, help: "" }, see ? "" : lacking, open);
  const other = textLine({ kind: "code", label: words.unavailable_see }, see, open);
  const why = make("div", { className: "why", hidden: lacking === null }, reason.element, other.element);
  const box = make("input", { type: "checkbox", checked: lacking !== null });
  box.addEventListener("change", () => {
    why.hidden = !box.checked;
    inner.element.hidden = box.checked;
    state.changed();
    (box.checked ? reason : inner).focus();
  });
  inner.element.hidden = box.checked;
  const element = div("lacking", inner.element, choice(box, words.unavailable), why);
  const get = () => {
    if (!box.checked) return inner.get();
    return { unavailable: other.get() ? { see: other.get() } : reason.get() };
  };
  const find = (keys) => (keys[0] === "unavailable" ? reason : inner.find(keys));
  return { ...inner, element, get, find, focus: () => (box.checked ? (see ? other : reason) : inner).focus() };
};
