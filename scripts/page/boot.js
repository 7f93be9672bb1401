/* The first script of the page, in the words of 1999, because browsers that cannot run the app must still be able to say so.
   Runs before there is a content security policy, and writes it. The policy itself is filled in by scripts/bundle.mjs (release only). */
(function () {
  var root = document.documentElement;

  function mark(name) {
    root.className += ' boot-is-' + name;
  }

  function understands(code) {
    try {
      return !!new Function(code);
    } catch (error) {
      /* A server's own policy may forbid the question (EvalError); that is no sign of age. */
      return !(error instanceof SyntaxError);
    }
  }

  /* `?.` and `??` came with Chromium 80, the oldest that can run the app. */
  function runs_app() {
    return typeof WebAssembly === 'object' && typeof Promise === 'function' && understands('return this?.a ?? 0');
  }

  /* Chromium 96 and newer know reference types and, from 97 on, 'wasm-unsafe-eval'; older ones refuse wasm without 'unsafe-eval'. */
  function knows_reference_types() {
    return WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0]));
  }

  function write_policy(policy) {
    var meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = policy.replace('%EVAL%', knows_reference_types() ? "'wasm-unsafe-eval'" : "'unsafe-eval'");
    document.getElementsByTagName('head')[0].appendChild(meta);
  }

  /* What the start script asks, and tells. */
  window.branchLedgerBoot = {
    ready: runs_app(),
    old: function () {
      mark('old');
    },
    folder: function () {
      mark('folder');
    },
    done: function () {
      var boot = document.getElementById('boot');
      boot.parentNode.removeChild(boot);
    },
    failed: function (error) {
      mark('failed');
      document.getElementById('boot-reason').textContent = String(error);
      if (window.console) {
        console.error(error);
      }
    }
  };

  var policy = '%POLICY%';
  if (!window.branchLedgerBoot.ready) {
    mark('old');
  } else if (policy.charAt(0) !== '%') {
    write_policy(policy);
  }
})();
