// A text in Markdown: an area that grows with what is written, and a small toolbar above it.
import { button, div, make, makeId, nameBy, onKeys, statusOf, textInput, words } from "./write-elements.js";

const insert = (area, text, from, to) => {
  area.focus();
  area.setSelectionRange(from, to);
  // So that the browser's own undo knows of it; where that is gone, the text is set all the same.
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, from, to, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
};

const around = (area, before, after, sample) => {
  const { selectionStart: from, selectionEnd: to } = area;
  const inside = area.value.slice(from, to) || sample;
  insert(area, before + inside + after, from, to);
  area.setSelectionRange(from + before.length, from + before.length + inside.length);
};

/** Put a block on lines of its own after that of the caret. */
const block = (area, text) => {
  const { value, selectionEnd } = area;
  const end = `${value}\n`.indexOf("\n", selectionEnd);
  const above = value.slice(0, end), lead = above.trim() ? "\n\n".slice(/\n*$/.exec(above)[0].length) : "";
  const follows = value.slice(end).trim() && !value.slice(end).startsWith("\n\n") ? "\n" : "";
  insert(area, lead + text + follows, end, end);
};

const bullets = (area, sample) => {
  const { value, selectionStart, selectionEnd } = area;
  const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const to = `${value}\n`.indexOf("\n", selectionEnd);
  const lines = (value.slice(from, to) || sample).split("\n");
  const listed = lines.every((line) => /^- /.test(line));
  const above = value.slice(0, from).replace(/\n$/, "");
  const gap = from && !listed && above.trim() && !/\n$/.test(above) && !/(^|\n)- [^\n]*$/.test(above) ? "\n" : "";
  insert(area, gap + lines.map((line) => (listed ? line.slice(2) : `- ${line}`)).join("\n"), from, to);
};

const link = (area) => {
  const address = "https://";
  around(area, "[", `](${address})`, words.sample_link);
  area.setSelectionRange(area.selectionEnd + 2, area.selectionEnd + 2 + address.length);
};

const footnote = (area) => {
  const { value, selectionEnd } = area;
  let next = 1;
  while (value.includes(`[^${next}]`)) next += 1;
  insert(area, `[^${next}]`, selectionEnd, selectionEnd);
  const { length } = area.value, gap = area.value.endsWith("\n") ? "\n" : "\n\n";
  insert(area, `${gap}[^${next}]: ${words.sample_note}`, length, length);
  area.setSelectionRange(area.value.length - words.sample_note.length, area.value.length);
};

const BAR = /(?<!\\)\|/;
const lineOf = (cells) => `| ${cells.map((cell) => cell || " ").join(" | ")} |`;

/** The table that the caret is in, and its cell; or null. */
const tableAt = (text, caret) => {
  const lines = text.split("\n"), above = text.slice(0, caret).split("\n"), at = above.length - 1;
  const isRow = (n) => lines[n]?.trimStart().startsWith("|");
  let first = at, last = at;
  while (isRow(first - 1)) first -= 1;
  while (isRow(last + 1)) last += 1;
  if (!isRow(at) || first === last) return null;
  const whole = lines.slice(first, last + 1), from = lines.slice(0, first).join("\n").length + (first ? 1 : 0);
  const rows = whole.map((line) => line.trim().replace(/^\||(?<!\\)\|$/g, "").split(BAR).map((cell) => cell.trim()));
  return { from, to: from + whole.join("\n").length, rows, row: at - first, column: Math.max(0, above[at].split(BAR).length - 2) };
};

/** Put an empty row below the caret's own, never between head and line; or a column beside it. */
const grow = (area, isRow, head) => {
  const table = tableAt(area.value, area.selectionEnd), { from, to, rows } = table;
  const row = isRow ? Math.max(table.row, 1) + 1 : 0, column = isRow ? 0 : table.column + 1;
  const now = isRow ? rows.toSpliced(row, 0, rows[0].map(() => " "))
    : rows.map((cells, n) => cells.toSpliced(column, 0, [head, "---"][n] ?? " "));
  insert(area, now.map(lineOf).join("\n"), from, to);
  const start = from + now.slice(0, row).map(lineOf).join(" ").length + (row ? 3 : 2) + now[row].slice(0, column).join(" | ").length + (column ? 3 : 0);
  area.setSelectionRange(start, start + now[row][column].length);
};

export const writeTable = (rows) => {
  const columns = Math.max(...rows.map((row) => row.length));
  const line = (cells) => lineOf(Array.from({ length: columns }, (_, n) => (cells[n] ?? "").trim().replaceAll("|", "\\|")));
  return [line(rows[0]), line(Array(columns).fill("---")), ...rows.slice(1).map(line)].join("\n");
};

/** The rows that a spreadsheet has copied; none of running text. */
export const readRows = (text) => {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  const rows = lines.map((line) => line.split("\t").map((cell) => cell.replace(/^"([^]*)"$/, "$1").replaceAll('""', '"')));
  return rows.length && rows.every((row) => row.length > 1 && row.length === rows[0].length) ? rows : [];
};

/** Take files that are dropped or pasted; what is returned lets them be chosen. */
export const receive = (element, take) => {
  const given = (event, files) => {
    if (!files?.length) return;
    event.preventDefault();
    take([...files]);
  };
  element.addEventListener("dragover", (event) => { if (event.dataTransfer?.types.includes("Files")) event.preventDefault(); });
  element.addEventListener("drop", (event) => given(event, event.dataTransfer?.files));
  element.addEventListener("paste", (event) => given(event, event.clipboardData?.files));
  return make("input", { type: "file", hidden: true, onchange: (event) => { given(event, event.target.files); event.target.value = ""; } });
};

/** Files for a text: each is given a title in every language, sent, and linked to at the caret. */
const attaching = (area, { attach, titles, own }) => {
  const place = div("attaching");
  const ask = ([file, ...rest]) => {
    const picture = file.type.startsWith("image/"), said = statusOf();
    const inputs = titles.map(([lang]) => textInput({ lang, value: picture || lang !== own ? "" : file.name.replace(/\.[^.]*$/, "") }));
    const input = inputs.find(({ lang }) => lang === own);
    const close = () => { place.replaceChildren(); area.focus(); if (rest.length) ask(rest); };
    const put = async () => {
      const given = inputs.map(({ lang, value }) => [lang, value.trim()]).filter(([, text]) => text);
      const { attached, refused } = await attach(file, Object.fromEntries(given));
      if (refused) { said.textContent = refused; input.focus(); return; }
      const { address, picture: shown } = attached, at = area.selectionEnd, before = area.value.slice(0, at);
      const text = `${shown ? "!" : ""}[${(input.value.trim() || given[0][1]).replace(/[[\]\n]/g, " ")}](${address})`;
      // A picture stands alone, also from what is put in after it.
      if (shown || /!\[[^\]]*\]\([^)]*\)$/.test(before)) block(area, text);
      else insert(area, (/\S$/.test(before) ? " " : "") + text, at, at);
      close();
    };
    for (const each of inputs) onKeys(each, { Enter: put, Escape: close });
    const asked = `${file.name}: ${picture ? words.attach_picture : words.attach_file}`;
    const labels = titles.map(([, name], n) => make("label", { for: inputs[n].id, className: "label", textContent: n ? name : titles[1] ? `${asked} – ${name}` : asked }));
    place.replaceChildren(...labels.flatMap((each, n) => [each, inputs[n]]), div("adding", button(words.attach_put, put), button(words.attach_cancel, close)), said);
    input.focus();
  };
  return { place, choose: receive(area, ask) };
};

const goOn = (event, area) => {
  const { value, selectionStart, selectionEnd } = area;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const mark = /^(\s*)([-*]|\d+\.) /.exec(value.slice(start, selectionStart));
  if (!mark || selectionStart !== selectionEnd || event.isComposing) return;
  event.preventDefault();
  if (start + mark[0].length === selectionStart) {
    insert(area, "", start, selectionStart);
  } else {
    const sign = /\d/.test(mark[2]) ? `${parseInt(mark[2], 10) + 1}.` : mark[2];
    insert(area, `\n${mark[1]}${sign} `, selectionStart, selectionEnd);
  }
};

const toolbar = (area, choose, label) => {
  const table = () => block(area, writeTable([
    [`${words.sample_head} 1`, `${words.sample_head} 2`], [words.sample_cell, words.sample_cell],
  ]));
  const tools = [
    [words.bold, "B", () => around(area, "**", "**", words.sample_bold)],
    [words.heading, "H", () => block(area, `### ${words.sample_heading}`)],
    [words.list, "•", () => bullets(area, words.sample_item)],
    [words.link, "↗", () => link(area)],
    [words.table, "▦", table],
    [words.table_row, "▤", () => grow(area, true), true],
    [words.table_column, "▥", () => grow(area, false, words.sample_head), true],
    [words.footnote, "¹", () => footnote(area)],
    ...(choose ? [[words.attach, "+", () => choose.click()]] : []),
  ];
  const bar = make("div", { role: "toolbar", "aria-label": `${words.toolbar}: ${label}`, "aria-controls": area.id, className: "tools" });
  const inTable = [];
  bar.append(...tools.map(([name, sign, act, forTable], index) => {
    const tool = button("", act, { className: "tool", title: name, tabIndex: index ? -1 : 0, hidden: Boolean(forTable) });
    tool.append(make("span", { className: "sign", "aria-hidden": "true", textContent: sign }), make("span", { className: "name", textContent: name }));
    if (forTable) inTable.push(tool);
    return tool;
  }));
  const look = () => {
    const shown = tableAt(area.value, area.selectionEnd) !== null;
    if (!shown && inTable.some((each) => each.tabIndex === 0)) bar.firstChild.tabIndex = 0;
    for (const each of inTable) { each.hidden = !shown; if (!shown) each.tabIndex = -1; }
  };
  for (const each of ["keyup", "click", "input", "focus"]) area.addEventListener(each, look);
  bar.addEventListener("keydown", (event) => {
    const all = [...bar.children].filter((each) => !each.hidden);
    const to = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = all.indexOf(event.target);
    if (!to || at < 0) return;
    event.preventDefault();
    const next = all[(at + to + all.length) % all.length];
    for (const each of all) each.tabIndex = each === next ? 0 : -1;
    next.focus();
  });
  return bar;
};

/** A field for Markdown; `label` is an element or a text that names it. */
export const markdownField = (label, value, state) => {
  const area = make("textarea", { id: makeId(), value, spellcheck: true, rows: 3 });
  nameBy(area, label);
  const files = state.attach ? attaching(area, state) : null;
  const fit = () => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 4}px`;
  };
  let width = 0;
  new ResizeObserver(() => {
    if (area.clientWidth !== width) { width = area.clientWidth; fit(); }
  }).observe(area);
  area.addEventListener("input", () => { fit(); state.changed(); });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && !event.shiftKey) goOn(event, area);
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const act = { b: () => around(area, "**", "**", words.sample_bold), k: () => link(area) }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  area.addEventListener("paste", (event) => {
    const rows = readRows(event.clipboardData?.getData("text/plain") ?? "");
    if (rows.length < 2) return;
    event.preventDefault();
    block(area, writeTable(rows));
  });
  const element = div("markdown", toolbar(area, files?.choose, label.textContent ?? label), area, files?.place ?? null, files?.choose ?? null);
  return { element, input: area, get: () => area.value.replace(/\s+$/, ""), focus: () => { area.focus(); area.setSelectionRange(0, 0); area.scrollTop = 0; } };
};
