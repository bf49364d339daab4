// Makes links to places easier: a button that copies one, and a language switch that keeps the place.
(() => {
const { copy, copied } = document.body.dataset;
const printed = document.querySelector(".printed span");
addEventListener("beforeprint", () => {
for (const folded of document.querySelectorAll("details")) folded.open = true;
const day = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
printed.textContent = `${location.href} (${printed.parentNode.dataset.printed} ${day})`;
});
// What is copied has no soft hyphens: names are looked up elsewhere.
addEventListener("copy", (event) => {
const chosen = getSelection();
if (!chosen.rangeCount || !chosen.toString().includes("\u00ad")) return;
const box = document.createElement("div");
box.append(chosen.getRangeAt(0).cloneContents());
event.clipboardData.setData("text/plain", chosen.toString().replaceAll("\u00ad", ""));
event.clipboardData.setData("text/html", box.innerHTML.replaceAll("\u00ad", ""));
event.preventDefault();
});
const languages = document.querySelectorAll(".header-languages a");
const keepPlace = () => languages.forEach((link) => { link.hash = location.hash; });
addEventListener("hashchange", keepPlace);
keepPlace();
const links = navigator.clipboard ? document.querySelectorAll(".permalink") : [];
if (!links.length) return;
const said = document.createElement("p");
said.className = "said";
said.setAttribute("role", "status");
document.body.append(said);
let silence;
const say = async (link) => {
await navigator.clipboard.writeText(link.href);
said.textContent = copied;
clearTimeout(silence);
silence = setTimeout(() => { said.textContent = ""; }, 4000);
};
links.forEach((link) => {
const button = document.createElement("button");
button.type = "button";
button.className = "copy";
button.setAttribute("aria-label", `${copy}: ${document.getElementById(decodeURIComponent(link.hash.slice(1))).lastChild.textContent.trim().replaceAll("\u00ad", "")}`);
button.addEventListener("click", () => say(link));
link.after(button);
});
})();
