// Ties the page together once it is there.

// An address may name a record or an article; one that names neither leaves the page as it is.
function followAddress() {
  const target = location.hash.length > 1 ? find(decodeHash(location.hash.slice(1))) : null;
  if (target?.matches("[data-record]")) select(target.dataset.record, "address");
  else if (target?.matches(".article")) goToArticle(target);
  else if (target?.matches(".mark")) goToWords(entryOf(coversOf(target)[0].record));
}

function decodeHash(hash) {
  try {
    return decodeURIComponent(hash);
  } catch (error) {
    if (error instanceof URIError) return hash;
    throw error;
  }
}

const isPlainPress = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

function onPress(event) {
  if (!isPlainPress(event)) return;
  const segment = event.target.closest(".text .mark");
  const entry = event.target.closest("[data-record]");
  const link = event.target.closest("a");
  const articleLink = event.target.closest("#article-list li a");
  if (segment !== null) {
    event.preventDefault();
    if (getSelection().isCollapsed) pressSegment(segment);
  } else if (articleLink !== null) {
    event.preventDefault();
    goToArticle(find(articleLink.hash.slice(1)));
  } else if (link !== null && link.matches(".show")) {
    event.preventDefault();
    goToWords(entry);
  } else if (link !== null && link.matches(".other-words")) {
    event.preventDefault();
    goToWords(entryOf(link.dataset.of));
  } else if (link !== null && link.matches(".whole, .permalink, .other")) {
    event.preventDefault();
    goToRecord(link.hash.slice("#r-".length));
  } else if (entry !== null && link === null && event.target.closest("summary, button") === null) {
    if (getSelection().isCollapsed) select(entry.dataset.record, "cards");
  }
}

function start() {
  const first = document.querySelector(".article.is-open");
  if (first === null) return;
  openArticle(first);
  document.addEventListener("click", onPress);
  document.addEventListener("keydown", onKey);
  addEventListener("hashchange", followAddress);
  find("source-words").addEventListener("input", (event) => {
    wanted.words = fold(event.target.value);
    applyFilter();
  });
  find("article-words")?.addEventListener("input", filterList);
  for (const button of all(".stance-filter")) button.addEventListener("click", () => toggleStance(button));
  find("clear-filter").addEventListener("click", () => {
    clearFilter();
    find("source-words").focus();
  });
  find("open-help").addEventListener("click", () => find("help").showModal());
  find("previous-article")?.addEventListener("click", () => goToArticle(find(neighbour(-1).hash.slice(1))));
  find("next-article")?.addEventListener("click", () => goToArticle(find(neighbour(1).hash.slice(1))));
  const tools = find("source-words").closest(".tools");
  new ResizeObserver(() => root.style.setProperty("--tools", `${tools.offsetHeight}px`)).observe(tools);
  followAddress();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
