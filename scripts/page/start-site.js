/* Starts the app of the static site: a classic script without top-level await, which Chromium 83 could not parse. */
(function () {
  var boot = window.branchLedgerBoot;
  var names = document.currentScript && document.currentScript.dataset;
  if (!boot.ready) {
    return;
  }
  if (location.protocol === 'file:') {
    boot.folder();
    return;
  }
  /* Both files are asked for at once; wasm-bindgen takes the response as a promise. */
  var wasm = fetch(names.wasm);
  Promise.all([import(names.js), wasm])
    .then(function (loaded) {
      return loaded[0].default({ module_or_path: loaded[1] });
    })
    .then(boot.done, boot.failed);
})();
