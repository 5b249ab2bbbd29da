// On the reading page the Escape key closes a card; a mark opens it again when one comes back to it.
"use strict";

function close(mark) {
  mark.classList.add("closed");
  const open = () => mark.classList.remove("closed");
  mark.addEventListener("pointerleave", open, { once: true });
  mark.addEventListener("focusout", open, { once: true });
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const inside = document.activeElement.closest(".card");
  // Whoever has gone into a card comes back to the words that it belongs to.
  inside?.parentElement.closest("mark").focus({ preventScroll: true });
  for (const mark of document.querySelectorAll("mark:hover, mark:focus, mark:focus-within")) close(mark);
});
