// What the picture of the graph can do beyond showing: light up neighbours, be walked through by arrow keys, grow and
// shrink, be dragged, become a file of pixels.
"use strict";

// A document and its neighbours are drawn once more over everything else, which is dimmed as a whole: to dim hundreds
// of boxes and lines one by one takes ten times as long.
function lightUp(svg) {
  const nodes = new Map([...svg.querySelectorAll(".node")].map((node) => [node.dataset.node, node]));
  const edges = [...svg.querySelectorAll(".edge[data-source]")];
  const layer = document.createElementNS(svg.namespaceURI, "g");
  layer.classList.add("light");
  layer.setAttribute("aria-hidden", "true");
  svg.append(layer);

  function copied(node) {
    const copy = node.cloneNode(true);
    copy.removeAttribute("href");
    copy.classList.add("near");
    return copy;
  }

  function show(node) {
    const id = node.dataset.node;
    const joined = edges.filter(({ dataset }) => dataset.source === id || dataset.target === id);
    const near = new Set([id, ...joined.flatMap(({ dataset }) => [dataset.source, dataset.target])]);
    const arrows = svg.querySelector(":scope > .edges").cloneNode(false);
    arrows.append(...joined.map(copied));
    layer.replaceChildren(arrows, ...[...near].map((other) => copied(nodes.get(other))));
    layer.querySelector(`[data-node="${id}"]`).classList.add("chosen");
    svg.classList.add("lit");
  }

  function hide() {
    layer.replaceChildren();
    svg.classList.remove("lit");
  }

  for (const node of nodes.values()) {
    node.addEventListener("pointerenter", () => show(node));
    node.addEventListener("focus", () => show(node));
    node.addEventListener("pointerleave", hide);
    node.addEventListener("blur", hide);
  }
}

// Where a picture opens that is larger than its frame: on the document asked for, else on the one with most links.
function open(frame, svg) {
  const links = new Map();
  for (const { dataset } of svg.querySelectorAll(".edge[data-source]")) {
    for (const end of [dataset.source, dataset.target]) links.set(end, (links.get(end) ?? 0) + 1);
  }
  const [first, ...others] = svg.querySelectorAll(".node");
  const most = others.reduce((best, node) =>
    (links.get(node.dataset.node) ?? 0) > (links.get(best.dataset.node) ?? 0) ? node : best, first);
  const box = (svg.querySelector(".node.centre") ?? most)?.getBoundingClientRect();
  const edge = frame.getBoundingClientRect();
  if (!box || (box.right < edge.right && box.bottom < edge.bottom)) return;
  frame.scrollLeft = box.left + box.width / 2 - edge.left - frame.clientWidth / 2;
  frame.scrollTop = box.top + box.height / 2 - edge.top - frame.clientHeight / 2;
}

// From a document, each arrow key leads to the nearest one in its direction; what lies aside counts as farther.
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function walk(svg) {
  const places = [...svg.querySelectorAll(".node")].map((node) => {
    const { x, y, width, height } = node.querySelector(".box").getBBox();
    return { node, x: x + width / 2, y: y + height / 2 };
  });

  svg.addEventListener("keydown", (event) => {
    const [right, down] = DIRECTIONS[event.key] ?? [];
    const here = places.find(({ node }) => node === document.activeElement);
    if (right === undefined || !here) return;
    let [nearest, least] = [null, Infinity];
    for (const { node, x, y } of places) {
      const along = (x - here.x) * right + (y - here.y) * down;
      const aside = Math.abs((x - here.x) * down) + Math.abs((y - here.y) * right);
      if (along > 1 && along + 2 * aside < least) [nearest, least] = [node, along + 2 * aside];
    }
    event.preventDefault();
    nearest?.focus();
  });
}

// Zooming changes the size of the drawing, so that the frame's own scrolling does the rest, also by keys and fingers.
function zoom(frame, svg, buttons) {
  const { width, height } = svg.viewBox.baseVal;
  const [least, most, step] = [0.25, 4, 1.25];

  function scale() {
    return svg.getBoundingClientRect().width / width;
  }

  function resize(wanted, x, y) {
    const before = scale();
    const after = Math.min(Math.max(wanted, least), most);
    const [left, top] = [frame.scrollLeft + x, frame.scrollTop + y];
    frame.classList.add("zoomed");
    svg.setAttribute("width", width * after);
    svg.setAttribute("height", height * after);
    frame.scrollLeft = (left * after) / before - x;
    frame.scrollTop = (top * after) / before - y;
  }

  function reset() {
    frame.classList.remove("zoomed");
    svg.setAttribute("width", width);
    svg.setAttribute("height", height);
  }

  for (const button of buttons.querySelectorAll("button")) {
    const factor = { in: step, out: 1 / step }[button.dataset.zoom];
    button.addEventListener("click", () =>
      factor ? resize(scale() * factor, frame.clientWidth / 2, frame.clientHeight / 2) : reset());
  }
  const keys = { "+": "in", "=": "in", "-": "out", 0: "reset" };
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
    event.preventDefault();
    buttons.querySelector(`[data-zoom=${keys[event.key]}]`).click();
  });
  frame.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const edge = frame.getBoundingClientRect();
    resize(scale() * Math.exp(-event.deltaY / 400), event.clientX - edge.left, event.clientY - edge.top);
  }, { passive: false });
  buttons.hidden = false;
}

function drag(frame) {
  let from = null;
  let moved = false;

  frame.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    from = { x: event.clientX + frame.scrollLeft, y: event.clientY + frame.scrollTop, atX: event.clientX, atY: event.clientY };
    moved = false;
  });
  window.addEventListener("pointermove", (event) => {
    if (!from) return;
    moved ||= Math.hypot(event.clientX - from.atX, event.clientY - from.atY) > 4;
    frame.classList.toggle("dragged", moved);
    if (moved) frame.scrollTo(from.x - event.clientX, from.y - event.clientY);
  });
  for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, () => {
    from = null;
    frame.classList.remove("dragged");
    // The click comes at once after this; later ones are meant.
    setTimeout(() => { moved = false; });
  });
  // Who has dragged a box did not mean to follow its link.
  frame.addEventListener("click", (event) => moved && event.preventDefault(), true);
  frame.addEventListener("dragstart", (event) => event.preventDefault());
}

// The file that can be downloaded as SVG, drawn with twice as many pixels as units, as far as browsers draw that much.
const [SHARPNESS, LONGEST, LARGEST] = [2, 16384, 2 ** 26];

async function toPng(address) {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const { naturalWidth: width, naturalHeight: height } = picture;
  const scale = Math.min(SHARPNESS, LONGEST / Math.max(width, height), Math.sqrt(LARGEST / (width * height)));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

function offerPng(place) {
  const button = place.querySelector("button");
  button.addEventListener("click", async () => {
    button.disabled = true;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await toPng(button.dataset.png));
    link.download = "do-thi.png";
    link.click();
    button.disabled = false;
    // The browser has begun to save it long before.
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  });
  place.hidden = false;
}

for (const frame of document.querySelectorAll(".picture")) {
  const svg = frame.querySelector("svg");
  lightUp(svg);
  walk(svg);
  zoom(frame, svg, document.querySelector(".zoom"));
  drag(frame);
  open(frame, svg);
  offerPng(document.querySelector(".png"));
}
