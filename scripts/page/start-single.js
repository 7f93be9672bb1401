/* Starts the app of the one HTML file. Stands behind wasm-bindgen's script in the same module, hence `__wbg_init`. */
(function () {
  const boot = window.branchLedgerBoot;
  if (!boot.ready) {
    return;
  }
  if (typeof DecompressionStream !== 'function') {
    boot.old();
    return;
  }
  const holder = document.getElementById('wasm-gzip-base64');
  const text = atob(holder.textContent);
  holder.remove();
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    bytes[i] = text.charCodeAt(i);
  }
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  new Response(unpacked)
    .arrayBuffer()
    .then((wasm) => __wbg_init({ module_or_path: wasm }))
    .then(boot.done, boot.failed);
})();
