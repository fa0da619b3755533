// The whole page from the keyboard. Letter keys can be switched off in the help, for those who speak to their machine.

function stepRecord(step) {
  const entries = all("[data-record]", chosen.article).filter(isReachable);
  if (entries.length === 0) return;
  const focused = document.activeElement.closest("[data-record]");
  const current = chosen.record === null ? focused : entryOf(chosen.record);
  let index = entries.indexOf(current) + (chosen.record === null && focused !== null ? 0 : step);
  if (current === null) index = step > 0 ? 0 : entries.length - 1;
  const entry = entries[Math.min(Math.max(index, 0), entries.length - 1)];
  const inText = document.activeElement.closest(".text") !== null;
  select(entry.dataset.record, "keys");
  const place = inText ? segmentsOf(chosen.article, chosen.record)[0]?.segment : entry;
  (place ?? entry).focus({ preventScroll: true });
}

function stepSegment(segment, step) {
  const segments = liveSegments(chosen.article);
  const next = segments[segments.indexOf(segment) + step];
  if (next === undefined) return;
  setTabStop(segments, next);
  next.focus();
}

function goToRecord(record) {
  select(record, "keys");
  entryOf(record).focus({ preventScroll: true });
}

function goToWords(entry) {
  select(entry.dataset.record, "cards");
  segmentsOf(chosen.article, chosen.record)[0]?.segment.focus({ preventScroll: true });
}

const arrowSteps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

// Returns whether the key meant something here.
function pressKey(key, target) {
  const segment = target.closest(".text .mark");
  const entry = target.matches("[data-record]") ? target : null;
  const letters = find("letter-keys").checked;
  if (key === "Escape") clearSelectionAndAddress();
  else if (key === "?" && letters) find("help").showModal();
  else if (chosen.article === null) return false;
  else if (letters && (key === "j" || key === "k")) stepRecord(key === "j" ? 1 : -1);
  else if (segment !== null && key in arrowSteps) stepSegment(segment, arrowSteps[key]);
  else if (segment !== null && (key === "Enter" || key === " ")) pressSegment(segment);
  else if (entry !== null && (key === "ArrowDown" || key === "ArrowUp")) stepRecord(arrowSteps[key]);
  else if (entry !== null && (key === "Enter" || key === " ")) goToWords(entry);
  else return false;
  return true;
}

function clearSelectionAndAddress() {
  clearSelection();
  announce("");
  if (chosen.article !== null) history.replaceState(null, "", `#${chosen.article.id}`);
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || find("help").open) return;
  if (event.target.closest("input")) return;
  if (event.target.closest("summary, button") && ["Enter", " "].includes(event.key)) return;
  if (pressKey(event.key, event.target)) event.preventDefault();
}
