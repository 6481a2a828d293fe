// Keys, the time's zone, and nothing that the pages need to work.
"use strict";
(() => {
  const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* Not kept then. */ } };
  const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const $ = (id) => document.getElementById(id);

  const zone = $("time-zone");
  const showTimes = () => {
    const local = kept("time") === "local";
    for (const time of document.querySelectorAll("time[datetime]")) {
      time.dataset.utc ??= time.textContent;
      const at = new Date(time.dateTime);
      time.textContent = local && !isNaN(at)
        ? at.toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "long" })
        : time.dataset.utc;
    }
    if (zone) zone.textContent = local ? zone.dataset.utc : zone.dataset.local;
  };
  const switchTimes = () => { keep("time", kept("time") === "local" ? "utc" : "local"); showTimes(); };

  const dialog = $("keys");
  const box = $("keys-on");
  const keysAreOn = () => kept("keys") !== "off";
  const openKeys = () => { if (dialog && !dialog.open) dialog.showModal(); };

  const moveRow = (step) => {
    const links = [...document.querySelectorAll("tbody tr")].map((row) => row.querySelector("a")).filter(Boolean);
    const next = links[Math.min(links.length - 1, Math.max(0, links.indexOf(document.activeElement) + step))];
    if (next) next.focus();
  };

  const isTyping = (element) => element && element.matches("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || (dialog && dialog.open)) return;
    if (event.key === "?") { event.preventDefault(); openKeys(); return; }
    if (!keysAreOn()) return;
    if (event.key === "/" && $("find")) { event.preventDefault(); $("find").focus(); }
    else if (event.key === "u") switchTimes();
    else if (event.key === "j") moveRow(1);
    else if (event.key === "k") moveRow(-1);
    else if (event.key >= "1" && event.key <= "9") {
      const link = document.querySelectorAll("nav a")[Number(event.key) - 1];
      if (link) link.click();
    }
  });

  const main = $("content");
  for (const text of navigator.clipboard ? document.querySelectorAll("pre") : []) {
    const copy = document.createElement("button");
    copy.type = "button";
    copy.textContent = main.dataset.copy;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.innerText);
      copy.textContent = main.dataset.copied;
    });
    text.before(copy);
  }

  if (zone) { zone.hidden = false; zone.addEventListener("click", switchTimes); }
  if (dialog) { $("keys-open").hidden = false; $("keys-open").addEventListener("click", openKeys); }
  if (box) {
    box.checked = keysAreOn();
    box.addEventListener("change", () => keep("keys", box.checked ? "on" : "off"));
  }
  const current = document.querySelector("nav [aria-current]");
  if (current) current.scrollIntoView({ block: "nearest", inline: "center" });
  showTimes();
})();
