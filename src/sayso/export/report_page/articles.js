// Which article is open. All of them are in the page; only the open one is laid out.
const root = document.documentElement;
root.classList.add("js");
const find = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const chosen = { article: null, record: null, segment: null };
const segmentIndex = new WeakMap();

// The records over a segment, innermost first, with the roles that each has there.
function coversOf(segment) {
  return segment.dataset.covers.split(" ").map((cover) => {
    const [record, roles] = cover.split(":");
    return { record, roles: roles.split(",") };
  });
}

// For each record of the article, the segments that it covers, in text order.
function segmentsOf(article, record) {
  if (!segmentIndex.has(article)) {
    const index = new Map();
    for (const segment of all(".text .mark", article)) {
      for (const cover of coversOf(segment)) {
        if (!index.has(cover.record)) index.set(cover.record, []);
        index.get(cover.record).push({ segment, roles: cover.roles });
      }
    }
    segmentIndex.set(article, index);
  }
  return segmentIndex.get(article).get(record) ?? [];
}

const entryOf = (record) => find(`r-${record}`);
const isShown = (record) => entryOf(record) !== null && entryOf(record).closest("[hidden]") === null;
const isReachable = (element) => element.closest("[hidden], details:not([open])") === null;

// One stop of the Tab key per pane: the element given, or the first one that can be reached.
function setTabStop(elements, wanted) {
  const stop = elements.includes(wanted) ? wanted : elements.find(isReachable);
  for (const element of elements) element.tabIndex = element === stop ? 0 : -1;
  for (const link of elements.flatMap((element) => all(".links a, .relations a", element))) {
    link.tabIndex = stop !== undefined && link.closest(".entry") === stop ? 0 : -1;
  }
}

const listLinks = () => all("#article-list li a");
const linkTo = (article) => listLinks().find((link) => link.hash === `#${article.id}`);

function openArticle(article) {
  if (chosen.article === article) return;
  if (chosen.article !== null) clearSelection();
  for (const other of all(".article.is-open")) other.classList.remove("is-open");
  article.classList.add("is-open");
  article.tabIndex = -1;
  chosen.article = article;
  repaint(article);
  setTabStop(all("[data-record]", article), null);
  showPlace();
}

// Which of the articles is open, and whether there is one before and after it that the filters let through.
function showPlace() {
  const links = listLinks();
  if (links.length === 0) return;
  const current = linkTo(chosen.article);
  for (const link of links) {
    if (link === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  find("article-place").textContent = `${links.indexOf(current) + 1} of ${links.length}`;
  find("previous-article").disabled = neighbour(-1) === undefined;
  find("next-article").disabled = neighbour(1) === undefined;
}

function neighbour(step) {
  const links = listLinks();
  let index = links.indexOf(linkTo(chosen.article)) + step;
  while (links[index] !== undefined && links[index].closest("[hidden]") !== null) index += step;
  return links[index];
}

function goToArticle(article) {
  openArticle(article);
  history.replaceState(null, "", `#${article.id}`);
  article.focus({ preventScroll: true });
  article.scrollIntoView({ block: "start", behavior: "instant" });
}
