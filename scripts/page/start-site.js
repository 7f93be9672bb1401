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
  /* A part that has arrived is kept, so that the app goes on when the network or the server is gone, or has a newer version. */
  var fetched = {};
  boot.part = function (file) {
    if (!fetched[file]) {
      fetched[file] = fetch('./' + file).then(function (response) {
        if (!response.ok) {
          throw new Error(file + ': ' + response.status);
        }
        return response.arrayBuffer();
      });
      fetched[file].catch(function () {
        delete fetched[file];
      });
    }
    return fetched[file];
  };
  function fetchAhead() {
    (boot.parts || []).reduce(function (before, file) {
      return before.then(function () {
        return boot.part(file).catch(function () {});
      });
    }, Promise.resolve());
  }
  /* Both files are asked for at once; wasm-bindgen takes the response as a promise. */
  var wasm = fetch(names.wasm);
  Promise.all([import(names.js), wasm])
    .then(function (loaded) {
      return loaded[0].default({ module_or_path: loaded[1] });
    })
    .then(boot.done)
    .then(fetchAhead)
    .catch(boot.failed);
})();
