// The selected record: its card and its words, whichever of the two was pressed.

function clearSelection() {
  if (chosen.record === null) return;
  for (const { segment } of segmentsOf(chosen.article, chosen.record)) {
    segment.classList.remove("is-on", "on-content", "on-source", "on-cue", "on-figure", "on-date");
  }
  for (const entry of all("[aria-current], .holds-current", chosen.article)) {
    entry.removeAttribute("aria-current");
    entry.classList.remove("holds-current");
  }
  for (const note of all(".turn-note", chosen.article)) note.remove();
  chosen.article.classList.remove("has-selection");
  chosen.record = null;
  chosen.segment = null;
}

// `from` names the pane where the reader is: "text" stays where it is and the card is brought there, or the reverse.
function select(record, from, segment = null) {
  const entry = entryOf(record);
  if (entry === null) return;
  const article = entry.closest(".article");
  openArticle(article);
  if (!isShown(record)) clearFilter();
  clearSelection();
  const segments = segmentsOf(article, record);
  for (const { segment: one, roles } of segments) {
    one.classList.add("is-on", ...roles.map((role) => `on-${role}`));
  }
  for (let fold = entry.closest("details"); fold !== null; fold = fold.parentElement.closest("details")) fold.open = true;
  entry.setAttribute("aria-current", "true");
  entry.parentElement.closest(".card")?.classList.add("holds-current");
  article.classList.add("has-selection");
  chosen.record = record;
  chosen.segment = segment;
  setTabStop(all("[data-record]", article), entry);
  const first = segment ?? segments[0]?.segment;
  if (first !== undefined) setTabStop(liveSegments(article), first);
  if (from !== "text" && first !== undefined) bringIntoWindow(segments);
  if (from !== "cards" || getComputedStyle(article.querySelector(".records")).overflowY === "auto") bringIntoPane(entry);
  history.replaceState(null, "", `#r-${record}`);
}

const liveSegments = (article) => all(".text .mark:not(.off)", article);

// The first of the record's words that can be seen already keeps the text where it is.
function bringIntoWindow(segments) {
  const top = (find("source-words")?.closest(".tools").getBoundingClientRect().bottom ?? 0) + 8;
  const seen = segments.some(({ segment }) => {
    const box = segment.getBoundingClientRect();
    return box.top >= Math.max(top, 0) && box.bottom <= innerHeight - 8;
  });
  if (!seen) segments[0].segment.scrollIntoView({ block: "center" });
}

// Scrolls the pane of records alone, so that the text stays under the reader's eyes; on a phone there is no pane.
function bringIntoPane(entry) {
  const pane = entry.closest(".records");
  if (getComputedStyle(pane).overflowY !== "auto") {
    entry.scrollIntoView({ block: "nearest" });
    return;
  }
  const card = entry.closest(".card") ?? entry;
  const room = pane.getBoundingClientRect();
  const top = Math.max(room.top, 0) + 8;
  const bottom = Math.min(room.bottom, innerHeight) - 8;
  const tall = card.getBoundingClientRect().height > bottom - top;
  const box = (tall ? entry : card).getBoundingClientRect();
  if (box.top < top || box.height > bottom - top) pane.scrollBy({ top: box.top - top });
  else if (box.bottom > bottom) pane.scrollBy({ top: box.bottom - bottom });
}

// Each press on the same segment goes one record outwards, then starts again with the innermost.
function pressSegment(segment) {
  const records = coversOf(segment).map((cover) => cover.record).filter(isShown);
  if (records.length === 0) return;
  const turn = chosen.segment === segment ? (records.indexOf(chosen.record) + 1) % records.length : 0;
  select(records[turn], "text", segment);
  if (records.length > 1) {
    const note = document.createElement("span");
    note.className = "turn-note";
    note.textContent = `${turn + 1} of ${records.length} here · press again for the next`;
    entryOf(records[turn]).prepend(note);
  }
  announce(records.length > 1 ? `${turn + 1} of ${records.length}: ${describe(records[turn])}` : describe(records[turn]));
}

function describe(record) {
  const entry = entryOf(record);
  const parts = [".chain", ".stance", ".amount"].map((selector) => entry.querySelector(`:scope > ${selector}, :scope > * > ${selector}`));
  return parts.filter((part) => part !== null).map((part) => part.textContent).join(" ");
}

function announce(words) {
  find("announcement").textContent = words;
}
