// Filters and sorts the findings on the page. The address keeps the choice, so that it can be sent on:
// #check=product&outlet=Harbour+Herald. Without a script the page shows everything, worst first.
"use strict";

const form = document.getElementById("filter");
const list = document.querySelector(".findings");
const findings = [...list.children];
const EXACT = ["severity", "check", "outlet", "subject"];
const FIELDS = [...EXACT, "published", "words", "sort"];

function offer(name, value) {
  const choice = form.elements[name];
  if (choice.options && ![...choice.options].some((option) => option.value === value)) {
    choice.add(new Option(name === "check" ? value.replaceAll("_", " ") : value, value));
  }
}

function fill() {
  for (const name of EXACT) {
    const present = findings.map((finding) => finding.dataset[name]);
    (name === "severity" ? present : present.sort()).forEach((value) => offer(name, value));
  }
  const months = findings.map((finding) => finding.dataset.published.slice(0, 7));
  months.filter(Boolean).sort().forEach((month) => offer("published", month));
}

function fits(finding, wanted) {
  const text = finding.textContent.toLowerCase();
  return EXACT.every((name) => !wanted[name] || finding.dataset[name] === wanted[name])
    && finding.dataset.published.startsWith(wanted.published)
    && wanted.words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

function sorted(order) {
  const key = ({ dataset }) => dataset[order === "newest" || order === "oldest" ? "published" : order];
  const sign = order === "newest" ? -1 : 1;
  // An article without a date comes last either way.
  const compare = (one, other) => !key(one) - !key(other) || sign * key(one).localeCompare(key(other));
  return order ? [...findings].sort(compare) : findings;
}

function show() {
  const wanted = Object.fromEntries(new FormData(form));
  list.append(...sorted(wanted.sort));
  for (const finding of findings) finding.hidden = !fits(finding, wanted);
  const number = findings.filter((finding) => !finding.hidden).length;
  document.getElementById("found").textContent = `${number} of ${findings.length} findings`;
}

function choose() {
  const chosen = [...new FormData(form)].filter(([, value]) => value);
  history.replaceState(null, "", chosen.length ? `#${new URLSearchParams(chosen)}` : "#findings");
  show();
}

function follow() {
  if (!location.hash.includes("=")) return;  // a section of the page
  form.reset();
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    if (!FIELDS.includes(name)) continue;
    if (name !== "sort") offer(name, value);
    form.elements[name].value = value;
  }
  if (form.elements.sort.selectedIndex < 0) form.elements.sort.selectedIndex = 0;
  show();
  document.getElementById("findings").scrollIntoView();
}

fill();
show();
follow();
form.addEventListener("input", choose);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(choose));
addEventListener("hashchange", follow);
document.querySelectorAll("[hidden].scripted").forEach((part) => { part.hidden = false; });
