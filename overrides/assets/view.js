// The reader's own text size and contrast, before anything is painted. Kept in the browser's storage, never sent anywhere.
try {
  const { size, contrast } = JSON.parse(localStorage.getItem("dv-view") ?? "{}")
  if (size) document.documentElement.dataset.dvSize = size
  if (contrast) document.documentElement.dataset.dvContrast = contrast
} catch {
  // A browser that keeps nothing shows the page as it is.
}
