// Lists: items that are added, copied, moved and taken away; rows from a spreadsheet become items.
import { button, div, fill, group, hintOf, labelOf, make, makeId, statusOf, words } from "./write-elements.js";
import { readRows } from "./write-markdown.js";
import { makeIdentifier } from "./write-values.js";

const OPEN = 2;

const textOf = (value) => (typeof value === "string" ? value : Object.values(value ?? {})[0] ?? "");

export const listControl = (field, value, state, makeItem) => {
  const given = Array.isArray(value) ? value : [];
  let items = given.map((each) => ({ ...each }));
  let pending = null, toShow = 0;
  const list = make("ol", { className: "items" });
  const none = hintOf(words.no_items), news = statusOf();

  const valueOf = (item) => (item.control ? item.control.get() : item.value);
  const numbered = (index) => fill(words.item_name, { number: index + 1 });
  const nameOf = (item, index) => {
    const now = valueOf(item);
    const named = field.fields.find((each) => (field.made_of ? each.key === field.made_of : each.key !== "id" && !each.fields?.length));
    const given = now?.[named?.key], text = String(given?.[state.own] ?? textOf(given)).trim().split("\n")[0];
    return labelOf(state.options[named?.options], text).slice(0, 90) || numbered(index);
  };
  const names = () => items.forEach((item, index) => {
    if (!item.title) return;
    const name = nameOf(item, index);
    item.title.textContent = name === numbered(index) ? name : `${index + 1}. ${name}`;
    item.up.disabled = index === 0;
    item.down.disabled = index === items.length - 1;
  });
  const changed = () => { names(); state.changed(); };

  const build = (item) => {
    if (item.control) return;
    item.control = makeItem({ fields: field.fields.filter(({ key }) => key !== "id" || item.value.id), label: "", kind: "other", named: item.title.id }, item.value, { ...state, changed, bare: true });
    item.body.prepend(item.control.element);
  };
  const put = (added, index, open = true) => {
    items.splice(index, 0, ...added);
    for (const each of added) each.open = open;
    show();
  };
  const putOne = (item, index) => { put([item], index); item.folded.open = true; build(item); item.control.focus(); changed(); };

  const actions = (item) => {
    const at = () => items.indexOf(item);
    const move = (by) => {
      const from = at();
      items.splice(from, 1);
      items.splice(from + by, 0, item);
      show();
      const other = by < 0 ? item.up : item.down;
      (other.disabled ? (by < 0 ? item.down : item.up) : other).focus();
      news.textContent = fill(words.moved_item, { number: from + by + 1, count: items.length });
      changed();
    };
    item.up = button(words.move_up, () => move(-1));
    item.down = button(words.move_down, () => move(1));
    const copy = button(words.copy_item, () => {
      const { id, ...rest } = copyOf(valueOf(item)), twin = { origin: null, value: rest };
      putOne(twin, at() + 1);
    });
    const remove = button(words.remove_item, () => {
      const index = at(), name = nameOf(item, index);
      items.splice(index, 1);
      show();
      pending = [item, index];
      const back = button(words.bring_back, () => { news.replaceChildren(); putOne(...pending); });
      news.replaceChildren(`${fill(words.removed_item, { name })} `, back);
      back.focus();
      changed();
    });
    return make("div", { className: "actions", role: "group", "aria-labelledby": item.title.id }, item.up, item.down, copy, remove);
  };

  const show = () => {
    none.hidden = items.length > 0;
    list.replaceChildren(...items.map((item) => {
      if (!item.folded) {
        item.title = make("span", { className: "item-name", id: makeId() });
        item.note = make("span", { className: "item-note" });
        item.body = div("item-body", actions(item));
        item.folded = make("details", { className: "item", open: item.open ?? items.length <= OPEN }, make("summary", {}, item.title, item.note), item.body);
        item.folded.addEventListener("toggle", () => { if (item.folded.open) build(item); });
        if (item.folded.open) build(item);
      }
      return make("li", {}, item.folded);
    }));
    names();
  };
  show();

  const add = button(words.add_item, () => putOne({ origin: null, value: {} }, items.length), { className: "add" });

  const rows = make("textarea", { id: makeId(), rows: 2 });
  const columns = field.fields.filter((each) => each.key !== "id" && !each.many && !each.fields?.length);
  const hint = hintOf(`${words.rows_hint} ${columns.map((each) => each.label).join(" · ")}`);
  rows.setAttribute("aria-describedby", hint.id);
  const takeRows = () => {
    const read = readRows(rows.value);
    const table = read.length ? read : rows.value.split("\n").filter((each) => each.trim()).map((each) => [each]);
    const found = fromRows(table, columns, state);
    put(found.map((each) => ({ origin: null, value: each })), items.length, found.length <= OPEN);
    toShow = OPEN;
    rows.value = "";
    news.textContent = fill(words.pasted_rows, { count: found.length });
    if (found.length) changed();
  };
  rows.addEventListener("paste", () => setTimeout(takeRows));
  const pasting = make("details", { className: "more" }, make("summary", { textContent: words.paste_rows }), hint, make("label", { for: rows.id, className: "hidden", textContent: words.paste_rows }), rows, button(words.put_in, takeRows));

  const framed = group({ ...field, help: "" }, [none, list, news, div("below", add, pasting)], state);
  framed.element.classList.add("list");

  const get = () => {
    const taken = items.map((each) => valueOf(each)?.id).filter(Boolean);
    return items.map((item) => {
      const now = valueOf(item);
      if (field.made_of && !now.id && textOf(now[field.made_of]).trim()) {
        now.id = makeIdentifier(textOf(now[field.made_of]), taken);
        taken.push(now.id);
      }
      return { origin: item.origin, value: now };
    }).filter((each) => each.origin !== null || Object.values(each.value).some((one) => (Array.isArray(one) ? one.length : one)));
  };
  const find = (keys) => {
    const item = items[keys[0]];
    if (!item) return null;
    if (!item.control && toShow) { toShow -= 1; item.folded.open = true; build(item); }
    item.noted = (item.noted ?? 0) + 1;
    item.note.textContent = ` (${fill(words.counted, { count: item.noted })})`;
    return item.control?.find(keys.slice(1)) ?? item.control ?? null;
  };
  const clear = () => { for (const item of items) { item.noted = 0; item.note.textContent = ""; } };
  return { ...framed, get, find, clear, focus: () => (items[0] ? items[0].folded.querySelector("summary") : add).focus() };
};

/** Rows as items; a first row may name the columns. */
const fromRows = (rows, columns, state) => {
  const head = rows[0]?.map((cell) => columns.find((each) => [each.label.toLowerCase(), each.key].includes(cell.trim().toLowerCase())));
  const named = head?.some(Boolean);
  const order = named ? head : columns;
  return (named ? rows.slice(1) : rows).map((row) => Object.fromEntries(row.flatMap((cell, n) => {
    const text = cell.trim(), into = order[n];
    if (!into || !text) return [];
    return [[into.key, state.options[into.options]?.find(([, label]) => label.toLowerCase() === text.toLowerCase())?.[0] ?? text]];
  })));
};

/** A copy of a value, whose lists are new ones: their items have no lines in the file yet. */
const copyOf = (value) => JSON.parse(JSON.stringify(value, function (key, each) { return key === "origin" && "value" in this ? null : each; }));
