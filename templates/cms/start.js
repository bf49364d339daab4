// The page /rediger/: an organisation is chosen, its files are described to Sveltia CMS, and the CMS takes over.
import { configure, nameOf } from "./cms-fields.js";
import { readFacts, writeFacts } from "./facts-format.js";
import { readTexts, writeTexts } from "./text-format.js";

/** How the CMS reads and writes the texts of a file; `whole` is the file as it was read. */
const textFormat = (file, words) => ({
  fromFile: (whole) => {
    const said = readTexts(whole, file.texts);
    return { ...Object.fromEntries(file.texts.map(({ id }) => [nameOf(id), said[id]])), whole };
  },
  toFile: (given) => writeTexts(given.whole ?? "", Object.fromEntries(file.texts.map(({ id }) => [id, given[nameOf(id)]])), file.texts, words),
});

const factsFormat = (file, words) => {
  const described = { fields: file.fields, languages: file.languages.map(([code]) => code), words };
  return {
    fromFile: (whole) => ({ ...readFacts(whole, described), whole }),
    toFile: ({ whole, ...given }) => writeFacts(whole ?? "", given, described),
  };
};

// The CMS takes a file that ends in .md for one of front matter, unless its format is called so.
const formatName = (folder, file) => `${folder.name}-${file.name}${file.texts ? "-frontmatter" : ""}`;

/** Describe an organisation to the CMS. */
export const describe = (organisation, settings, cms) => {
  const { words } = organisation;
  for (const folder of organisation.folders) {
    for (const file of folder.files) {
      const format = file.texts ? textFormat(file, words) : factsFormat(file, words);
      cms.registerCustomFormat(formatName(folder, file), file.texts ? "md" : "yaml", format);
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
  const { settings } = document.body.dataset;
  const organisation = await (await fetch(`${chosen.dataset.key}.json`)).json();
  const config = describe(organisation, JSON.parse(settings), await loadCms());
  document.querySelector("main").remove();
  window.CMS.init({ config });
};

if (document.body?.dataset.settings) await start();
