// The fields of aktsom as fields of Sveltia CMS: a printer of the same description that `aktsom serve` shows.
import { lacksOf } from "./facts-format.js";

const YES_NO = (words) => [{ label: words.yes, value: "ja" }, { label: words.no, value: "nei" }];
const DATE = { widget: "datetime", type: "date", format: "YYYY-MM-DD" };
// Markdown as it is written, or as it will look: for those who write tables and footnotes, and for those who do not.
const MARKDOWN = { widget: "markdown", modes: ["raw", "rich_text"], buttons: ["bold", "italic", "link", "heading-three", "quote", "bulleted-list", "numbered-list"], editor_components: ["image"] };
const SHORT = { widget: "string" };

/** The field of a text; in several languages, one for each. */
const textField = (look, file) => {
  if (file.languages.length === 1) return look;
  const fields = file.languages.map(([code, label]) => ({ name: code, label, required: false, ...look }));
  return { widget: "object", required: true, fields };
};

const chosen = (options, view) => ({ widget: "select", options, ...(view.many ? { multiple: true } : {}) });

const relation = (view, { risks }) => {
  const title = risks.several ? `risks.*.title.${risks.language}` : "risks.*.title";
  return {
    widget: "relation", collection: risks.collection, file: risks.file,
    value_field: "risks.*.id", search_fields: [title], display_fields: [`{{${title}}} ({{risks.*.id}})`], ...(view.many ? { multiple: true } : {}),
  };
};

const look = (view, file, context) => {
  if (view.fields?.length) {
    const fields = view.fields.flatMap((each) => fieldsOf(each, file, context));
    const summary = view.fields.find((each) => each.key === view.made_of) ?? view.fields.find((each) => ["text", "string", "code"].includes(each.kind) && each.key !== "id");
    const named = summary && ["text", "markdown"].includes(summary.kind) && file.languages.length > 1 ? `${summary.key}.${file.languages[0][0]}` : summary?.key;
    return view.many ? { widget: "list", collapsed: true, label_singular: view.label, summary: `{{${named}}}`, fields } : { widget: "object", collapsed: true, fields };
  }
  if (view.options === "risks") return context.risks ? relation(view, context) : SHORT;
  if (context.options[view.options]) return chosen(context.options[view.options].map(([value, label]) => ({ value, label })), view);
  if (view.choices?.length) return chosen(view.choices.map((value) => ({ value, label: value })), view);
  if (view.many) return { widget: "list" };
  if (view.kind === "yes_no") return chosen(YES_NO(context.words), view);
  if (view.kind === "date") return DATE;
  if (view.kind === "markdown") return textField(file.languages.length === 1 ? MARKDOWN : { ...MARKDOWN, minimal: true }, file);
  return view.kind === "text" ? textField(SHORT, file) : SHORT;
};

/** The fields of the CMS for one of aktsom's; two where it may be said why it cannot be given. */
const fieldsOf = (view, file, context) => {
  const lines = [view.help, view.key === "id" ? context.words.id_help : ""].filter(Boolean).join(" ");
  const one = { name: view.key, label: view.label, required: false, ...(lines ? { hint: lines } : {}), ...look(view, file, context) };
  if (!view.may_lack) return [one];
  return [one, { name: lacksOf(view.key), label: context.words.lacks.replace("{field}", view.label), required: false, ...textField(SHORT, file) }];
};

/** The name of a question among the fields: full stops stand for fields within fields. */
export const nameOf = (id) => `q-${id.replaceAll(".", "-")}`;

const textFields = (file, { words }) => file.texts.map(({ id, view }) => ({
  name: nameOf(id), label: `${id} ${view.label}`, required: false, ...MARKDOWN,
  hint: [view.help, words.text_lacks.replace("{marker}", view.marker)].filter(Boolean).join(" "),
}));

// The file as it was read goes with its fields, so that what is not changed can stay.
const WHOLE = { name: "whole", widget: "hidden" };

const fileOf = (folder, file, context, formatOf) => ({
  name: file.name, label: file.label, file: context.pathOf(file.path), format: formatOf(folder, file),
  fields: [...(file.texts ? textFields(file, context) : file.fields.flatMap((view) => fieldsOf(view, file, context))), WHOLE],
});

const risksOf = (folder) => {
  const file = folder.files.find((each) => each.fields?.some(({ key }) => key === "risks"));
  return file && { collection: folder.name, file: file.name, several: file.languages.length > 1, language: file.languages[0][0] };
};

/** The configuration of the CMS for an organisation. */
export const configure = (organisation, settings, formatOf) => {
  const { words, options } = organisation;
  const pathOf = (path) => `${settings.content}/${path}`;
  const collections = organisation.folders.map((folder) => {
    const context = { words, options, pathOf, risks: risksOf(folder) };
    const media = folder.attachments ? { media_folder: `/${pathOf(folder.attachments)}`, public_folder: "attachments" } : {};
    return { name: folder.name, label: folder.label, ...media, files: folder.files.map((file) => fileOf(folder, file, context, formatOf)), publish: false, editor: { preview: false } };
  });
  const message = words.commit.replace("{path}", "{{path}}");
  return {
    load_config_file: false,
    backend: {
      name: "github", repo: settings.repository, branch: settings.branch,
      ...(settings.oauth ? { base_url: settings.oauth, auth_methods: ["oauth", "token"] } : { auth_methods: ["token"] }),
      commit_messages: { create: message, update: message, delete: message, uploadMedia: message, deleteMedia: message },
    },
    publish_mode: "editorial_workflow",
    app_title: words.title,
    media_folder: `${settings.content}/${organisation.key}`,
    public_folder: "/",
    media_libraries: { stock_assets: { providers: [] } },
    show_preview_links: false,
    collections,
  };
};
