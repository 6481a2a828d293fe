// Keys, times, zoom, updates: nothing that pages need.
"use strict";
(() => {
  const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* Not kept. */ } };
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

  const copyButton = (name, value) => {
    const words = $("content").dataset;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "copy", textContent: words.copy });
    if (name) button.ariaLabel = words.copy + ": " + name;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(value());
      button.textContent = words.copied;
    });
    return button;
  };
  const addCopying = () => {
    if (!navigator.clipboard) return;
    const main = $("content");
    for (const text of main.querySelectorAll("pre")) text.before(copyButton("", () => text.innerText));
    for (const text of main.querySelectorAll("bdi[data-original]")) {
      text.after(copyButton(text.textContent, () => text.dataset.original));
    }
  };

  // Print has the drawing.
  const addZoom = () => {
    for (const figure of window.uPlot ? document.querySelectorAll("figure[data-times]:not([data-times=''])") : []) {
      const times = figure.dataset.times.split(",").map(Number);
      if (times.length < 2) continue;
      const values = figure.dataset.values.split(",").map(Number);
      const color = getComputedStyle(figure);
      const place = document.createElement("div");
      Object.assign(place, { className: "zoom", role: "img", ariaLabel: figure.querySelector("figcaption").textContent });
      figure.append(place);
      figure.querySelector("svg").classList.add("drawn");
      const size = () => ({ width: Math.max(280, figure.clientWidth), height: 230 });
      const dates = (u, all, i, s, step) => all.map((at) => new Date(at * 1e3).toISOString().slice(0, step < 86400 ? 16 : 10));
      const axis = { stroke: color.color, grid: { stroke: color.getPropertyValue("--line"), width: 1 } };
      const plot = new uPlot({
        ...size(), tzDate: (at) => uPlot.tzDate(new Date(at * 1e3), "Etc/UTC"),
        hooks: { setScale: [(u) => { place.dataset.from = u.scales.x.min; }] }, legend: { show: false }, axes: [{ ...axis, values: dates, space: 120 }, axis],
        series: [{}, { stroke: color.getPropertyValue("--link"), width: 2, points: { show: times.length < 60 } }],
      }, [times, values], place);
      addEventListener("resize", () => plot.setSize(size()));
    }
  };

  const furnish = () => { addCopying(); addZoom(); showTimes(); };

  // Other pages open whole.
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
