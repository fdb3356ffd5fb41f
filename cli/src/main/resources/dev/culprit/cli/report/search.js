// Shows the pages whose id or title has all the words; #words in the address does the same.
const field = document.getElementById("words");
const found = document.getElementById("found");
const count = document.getElementById("count");
function search() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = pages.filter(([place, title]) =>
    words.every((word) => (place + " " + title).toLowerCase().includes(word)));
  found.replaceChildren(...hits.map(([place, title]) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const [kind, id] = place.split("/");
    link.href = place + ".html";
    link.textContent = id;
    item.append(link, ` (${kind}): ${title}`);
    return item;
  }));
  count.textContent = hits.length + " of " + pages.length + " pages";
}
field.addEventListener("input", search);
field.value = decodeURIComponent(location.hash.slice(1));
search();
