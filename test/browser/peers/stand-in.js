// A stand-in for any script that serves hx-ws on htmx 2 by itself, through htmx.createWebSocket: for each node that htmx
// is about to process it wires the node and all below it anew, and it splits values on white space alone. It shows what
// the shim meets beside such a script; it is nobody's code.
(() => {
  const live = new WeakMap();
  htmx.createWebSocket ||= (url) => new WebSocket(url, []);

  const connect = (elt, path) => {
    const socket = htmx.createWebSocket(path.startsWith('/') ? `ws://${location.host}${path}` : path);
    live.set(elt, socket);
    socket.onerror = () => notes.push('the stand-in saw an error');
    socket.onclose = ({ code }) => {
      if (code === 1006) setTimeout(() => connect(elt, path), 0);
    };
    socket.addEventListener('message', ({ data }) => notes.push(`the stand-in received ${data}`));
  };

  const send = (elt) => {
    let owner = elt;
    while (owner && !live.has(owner)) owner = owner.parentElement;
    if (!owner) return;
    elt.addEventListener(elt.tagName === 'FORM' ? 'submit' : 'click', (event) => {
      event.preventDefault();
      live.get(owner).send(JSON.stringify({ from: 'the stand-in' }));
    });
  };

  const wire = (elt) => {
    for (const word of (elt.getAttribute('hx-ws') || elt.getAttribute('data-hx-ws') || '').split(/\s+/)) {
      if (word.startsWith('connect:')) connect(elt, word.slice('connect:'.length));
      if (word === 'send') send(elt);
    }
  };

  htmx.defineExtension('stand-in', {
    onEvent(name, event) {
      if (name !== 'htmx:beforeProcessNode') return;
      for (const elt of [event.target, ...event.target.querySelectorAll('[hx-ws],[data-hx-ws]')]) wire(elt);
    },
  });
})();
