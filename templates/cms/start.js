// The page /rediger/: an organisation is chosen, its files are described to Sveltia CMS, and the CMS takes over.
import { configure, nameOf } from "./cms-fields.js";
import { guardCommits } from "./commits.js";
import { readFacts, writeFacts } from "./facts-format.js";
import { guarded } from "./meanwhile.js";
import { readTexts, writeTexts } from "./text-format.js";

/** How the texts of a file are read and written. */
const textFormat = (file, words) => ({
  read: (whole) => readTexts(whole, file.texts),
  write: (whole, form) => writeTexts(whole, form, file.texts, words),
});

const factsFormat = (file, words) => {
  const described = { fields: file.fields, languages: file.languages.map(([code]) => code), words };
  return { read: (whole) => readFacts(whole, described), write: (whole, form) => writeFacts(whole, form, described) };
};

// The CMS takes a file that ends in .md for one of front matter, unless its format is called so.
const formatName = (folder, file) => `${folder.name}-${file.name}${file.texts ? "-frontmatter" : ""}`;

const labelOf = (file, key) => file.texts ? key : file.fields.find((each) => key.startsWith(each.key))?.label ?? key;

/** What a form holds, with pictures where they are from the report: the CMS begins their addresses at the site's top. */
const near = (value) => {
  if (typeof value === "string") return value.replaceAll("](/attachments/", "](attachments/");
  if (Array.isArray(value)) return value.map(near);
  return value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, near(each)])) : value;
};

/** What a format is to the CMS, which names fields without full stops; `whole` is the file as it was read. */
const forCms = (format, write, file) => {
  const names = Object.fromEntries((file.texts ?? []).map(({ id }) => [id, nameOf(id)]));
  const ids = Object.fromEntries(Object.entries(names).map(([id, name]) => [name, id]));
  const renamed = (form, known) => Object.fromEntries(Object.entries(form).map(([key, value]) => [known[key] ?? key, value]));
  return {
    fromFile: (whole) => ({ ...renamed(format.read(whole), names), whole }),
    toFile: async ({ whole, ...given }) => {
      try {
        return await write(whole ?? "", near(renamed(given, ids)));
      } catch (error) {
        window.alert(error.message); // the CMS says only that it was not saved
        throw error;
      }
    },
  };
};

/** Describe an organisation to the CMS. */
export const describe = (organisation, settings, cms) => {
  const { words } = organisation;
  for (const folder of organisation.folders) {
    for (const file of folder.files) {
      const format = file.texts ? textFormat(file, words) : factsFormat(file, words);
      const place = { path: `${settings.content}/${file.path}`, branch: `cms/${folder.name}/${file.name}` };
      const say = (key) => words.changed_meanwhile.replace("{field}", labelOf(file, key));
      const write = guarded(format, settings, place, say);
      cms.registerCustomFormat(formatName(folder, file), file.texts ? "md" : "yaml", forCms(format, write, file));
    }
  }
  return configure(organisation, settings, formatName);
};

/** Sveltia CMS, which is told to wait for its configuration. */
const loadCms = () => new Promise((done, failed) => {
  window.CMS_MANUAL_INIT = true;
  const script = document.createElement("script");
  script.src = new URL("sveltia-cms.js", import.meta.url).href;
  script.addEventListener("load", () => done(window.CMS));
  script.addEventListener("error", failed);
  document.head.append(script);
});

const start = async () => {
  const links = [...document.querySelectorAll("a[data-key]")];
  const asked = new URLSearchParams(location.search).get("hvem");
  const chosen = links.find(({ dataset }) => dataset.key === asked) ?? (links.length === 1 ? links[0] : null);
  if (!chosen) return;
  const settings = JSON.parse(document.body.dataset.settings);
  const organisation = await (await fetch(`${chosen.dataset.key}.json`)).json();
  guardCommits(organisation, settings);
  const config = describe(organisation, settings, await loadCms());
  for (const each of document.querySelectorAll("[data-choosing]")) each.remove();
  window.CMS.init({ config });
};

if (document.body?.dataset.settings) await start();
