
"use strict";
// Without this script the page still works: rows and cues link to each other. It adds highlighting.
for (const report of document.querySelectorAll(".report")) {
  const rows = new Map();
  for (const row of report.querySelectorAll(".row")) rows.set(row.dataset.n, { row, parts: [], length: 0 });
  for (const piece of report.querySelectorAll("[data-a]")) {
    for (const mark of piece.dataset.a.split(" ")) {
      const [n, role] = mark.split(":");
      const entry = rows.get(n);
      entry.parts.push([piece, role]);
      if (role === "content") entry.length += piece.textContent.length;
    }
  }
  let lit = null;
  const light = (n) => {
    if (n === lit) return;
    const swap = (number, add) => {
      const entry = rows.get(number);
      if (!entry) return;
      entry.row.classList.toggle("on", add);
      for (const [piece, role] of entry.parts) piece.classList.toggle(role === "content" ? "on" : "on-" + role, add);
    };
    swap(lit, false);
    swap(n, true);
    lit = n;
  };
  // Of several attributions over one place its own cue or source comes first, then the one with the shortest content.
  const pick = (piece) => {
    const marks = piece.dataset.a.split(" ").map((mark) => mark.split(":"));
    const own = marks.find(([, role]) => role === "cue") || marks.find(([, role]) => role === "source");
    return (own || marks.sort((a, b) => rows.get(a[0]).length - rows.get(b[0]).length)[0])[0];
  };
  const number = (target) => {
    const place = target.closest("[data-a], [data-n]");
    return place && report.contains(place) ? place.dataset.n || pick(place) : null;
  };
  const show = (n) => {
    const { row } = rows.get(n);
    const hidden = row.closest("details");
    if (hidden) hidden.open = true;
    row.scrollIntoView({ block: "nearest" });
  };
  report.addEventListener("mouseover", (event) => light(number(event.target)));
  report.addEventListener("mouseleave", () => light(null));
  report.addEventListener("focusin", (event) => light(number(event.target)));
  report.addEventListener("click", (event) => {
    const n = number(event.target);
    if (n === null) return;
    light(n);
    const from = event.target.closest(".row, [data-a], [data-n]");
    if (from.matches(".row")) {
      const place = document.getElementById(report.id + "-t" + n);
      if (place && !event.target.closest("a")) place.scrollIntoView({ block: "center" });
    } else if (matchMedia("(min-width: 60rem)").matches) {
      event.preventDefault();
      show(n);
    } else if (event.target.closest("a")) {
      show(n);
    }
  });
}
addEventListener("beforeprint", () => {
  for (const hidden of document.querySelectorAll("details")) hidden.open = true;
});
