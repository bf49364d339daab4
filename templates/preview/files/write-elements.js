// Elements for the fields: made, named, numbered; nothing here knows what is written.

/** The words of the page, since its first field was opened. */
export const words = {};

let number = 0;

export const makeId = () => `w${(number += 1)}`;

/** An element with properties, attributes and children. */
export const make = (name, given = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (/^(aria-|data-|for$|role$|list$)/.test(key)) element.setAttribute(key, value);
    else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element[key] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
};

export const div = (className, ...children) => make("div", { className }, ...children);

export const textInput = (given) => make("input", { id: makeId(), type: "text", className: "long", autocomplete: "off", ...given });

/** Name an element by a label, or a text. */
export const nameBy = (element, label) => element.setAttribute(label.id ? "aria-labelledby" : "aria-label", label.id || label);

export const hintOf = (text, given = {}) => make("p", { className: "hint", id: makeId(), textContent: text, ...given });

export const statusOf = () => hintOf("", { role: "status" });

/** Have keys act, and do nothing else. */
export const onKeys = (element, acts) => element.addEventListener("keydown", (event) => {
  if (!acts[event.key] || event.ctrlKey || event.metaKey || event.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  acts[event.key]();
});

/** What a field has around it: its help, room for what is found in it, and both tied to its inputs. */
export const surround = (field, state, inputs) => {
  const said = make("ul", { className: "said", id: makeId() }), help = field.help && !state.bare ? hintOf(field.help) : null;
  const described = [help?.id, said.id].filter(Boolean).join(" ");
  for (const each of inputs) each.setAttribute("aria-describedby", `${each.getAttribute("aria-describedby") ?? ""} ${described}`.trim());
  const mark = (bad) => { for (const each of inputs) each.ariaInvalid = bad ? "true" : null; };
  return { said, help, mark, described };
};

export const group = (field, controls, state, inputs = []) => {
  const { said, help, mark, described } = surround(field, state, inputs);
  const legend = make("legend", { textContent: field.label, className: state.bare ? "hidden" : "label" });
  const element = make("fieldset", { className: "field wide", "aria-describedby": described }, legend, help, ...controls, said);
  return { element, said, mark, focus: () => inputs[0]?.focus() };
};

export const button = (text, onclick, given = {}) => make("button", { type: "button", textContent: text, onclick, ...given });

/** A word with its {placeholders} filled. */
export const fill = (text, given) => text.replace(/\{(\w+)\}/g, (whole, key) => given[key] ?? whole);

/** What a code is called, where it is chosen from options. */
export const labelOf = (options, code) => options?.find(([each]) => each === code)?.[1] ?? code;

/** A value of a field as lines that people read; `options` name what is chosen. */
export const tell = (value, field, options, depth = 0) => {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(labelOf(options[field?.options], value));
  const pad = "  ".repeat(depth);
  if (Array.isArray(value)) {
    return value.map((each) => `${pad}– ${tell(each?.value ?? each, field, options, depth + 1).trim()}`).join("\n");
  }
  return Object.entries(value).map(([key, each]) => {
    const inner = field?.fields?.find((one) => one.key === key), told = tell(each, inner, options, depth + 1);
    return `${pad}${inner?.label ?? key}:${told.includes("\n") ? `\n${told}` : ` ${told.trim()}`}`;
  }).join("\n");
};
