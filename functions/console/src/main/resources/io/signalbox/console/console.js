// Keys, the time's zone, zoom and partial updates: nothing that the pages need to work.
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

  const addCopying = () => {
    const main = $("content");
    for (const text of navigator.clipboard ? main.querySelectorAll("pre") : []) {
      const copy = document.createElement("button");
      copy.type = "button";
      copy.textContent = main.dataset.copy;
      copy.addEventListener("click", async () => {
        await navigator.clipboard.writeText(text.innerText);
        copy.textContent = main.dataset.copied;
      });
      text.before(copy);
    }
  };

  // Drag to zoom, double click for all of it; the drawing of the server stays for print and without script.
  const addZoom = () => {
    for (const figure of window.uPlot ? document.querySelectorAll("figure[data-times]:not([data-times=''])") : []) {
      const times = figure.dataset.times.split(",").map(Number);
      if (times.length < 2) continue;
      const values = figure.dataset.values.split(",").map(Number);
      const color = getComputedStyle(figure);
      const place = document.createElement("div");
      place.className = "zoom";
      place.setAttribute("role", "img");
      place.setAttribute("aria-label", figure.querySelector("figcaption").textContent);
      figure.append(place);
      figure.querySelector("svg").classList.add("drawn");
      const axis = { stroke: color.color, grid: { stroke: color.getPropertyValue("--line"), width: 1 } };
      const plot = new uPlot({
        width: Math.max(280, figure.clientWidth), height: 230, tzDate: (at) => uPlot.tzDate(new Date(at * 1e3), "Etc/UTC"),
        hooks: { setScale: [(u) => { place.dataset.from = u.scales.x.min; }] }, legend: { show: false }, axes: [axis, axis],
        series: [{}, { stroke: color.getPropertyValue("--link"), width: 2, points: { show: times.length < 60 } }],
      }, [times, values], place);
      addEventListener("resize", () => plot.setSize({ width: Math.max(280, figure.clientWidth), height: 230 }));
    }
  };

  const furnish = () => { addCopying(); addZoom(); showTimes(); };

  // What is no page of the same screen, such as the sign-in after the session's end, is opened as a whole.
  const isHere = (address) => new URL(address, location.href).pathname === location.pathname;
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (isHere(event.detail.pathInfo.finalRequestPath)) return;
    event.preventDefault();
    location.assign(event.detail.pathInfo.finalRequestPath);
  });
  let focused = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, pathInfo } = event.detail;
    if (xhr.status !== 200 || !isHere(xhr.responseURL)) {
      event.detail.shouldSwap = false;
      location.assign(pathInfo.finalRequestPath);
      return;
    }
    const active = document.activeElement;
    focused = active.id ? "#" + CSS.escape(active.id)
      : active.matches("a[href]") ? `a[href="${CSS.escape(active.getAttribute("href"))}"]` : "#content";
  });
  document.addEventListener("htmx:afterSettle", () => {
    furnish();
    $("said").textContent = document.title;
    if (document.activeElement === document.body) (document.querySelector(focused) ?? $("content")).focus({ preventScroll: true });
  });

  if (zone) { zone.hidden = false; zone.addEventListener("click", switchTimes); }
  if (dialog) { $("keys-open").hidden = false; $("keys-open").addEventListener("click", openKeys); }
  if (box) {
    box.checked = keysAreOn();
    box.addEventListener("change", () => keep("keys", box.checked ? "on" : "off"));
  }
  const current = document.querySelector("nav [aria-current]");
  if (current) current.scrollIntoView({ block: "nearest", inline: "center" });
  furnish();
})();
