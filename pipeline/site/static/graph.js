// What the picture of the graph can do beyond showing: light up neighbours, grow and shrink, be dragged.
"use strict";

function lightUp(svg) {
  const nodes = [...svg.querySelectorAll(".node")];
  const edges = [...svg.querySelectorAll(".edge[data-source]")];

  function show(node) {
    const id = node.dataset.node;
    const near = new Set([id]);
    for (const edge of edges) {
      const joined = edge.dataset.source === id || edge.dataset.target === id;
      edge.classList.toggle("near", joined);
      if (joined) near.add(edge.dataset.source).add(edge.dataset.target);
    }
    for (const other of nodes) other.classList.toggle("near", near.has(other.dataset.node));
    svg.classList.add("lit");
  }

  for (const node of nodes) {
    node.addEventListener("pointerenter", () => show(node));
    node.addEventListener("focus", () => show(node));
    node.addEventListener("pointerleave", () => svg.classList.remove("lit"));
    node.addEventListener("blur", () => svg.classList.remove("lit"));
  }
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

for (const frame of document.querySelectorAll(".picture")) {
  const svg = frame.querySelector("svg");
  lightUp(svg);
  zoom(frame, svg, document.querySelector(".zoom"));
  drag(frame);
}
