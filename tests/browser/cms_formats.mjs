// Reads files as the CMS would, and writes them with one field changed at a time: what comes of each, on standard output.
//
// Standard input: {folder, files: [{file, words, text}], values: […]}; `folder` has the scripts of the site.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { folder, files, values } = JSON.parse(readFileSync(0, "utf8"));
const load = (name) => import(pathToFileURL(`${folder}/${name}`));
const { readFacts, writeFacts } = await load("facts-format.js");
const { readTexts, writeTexts } = await load("text-format.js");

const leaves = (value, path) => {
  if (typeof value === "string") return [path];
  if (!value || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key]));
};

const put = (form, keys, value) => {
  const made = structuredClone(form);
  let at = made;
  for (const key of keys.slice(0, -1)) at = at[key];
  at[keys.at(-1)] = value;
  return made;
};

const sweep = ({ file, words, text }) => {
  const described = { fields: file.fields, languages: file.languages.map(([code]) => code), words };
  const read = (whole) => (file.texts ? readTexts(whole, file.texts) : readFacts(whole, described));
  const write = (form) => (file.texts ? writeTexts(text, form, file.texts, words) : writeFacts(text, form, described));
  const form = read(text), changed = [];
  for (const keys of leaves(form, [])) {
    for (const value of values) {
      try {
        changed.push({ keys, value, text: write(put(form, keys, value)) });
      } catch (error) {
        changed.push({ keys, value, refused: error.message });
      }
    }
  }
  const lists = Object.entries(form).filter(([, each]) => Array.isArray(each) && each.length && typeof each[0] === "object");
  const moved = lists.map(([key, each]) => ({ key, texts: [
    write({ ...form, [key]: [...each].reverse() }),
    write({ ...form, [key]: each.slice(1) }),
    write({ ...form, [key]: [...each, { ...each[0], id: "" }] }),
  ] }));
  return { unchanged: write(form), changed, moved };
};

process.stdout.write(JSON.stringify(files.map((each) => {
  try {
    return sweep(each);
  } catch (error) {
    return { unreadable: error.message };
  }
})));
