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
  /* Each module stands in an element of its own, packed; it is taken out of the page when it is wanted. */
  boot.part = (name) => {
    const text = atob(document.getElementById('wasm-' + name).textContent);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i += 1) {
      bytes[i] = text.charCodeAt(i);
    }
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  };
  boot
    .part('main')
    .then((wasm) => __wbg_init({ module_or_path: wasm }))
    .then(boot.done, boot.failed);
})();
