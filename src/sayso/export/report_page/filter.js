// Which records are shown: by stance and by the names of their sources, over all the articles of the page.
const wanted = { stances: new Set(), words: "" };

// Case and accents do not count: "diaz" finds "Díaz-Canel".
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

function fits(entry) {
  if (wanted.stances.size > 0 && !wanted.stances.has(entry.dataset.stance)) return false;
  if (wanted.words === "") return true;
  return fold(entry.querySelector(":scope > .who")?.textContent ?? "").includes(wanted.words);
}

const isFiltering = () => wanted.stances.size > 0 || wanted.words !== "";

function applyFilter() {
  let shown = 0;
  let total = 0;
  const filtering = isFiltering();
  for (const article of all(".article")) {
    const entries = all(".entry.top", article);
    const fitting = entries.filter((entry) => {
      const fit = !filtering || fits(entry);
      entry.hidden = !fit;
      return fit;
    });
    for (const section of all(".others, .others details", article)) {
      section.hidden = filtering && section.querySelector(".entry.top:not([hidden])") === null;
    }
    const nothing = article.querySelector(".nothing");
    nothing.hidden = fitting.length > 0;
    nothing.textContent = filtering ? "No record of this article fits the filter." : "No records here.";
    shown += fitting.length;
    total += entries.length;
    showMatches(article, filtering ? fitting.length : null);
  }
  filterList();
  find("filter-status").textContent = filtering ? `${shown} of ${total} records` : "";
  find("clear-filter").hidden = !filtering;
  if (chosen.article === null) return;
  if (chosen.record !== null && !isShown(chosen.record)) clearSelection();
  repaint(chosen.article);
  setTabStop(all("[data-record]", chosen.article), chosen.record === null ? null : entryOf(chosen.record));
}

function showMatches(article, count) {
  const label = linkTo(article)?.querySelector(".matches");
  if (label === undefined || label === null) return;
  label.dataset.plain ??= label.textContent;
  label.textContent = count === null ? label.dataset.plain : `${count} fitting`;
  label.closest("li").dataset.fitting = count ?? "";
}

// The list keeps the articles whose title or outlet has the words looked for and that hold a fitting record.
function filterList() {
  const words = fold(find("article-words")?.value ?? "");
  let listed = 0;
  for (const link of listLinks()) {
    const line = link.parentElement;
    line.hidden = !fold(link.textContent).includes(words) || line.dataset.fitting === "0";
    if (!line.hidden) listed += 1;
  }
  const none = find("no-article");
  if (none !== null) none.hidden = listed > 0;
  if (chosen.article !== null) showPlace();
}

// A segment shows the roles of those records only that the filter lets through.
function repaint(article) {
  for (const segment of all(".text .mark", article)) {
    const roles = coversOf(segment).filter((cover) => isShown(cover.record)).flatMap((cover) => cover.roles);
    segment.classList.remove("content", "source", "cue", "figure", "date", "off");
    segment.classList.add(...(roles.length > 0 ? roles : ["off"]));
    segment.tabIndex = -1;
  }
  const live = liveSegments(article);
  setTabStop(live, chosen.record === null ? null : segmentsOf(article, chosen.record)[0]?.segment);
}

function clearFilter() {
  wanted.stances.clear();
  wanted.words = "";
  find("source-words").value = "";
  for (const button of all(".stance-filter")) button.setAttribute("aria-pressed", "false");
  applyFilter();
}

function toggleStance(button) {
  const { stance } = button.dataset;
  if (wanted.stances.has(stance)) wanted.stances.delete(stance);
  else wanted.stances.add(stance);
  button.setAttribute("aria-pressed", String(wanted.stances.has(stance)));
  applyFilter();
}
