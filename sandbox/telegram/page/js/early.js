// Runs before the first paint, so that a remembered theme never flashes the other one.
try {
  const chosen = localStorage.getItem("tapewire.theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch {}
