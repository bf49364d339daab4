// YAML files as the CMS edits them: a mapping of the fields that are described, and back.
//
// All scalars are text, as in generator/content/yaml_documents.py. Only what says something else than before is written
// anew, at its place; comments, order, quotes and what no field describes stay as they are.
import { Document, isMap, isScalar, isSeq, Pair, parseDocument, Scalar, YAMLMap, YAMLSeq } from "./yaml.js";
import { bare, isMapping, makeIdentifier, same, YES_NO } from "./values.js";

/** The key of the field that says why another one cannot be given. */
export const lacksOf = (key) => `${key}__lacks`;

// What other readers of YAML than aktsom take for something else than text.
const NO_TEXT = /^(?:|~|null|true|false|yes|no|on|off|[-+.]?\d[\d.,:eE+_-]*)$/i;
// A reason may be that another question has it: then that is named alone.
const QUESTION = /^\d+(?:\.[\w-]+)+$/;
const REASON = { kind: "markdown" };
const PLAIN = new Set(["code", "integer", "number", "percent", "yes_no", "date"]);

const parse = (text) => parseDocument(text, { schema: "failsafe", keepSourceTokens: true, uniqueKeys: true });

/** A node of YAML as plain texts, lists and mappings. */
const plainOf = (node) => {
  if (isMap(node)) return Object.fromEntries(node.items.map((pair) => [String(pair.key?.value ?? pair.key), plainOf(pair.value)]));
  if (isSeq(node)) return node.items.map(plainOf);
  return isScalar(node) && node.value !== null ? String(node.value) : null;
};

const isText = ({ kind }) => kind === "text" || kind === "markdown";
const listed = (value) => (Array.isArray(value) ? value : value === null || value === undefined || value === "" ? [] : [value]);
const ended = (text) => (typeof text === "string" ? text.replace(/\s+$/, "") : "");

const readText = (plain, languages) => {
  const main = languages[0];
  const said = isMapping(plain) ? plain : { [main]: plain };
  if (languages.length === 1) return ended(said[main]);
  return Object.fromEntries(languages.map((code) => [code, ended(said[code])]));
};

const readOne = (view, plain, languages) => {
  if (view.fields?.length && view.many) return listed(plain).map((each) => readFields(view.fields, each, languages));
  if (view.fields?.length) return isMapping(plain) ? readFields(view.fields, plain, languages) : null;
  if (view.many) return listed(plain).map(String);
  if (isText(view)) return readText(plain, languages);
  if (isMapping(plain) || Array.isArray(plain)) return "";
  return view.kind === "yes_no" ? YES_NO[String(plain ?? "").trim().toLowerCase()] ?? plain ?? "" : ended(plain);
};

const readLack = (plain, languages) => {
  const said = isMapping(plain) ? plain.unavailable : undefined;
  return readText(isMapping(said) && "see" in said ? said.see : said, languages);
};

const readFields = (fields, plain, languages) => {
  const said = isMapping(plain) ? plain : {};
  const form = {};
  for (const view of fields) {
    const value = said[view.key] ?? null;
    const lack = view.may_lack ? readLack(value, languages) : "";
    form[view.key] = readOne(view, bare(lack) === null ? value : null, languages);
    if (view.may_lack) form[lacksOf(view.key)] = lack;
  }
  return form;
};

/** What a file says in the fields that are described. Throws where it cannot be read. */
export const readFacts = (text, { fields, languages, words }) => {
  const document = parse(text);
  const [error] = document.errors;
  if (error || (document.contents && !isMap(document.contents) && plainOf(document.contents))) {
    throw new Error(words.unreadable.replace("{line}", error?.linePos?.[0].line ?? 1));
  }
  return readFields(fields, plainOf(document.contents), languages);
};

// ---- new values ----

const scalar = (text, view) => {
  const several = text.includes("\n");
  const made = new Scalar(several ? `${ended(text)}\n` : text);
  if (several) made.type = "BLOCK_LITERAL";
  else if (!PLAIN.has(view.kind) && NO_TEXT.test(text)) made.type = "QUOTE_DOUBLE";
  return made;
};

const mapping = (entries) => {
  const made = new YAMLMap();
  made.items = entries.map(([key, node]) => new Pair(new Scalar(key), node));
  return made;
};

const textNode = (form, view, languages) => {
  if (!isMapping(form)) return scalar(form, view);
  const said = languages.filter((code) => form[code]?.trim());
  if (said.length === 1 && said[0] === languages[0]) return scalar(form[said[0]], view);
  return mapping(said.map((code) => [code, scalar(form[code], view)]));
};

/** A node that says what is wanted; undefined where that is nothing. */
const nodeOf = (view, form, languages) => {
  if (bare(form) === null) return undefined;
  if (view.fields?.length && view.many) {
    const made = new YAMLSeq();
    made.items = form.map((each) => fieldsNode(view.fields, each, languages)).filter(Boolean);
    return made;
  }
  if (view.fields?.length) return fieldsNode(view.fields, form, languages);
  if (view.many) {
    const several = form.filter((each) => String(each).trim());
    if (view.one_or_several && several.length === 1) return scalar(several[0], view);
    const made = new YAMLSeq();
    made.items = several.map((each) => scalar(each, view));
    made.flow = true;
    return made;
  }
  return isText(view) ? textNode(form, view, languages) : scalar(String(form), view);
};

const wantedNode = (view, form, languages) => {
  const lack = view.may_lack ? bare(form[lacksOf(view.key)]) : null;
  return lack === null ? nodeOf(view, form[view.key], languages) : mapping([["unavailable", reasonNode(lack, languages)]]);
};

const reasonNode = (lack, languages) => {
  const main = isMapping(lack) ? lack[languages[0]] : lack, question = main?.trim() ?? "";
  if (!QUESTION.test(question) || (isMapping(lack) && Object.keys(lack).length > 1)) return textNode(lack, REASON, languages);
  return mapping([["see", scalar(question, REASON)]]);
};

const fieldsNode = (fields, form, languages) => {
  const entries = fields.map((view) => [view.key, wantedNode(view, form, languages)]).filter(([, node]) => node);
  return entries.length ? mapping(entries) : undefined;
};

/** A node as it is written, each line after the first so far in. */
const render = (node, indent) => {
  const text = new Document(node, { schema: "failsafe" }).toString({ lineWidth: 0, flowCollectionPadding: false, indentSeq: true });
  return text.trimEnd().split("\n").map((line, at) => (at && line ? " ".repeat(indent) + line : line)).join("\n");
};

// ---- changes at their places ----

const sourceOf = (pair, type) => pair.srcToken?.sep?.find((token) => token.type === type);

/** The place just after a node's last character that says something. */
const endOf = (node, text) => {
  if (!node.flow && (isMap(node) || isSeq(node)) && node.items.length) {
    const last = node.items.at(-1);
    return isMap(node) ? endOfPair(last, text) : last && (isScalar(last) ? last.range[1] > last.range[0] : true) ? endOf(last, text) : node.range[1];
  }
  let end = node.range[1];
  while (end > node.range[0] && /\s/.test(text[end - 1])) end -= 1;
  return end;
};

const colonOf = (pair) => sourceOf(pair, "map-value-ind").offset + 1;
const isNothing = (node) => !node || (isScalar(node) && node.range[1] === node.range[0]);
const endOfPair = (pair, text) => (isNothing(pair.value) ? colonOf(pair) : endOf(pair.value, text));
const lineEnd = (text, from) => (text.indexOf("\n", from) < 0 ? text.length : text.indexOf("\n", from));
const lineStart = (text, from) => text.lastIndexOf("\n", from - 1) + 1;
const columnOf = (text, from) => from - lineStart(text, from);

/** The changes that give a pair another value; a comment on its line stays there. */
const replaceValue = (pair, node, text) => {
  const indent = columnOf(text, pair.key.range[0]), colon = colonOf(pair);
  const written = render(mapping([[String(pair.key.value), node]]), indent);
  const value = written.slice(render(new Scalar(String(pair.key.value)), 0).length + 1);
  const end = endOfPair(pair, text), comment = sourceOf(pair, "comment");
  if (comment && comment.offset < end) {
    const after = comment.offset + comment.source.length;
    if (value.startsWith("\n")) return [[after, end, value]];
    const [first, ...others] = value.split("\n");
    return [[colon, colon, first], [after, end, others.map((line) => `\n${line}`).join("")]];
  }
  const rest = text.slice(end, lineEnd(text, end));
  if (!value.includes("\n") || !rest.trim()) return [[colon, end, value]];
  const [first, ...others] = value.split("\n");
  return [[colon, lineEnd(text, end), [first + rest, ...others].join("\n")]];
};

/** The change that takes a pair away with its lines; `inItem` where it stands behind the dash of an item. */
const removePair = (pair, next, text) => {
  const start = pair.key.range[0], line = lineStart(text, start);
  if (text.slice(line, start).trim() && next) return [start, next.key.range[0], ""];
  const end = lineEnd(text, endOfPair(pair, text));
  return [line, Math.min(end + 1, text.length), ""];
};

const insertPair = (map, order, key, node, text) => {
  const at = order.indexOf(key);
  const before = map.items.filter((pair) => order.includes(String(pair.key.value)) && order.indexOf(String(pair.key.value)) < at).at(-1);
  const first = map.items[0], indent = columnOf(text, first.key.range[0]), pad = " ".repeat(indent);
  const written = render(mapping([[key, node]]), indent);
  if (!before) return [first.key.range[0], first.key.range[0], `${written}\n${pad}`];
  const end = lineEnd(text, endOfPair(before, text));
  return [end, end, `\n${pad}${written}`];
};

const changeFields = (map, fields, form, given) => {
  const { text, languages } = given, order = fields.map((view) => view.key);
  const old = readFields(fields, plainOf(map), languages), found = [];
  for (const view of fields) {
    const lack = lacksOf(view.key);
    if (same(old[view.key], form[view.key]) && same(old[lack], form[lack])) continue;
    const at = map.items.findIndex((pair) => String(pair.key.value) === view.key), pair = map.items[at];
    const node = wantedNode(view, form, languages);
    if (!pair) {
      if (node) found.push(insertPair(map, order, view.key, node, text));
    } else if (!node) found.push(removePair(pair, map.items[at + 1], text));
    else found.push(...changePair(pair, view, node, form, old, given));
  }
  return found;
};

const changePair = (pair, view, node, form, old, given) => {
  const { value } = pair, lack = lacksOf(view.key);
  const inside = view.fields?.length && !value?.flow && bare([form[lack], old[lack]]) === null;
  if (inside && !view.many && isMap(value) && value.items.length) return changeFields(value, view.fields, form[view.key], given);
  if (inside && view.many && isSeq(value) && value.items.length) return changeItems(value, view, form[view.key], old[view.key], given);
  return replaceValue(pair, node, given.text);
};

/** For each item that is wanted, the place of the one that it was, or -1. */
const match = (wanted, old) => {
  const free = new Set(old.keys());
  const take = (test) => {
    const at = [...free].find(test);
    if (at === undefined) return -1;
    free.delete(at);
    return at;
  };
  const alike = wanted.map((each) => take((at) => same(old[at], each)));
  const named = wanted.map((each, n) => (alike[n] < 0 && each.id ? take((at) => old[at].id === each.id) : alike[n]));
  return named.map((at, n) => (at < 0 ? take((other) => other === n && !old[other].id) : at));
};

/** Where an item begins: with the comments that stand directly above it. */
const itemStart = (text, dash) => {
  let start = lineStart(text, dash);
  while (start > 0) {
    const above = lineStart(text, start - 1);
    if (!/^\s+#/.test(text.slice(above, start))) break;
    start = above;
  }
  return start;
};

const changeItems = (list, view, form, old, given) => {
  const { text, languages } = given;
  const wanted = form.filter((each) => bare(each) !== null);
  const dashes = list.srcToken.items.map(({ start }) => start.find((token) => token.type === "seq-item-ind").offset).slice(0, list.items.length);
  const indent = columnOf(text, dashes[0]), pad = " ".repeat(indent);
  const last = lineEnd(text, endOf(list, text));
  const startOf = (at) => (at < dashes.length ? itemStart(text, dashes[at]) : Math.min(last + 1, text.length));
  const places = match(wanted, old);
  const item = (each) => {
    const made = new YAMLSeq();
    made.items = [fieldsNode(view.fields, each, languages)];
    return pad + render(made, indent);
  };
  const changesOf = (at, each) => {
    const node = list.items[at];
    if (same(old[at], each)) return [];
    if (isMap(node) && !node.flow && node.items.length) return changeFields(node, view.fields, each, given);
    return [[lineStart(text, dashes[at]), lineEnd(text, endOf(node, text)), item(each)]];
  };
  if (places.length === old.length && places.every((at, n) => at === n)) return places.flatMap((at, n) => changesOf(at, wanted[n]));
  const rows = wanted.map((each, n) => {
    const at = places[n];
    if (at < 0) return item(each);
    const from = startOf(at), chunk = text.slice(from, startOf(at + 1));
    return apply(chunk, changesOf(at, each).map(([start, end, put]) => [start - from, end - from, put])).replace(/\n$/, "");
  });
  return [[startOf(0), last, rows.join("\n")]];
};

const apply = (text, changes) => {
  const ordered = changes.map((each, n) => [...each, n]).sort((one, other) => one[0] - other[0] || one[1] - other[1] || one[3] - other[3]);
  let made = "", from = 0;
  for (const [start, end, put] of ordered) {
    if (start < from) throw new Error("two changes of the same characters");
    made += text.slice(from, start) + put;
    from = end;
  }
  return made + text.slice(from);
};

/** Fields with ids where new items of lists lack them, made of their names. */
const withIds = (fields, form, languages) => Object.fromEntries(Object.entries(form).map(([key, value]) => {
  const view = fields.find((each) => each.key === key);
  if (!view?.fields?.length) return [key, value];
  if (!view.many) return [key, isMapping(value) ? withIds(view.fields, value, languages) : value];
  const taken = listed(value).map((each) => each?.id).filter(Boolean);
  return [key, listed(value).filter(isMapping).map((each) => {
    const made = withIds(view.fields, each, languages), name = view.made_of ? made[view.made_of] : "";
    const text = isMapping(name) ? languages.map((code) => name[code]).find(Boolean) ?? "" : String(name ?? "");
    if (!view.made_of || made.id || !text.trim()) return made;
    const id = makeIdentifier(text, taken);
    taken.push(id);
    return { ...made, id };
  })];
}));

/** The reason that a value gives, begun with the marker that texts have for it; null where it gives none. */
const reasonIn = (value, marker) => {
  if (!isMapping(value)) return typeof value === "string" && marker.test(value) ? value.replace(marker, "") : null;
  const reasons = Object.entries(value).map(([code, text]) => [code, reasonIn(text, marker) ?? ""]);
  return reasons.some(([, text]) => text) ? Object.fromEntries(reasons) : null;
};

/** Fields of which none has both a value and a reason why there is none: what is new of the two counts. */
const decided = (fields, form, old, marker) => {
  const made = { ...form };
  for (const { key, may_lack: mayLack } of fields) {
    const lack = lacksOf(key), reason = mayLack ? reasonIn(form[key], marker) : null;
    if (reason !== null) {
      made[lack] = reason;
      made[key] = "";
      continue;
    }
    if (!mayLack || bare(form[lack]) === null || bare(form[key]) === null) continue;
    if (same(form[lack], old[lack])) made[lack] = "";
    else delete made[key];
  }
  return made;
};

/** A file with what is wanted in its fields. Throws where it would not read back so. */
export const writeFacts = (text, wanted, { fields, languages, words }) => {
  const old = readFacts(text, { fields, languages, words });
  const marker = new RegExp(`^\\s*(?:${words.lack_marker})\\s*`, "i");
  const form = decided(fields, withIds(fields, wanted, languages), old, marker);
  const map = parse(text).contents;
  let changed;
  if (isMap(map) && map.items.length) changed = apply(text, changeFields(map, fields, form, { text, languages }));
  else {
    const node = fieldsNode(fields, form, languages);
    changed = node ? `${text.trimEnd()}${text.trim() ? "\n\n" : ""}${render(node, 0)}\n` : text;
  }
  const after = readFacts(changed, { fields, languages, words });
  if (!fields.every(({ key }) => same(after[key], form[key]) && same(after[lacksOf(key)], form[lacksOf(key)]))) throw new Error(words.not_written);
  return changed;
};
