// Shows how many characters are left in a text of limited length.
for (const box of document.querySelectorAll("[data-count-of]")) {
  const field = document.getElementById(box.dataset.countOf);
  const most = Number(box.dataset.countMax);
  const note = document.createElement("p");
  note.className = "kwestie-count";
  note.setAttribute("aria-live", "polite");
  const show = () => {
    const left = most - [...field.value.trim()].length;
    note.textContent = left >= 0 ? `Nog ${left} tekens` : `${-left} tekens te veel`;
    note.classList.toggle("kwestie-count--over", left < 0);
  };
  field.addEventListener("input", show);
  box.append(note);
  show();
}
